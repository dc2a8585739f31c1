// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/odict_iterator.hpp: iterating an OrderedDict, either way, and its views.
// Promises: RuntimeError where the order has changed meanwhile.
// CPython 3.11: odictiter, PyODictKeys_Type, PyODictItems_Type, PyODictValues_Type
// (Objects/odictobject.c).
#pragma once

#include <stasis/library/detail/odict_nodes.hpp>

namespace stasis::library {

/// odictiterobject.
struct ordered_dict_iterator : object {
    builtins::dict_part kind = builtins::dict_part_keys;
    bool backwards = false;
    ordered_dict_object* di_odict = nullptr; ///< null: exhausted
    ssize di_size = 0;                       ///< the size that the dict must keep
    std::size_t di_state = 0;                ///< and its state
    object* di_current = nullptr;            ///< the next key
};

extern const type_object ordered_dict_iterator_type;
extern const type_object ordered_dict_view_types[3];

namespace detail {

[[nodiscard]] constexpr owned iterate_ordered(thread_state& thread, ordered_dict_object* self,
                                              dict_part part, bool backwards) noexcept {
    auto* result = allocate<ordered_dict_iterator>(thread, ordered_dict_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->di_odict = self;
        result->kind = part;
        result->backwards = backwards;
        result->di_size = self->ma_used;
        result->di_state = self->od_state;
        if (const ordered_node* node = backwards ? self->od_last : self->od_first) {
            result->di_current = node->key;
            increment(node->key);
        }
    }
    return owned::take(result);
}

/// The next key; null: exhausted, or, if pending, it raised. The reference is the caller's.
[[nodiscard]] constexpr object* next_ordered_key(thread_state& thread,
                                                 ordered_dict_iterator* self) noexcept {
    if (self->di_odict == nullptr) {
        return nullptr;
    }
    if (self->di_current == nullptr) {
        state::drop(self->di_odict);
        return nullptr;
    }
    if (self->di_odict->od_state != self->di_state) {
        raise(thread, runtime_error_type, "OrderedDict mutated during iteration");
        state::drop(self->di_odict);
        return nullptr;
    }
    if (self->di_odict->ma_used != self->di_size) {
        self->di_size = -1; // It raises again and again, even if the size comes back.
        raise(thread, runtime_error_type, "OrderedDict changed size during iteration");
        return nullptr;
    }
    // The key's __hash__() and __eq__() may go on with this iterator.
    object* const current = self->di_current;
    const owned held = owned::share(make_object(current));
    const owned kept = owned::share(make_object(self->di_odict));
    auto* const dict = static_cast<ordered_dict_object*>(kept.as_object());
    const value key = load(current);
    const hash_t hash = hash_of(thread, key);
    const ordered_node* node = hash != -1 ? find_node(thread, dict, key, hash) : nullptr;
    if (node == nullptr) {
        if (!pending(thread)) {
            raise_key_error(thread, key);
        }
        state::drop(self->di_current);
        return nullptr;
    }
    if (self->di_odict != dict || dict->od_state != self->di_state || self->di_current != current) {
        raise(thread, runtime_error_type, "OrderedDict mutated during iteration");
        return nullptr;
    }
    node = self->backwards ? node->prev : node->next;
    object* const result = self->di_current;
    self->di_current = node != nullptr ? node->key : nullptr;
    if (node != nullptr) {
        increment(node->key);
    }
    return result;
}

[[nodiscard]] constexpr owned ordered_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<ordered_dict_iterator*>(held.data.object);
    const owned kept =
        owned::share(self->di_odict != nullptr ? make_object(self->di_odict) : value{});
    const owned key = owned::take(next_ordered_key(thread, self));
    if (!key || self->kind == dict_part_keys) {
        return owned::share(key ? load(key.as_object()) : value{});
    }
    object* const item =
        find(thread, static_cast<ordered_dict_object*>(kept.as_object()), load(key.as_object()));
    if (item == nullptr) {
        if (!pending(thread)) {
            raise_key_error(thread, load(key.as_object()));
        }
        state::drop(self->di_current);
        state::drop(self->di_odict);
        return {};
    }
    if (self->kind == dict_part_values) {
        return owned::share(load(item));
    }
    tuple_object* const pair = new_tuple_room(thread, 2);
    if (pair != nullptr) {
        increment(key.as_object());
        increment(item);
        room(pair)[0] = key.as_object();
        room(pair)[1] = item;
    }
    return owned::take(pair);
}

[[nodiscard]] constexpr owned copy_ordered_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<ordered_dict_iterator*>(held);
    auto* made = allocate<ordered_dict_iterator>(thread, *self->ob_type);
    if (made != nullptr) {
        made->kind = self->kind;
        made->backwards = self->backwards;
        made->di_size = self->di_size;
        made->di_state = self->di_state;
        made->di_odict = self->di_odict;
        made->di_current = self->di_current;
        for (object* each : {static_cast<object*>(made->di_odict), made->di_current}) {
            if (each != nullptr) {
                increment(each);
            }
        }
    }
    return owned::take(made);
}

