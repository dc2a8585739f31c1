// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/round.hpp: round(number, ndigits=None), by the number's method __round__.
// CPython 3.11: builtin_round (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

/// round(number, ndigits=None).
[[nodiscard]] constexpr owned round(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> parameters{
        .name = "round", .names = {"number", "ndigits"}, .required = 1};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const type_object* type = type_of(read[0]);
    object* method = interpreter::look_up(thread, type, &graph::str_<"__round__">);
    if (method == nullptr) {
        return raise(thread, type_error_type, "type ", type->tp_name,
                     " doesn't define __round__ method");
    }
    const bool plain = !read[1] || read[1].kind == tag::none;
    if (plain) {
        return interpreter::call_special(thread, method, read[0]);
    }
    return interpreter::call_special(thread, method, read[0], read[1]);
}

inline constexpr method_def round_def{"round", round, 0, nullptr};
/// The built-in function round.
inline constexpr builtin_function_object round_object{immortal_head(builtin_function_type),
                                                      &round_def};

} // namespace stasis::builtins
