// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/numbers.hpp: operators, comparison, identity, membership.
// Promises: ints of 64 bits and floats are computed in place; what overflows or has another type
// goes the general way (interpreter/arithmetic.hpp), which leaves the fast way's registers alone.
// CPython 3.11: Python/ceval.c, Objects/abstract.c.
#pragma once

#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>

namespace stasis::interpreter {

namespace detail {

/// left // right and left % right of ints: rounded towards minus infinity, as C++ does where
/// neither is negative.
struct quotient {
    std::int64_t floor;
    std::int64_t rest;
};

STASIS_ALWAYS_INLINE constexpr quotient floor_divide(std::int64_t left,
                                                     std::int64_t right) noexcept {
    if ((left | right) >= 0) [[likely]] {
        return {left / right, left % right};
    }
    std::int64_t floor = left / right;
    std::int64_t rest = left % right;
    if (rest != 0 && (rest ^ right) < 0) {
        rest += right;
        --floor;
    }
    return {floor, rest};
}

/// The result of an operator on two ints, or empty: the general way knows.
STASIS_ALWAYS_INLINE constexpr value integer_binary(binary_operator operation, std::int64_t left,
                                                    std::int64_t right) noexcept {
    std::int64_t result = 0;
    // The commonest ones first: a switch costs the dispatch engine a jump through a table.
    if (operation == binary_operator::NB_ADD || operation == binary_operator::NB_INPLACE_ADD) {
        return __builtin_add_overflow(left, right, &result) ? value{} : make_int(result);
    }
    if (operation == binary_operator::NB_SUBTRACT ||
        operation == binary_operator::NB_INPLACE_SUBTRACT) {
        return __builtin_sub_overflow(left, right, &result) ? value{} : make_int(result);
    }
    switch (operation) {
    case binary_operator::NB_MULTIPLY:
    case binary_operator::NB_INPLACE_MULTIPLY:
        return __builtin_mul_overflow(left, right, &result) ? value{} : make_int(result);
    // A divisor of 0 raises, and of -1 can overflow.
    case binary_operator::NB_FLOOR_DIVIDE:
    case binary_operator::NB_INPLACE_FLOOR_DIVIDE:
        return right == 0 || right == -1 ? value{} : make_int(floor_divide(left, right).floor);
    case binary_operator::NB_REMAINDER:
    case binary_operator::NB_INPLACE_REMAINDER:
        return right == 0 || right == -1 ? value{} : make_int(floor_divide(left, right).rest);
    case binary_operator::NB_AND:
    case binary_operator::NB_INPLACE_AND: return make_int(left & right);
    case binary_operator::NB_OR:
    case binary_operator::NB_INPLACE_OR: return make_int(left | right);
    case binary_operator::NB_XOR:
    case binary_operator::NB_INPLACE_XOR: return make_int(left ^ right);
    case binary_operator::NB_RSHIFT:
    case binary_operator::NB_INPLACE_RSHIFT:
        return right < 0 ? value{} : make_int(left >> (right > 63 ? 63 : right));
    case binary_operator::NB_LSHIFT:
    case binary_operator::NB_INPLACE_LSHIFT:
        return right >= 0 && right < 31 && left >= -0x7fffffff && left <= 0x7fffffff
                   ? make_int(left * (std::int64_t{1} << right))
                   : value{};
    default: return {};
    }
}

/// The result of an operator on two floats, or empty: the general way knows.
STASIS_ALWAYS_INLINE constexpr value real_binary(binary_operator operation, double left,
                                                 double right) noexcept {
    switch (operation) {
    case binary_operator::NB_ADD:
    case binary_operator::NB_INPLACE_ADD: return make_real(left + right);
    case binary_operator::NB_SUBTRACT:
    case binary_operator::NB_INPLACE_SUBTRACT: return make_real(left - right);
    case binary_operator::NB_MULTIPLY:
    case binary_operator::NB_INPLACE_MULTIPLY: return make_real(left * right);
    case binary_operator::NB_TRUE_DIVIDE:
    case binary_operator::NB_INPLACE_TRUE_DIVIDE:
        return right == 0.0 ? value{} : make_real(left / right);
    default: return {};
    }
}

/// An int whose conversion to a float is exact, as a float: what mixed arithmetic computes with.
STASIS_ALWAYS_INLINE constexpr bool real_operand(value from, double& to) noexcept {
    if (from.kind == tag::real) {
        to = from.data.real;
        return true;
    }
    if (from.kind == tag::integer) {
        constexpr std::int64_t limit = std::int64_t{1} << 53;
        to = static_cast<double>(from.data.integer);
        return from.data.integer >= -limit && from.data.integer <= limit;
    }
    return false;
}

} // namespace detail

template <>
struct meaning<op::BINARY_OP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const auto operation = static_cast<binary_operator>(argument);
        const value left = f[-2];
        const value right = f[-1];
        if (both_integers(left, right)) [[likely]] {
            const value result =
                detail::integer_binary(operation, left.data.integer, right.data.integer);
            if (result) [[likely]] {
                f.put(-2, result);
                return flow::next;
            }
        } else {
            double a = 0;
            double b = 0;
            if (detail::real_operand(left, a) && detail::real_operand(right, b)) {
                const value result = detail::real_binary(operation, a, b);
                if (result) {
                    f.put(-2, result);
                    return flow::next;
                }
            }
        }
        return detail::replace_two(f,
                                   detail::released<&binary>(f.thread(), operation, left, right));
    }
};

