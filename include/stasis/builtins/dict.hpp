// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict.hpp: dict.
// CPython 3.11: Objects/dictobject.c.
#pragma once

#include <stasis/builtins/dict_methods.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

/// dict(...), at once.
[[nodiscard]] constexpr owned dict_vectorcall(thread_state& thread, const type_object&,
                                              const arguments& given) noexcept {
    if (!interpreter::check_count(thread, "dict", given, 0, 1)) {
        return {};
    }
    dict_object* result = new_dict(thread);
    owned kept = owned::take(result);
    if (result == nullptr || (given.count != 0 && !merge_any(thread, result, given.values[0])) ||
        !merge_keywords(thread, result, given)) {
        return {};
    }
    return kept;
}

/// dict.__new__: an empty dict, whatever is given. A built-in type that inherits it makes plain
/// dicts, and no __init__ fills those.
[[nodiscard]] constexpr owned dict_new(thread_state& thread, const type_object& type,
                                       const arguments& given) noexcept {
    if (is_heap_type(&type)) {
        auto* made = allocate<dict_object>(thread, type);
        if (made != nullptr) {
            made->ma_keys = state::detail::shared_empty_keys();
        }
        return owned::take(made);
    }
    if (&type != &dict_type) {
        return dict_vectorcall(thread, type, given);
    }
    return owned::take(new_dict(thread));
}

/// dict.__init__: an update.
[[nodiscard]] constexpr int dict_init(thread_state& thread, value self,
                                      const arguments& given) noexcept {
    return update_dict(thread, detail::dict_of(self), "dict", given, 0) ? 0 : -1;
}

[[nodiscard]] constexpr ssize dict_length(thread_state&, value self) noexcept {
    return detail::dict_of(self)->ma_used;
}

/// self[key]; of a type with __missing__, what that says of a key that is missing.
[[nodiscard]] constexpr owned dict_subscript(thread_state& thread, value self, value key) noexcept {
    object* found = find(thread, detail::dict_of(self), key);
    if (found != nullptr) {
        return owned::share(load(found));
    }
    if (pending(thread)) {
        return {};
    }
    if (type_of(self) != &dict_type) {
        object* otherwise =
            interpreter::look_up(thread, type_of(self), &graph::str_<"__missing__">);
        if (otherwise != nullptr) {
            return interpreter::call_special(thread, otherwise, self, key);
        }
    }
    return raise_with(thread, key_error_type, key);
}

[[nodiscard]] constexpr int dict_assign_subscript(thread_state& thread, value self, value key,
                                                  value item) noexcept {
    if (item) {
        return store(thread, detail::dict_of(self), key, item) ? 0 : -1;
    }
    const int erased = erase(thread, detail::dict_of(self), key);
    if (erased == 0) {
        return raise_with(thread, key_error_type, key);
    }
    return erased < 0 ? -1 : 0;
}

[[nodiscard]] constexpr int dict_contains(thread_state& thread, value self, value key) noexcept {
    const bool found = find(thread, detail::dict_of(self), key) != nullptr;
    return found ? 1 : pending(thread) ? -1 : 0;
}

[[nodiscard]] constexpr owned dict_iterate(thread_state& thread, value self) noexcept {
    return iterate_dict(thread, detail::dict_of(self), dict_part_keys, false);
}

