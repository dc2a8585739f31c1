// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/divmod.hpp: divmod(x, y), by the slots of both types.
// CPython 3.11: builtin_divmod (Python/bltinmodule.c), PyNumber_Divmod (Objects/abstract.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::builtins {

/// divmod(x, y).
[[nodiscard]] constexpr owned divmod(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "divmod", given, 2, 2)) {
        return {};
    }
    return interpreter::binary_by_slot(thread, &number_methods::nb_divmod, "divmod()",
                                       given.values[0], given.values[1]);
}

inline constexpr method_def divmod_def{"divmod", divmod, 0, nullptr};
/// The built-in function divmod.
inline constexpr builtin_function_object divmod_object{immortal_head(builtin_function_type),
                                                       &divmod_def};

} // namespace stasis::builtins