template <>
struct meaning<op::UNARY_NEGATIVE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value held = f[-1];
        if (held.kind == tag::integer && held.data.integer != INT64_MIN) {
            f.put(-1, make_int(-held.data.integer));
            return flow::next;
        }
        if (held.kind == tag::real) {
            f.put(-1, make_real(-held.data.real));
            return flow::next;
        }
        return detail::replace_top(
            f, detail::released<&unary>(f.thread(), unary_operator::negative, held));
    }
};

template <>
struct meaning<op::UNARY_POSITIVE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::replace_top(
            f, detail::released<&unary>(f.thread(), unary_operator::positive, f[-1]));
    }
};

template <>
struct meaning<op::UNARY_INVERT> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::replace_top(
            f, detail::released<&unary>(f.thread(), unary_operator::invert, f[-1]));
    }
};

template <>
struct meaning<op::UNARY_NOT> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const int truth = is_true(f.thread(), f[-1]);
        if (truth < 0) {
            return flow::raised;
        }
        f.release(-1);
        f.put(-1, make_bool(truth == 0));
        return flow::next;
    }
};

template <>
struct meaning<op::COMPARE_OP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value left = f[-2];
        const value right = f[-1];
        const int operation = static_cast<int>(argument);
        if (both_integers(left, right)) [[likely]] {
            f.put(-2, make_bool(state::detail::ordered(left.data.integer, right.data.integer,
                                                       operation)));
            return flow::next;
        }
        if (left.kind == tag::real && right.kind == tag::real) {
            f.put(-2,
                  make_bool(state::detail::ordered(left.data.real, right.data.real, operation)));
            return flow::next;
        }
        return detail::replace_two(f,
                                   detail::released<&compare>(f.thread(), left, right, operation));
    }
};

template <>
struct meaning<op::IS_OP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const bool same = identical(f[-2], f[-1]);
        f.release(-1);
        f.release(-2);
        f.put(-2, make_bool(same != (argument != 0)));
        return flow::next;
    }
};

template <>
struct meaning<op::CONTAINS_OP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const int found = contains(f.thread(), f[-1], f[-2]);
        if (found < 0) {
            return flow::raised;
        }
        f.release(-1);
        f.release(-2);
        f.put(-2, make_bool((found != 0) != (argument != 0)));
        return flow::next;
    }
};

} // namespace stasis::interpreter
