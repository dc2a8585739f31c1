// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/mapping_update.hpp: storing the items of any mapping in a dict.
// Promises: a mapping is what has keys() and subscripts; a dict is read as it is.
// CPython 3.11: dict_merge (Objects/dictobject.c), PyMapping_Keys (Objects/abstract.c).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::interpreter {

namespace detail {

/// The keys of a mapping, as a list that stays as it is while items are asked for; empty: it
/// raised.
[[nodiscard]] constexpr owned list_keys(thread_state& thread, value mapping) noexcept {
    const owned method = get_attribute(thread, mapping, &graph::str_<"keys">);
    owned keys;
    if (method) {
        keys = call(thread, method.get(), arguments{});
    }
    if (!keys) {
        return {};
    }
    if (type_of(keys.get())->tp_iter == nullptr) {
        return raise(thread, type_error_type, type_of(mapping)->tp_name,
                     ".keys() returned a non-iterable (type ", type_of(keys.get())->tp_name, ")");
    }
    return owned::take(make_list(thread, keys.get()));
}

} // namespace detail

/// Whether a value is a dict whose items are those that its table holds: the order in which a class
/// derived from it iterates may be another.
[[nodiscard]] constexpr const dict_object* as_plain_dict(value mapping) noexcept {
    const auto* dict = as<dict_object>(mapping, dict_type);
    return dict != nullptr && type_of(mapping)->tp_iter == dict_type.tp_iter ? dict : nullptr;
}

/// Stores every item of a mapping in a dict; false: an exception is pending, AttributeError where
/// it is no mapping.
[[nodiscard]] constexpr bool mapping_update(thread_state& thread, dict_object* self,
                                            value mapping) noexcept {
    if (const auto* dict = as_plain_dict(mapping)) {
        return state::merge(thread, self, dict);
    }
    const owned keys = detail::list_keys(thread, mapping);
    if (!keys) {
        return false;
    }
    const auto* list = static_cast<const list_object*>(keys.as_object());
    for (ssize i = 0; i < list->ob_size; ++i) {
        const value key = load(list->ob_item[i]);
        const owned item = get_item(thread, mapping, key);
        if (!item || !store(thread, self, key, item.get())) {
            return false;
        }
    }
    return true;
}

} // namespace stasis::interpreter
