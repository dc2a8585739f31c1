// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits.hpp: magnitudes of any size, in digits of 30 bits: order, sums, shifts.
// CPython 3.11: Objects/longobject.c (x_add, x_sub, long_lshift1, long_rshift, _PyLong_NumBits).
// Conventions here and in digits_*.hpp: a magnitude is (pointer, length), least significant digit
// first, normalised (the last digit is not zero; length 0 is zero). The caller supplies the output,
// whose size each function documents, and gets its normalised length. An output may be one of the
// inputs where that is said, else it must not overlap them. Signs are the caller's. Nothing fails.
#pragma once

#include <stasis/support/digit.hpp>

namespace stasis::support {

/// The length without leading zero digits.
[[nodiscard]] constexpr ssize normalised_length(const digit* digits, ssize length) noexcept {
    while (length > 0 && digits[length - 1] == 0) {
        --length;
    }
    return length;
}

/// Below 0, 0 or above 0, as a is less than, equal to or more than b.
[[nodiscard]] constexpr int compare_digits(const digit* a, ssize na, const digit* b,
                                           ssize nb) noexcept {
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    for (ssize i = na; i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

/// out = a. Size of out: na. Copies upwards, so out may be a, or begin inside a's buffer below it.
constexpr ssize copy_digits(const digit* a, ssize na, digit* out) noexcept {
    for (ssize i = 0; i < na; ++i) {
        out[i] = a[i];
    }
    return na;
}

/// out = a + b. Size of out: max(na, nb) + 1. out may be a or b.
constexpr ssize add_digits(const digit* a, ssize na, const digit* b, ssize nb,
                           digit* out) noexcept {
    if (na < nb) {
        return add_digits(b, nb, a, na, out);
    }
    digit carry = 0;
    ssize i = 0;
    for (; i < nb; ++i) {
        carry += a[i] + b[i];
        out[i] = carry & digit_mask;
        carry >>= digit_bits;
    }
    for (; i < na; ++i) {
        carry += a[i];
        out[i] = carry & digit_mask;
        carry >>= digit_bits;
    }
    if (carry != 0) {
        out[na] = carry;
        return na + 1;
    }
    return na;
}

/// out = a - b, where a >= b. Size of out: na. out may be a or b.
constexpr ssize subtract_digits(const digit* a, ssize na, const digit* b, ssize nb,
                                digit* out) noexcept {
    digit borrow = 0;
    ssize i = 0;
    for (; i < nb; ++i) {
        borrow = a[i] - b[i] - borrow;
        out[i] = borrow & digit_mask;
        borrow = borrow >> digit_bits & 1;
    }
    for (; i < na; ++i) {
        borrow = a[i] - borrow;
        out[i] = borrow & digit_mask;
        borrow = borrow >> digit_bits & 1;
    }
    return normalised_length(out, na);
}

/// out = a * factor + addend, both at most digit_mask. Size of out: na + 1. out may be a.
constexpr ssize multiply_small(const digit* a, ssize na, digit factor, digit addend,
                               digit* out) noexcept {
    double_digit carry = addend;
    for (ssize i = 0; i < na; ++i) {
        carry += double_digit{a[i]} * factor;
        out[i] = static_cast<digit>(carry & digit_mask);
        carry >>= digit_bits;
    }
    if (carry != 0) {
        out[na] = static_cast<digit>(carry);
        return na + 1;
    }
    return normalised_length(out, na);
}

/// out = a + addend, which is at most digit_mask. Size of out: na + 1. out may be a.
constexpr ssize add_small(const digit* a, ssize na, digit addend, digit* out) noexcept {
    return add_digits(a, na, &addend, addend != 0 ? 1 : 0, out);
}

/// The number of bits of a magnitude; 0 has none.
[[nodiscard]] constexpr std::uint64_t digits_bit_length(const digit* a, ssize na) noexcept {
    if (na == 0) {
        return 0;
    }
    return static_cast<std::uint64_t>(na) * digit_bits -
           static_cast<std::uint64_t>(__builtin_clz(a[na - 1]) - (32 - digit_bits));
}

/// out = a * 2^count. Size of out: na + count / 30 + 1. out may be a.
constexpr ssize shift_left_digits(const digit* a, ssize na, std::uint64_t count,
                                  digit* out) noexcept {
    if (na == 0) {
        return 0;
    }
    const auto whole = static_cast<ssize>(count / digit_bits);
    const int bits = static_cast<int>(count % digit_bits);
    // From the top down, since out may be a.
    digit above = 0;
    for (ssize i = na; i-- > 0;) {
        const double_digit both = double_digit{a[i]} << bits;
        out[i + whole + 1] = above | static_cast<digit>(both >> digit_bits);
        above = static_cast<digit>(both & digit_mask);
    }
    out[whole] = above;
    for (ssize i = 0; i < whole; ++i) {
        out[i] = 0;
    }
    return normalised_length(out, na + whole + 1);
}

/// out = a / 2^count, rounded down; `inexact`, if given, says whether a bit that was set fell off
/// (a negative int then is one more in magnitude, since Python rounds towards minus infinity).
/// Size of out: max(na - count / 30, 0). out may be a.
constexpr ssize shift_right_digits(const digit* a, ssize na, std::uint64_t count, digit* out,
                                   bool* inexact = nullptr) noexcept {
    const bool all = count / digit_bits >= static_cast<std::uint64_t>(na);
    const ssize whole = all ? na : static_cast<ssize>(count / digit_bits);
    const int bits = static_cast<int>(count % digit_bits);
    if (inexact != nullptr) {
        bool lost = !all && (a[whole] & ((digit{1} << bits) - 1)) != 0;
        for (ssize i = 0; i < whole && !lost; ++i) {
            lost = a[i] != 0;
        }
        *inexact = lost;
    }
    for (ssize i = whole; i < na; ++i) {
        const double_digit next = i + 1 < na ? a[i + 1] : 0;
        out[i - whole] = static_cast<digit>((next << digit_bits | a[i]) >> bits & digit_mask);
    }
    return normalised_length(out, na - whole);
}

/// out = value. Size of out: 3.
constexpr ssize digits_from_uint64(std::uint64_t value, digit* out) noexcept {
    ssize length = 0;
    for (; value != 0; value >>= digit_bits) {
        out[length++] = static_cast<digit>(value & digit_mask);
    }
    return length;
}

/// Whether the magnitude is below 2^64.
[[nodiscard]] constexpr bool digits_fit_uint64(const digit* a, ssize na) noexcept {
    return na < 3 || (na == 3 && a[2] >> (64 - 2 * digit_bits) == 0);
}

/// The magnitude modulo 2^64.
[[nodiscard]] constexpr std::uint64_t digits_to_uint64(const digit* a, ssize na) noexcept {
    std::uint64_t value = 0;
    for (ssize i = na < 3 ? na : 3; i-- > 0;) {
        value = value << digit_bits | a[i];
    }
    return value;
}

} // namespace stasis::support
