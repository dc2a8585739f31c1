// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_bitwise.hpp: << >> & | ^ ~ of ints of any size.
// Promises: ints behave as if in two's complement of unlimited length. A shift to the left that no
// memory can hold raises MemoryError, and OverflowError where CPython 3.11 does.
// CPython 3.11: Objects/longobject.c (long_lshift1, long_rshift1, long_bitwise).
#pragma once

#include <stasis/builtins/int_arithmetic.hpp>
#include <stasis/support/digits_bitwise.hpp>

namespace stasis::builtins {

namespace detail {

/// The most digits that CPython lets an int have: MAX_LONG_DIGITS.
inline constexpr std::uint64_t most_digits = (std::uint64_t{1} << 61) - 7;

/// The count of a shift in whole digits, at most one above most_digits, and bits.
struct shift_count {
    std::uint64_t digits = most_digits + 1;
    digit bits = 0;
    bool negative = false;

    constexpr explicit shift_count(value from) noexcept {
        const int_parts parts{from};
        negative = parts.negative();
        if (parts.size() > 3) {
            return;
        }
        digit whole[3] = {};
        const ssize size =
            support::divide_small(parts.data(), parts.size(), support::digit_bits, whole, bits);
        if (support::digits_fit_uint64(whole, size)) {
            const std::uint64_t all = support::digits_to_uint64(whole, size);
            digits = all < digits ? all : digits;
        }
    }
};

} // namespace detail

/// left << right of ints.
[[nodiscard]] constexpr owned int_shift_left(thread_state& thread, value left,
                                             value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    const detail::shift_count count{right};
    if (count.negative) {
        return raise(thread, value_error_type, "negative shift count");
    }
    if (!int_truth(thread, left)) {
        return owned::take(make_int(0));
    }
    left = as_number(left);
    if (left.kind != tag::object && count.digits < 2) {
        const auto bits =
            static_cast<int>(count.digits) * support::digit_bits + static_cast<int>(count.bits);
        const std::uint64_t magnitude = magnitude_of(left.data.integer);
        if (bits < __builtin_clzll(magnitude)) {
            return new_int(thread, magnitude << bits, left.data.integer < 0);
        }
    }
    const int_parts parts{left};
    const std::uint64_t size = static_cast<std::uint64_t>(parts.size()) + count.digits + 1;
    if (size > detail::most_digits) {
        return raise(thread, overflow_error_type, "too many digits in integer");
    }
    digit_room shifted{thread, static_cast<ssize>(size)};
    if (!shifted) {
        return {};
    }
    const ssize used =
        support::shift_left_digits(parts.data(), parts.size(),
                                   count.digits * support::digit_bits + count.bits, shifted.data());
    return state::new_int(thread, shifted.data(), used, parts.negative());
}

/// left >> right of ints: rounded towards minus infinity.
[[nodiscard]] constexpr owned int_shift_right(thread_state& thread, value left,
                                              value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    const detail::shift_count count{right};
    if (count.negative) {
        return raise(thread, value_error_type, "negative shift count");
    }
    left = as_number(left);
    if (left.kind != tag::object) {
        const std::uint64_t bits =
            count.digits > 2 ? 63 : count.digits * support::digit_bits + count.bits;
        return owned::take(make_int(left.data.integer >> (bits > 63 ? 63 : bits)));
    }
    const int_parts parts{left};
    const auto size = static_cast<std::uint64_t>(parts.size());
    if (count.digits >= size) {
        return owned::take(make_int(parts.negative() ? -1 : 0));
    }
    digit_room shifted{thread, parts.size() - static_cast<ssize>(count.digits) + 1};
    if (!shifted) {
        return {};
    }
    bool inexact = false;
    ssize used = support::shift_right_digits(parts.data(), parts.size(),
                                             count.digits * support::digit_bits + count.bits,
                                             shifted.data(), &inexact);
    if (inexact && parts.negative()) {
        used = support::add_small(shifted.data(), used, 1, shifted.data());
    }
    return state::new_int(thread, shifted.data(), used, parts.negative());
}

namespace detail {

[[nodiscard]] constexpr owned bitwise_big(thread_state& thread,
                                          support::bitwise_operation operation, value left,
                                          value right) noexcept {
    const int_parts a{left};
    const int_parts b{right};
    digit_room result{thread, (a.size() > b.size() ? a.size() : b.size()) + 1};
    if (!result) {
        return {};
    }
    bool negative = false;
    const ssize used =
        support::bitwise_digits(operation, a.data(), a.size(), a.negative(), b.data(), b.size(),
                                b.negative(), result.data(), negative);
    return state::new_int(thread, result.data(), used, negative);
}

} // namespace detail

/// left & right of ints.
[[nodiscard]] constexpr owned int_and(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    if (both_small(left, right)) {
        return owned::take(make_int(left.data.integer & right.data.integer));
    }
    return detail::bitwise_big(thread, support::bitwise_operation::conjunction, left, right);
}

/// left | right of ints.
[[nodiscard]] constexpr owned int_or(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    if (both_small(left, right)) {
        return owned::take(make_int(left.data.integer | right.data.integer));
    }
    return detail::bitwise_big(thread, support::bitwise_operation::disjunction, left, right);
}

/// left ^ right of ints.
[[nodiscard]] constexpr owned int_xor(thread_state& thread, value left, value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    if (both_small(left, right)) {
        return owned::take(make_int(left.data.integer ^ right.data.integer));
    }
    return detail::bitwise_big(thread, support::bitwise_operation::difference, left, right);
}

/// ~self, which is -self - 1.
[[nodiscard]] constexpr owned int_invert(thread_state& thread, value self) noexcept {
    return int_xor(thread, self, make_int(-1));
}

} // namespace stasis::builtins
