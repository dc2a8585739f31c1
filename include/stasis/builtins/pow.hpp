// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/pow.hpp: pow(base, exp, mod=None), by the slots of the types.
// CPython 3.11: builtin_pow (Python/bltinmodule.c), PyNumber_Power (Objects/abstract.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::builtins {

/// pow(base, exp, mod=None).
[[nodiscard]] constexpr owned pow(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<3> parameters{
        .name = "pow", .names = {"base", "exp", "mod"}, .required = 2};
    value read[3];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    return interpreter::power(thread, read[0], read[1], read[2] ? read[2] : none_value);
}

inline constexpr method_def pow_def{"pow", pow, 0, nullptr};
/// The built-in function pow.
inline constexpr builtin_function_object pow_object{immortal_head(builtin_function_type), &pow_def};

} // namespace stasis::builtins
