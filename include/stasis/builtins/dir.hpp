// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dir.hpp: dir(object) and vars(object).
// Promises: CPython 3.11's order and messages; vars(T) is T.__dict__, the read-only view.
// CPython 3.11: PyObject_Dir (Objects/object.c), builtin_vars (Python/bltinmodule.c).
// Refuses: dir() and vars() of the names in scope, which frames don't keep as a dict.
#pragma once

#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// dir(object).
[[nodiscard]] constexpr owned dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "dir", given, 0, 1)) {
        return {};
    }
    if (given.count == 0) {
        return raise(thread, not_implemented_error_type,
                     "dir() without an argument is not implemented");
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
    owned result = owned::take(names ? interpreter::make_list(thread, names.get()) : nullptr);
    if (!result || !sort_list(thread, static_cast<list_object*>(result.as_object()), arguments{})) {
        return {};
    }
    return result;
}

/// vars(object).
[[nodiscard]] constexpr owned vars(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "vars", given, 0, 1)) {
        return {};
    }
    if (given.count == 0) {
        return raise(thread, not_implemented_error_type,
                     "vars() without an argument is not implemented");
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