constexpr int ordered_iterator_traverse(object* held, visit_slot visit,
                                        visit_argument* argument) noexcept {
    const auto* self = static_cast<ordered_dict_iterator*>(held);
    return visit_each(visit, argument, self->di_odict, self->di_current);
}

constexpr void ordered_iterator_clear(object* held) noexcept {
    auto* self = static_cast<ordered_dict_iterator*>(held);
    state::drop(self->di_odict);
    state::drop(self->di_current);
}

inline constexpr type_object ordered_iterator_table = [] {
    type_object self{};
    self.tp_name = "odict_iterator";
    self.tp_basicsize = sizeof(ordered_dict_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<ordered_dict_iterator>;
    self.tp_traverse = ordered_iterator_traverse;
    self.tp_clear = ordered_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = ordered_iterator_next;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = methods_of<reduce_row<reduce_to_rest<copy_ordered_iterator>>>;
    self.tp_base = &object_type;
    return self;
}();

/// What a view shows.
[[nodiscard]] constexpr ordered_dict_object* viewed_ordered(value self) noexcept {
    return static_cast<ordered_dict_object*>(builtins::detail::viewed(self));
}

template <dict_part Part>
[[nodiscard]] constexpr owned iterate_ordered_view(thread_state& thread, value self) noexcept {
    return iterate_ordered(thread, viewed_ordered(self), Part, false);
}

template <dict_part Part>
[[nodiscard]] constexpr owned reverse_ordered_view(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_none(thread, "__reversed__", given)) {
        return {};
    }
    return iterate_ordered(thread, viewed_ordered(given.values[0]), Part, true);
}

template <dict_part Part>
inline constexpr method_def ordered_view_methods[] = {
    {"__reversed__", reverse_ordered_view<Part>, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

template <dict_part Part>
[[nodiscard]] consteval type_object make_ordered_view_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(dict_view);
    self.tp_iter = iterate_ordered_view<Part>;
    self.tp_methods = ordered_view_methods<Part>;
    self.tp_base = &dict_view_types[Part];
    return self;
}

inline constexpr type_object ordered_dict_view_tables[3] = {
    make_ordered_view_table<dict_part_keys>("odict_keys"),
    make_ordered_view_table<dict_part_values>("odict_values"),
    make_ordered_view_table<dict_part_items>("odict_items")};

/// A view of that part of an OrderedDict.
[[nodiscard]] constexpr owned view_ordered(thread_state& thread, ordered_dict_object* self,
                                           dict_part part) noexcept {
    auto* result = allocate<dict_view>(thread, ordered_dict_view_types[part]);
    if (result != nullptr) {
        increment(self);
        result->dv_dict = self;
    }
    return owned::take(result);
}

} // namespace detail

inline constexpr type_object ordered_dict_iterator_type =
    builtins::ready<ordered_dict_iterator_type, detail::ordered_iterator_table>();

inline constexpr type_object ordered_dict_view_types[3] = {
    builtins::ready<ordered_dict_view_types[0], detail::ordered_dict_view_tables[0]>(),
    builtins::ready<ordered_dict_view_types[1], detail::ordered_dict_view_tables[1]>(),
    builtins::ready<ordered_dict_view_types[2], detail::ordered_dict_view_tables[2]>()};

} // namespace stasis::library
