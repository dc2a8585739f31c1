// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/globals.hpp: globals() and locals(): the namespaces of the code that calls them.
// Promises: globals() is the dict itself: what is stored in it is a global, and a name deleted from
// it is gone. interpreter/scope.hpp says what locals() is. CPython 3.11: builtin_globals_impl,
// builtin_locals_impl (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/interpreter/scope.hpp>

namespace stasis::builtins {

namespace detail {

/// Checks that a function was given nothing, and is called where there is a module; false: an
/// exception is pending.
[[nodiscard]] constexpr bool takes_nothing(thread_state& thread, const char* name,
                                           const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, name, given)) {
        return false;
    }
    if (given.count != 0) {
        raise(thread, type_error_type, name, "() takes no arguments (", given.count, " given)");
        return false;
    }
    if (thread.cframe->current_frame == nullptr &&
        thread.interp->own.main_namespace.owner == nullptr) {
        raise(thread, system_error_type, name, "() is called outside of a module");
        return false;
    }
    return true;
}

} // namespace detail

/// globals().
[[nodiscard]] constexpr owned globals(thread_state& thread, const arguments& given) noexcept {
    if (!detail::takes_nothing(thread, "globals", given)) {
        return {};
    }
    return owned::share(interpreter::current_globals(thread));
}

/// locals().
[[nodiscard]] constexpr owned locals(thread_state& thread, const arguments& given) noexcept {
    if (!detail::takes_nothing(thread, "locals", given)) {
        return {};
    }
    return interpreter::current_locals(thread);
}

inline constexpr method_def globals_def{"globals", globals, 0, nullptr};
inline constexpr method_def locals_def{"locals", locals, 0, nullptr};
/// The built-in functions globals and locals.
inline constexpr builtin_function_object globals_object{immortal_head(builtin_function_type),
                                                        &globals_def};
inline constexpr builtin_function_object locals_object{immortal_head(builtin_function_type),
                                                       &locals_def};

} // namespace stasis::builtins
