// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict_iterator.hpp: iterating the keys, values and items of a dict, either way.
// Promises: RuntimeError, not confusion, where keys come or go meanwhile.
// CPython 3.11: dictiterobject, dictreviter_iternext (Objects/dictobject.c).
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::builtins {

/// dictiterobject.
struct dict_iterator : object {
    dict_object* di_dict = nullptr; ///< null: exhausted
    ssize di_used = 0;              ///< the size that the dict must keep
    ssize di_pos = 0;               ///< the entry to look at next
    ssize len = 0;                  ///< how many entries are left
};

namespace detail {

/// The next entry, if any: there is none if it is exhausted, or, if pending, it raised.
[[nodiscard]] constexpr dict_item_view step_dict(thread_state& thread, value held,
                                                 bool backwards) noexcept {
    auto* self = static_cast<dict_iterator*>(held.data.object);
    const dict_object* dict = self->di_dict;
    if (dict == nullptr) {
        return {};
    }
    if (self->di_used != dict->ma_used) {
        self->di_used = -1; // It raises again and again, even if the size comes back.
        raise(thread, runtime_error_type, "dictionary changed size during iteration");
        return {};
    }
    dict_item_view entry{};
    if (!backwards) {
        entry = next_entry(dict, self->di_pos);
    } else {
        if (self->di_pos >= dict_item_count(dict)) {
            self->di_pos = dict_item_count(dict) - 1;
        }
        while (!entry && self->di_pos >= 0) {
            entry = dict_item_at(dict, self->di_pos--);
        }
    }
    if (entry && self->len == 0 && !backwards) {
        raise(thread, runtime_error_type, "dictionary keys changed during iteration");
        entry = {};
    }
    if (!entry) {
        state::drop(self->di_dict);
        return {};
    }
    --self->len;
    return entry;
}

[[nodiscard]] constexpr owned pair_of(thread_state& thread, const dict_item_view& entry) noexcept {
    tuple_object* result = new_tuple_room(thread, 2);
    if (result != nullptr) {
        object** to = room(result);
        increment(entry.me_key);
        increment(entry.me_value);
        to[0] = entry.me_key;
        to[1] = entry.me_value;
    }
    return owned::take(result);
}

template <bool Backwards>
[[nodiscard]] constexpr owned next_key_of(thread_state& thread, value self) noexcept {
    const dict_item_view entry = step_dict(thread, self, Backwards);
    return owned::share(entry ? load(entry.me_key) : value{});
}

template <bool Backwards>
[[nodiscard]] constexpr owned next_value_of(thread_state& thread, value self) noexcept {
    const dict_item_view entry = step_dict(thread, self, Backwards);
    return owned::share(entry ? load(entry.me_value) : value{});
}

template <bool Backwards>
[[nodiscard]] constexpr owned next_item_of(thread_state& thread, value self) noexcept {
    const dict_item_view entry = step_dict(thread, self, Backwards);
    if (!entry) {
        return {};
    }
    return pair_of(thread, entry);
}

} // namespace detail

[[nodiscard]] constexpr owned copy_dict_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<dict_iterator*>(held);
    auto* made = allocate<dict_iterator>(thread, *self->ob_type);
    if (made != nullptr && self->di_dict != nullptr) {
        increment(self->di_dict);
        made->di_dict = self->di_dict;
        made->di_used = self->di_used;
        made->di_pos = self->di_pos;
        made->len = self->len;
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned dict_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<dict_iterator*>(held);
    const bool same = self->di_dict != nullptr && self->di_used == self->di_dict->ma_used;
    return items_left(same ? self->len : 0, 0);
}

constexpr int dict_iterator_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<dict_iterator*>(held)->di_dict);
}

constexpr void dict_iterator_clear(object* held) noexcept {
    state::drop(static_cast<dict_iterator*>(held)->di_dict);
}

constexpr void dict_iterator_dealloc(object* held) noexcept {
    dict_iterator_clear(held);
    release<dict_iterator>(static_cast<dict_iterator*>(held));
}

/// The type of an iterator of dicts, of which `next` steps one.
[[nodiscard]] consteval type_object make_dict_iterator_table(const char* name, unary_slot next,
                                                             binary_slot get_attribute) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(dict_iterator);
    self.tp_dealloc = dict_iterator_dealloc;
    self.tp_free = free_object<dict_iterator>;
    self.tp_traverse = dict_iterator_traverse;
    self.tp_clear = dict_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    self.tp_methods = methods_of<length_hint_row<dict_items_left>,
                                 reduce_row<reduce_to_rest<copy_dict_iterator>>>;
    self.tp_getattro = get_attribute;
    self.tp_base = &object_type;
    return self;
}

/// What iterates the keys, values and items, forwards and backwards.
inline constexpr type_object dict_iterator_tables[2][3] = {
    {make_dict_iterator_table("dict_keyiterator", detail::next_key_of<false>,
                              interpreter::generic_get_attribute),
     make_dict_iterator_table("dict_valueiterator", detail::next_value_of<false>,
                              interpreter::generic_get_attribute),
     make_dict_iterator_table("dict_itemiterator", detail::next_item_of<false>,
                              interpreter::generic_get_attribute)},
    {make_dict_iterator_table("dict_reversekeyiterator", detail::next_key_of<true>, nullptr),
     make_dict_iterator_table("dict_reversevalueiterator", detail::next_value_of<true>, nullptr),
     make_dict_iterator_table("dict_reverseitemiterator", detail::next_item_of<true>, nullptr)}};

extern const type_object dict_iterator_types[2][3];

namespace detail {

template <std::size_t Backwards, std::size_t Part>
[[nodiscard]] consteval type_object ready_dict_iterator() {
    return ready<dict_iterator_types[Backwards][Part], dict_iterator_tables[Backwards][Part]>();
}

} // namespace detail

inline constexpr type_object dict_iterator_types[2][3] = {
    {detail::ready_dict_iterator<0, 0>(), detail::ready_dict_iterator<0, 1>(),
     detail::ready_dict_iterator<0, 2>()},
    {detail::ready_dict_iterator<1, 0>(), detail::ready_dict_iterator<1, 1>(),
     detail::ready_dict_iterator<1, 2>()}};

/// Which part of a dict is seen: an index of dict_iterator_types.
enum dict_part : int { dict_part_keys, dict_part_values, dict_part_items };

/// An iterator of that part of a dict.
[[nodiscard]] constexpr owned iterate_dict(thread_state& thread, dict_object* self, dict_part part,
                                           bool backwards) noexcept {
    auto* result = allocate<dict_iterator>(thread, dict_iterator_types[backwards ? 1 : 0][part]);
    if (result != nullptr) {
        increment(self);
        result->di_dict = self;
        result->di_used = self->ma_used;
        result->len = self->ma_used;
        result->di_pos = backwards ? dict_item_count(self) - 1 : 0;
    }
    return owned::take(result);
}

} // namespace stasis::builtins