[[nodiscard]] constexpr owned dict_or(thread_state& thread, value left, value right) noexcept {
    if (as<dict_object>(left, dict_type) == nullptr ||
        as<dict_object>(right, dict_type) == nullptr) {
        return not_implemented();
    }
    dict_object* copied = state::copy(thread, detail::dict_of(left));
    owned result = owned::take(copied);
    if (!result || !state::merge(thread, copied, detail::dict_of(right))) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned dict_in_place_or(thread_state& thread, value left,
                                               value right) noexcept {
    if (!is_writable(thread, left.data.object) ||
        !merge_any(thread, detail::dict_of(left), right)) {
        return {};
    }
    return owned::share(left);
}

namespace detail {

/// Whether each entry of a dict is in another with an equal value: 0, 1, or -1.
[[nodiscard]] constexpr int same_entries(thread_state& thread, const dict_object* self,
                                         const dict_object* other) noexcept {
    ssize index = 0;
    while (const dict_item_view entry = next_entry(self, index)) {
        const owned key = owned::share(load(entry.me_key));
        const owned item = owned::share(load(entry.me_value));
        object* found = find_hashed(thread, other, key.get(), entry.me_hash);
        if (found == nullptr) {
            return pending(thread) ? -1 : 0;
        }
        const owned second = owned::share(load(found));
        const int same = compare_truth(thread, item.get(), second.get(), equal);
        if (same != 1) {
            return same;
        }
    }
    return 1;
}

} // namespace detail

[[nodiscard]] constexpr owned dict_compare(thread_state& thread, value left, value right,
                                           int operation) noexcept {
    const auto* other = as<dict_object>(right, dict_type);
    if (other == nullptr || (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const dict_object* self = detail::dict_of(left);
    const int same =
        self->ma_used == other->ma_used ? detail::same_entries(thread, self, other) : 0;
    if (same < 0) {
        return {};
    }
    return owned::take(make_bool((same == 1) == (operation == equal)));
}

[[nodiscard]] constexpr owned dict_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard{thread, self.data.object};
    if (guard.repeated()) {
        return new_str(thread, "{...}");
    }
    text_builder built{thread};
    built.add("{");
    ssize index = 0;
    for (const char* between = "";
         const dict_item_view entry = next_entry(detail::dict_of(self), index); between = ", ") {
        built.add(between);
        const owned item = owned::share(entry.me_value);
        if (!add_repr(thread, built, entry.me_key)) {
            return {};
        }
        built.add(": ");
        if (!add_repr(thread, built, item.as_object())) {
            return {};
        }
    }
    built.add("}");
    return built.finish();
}

/// tp_traverse. As in CPython, keys that are all strs are left out: nothing leads on from them.
constexpr int dict_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<const dict_object*>(held);
    // Keys that are strs, too: by this the end of an object of a class drops them.
    return state::detail::each_entry(
        self, [=](object* key, object* item) { return visit_each(visit, argument, key, item); });
}

constexpr void dict_clear(object* held) noexcept { state::clear(static_cast<dict_object*>(held)); }

inline constexpr number_methods dict_as_number = [] {
    number_methods slots{};
    slots.nb_or = dict_or;
    slots.nb_inplace_or = dict_in_place_or;
    return slots;
}();

inline constexpr sequence_methods dict_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_contains = dict_contains;
    return slots;
}();

inline constexpr mapping_methods dict_as_mapping{dict_length, dict_subscript,
                                                 if_writable<dict_assign_subscript>};

inline constexpr type_object dict_table = [] {
    type_object self{};
    self.tp_name = "dict";
    self.tp_basicsize = sizeof(dict_object);
    self.tp_flags = flag_base_type | flag_mapping | flag_match_self;
    self.tp_dealloc = container_dealloc;
    self.tp_free = dict_free;
    self.tp_traverse = dict_traverse;
    self.tp_clear = dict_clear;
    self.tp_repr = dict_repr;
    self.tp_as_number = &dict_as_number;
    self.tp_as_sequence = &dict_as_sequence;
    self.tp_as_mapping = &dict_as_mapping;
    self.tp_richcompare = dict_compare;
    self.tp_iter = dict_iterate;
    self.tp_methods = dict_methods;
    self.tp_hash = hash_not_implemented;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_init = dict_init;
    self.tp_new = dict_new;
    self.tp_vectorcall = dict_vectorcall;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object dict_type = builtins::ready<dict_type, builtins::dict_table>();

} // namespace stasis
