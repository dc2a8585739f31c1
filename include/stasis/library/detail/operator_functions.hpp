// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/operator_functions.hpp: the functions of _operator that are operators of
// the language: each does what the opcode of its operator does.
// CPython 3.11: Modules/_operator.c.
#pragma once

#include <stasis/builtins/abs.hpp>
#include <stasis/library/detail/module_arguments.hpp>

#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::library::detail {

using interpreter::binary_operator;
using interpreter::unary_operator;

/// add(a, b) and its like, those in place too.
template <support::fixed_string Name, binary_operator Operation>
[[nodiscard]] constexpr owned operate(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, Name.text, given, 2, 2)) {
        return {};
    }
    return interpreter::binary(thread, Operation, given.values[0], given.values[1]);
}

/// eq(a, b) and its like.
template <support::fixed_string Name, int Operation>
[[nodiscard]] constexpr owned operate_comparison(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_positional(thread, Name.text, given, 2, 2)) {
        return {};
    }
    return compare(thread, given.values[0], given.values[1], Operation);
}

/// neg(a) and its like.
template <support::fixed_string Name, unary_operator Operation>
[[nodiscard]] constexpr owned operate_unary(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, Name.text, given)) {
        return {};
    }
    return interpreter::unary(thread, Operation, given.values[0]);
}

[[nodiscard]] constexpr owned operator_abs(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_operator.abs", given)) {
        return {};
    }
    return builtins::abs(thread, given);
}

[[nodiscard]] constexpr owned operator_index(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_single(thread, "_operator.index", given)) {
        return {};
    }
    return interpreter::to_int(thread, given.values[0]);
}

[[nodiscard]] constexpr owned operator_truth(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_single(thread, "_operator.truth", given)) {
        return {};
    }
    const int truth = is_true(thread, given.values[0]);
    return owned::take(truth < 0 ? value{} : make_bool(truth == 1));
}

[[nodiscard]] constexpr owned operator_not(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_operator.not_", given)) {
        return {};
    }
    const int truth = is_true(thread, given.values[0]);
    return owned::take(truth < 0 ? value{} : make_bool(truth == 0));
}

[[nodiscard]] constexpr owned operator_is(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.is_", given, 2, 2)) {
        return {};
    }
    return owned::take(make_bool(identical(given.values[0], given.values[1])));
}

[[nodiscard]] constexpr owned operator_is_not(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_positional(thread, "_operator.is_not", given, 2, 2)) {
        return {};
    }
    return owned::take(make_bool(!identical(given.values[0], given.values[1])));
}

/// call(callee, *arguments, **keywords).
[[nodiscard]] constexpr owned operator_call(thread_state& thread, const arguments& given) noexcept {
    if (given.count < 1) {
        return raise(thread, type_error_type, "call expected at least 1 argument, got 0");
    }
    return interpreter::call(thread, given.values[0],
                             {given.values + 1, given.count - 1, given.keywords});
}

} // namespace stasis::library::detail
