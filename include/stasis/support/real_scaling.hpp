// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_scaling.hpp: value * 10^scale as one fraction of integers, on which both
// texts of a double rest (real_shortest.hpp, real_rounded.hpp).
// CPython 3.11: Python/dtoa.c (David Gay) decides on the quotient and the remainder of the same
// fraction.
// Costs: for the largest exponents, numbers of 85 digits and a division by 36 of them.
#pragma once

#include <stasis/support/digits_division.hpp>
#include <stasis/support/real_parts.hpp>

namespace stasis::support {

/// Figures with a point: 0.d1 d2 ... d(length) * 10^point. Neither leading nor trailing zeros; no
/// figures at all if everything was rounded away; zero itself is "0" with the point behind it.
struct decimal_figures {
    int length;
    int point;
};

namespace detail {

__extension__ using uint128 = unsigned __int128;

// floor(log10(2^power)): exact for the powers of a double.
constexpr int decimal_exponent(int power) noexcept { return (power * 315653) >> 20; }

constexpr int bit_length(std::uint64_t x) noexcept { return 64 - __builtin_clzll(x); }

constexpr std::uint64_t power_of(std::uint64_t base, int exponent) noexcept {
    std::uint64_t power = 1;
    for (; exponent > 0; --exponent) {
        power *= base;
    }
    return power;
}

constexpr int count_figures(std::uint64_t x) noexcept {
    int count = 1;
    for (; x >= 10; x /= 10) {
        ++count;
    }
    return count;
}

// Writes a number that isn't zero without its trailing zeros; `scale` is the power of ten it was
// multiplied by.
constexpr decimal_figures write_figures(std::uint64_t number, int scale, char* figures) noexcept {
    while (number % 10 == 0) {
        number /= 10;
        --scale;
    }
    const int length = count_figures(number);
    for (int i = length; i-- > 0; number /= 10) {
        figures[i] = static_cast<char>('0' + number % 10);
    }
    return {length, length - scale};
}

// The most digits of the numbers below: 2^53 * 5^1074 has 2,547 bits, and 2^1076 has 36 digits.
inline constexpr ssize scaled_size = 96;

struct big {
    digit digits[scaled_size];
    ssize length;

    constexpr void set(std::uint64_t value) noexcept { length = digits_from_uint64(value, digits); }

    constexpr void multiply_by_power_of_5(int exponent) noexcept {
        for (; exponent > 0; exponent -= 12) {
            const int now = exponent < 12 ? exponent : 12;
            const auto power = static_cast<digit>(power_of(5, now));
            length = multiply_small(digits, length, power, 0, digits);
        }
    }

    constexpr void shift_left(int count) noexcept {
        length = shift_left_digits(digits, length, static_cast<std::uint64_t>(count), digits);
    }
};

// numerator / denominator = fraction * 2^power * 10^scale, the common factors of 2 taken out.
constexpr void make_fraction(std::uint64_t fraction, int power, int scale, big& numerator,
                             big& denominator) noexcept {
    numerator.set(fraction);
    denominator.set(1);
    (scale >= 0 ? numerator : denominator).multiply_by_power_of_5(scale >= 0 ? scale : -scale);
    const int twos = power + scale;
    (twos >= 0 ? numerator : denominator).shift_left(twos >= 0 ? twos : -twos);
}

// quotient = numerator / denominator; returns the rest as in `shortest_range`.
constexpr int divide_fraction(const big& numerator, const big& denominator,
                              big& quotient) noexcept {
    big remainder;
    digit scratch[2 * scaled_size + 1];
    const division_lengths lengths =
        divide_digits(numerator.digits, numerator.length, denominator.digits, denominator.length,
                      quotient.digits, remainder.digits, scratch);
    quotient.length = lengths.quotient;
    if (lengths.remainder == 0) {
        return 0;
    }
    remainder.length = multiply_small(remainder.digits, lengths.remainder, 2, 0, remainder.digits);
    return 2 + compare_digits(remainder.digits, remainder.length, denominator.digits,
                              denominator.length);
}

} // namespace detail

} // namespace stasis::support
