// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_rounded.hpp: the decimal figures of a double, rounded where one wants.
// Promises: the result of CPython 3.11's Python/dtoa.c (David Gay) in modes 2 and 3, which format,
// round and % use: the exact binary value, rounded half to even, to any precision.
// How: as real_scaling.hpp says; in 128 bits for up to 19 figures of numbers that are neither huge
// nor tiny.
#pragma once

#include <stasis/support/digits_text.hpp>
#include <stasis/support/real_scaling.hpp>

namespace stasis::support {

/// The most figures that a double has, which is the most that `rounded_digits` writes (and one to
/// spare).
inline constexpr int rounded_digits_size = 768;

/// What the precision of `rounded_digits` counts: figures behind the point, or all.
enum class decimal_rounding { places, figures };

namespace detail {

// number = parts * 10^scale, rounded; false if 128 bits don't suffice. 19 figures are known to fit.
constexpr bool round_in_128_bits(const real_parts& parts, int scale,
                                 std::uint64_t& number) noexcept {
    const int twos = parts.power + scale;
    if (scale < -22 || scale > 22 || twos > 22 || twos < -74) {
        return false;
    }
    // At most 2^53 * 5^22 * 2^22, which is below 2^127; the divisor is at most 5^22 * 2^74.
    uint128 dividend = parts.fraction;
    uint128 divisor = 1;
    (scale >= 0 ? dividend : divisor) *= power_of(5, scale >= 0 ? scale : -scale);
    (twos >= 0 ? dividend : divisor) <<= twos >= 0 ? twos : -twos;
    // Without a division where the divisor is a power of two.
    const uint128 quotient = scale < 0  ? dividend / divisor
                             : twos < 0 ? dividend >> -twos
                                        : dividend;
    const uint128 twice = 2 * (dividend - quotient * divisor);
    number = static_cast<std::uint64_t>(quotient);
    number += twice > divisor || (twice == divisor && number % 2 != 0);
    return true;
}

// The same without limits, as text with trailing zeros; returns its length, 0 for the number 0.
constexpr int round_in_digits(const real_parts& parts, int scale, char* figures) noexcept {
    big numerator;
    big denominator;
    big quotient;
    make_fraction(parts.fraction, parts.power, scale, numerator, denominator);
    const int rest = divide_fraction(numerator, denominator, quotient);
    const bool odd = quotient.length > 0 && quotient.digits[0] % 2 != 0;
    if (rest > 2 || (rest == 2 && odd)) {
        quotient.length = add_small(quotient.digits, quotient.length, 1, quotient.digits);
    }
    if (quotient.length == 0) {
        return 0;
    }
    digit scratch[digits_text_scratch(scaled_size)];
    return static_cast<int>(digits_to_text(quotient.digits, quotient.length, 10, figures, scratch));
}

} // namespace detail

/// The magnitude of `value`, which is finite, rounded to `precision` places behind the point (in
/// front of it if negative), or to `precision` figures (at least 1). Size of figures:
/// `rounded_digits_size`. All figures there are come out exactly, so whoever wants more of them
/// adds zeros. If everything is rounded away there are none, and the point is at -precision.
constexpr decimal_figures rounded_digits(double value, decimal_rounding rounding, int precision,
                                         char* figures) noexcept {
    const real_parts parts = real_parts_of(value);
    if (parts.fraction == 0) {
        figures[0] = '0';
        return {1, 1};
    }
    // The first figure stands at 10^exponent or, the estimate being one too small at times, one
    // above.
    const int exponent =
        detail::decimal_exponent(detail::bit_length(parts.fraction) - 1 + parts.power);
    const bool places = rounding == decimal_rounding::places;
    if (places && precision < -exponent - 3) {
        return {0, -precision};
    }
    // At this scale the value is an integer; a larger one would only add zeros.
    const int exact = parts.power < 0 ? -parts.power : 0;
    int scale = exact;
    if (precision < rounded_digits_size * 2) {
        const int wanted = places ? precision : precision - 1 - exponent;
        scale = wanted < exact ? wanted : exact;
    }
    for (;; --scale) {
        std::uint64_t number = 0;
        if (exponent + 2 + scale <= 19 && detail::round_in_128_bits(parts, scale, number)) {
            if (number == 0) {
                return {0, -precision};
            }
            if (places || detail::count_figures(number) <= precision) {
                return detail::write_figures(number, scale, figures);
            }
        } else {
            int length = detail::round_in_digits(parts, scale, figures);
            if (length == 0) {
                return {0, -precision};
            }
            if (places || length <= precision) {
                const int point = length - scale;
                while (figures[length - 1] == '0') {
                    --length;
                }
                return {length, point};
            }
        }
        // A figure too many, since the estimate was too small: once more, with one less.
    }
}

} // namespace stasis::support
