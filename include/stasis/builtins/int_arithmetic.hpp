// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_arithmetic.hpp: + - * // % divmod and the unary operators of ints of any
// size.
// Promises: what fits 64 bits is computed there, with the compiler's overflow checks; the rest by
// the kernels of support/digits*.hpp. Quotients are rounded towards minus infinity.
// CPython 3.11: Objects/longobject.c (long_add, long_mul, l_divmod, ...).
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/state/compare.hpp>
#include <stasis/support/digits_division.hpp>
#include <stasis/support/digits_multiplication.hpp>

namespace stasis::builtins {

namespace detail {

/// left + right, or left - right.
[[nodiscard]] constexpr owned add_big(thread_state& thread, value left, value right,
                                      bool subtract) noexcept {
    const int_parts a{left};
    const int_parts b{right};
    const bool b_negative = b.negative() != subtract;
    digit_room sum{thread, (a.size() > b.size() ? a.size() : b.size()) + 1};
    if (!sum) {
        return {};
    }
    if (a.negative() == b_negative) {
        const ssize count = support::add_digits(a.data(), a.size(), b.data(), b.size(), sum.data());
        return state::new_int(thread, sum.data(), count, a.negative());
    }
    if (support::compare_digits(a.data(), a.size(), b.data(), b.size()) >= 0) {
        const ssize count =
            support::subtract_digits(a.data(), a.size(), b.data(), b.size(), sum.data());
        return state::new_int(thread, sum.data(), count, a.negative());
    }
    const ssize count =
        support::subtract_digits(b.data(), b.size(), a.data(), a.size(), sum.data());
    return state::new_int(thread, sum.data(), count, b_negative);
}

[[nodiscard]] constexpr owned multiply_big(thread_state& thread, value left, value right) noexcept {
    const int_parts a{left};
    const int_parts b{right};
    const ssize size = a.size() + b.size();
    digit_room product{thread, size + support::multiply_scratch(a.size(), b.size())};
    if (!product) {
        return {};
    }
    const ssize count = support::multiply_digits(a.data(), a.size(), b.data(), b.size(),
                                                 product.data(), product.data() + size);
    return state::new_int(thread, product.data(), count, a.negative() != b.negative());
}

/// The quotient and the remainder, each where it is asked for; the divisor is not 0. False: an
/// exception is pending.
[[nodiscard]] constexpr bool divide_big(thread_state& thread, value left, value right,
                                        owned* quotient, owned* remainder) noexcept {
    const int_parts a{left};
    const int_parts b{right};
    const ssize floor_size = (a.size() > b.size() ? a.size() - b.size() : 0) + 2;
    const ssize rest_size = b.size() + 1;
    digit_room room{thread, floor_size + rest_size + support::divide_scratch(a.size(), b.size())};
    if (!room) {
        return false;
    }
    digit* const floor = room.data();
    digit* const rest = floor + floor_size;
    support::division_lengths lengths = support::divide_digits(
        a.data(), a.size(), b.data(), b.size(), floor, rest, rest + rest_size);
    const bool differ = a.negative() != b.negative();
    if (differ && lengths.remainder != 0) {
        lengths.quotient = support::add_small(floor, lengths.quotient, 1, floor);
        lengths.remainder =
            support::subtract_digits(b.data(), b.size(), rest, lengths.remainder, rest);
    }
    if (quotient != nullptr) {
        *quotient = state::new_int(thread, floor, lengths.quotient, differ);
        if (!*quotient) {
            return false;
        }
    }
    if (remainder != nullptr) {
        *remainder = state::new_int(thread, rest, lengths.remainder, b.negative());
        return static_cast<bool>(*remainder);
    }
    return true;
}

} // namespace detail

/// left + right of ints.
[[nodiscard]] constexpr owned int_add(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    std::int64_t sum = 0;
    if (both_small(left, right) &&
        !__builtin_add_overflow(left.data.integer, right.data.integer, &sum)) {
        return owned::take(make_int(sum));
    }
    return detail::add_big(thread, left, right, false);
}

/// left - right of ints.
[[nodiscard]] constexpr owned int_subtract(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    std::int64_t difference = 0;
    if (both_small(left, right) &&
        !__builtin_sub_overflow(left.data.integer, right.data.integer, &difference)) {
        return owned::take(make_int(difference));
    }
    return detail::add_big(thread, left, right, true);
}

/// left * right of ints.
[[nodiscard]] constexpr owned int_multiply(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    std::int64_t product = 0;
    if (both_small(left, right) &&
        !__builtin_mul_overflow(left.data.integer, right.data.integer, &product)) {
        return owned::take(make_int(product));
    }
    return detail::multiply_big(thread, left, right);
}

/// left // right and left % right of ints, each where it is asked for; false: an exception is
/// pending, which for a divisor of 0 is ZeroDivisionError with that message.
[[nodiscard]] constexpr bool int_divide(thread_state& thread, value left, value right,
                                        const char* message, owned* quotient,
                                        owned* remainder) noexcept {
    left = as_number(left);
    right = as_number(right);
    if (!both_small(left, right)) {
        if (right.kind != tag::object && right.data.integer == 0) {
            raise(thread, zero_division_error_type, message);
            return false;
        }
        return detail::divide_big(thread, left, right, quotient, remainder);
    }
    const std::int64_t a = left.data.integer;
    const std::int64_t b = right.data.integer;
    if (b == 0) {
        raise(thread, zero_division_error_type, message);
        return false;
    }
    if (b == -1) { // the quotient can overflow
        if (quotient != nullptr) {
            *quotient = new_int(thread, magnitude_of(a), a > 0);
        }
        if (remainder != nullptr) {
            *remainder = owned::take(make_int(0));
        }
        return quotient == nullptr || *quotient;
    }
    std::int64_t floor = a / b;
    std::int64_t rest = a % b;
    if (rest != 0 && (rest ^ b) < 0) {
        rest += b;
        --floor;
    }
    if (quotient != nullptr) {
        *quotient = owned::take(make_int(floor));
    }
    if (remainder != nullptr) {
        *remainder = owned::take(make_int(rest));
    }
    return true;
}

/// left // right of ints.
[[nodiscard]] constexpr owned int_floor_divide(thread_state& thread, value left,
                                               value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    owned quotient;
    if (!int_divide(thread, left, right, "integer division or modulo by zero", &quotient,
                    nullptr)) {
        return {};
    }
    return quotient;
}

/// left % right of ints.
[[nodiscard]] constexpr owned int_remainder(thread_state& thread, value left,
                                            value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    owned rest;
    if (!int_divide(thread, left, right, "integer modulo by zero", nullptr, &rest)) {
        return {};
    }
    return rest;
}

/// divmod(left, right) of ints.
[[nodiscard]] constexpr owned int_divmod(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    owned quotient;
    owned rest;
    if (!int_divide(thread, left, right, "integer division or modulo by zero", &quotient, &rest)) {
        return {};
    }
    return new_pair(thread, static_cast<owned&&>(quotient), static_cast<owned&&>(rest));
}

/// The int itself: of a bool, 0 or 1.
[[nodiscard]] constexpr owned int_positive(thread_state& thread, value self) noexcept {
    self = as_number(self);
    if (self.kind == tag::object && self.data.object->ob_type != &int_type) {
        const int_parts parts{self};
        return state::new_int(thread, parts.data(), parts.size(), parts.negative());
    }
    return owned::share(self.kind == tag::boolean ? make_int(self.data.integer) : self);
}

/// -self.
[[nodiscard]] constexpr owned int_negative(thread_state& thread, value self) noexcept {
    self = as_number(self);
    if (self.kind != tag::object) {
        return new_int(thread, magnitude_of(self.data.integer), self.data.integer > 0);
    }
    const int_parts parts{self};
    return state::new_int(thread, parts.data(), parts.size(), !parts.negative());
}

/// abs(self).
[[nodiscard]] constexpr owned int_absolute(thread_state& thread, value self) noexcept {
    self = as_number(self);
    if (self.kind != tag::object) {
        return new_int(thread, magnitude_of(self.data.integer), false);
    }
    if (static_cast<int_object*>(self.data.object)->ob_size < 0) {
        return int_negative(thread, self);
    }
    return int_positive(thread, self);
}

/// Whether an int isn't 0: one that needs an object never is.
[[nodiscard]] constexpr int int_truth(thread_state&, value self) noexcept {
    self = as_number(self);
    return self.kind == tag::object || self.data.integer != 0 ? 1 : 0;
}

/// Below 0, 0 or above 0, as left is less than, equal to or more than right: ints.
[[nodiscard]] constexpr int compare_ints(value left, value right) noexcept {
    if (both_small(left, right)) {
        return left.data.integer < right.data.integer   ? -1
               : left.data.integer > right.data.integer ? 1
                                                        : 0;
    }
    const int_parts a{left};
    const int_parts b{right};
    if (a.negative() != b.negative()) {
        return a.negative() ? -1 : 1;
    }
    const int order = support::compare_digits(a.data(), a.size(), b.data(), b.size());
    return a.negative() ? -order : order;
}

/// left <operation> right of ints.
[[nodiscard]] constexpr owned int_compare(thread_state&, value left, value right,
                                          int operation) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    return owned::take(make_bool(state::detail::ordered(compare_ints(left, right), 0, operation)));
}

/// hash(self).
[[nodiscard]] constexpr hash_t int_hash(thread_state&, value self) noexcept {
    self = as_number(self);
    if (self.kind != tag::object) {
        return support::hash_integer(self.data.integer);
    }
    const int_parts parts{self};
    return support::hash_digits(parts.data(), parts.size(), parts.negative());
}

} // namespace stasis::builtins
