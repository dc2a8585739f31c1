// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/attribute_functions.hpp: getattr, hasattr, setattr and delattr.
// CPython 3.11: builtin_getattr, builtin_hasattr_impl, builtin_setattr_impl, builtin_delattr_impl
// (Python/bltinmodule.c), PyObject_GetAttr (Objects/object.c).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

namespace detail {

/// The name that an attribute is asked for by, or null: TypeError is pending.
[[nodiscard]] constexpr const object* attribute_name(thread_state& thread, value name) noexcept {
    if (is_kind_of(name, str_type)) {
        return name.data.object;
    }
    raise(thread, type_error_type, "attribute name must be string, not '", type_of(name)->tp_name,
          "'");
    return nullptr;
}

/// The second argument's attribute of the first; empty: an exception is pending.
[[nodiscard]] constexpr owned asked_attribute(thread_state& thread,
                                              const arguments& given) noexcept {
    const object* name = attribute_name(thread, given.values[1]);
    if (name == nullptr) {
        return {};
    }
    return interpreter::get_attribute(thread, given.values[0], name);
}

/// Stores an attribute, or deletes it where the item is empty: None, or empty, as it raised.
[[nodiscard]] constexpr owned change_attribute(thread_state& thread, const arguments& given,
                                               value item) noexcept {
    const object* name = attribute_name(thread, given.values[1]);
    if (name == nullptr || !interpreter::set_attribute(thread, given.values[0], name, item)) {
        return {};
    }
    return owned::take(none_value);
}

} // namespace detail

/// getattr(object, name[, default]).
[[nodiscard]] constexpr owned getattr(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "getattr", given, 2, 3)) {
        return {};
    }
    owned found = detail::asked_attribute(thread, given);
    if (!found && given.count == 3 && clear_pending(thread, attribute_error_type)) {
        return owned::share(given.values[2]);
    }
    return found;
}

/// hasattr(object, name).
[[nodiscard]] constexpr owned hasattr(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "hasattr", given, 2, 2)) {
        return {};
    }
    const owned found = detail::asked_attribute(thread, given);
    if (!found && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    return owned::take(make_bool(static_cast<bool>(found)));
}

/// setattr(object, name, value).
[[nodiscard]] constexpr owned setattr(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "setattr", given, 3, 3)) {
        return {};
    }
    return detail::change_attribute(thread, given, given.values[2]);
}

/// delattr(object, name).
[[nodiscard]] constexpr owned delattr(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "delattr", given, 2, 2)) {
        return {};
    }
    return detail::change_attribute(thread, given, {});
}

inline constexpr method_def getattr_def{"getattr", getattr, 0, nullptr};
inline constexpr method_def hasattr_def{"hasattr", hasattr, 0, nullptr};
inline constexpr method_def setattr_def{"setattr", setattr, 0, nullptr};
inline constexpr method_def delattr_def{"delattr", delattr, 0, nullptr};
/// The built-in functions.
inline constexpr builtin_function_object getattr_object{immortal_head(builtin_function_type),
                                                        &getattr_def};
inline constexpr builtin_function_object hasattr_object{immortal_head(builtin_function_type),
                                                        &hasattr_def};
inline constexpr builtin_function_object setattr_object{immortal_head(builtin_function_type),
                                                        &setattr_def};
inline constexpr builtin_function_object delattr_object{immortal_head(builtin_function_type),
                                                        &delattr_def};

} // namespace stasis::builtins
