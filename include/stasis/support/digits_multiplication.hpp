// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits_multiplication.hpp: products of magnitudes; conventions in digits.hpp.
// CPython 3.11: Objects/longobject.c (x_mul, k_mul, k_lopsided_mul): by rows below 70 digits, above
// that Karatsuba's way, three half-sized products instead of four.
// Costs: na * nb steps below, about n^1.58 above; a square of an operand given twice, half of that.
// Scratch is the caller's: none for operands below 70 digits.
#pragma once

#include <stasis/support/digits.hpp>

namespace stasis::support {

/// From this length of the shorter operand on, Karatsuba's way is faster.
inline constexpr ssize karatsuba_length = 70;

/// How many digits of scratch `multiply_digits` needs.
[[nodiscard]] constexpr ssize multiply_scratch(ssize na, ssize nb) noexcept {
    // An operand of n digits needs 4 (ceil(n / 2) + 1) and, recursively, what ceil(n / 2) + 1
    // needs: below 5 n from 70 on. The longer operand has less than 2 n, or else is cut in pieces
    // of n.
    const ssize shorter = na < nb ? na : nb;
    return shorter < karatsuba_length ? 0 : 10 * shorter;
}

namespace detail {

// These work on fixed lengths: operands may have leading zeros, and out gets all na + nb digits.

constexpr void multiply_by_rows(const digit* a, ssize na, const digit* b, ssize nb,
                                digit* out) noexcept {
    for (ssize i = 0; i < nb; ++i) {
        out[i] = 0;
    }
    for (ssize i = 0; i < na; ++i) {
        const double_digit factor = a[i];
        double_digit carry = 0;
        for (ssize j = 0; j < nb; ++j) {
            carry += out[i + j] + factor * b[j];
            out[i + j] = static_cast<digit>(carry & digit_mask);
            carry >>= digit_bits;
        }
        out[i + nb] = static_cast<digit>(carry);
    }
}

// Each product of two different digits stands twice in a square, so it is computed once.
constexpr void square_by_rows(const digit* a, ssize n, digit* out) noexcept {
    for (ssize i = 0; i < 2 * n; ++i) {
        out[i] = 0;
    }
    for (ssize i = 0; i < n; ++i) {
        const double_digit twice = double_digit{a[i]} << 1;
        double_digit carry = out[2 * i] + double_digit{a[i]} * a[i];
        out[2 * i] = static_cast<digit>(carry & digit_mask);
        carry >>= digit_bits;
        ssize k = 2 * i + 1;
        for (ssize j = i + 1; j < n; ++j, ++k) {
            carry += out[k] + twice * a[j];
            out[k] = static_cast<digit>(carry & digit_mask);
            carry >>= digit_bits;
        }
        for (; carry != 0; ++k) {
            carry += out[k];
            out[k] = static_cast<digit>(carry & digit_mask);
            carry >>= digit_bits;
        }
    }
}

// out += a, where the sum is known to fit.
constexpr void add_into(digit* out, const digit* a, ssize na) noexcept {
    digit carry = 0;
    ssize i = 0;
    for (; i < na; ++i) {
        carry += out[i] + a[i];
        out[i] = carry & digit_mask;
        carry >>= digit_bits;
    }
    for (; carry != 0; ++i) {
        carry += out[i];
        out[i] = carry & digit_mask;
        carry >>= digit_bits;
    }
}

// out[0 .. n] = the sum of the two halves of a, the lower of which has `cut` digits.
constexpr void add_halves(const digit* a, ssize na, ssize cut, digit* out, ssize n) noexcept {
    ssize length = add_digits(a, cut, a + cut, na - cut, out);
    for (; length < n; ++length) {
        out[length] = 0;
    }
}

constexpr void multiply_by_halves(const digit* a, ssize na, const digit* b, ssize nb, digit* out,
                                  digit* scratch) noexcept;

// The longer operand is at least twice as long: cuts it in pieces as long as the shorter.
constexpr void multiply_by_pieces(const digit* a, ssize na, const digit* b, ssize nb, digit* out,
                                  digit* scratch) noexcept {
    for (ssize i = 0; i < na + nb; ++i) {
        out[i] = 0;
    }
    for (ssize from = 0; from < nb; from += na) {
        const ssize length = nb - from < na ? nb - from : na;
        multiply_by_halves(a, na, b + from, length, scratch, scratch + 2 * na);
        add_into(out + from, scratch, na + length);
    }
}

constexpr void multiply_by_halves(const digit* a, ssize na, const digit* b, ssize nb, digit* out,
                                  digit* scratch) noexcept {
    if (na > nb) {
        return multiply_by_halves(b, nb, a, na, out, scratch);
    }
    const bool square = a == b && na == nb;
    if (na < karatsuba_length) {
        return square ? square_by_rows(a, na, out) : multiply_by_rows(a, na, b, nb, out);
    }
    if (2 * na <= nb) {
        return multiply_by_pieces(a, na, b, nb, out, scratch);
    }
    // With a = ah B + al and b = bh B + bl, the product is
    // ah bh B^2 + ((ah + al)(bh + bl) - ah bh - al bl) B + al bl.
    const ssize cut = nb / 2;
    digit* const low = out;
    digit* const high = out + 2 * cut;
    const ssize high_length = na + nb - 2 * cut;
    multiply_by_halves(a, cut, b, cut, low, scratch);
    multiply_by_halves(a + cut, na - cut, b + cut, nb - cut, high, scratch);

    const ssize sum_length = nb - cut + 1;
    digit* const sum_a = scratch;
    digit* const sum_b = square ? sum_a : sum_a + sum_length;
    digit* const middle = scratch + 2 * sum_length;
    add_halves(a, na, cut, sum_a, sum_length);
    if (!square) {
        add_halves(b, nb, cut, sum_b, sum_length);
    }
    multiply_by_halves(sum_a, sum_length, sum_b, sum_length, middle, middle + 2 * sum_length);
    subtract_digits(middle, 2 * sum_length, low, normalised_length(low, 2 * cut), middle);
    subtract_digits(middle, 2 * sum_length, high, normalised_length(high, high_length), middle);
    add_into(out + cut, middle, normalised_length(middle, 2 * sum_length));
}

} // namespace detail

/// out = a * b. Size of out: na + nb; of scratch: `multiply_scratch(na, nb)` (null if that is 0).
constexpr ssize multiply_digits(const digit* a, ssize na, const digit* b, ssize nb, digit* out,
                                digit* scratch) noexcept {
    if (na == 0 || nb == 0) {
        return 0;
    }
    detail::multiply_by_halves(a, na, b, nb, out, scratch);
    return normalised_length(out, na + nb);
}

} // namespace stasis::support
