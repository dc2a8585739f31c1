// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dir.hpp: dir and vars, of an object or of the names in scope.
// Promises: CPython 3.11's order and messages; vars(T) is T.__dict__, the read-only view.
// CPython 3.11: PyObject_Dir (Objects/object.c), builtin_vars (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

namespace detail {

/// A sorted list of names.
[[nodiscard]] constexpr owned sorted_names(thread_state& thread, value names) noexcept {
    owned result = owned::take(interpreter::make_list(thread, names));
    if (!result || !sort_list(thread, static_cast<list_object*>(result.as_object()), {}, false)) {
        return {};
    }
    return result;
}

/// The names in scope. CPython 3.11: _dir_locals (Objects/object.c).
[[nodiscard]] constexpr owned dir_of_scope(thread_state& thread) noexcept {
    const owned names = interpreter::current_locals(thread);
    if (!names) {
        return {};
    }
    if (type_of(names.get()) == &dict_type) {
        return sorted_names(thread, names.get());
    }
    const owned keys = interpreter::call_method(thread, names.get(), &graph::str_<"keys">);
    if (!keys) {
        return {};
    }
    return sorted_names(thread, keys.get());
}

} // namespace detail

/// dir(), dir(object).
[[nodiscard]] constexpr owned dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "dir", given, 0, 1)) {
        return {};
    }
    if (given.count == 0) {
        return detail::dir_of_scope(thread);
    }
    const value self = given.values[0];
    const type_object* type = type_of(self);
    object* found = interpreter::look_up(thread, type, &graph::str_<"__dir__">);
    if (found == nullptr) {
        return raise(thread, type_error_type, "object does not provide __dir__");
    }
    const owned bound = interpreter::bind_attribute(thread, found, self, type);
    if (!bound) {
        return {};
    }
    const owned names = interpreter::call(thread, bound.get(), arguments{});
    if (!names) {
        return {};
    }
    return detail::sorted_names(thread, names.get());
}

/// vars(), vars(object).
[[nodiscard]] constexpr owned vars(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "vars", given, 0, 1)) {
        return {};
    }
    if (given.count == 0) {
        return interpreter::current_locals(thread);
    }
    owned found = interpreter::get_attribute(thread, given.values[0], &graph::str_<"__dict__">);
    if (!found && clear_pending(thread, attribute_error_type)) {
        return raise(thread, type_error_type, "vars() argument must have __dict__ attribute");
    }
    return found;
}

inline constexpr method_def dir_def{"dir", dir, 0, nullptr};
inline constexpr method_def vars_def{"vars", vars, 0, nullptr};
/// The built-in functions.
inline constexpr builtin_function_object dir_object{immortal_head(builtin_function_type), &dir_def};
inline constexpr builtin_function_object vars_object{immortal_head(builtin_function_type),
                                                     &vars_def};

} // namespace stasis::builtins
