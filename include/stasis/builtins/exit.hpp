// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exit.hpp: exit(code=None) and quit(code=None): they raise SystemExit.
// CPython 3.11: Lib/_sitebuiltins.py (Quitter).
// Refuses: the hint that CPython prints for `exit` without a call; closing standard input.
#pragma once

#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

/// exit(code=None).
[[nodiscard]] constexpr owned exit(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{"Quitter.__call__", {"code"}};
    value code[1];
    if (!read_arguments(thread, of, given, code)) {
        return {};
    }
    return raise_with(thread, system_exit_type, code[0] ? code[0] : none_value);
}

inline constexpr method_def exit_def{"exit", exit, 0, nullptr};
inline constexpr method_def quit_def{"quit", exit, 0, nullptr};
/// The built-in functions.
inline constexpr builtin_function_object exit_object{immortal_head(builtin_function_type),
                                                     &exit_def};
inline constexpr builtin_function_object quit_object{immortal_head(builtin_function_type),
                                                     &quit_def};

} // namespace stasis::builtins
