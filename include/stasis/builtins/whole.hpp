// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/whole.hpp: arithmetic of range and slice, on ints of any size.
// Promises: ints of 64 bits need no call as long as the result is one; an empty operand gives an
// empty result, so that only the last step of a computation must be checked.
#pragma once

#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::builtins {

using namespace stasis::state;

[[nodiscard]] constexpr owned sum_of(thread_state& thread, value a, value b) noexcept {
    std::int64_t result = 0;
    if (both_integers(a, b) && !__builtin_add_overflow(a.data.integer, b.data.integer, &result)) {
        return owned::take(make_int(result));
    }
    if (!a || !b) {
        return {};
    }
    return interpreter::binary(thread, opcode::binary_operator::NB_ADD, a, b);
}

[[nodiscard]] constexpr owned difference_of(thread_state& thread, value a, value b) noexcept {
    std::int64_t result = 0;
    if (both_integers(a, b) && !__builtin_sub_overflow(a.data.integer, b.data.integer, &result)) {
        return owned::take(make_int(result));
    }
    if (!a || !b) {
        return {};
    }
    return interpreter::binary(thread, opcode::binary_operator::NB_SUBTRACT, a, b);
}

[[nodiscard]] constexpr owned product_of(thread_state& thread, value a, value b) noexcept {
    std::int64_t result = 0;
    if (both_integers(a, b) && !__builtin_mul_overflow(a.data.integer, b.data.integer, &result)) {
        return owned::take(make_int(result));
    }
    if (!a || !b) {
        return {};
    }
    return interpreter::binary(thread, opcode::binary_operator::NB_MULTIPLY, a, b);
}

/// a // b, where b is positive.
[[nodiscard]] constexpr owned quotient_of(thread_state& thread, value a, value b) noexcept {
    if (both_integers(a, b) && a.data.integer >= 0) {
        return owned::take(make_int(a.data.integer / b.data.integer));
    }
    if (!a || !b) {
        return {};
    }
    return interpreter::binary(thread, opcode::binary_operator::NB_FLOOR_DIVIDE, a, b);
}

/// Whether a < b, where both are ints, whose order nothing can keep from being found.
[[nodiscard]] constexpr bool is_below(thread_state& thread, value a, value b) noexcept {
    return both_integers(a, b) ? a.data.integer < b.data.integer
                               : compare_truth(thread, a, b, less) == 1;
}

} // namespace stasis::builtins
