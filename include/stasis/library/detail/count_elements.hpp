// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/count_elements.hpp: _count_elements(mapping, iterable): what Counter counts
// with.
// Promises: a dict is counted in at once; where a class has its own get() or __setitem__(), those
// are called.
// CPython 3.11: _collections__count_elements_impl (Modules/_collectionsmodule.c).
#pragma once

#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/whole.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// Whether a name means on a type what it means on dict.
[[nodiscard]] constexpr bool means_as_in_dict(thread_state& thread, const type_object* type,
                                              const object* name) noexcept {
    return interpreter::look_up(thread, type, name) ==
           interpreter::look_up(thread, &dict_type, name);
}

/// Counts a key in a dict; false: an exception is pending.
[[nodiscard]] constexpr bool count_in_dict(thread_state& thread, dict_object* self,
                                           value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    object* before = hash != -1 ? find_hashed(thread, self, key, hash) : nullptr;
    if (before == nullptr && pending(thread)) {
        return false;
    }
    const owned kept = owned::share(before != nullptr ? load(before) : make_int(0));
    const owned after = sum_of(thread, kept.get(), make_int(1));
    const owned boxed = owned::take(after ? box(thread, after.get()) : nullptr);
    return boxed && store_hashed(thread, self, key, hash, boxed.as_object());
}

/// Counts a key in any mapping, whose get() is bound to it; false: an exception is pending.
[[nodiscard]] constexpr bool count_in_mapping(thread_state& thread, value self, value get,
                                              value key) noexcept {
    const value room[] = {key, make_int(0)};
    const owned before = interpreter::call(thread, get, arguments{room, 2, nullptr});
    const owned after = sum_of(thread, before.get(), make_int(1));
    return after && interpreter::set_item(thread, self, key, after.get());
}

[[nodiscard]] constexpr owned count_elements(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_plain(thread, "_count_elements", given, 2, 2)) {
        return {};
    }
    const value self = given.values[0];
    const owned iterator = interpreter::get_iterator(thread, given.values[1]);
    if (!iterator) {
        return {};
    }
    const type_object* type = type_of(self);
    auto* const dict = as<dict_object>(self, dict_type);
    const bool at_once = dict != nullptr && is_writable(thread, dict) &&
                         means_as_in_dict(thread, type, &graph::str_<"get">) &&
                         means_as_in_dict(thread, type, &graph::str_<"__setitem__">);
    owned get;
    if (!at_once) {
        if (!pending(thread)) {
            get = interpreter::get_attribute(thread, self, &graph::str_<"get">);
        }
        if (!get) {
            return {};
        }
    }
    while (const owned key = interpreter::next(thread, iterator.get())) {
        if (!(at_once ? count_in_dict(thread, dict, key.get())
                      : count_in_mapping(thread, self, get.get(), key.get()))) {
            return {};
        }
    }
    return owned::take(pending(thread) ? value{} : none_value);
}

} // namespace stasis::library::detail
