// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/globals.hpp: globals(): the namespace of the module.
// Promises: the dict itself: what is stored in it is a global, and a name deleted from it is gone.
// CPython 3.11: builtin_globals_impl (Python/bltinmodule.c). An interpreter runs one module here,
// so that module's namespace is every frame's.
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

/// globals().
[[nodiscard]] constexpr owned globals(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "globals", given)) {
        return {};
    }
    if (given.count != 0) {
        return raise(thread, type_error_type, "globals() takes no arguments (", given.count,
                     " given)");
    }
    if (thread.interp->own.main_namespace.owner == nullptr) {
        return raise(thread, system_error_type, "globals() is called outside of a module");
    }
    return owned::share(thread.interp->main_namespace);
}

inline constexpr method_def globals_def{"globals", globals, 0, nullptr};
/// The built-in function globals.
inline constexpr builtin_function_object globals_object{immortal_head(builtin_function_type),
                                                        &globals_def};

} // namespace stasis::builtins
