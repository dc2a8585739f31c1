// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/abs.hpp: abs(x), by the slot of x's type.
// CPython 3.11: builtin_abs (Python/bltinmodule.c), PyNumber_Absolute (Objects/abstract.c).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

/// abs(x).
[[nodiscard]] constexpr owned abs(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "abs", given) ||
        !interpreter::check_one(thread, "abs", given)) {
        return {};
    }
    const value of = given.values[0];
    const number_methods* slots = type_of(of)->tp_as_number;
    if (slots == nullptr || slots->nb_absolute == nullptr) {
        return raise(thread, type_error_type, "bad operand type for abs(): '", type_of(of)->tp_name,
                     "'");
    }
    return slots->nb_absolute(thread, of);
}

inline constexpr method_def abs_def{"abs", abs, 0, nullptr};
/// The built-in function abs.
inline constexpr builtin_function_object abs_object{immortal_head(builtin_function_type), &abs_def};

} // namespace stasis::builtins
