// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits_division.hpp: quotients and remainders of magnitudes; conventions in
// digits.hpp.
// CPython 3.11: Objects/longobject.c (inplace_divrem1, x_divrem), which is Knuth's algorithm D (The
// Art of Computer Programming, 4.3.1).
// Leaves to the caller: a divisor of zero, and the signs (Python rounds down: when they differ and
// the remainder isn't zero, the quotient is one more in magnitude and the remainder is b - r).
// Costs: (na - nb + 1) * nb steps.
#pragma once

#include <stasis/support/digits.hpp>

namespace stasis::support {

/// The lengths of a quotient and a remainder.
struct division_lengths {
    ssize quotient;
    ssize remainder;
};

/// quotient = a / divisor, where divisor is from 1 to digit_mask. Size of quotient: na; it may be
/// a.
constexpr ssize divide_small(const digit* a, ssize na, digit divisor, digit* quotient,
                             digit& remainder) noexcept {
    double_digit rest = 0;
    for (ssize i = na; i-- > 0;) {
        rest = rest << digit_bits | a[i];
        const auto part = static_cast<digit>(rest / divisor);
        quotient[i] = part;
        rest -= double_digit{part} * divisor;
    }
    remainder = static_cast<digit>(rest);
    return normalised_length(quotient, na);
}

/// How many digits of scratch `divide_digits` needs.
[[nodiscard]] constexpr ssize divide_scratch(ssize na, ssize nb) noexcept {
    return na < nb || nb < 2 ? 0 : na + 1 + nb;
}

namespace detail {

// The next digit of the quotient: v[0 .. nw] / w, which is below 2^30; v becomes the remainder. w's
// upper bit is set, so the first guess, of two digits by one, is at most one too large once the
// next digits have been looked at.
constexpr digit divide_step(digit* v, const digit* w, ssize nw) noexcept {
    const double_digit top = double_digit{v[nw]} << digit_bits | v[nw - 1];
    double_digit guess = top / w[nw - 1];
    double_digit rest = top - guess * w[nw - 1];
    while (rest < digit_base && guess * w[nw - 2] > (rest << digit_bits | v[nw - 2])) {
        --guess;
        rest += w[nw - 1];
    }
    std::int64_t borrow = 0;
    for (ssize i = 0; i < nw; ++i) {
        borrow += v[i] - static_cast<std::int64_t>(guess * w[i]);
        v[i] = static_cast<digit>(borrow) & digit_mask;
        borrow >>= digit_bits;
    }
    if (borrow + v[nw] < 0) {
        digit carry = 0;
        for (ssize i = 0; i < nw; ++i) {
            carry += v[i] + w[i];
            v[i] = carry & digit_mask;
            carry >>= digit_bits;
        }
        --guess;
    }
    v[nw] = 0;
    return static_cast<digit>(guess);
}

} // namespace detail

/// quotient = a / b and remainder = a - quotient * b, where b is not zero. Size of quotient:
/// max(na - nb + 1, 0); of remainder: min(na, nb); of scratch: `divide_scratch(na, nb)` (null if
/// that is 0). quotient and remainder may be a or b, but not the same one.
constexpr division_lengths divide_digits(const digit* a, ssize na, const digit* b, ssize nb,
                                         digit* quotient, digit* remainder,
                                         digit* scratch) noexcept {
    if (na < nb) {
        return {0, copy_digits(a, na, remainder)};
    }
    if (na <= 2) {
        const std::uint64_t x = digits_to_uint64(a, na);
        const std::uint64_t y = digits_to_uint64(b, nb);
        return {digits_from_uint64(x / y, quotient), digits_from_uint64(x % y, remainder)};
    }
    if (nb == 1) {
        digit rest = 0;
        const ssize length = divide_small(a, na, b[0], quotient, rest);
        return {length, digits_from_uint64(rest, remainder)};
    }
    // Both are shifted so that the divisor's upper bit is set.
    const auto shift = static_cast<std::uint64_t>(__builtin_clz(b[nb - 1]) - (32 - digit_bits));
    digit* const w = scratch + na + 1;
    digit* const v = scratch;
    // A copy of b with no room for the digit that a left shift could add, but here doesn't.
    digit below = 0;
    for (ssize i = 0; i < nb; ++i) {
        w[i] = (b[i] << shift & digit_mask) | below;
        below = b[i] >> (digit_bits - static_cast<int>(shift));
    }
    shift_left_digits(a, na, shift, v);
    for (ssize k = na - nb; k >= 0; --k) {
        quotient[k] = detail::divide_step(v + k, w, nb);
    }
    const ssize rest = normalised_length(v, nb);
    return {normalised_length(quotient, na - nb + 1),
            shift_right_digits(v, rest, shift, remainder)};
}

} // namespace stasis::support
