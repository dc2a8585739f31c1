// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float_math.hpp: the functions of C's mathematics library that operators need.
// Promises: at run time the library's own, as CPython 3.11 uses them. In constant evaluation, by
// integers: the integer part and the remainder of any floats, exactly; a power whose exponent is an
// integer or a half, computed to 120 bits and rounded once.
// Refuses: any other power in constant evaluation: the compiler then names a function that says so.
#pragma once

#include <stasis/object/head.hpp>
#include <stasis/support/digits_real.hpp>
#include <stasis/support/real_scaling.hpp>

#include <type_traits>

namespace stasis::builtins {

namespace detail {

using support::detail::uint128;

/// The power of floats that constant evaluation can't compute: not constexpr, to say so.
inline double float_power_needs_run_time(double base, double exponent) noexcept {
    return __builtin_pow(base, exponent);
}

[[nodiscard]] constexpr double with_sign(double magnitude, bool negative) noexcept {
    return negative ? -magnitude : magnitude;
}

[[nodiscard]] constexpr double exact_floor(double of) noexcept {
    const support::real_parts parts = support::real_parts_of(of);
    if (parts.power >= 0 || parts.fraction == 0 || !support::real_is_finite(of)) {
        return of;
    }
    const bool negative = support::real_is_negative(of);
    if (parts.power <= -53) {
        return negative ? -1.0 : 0.0;
    }
    std::uint64_t whole = parts.fraction >> -parts.power;
    whole += negative && whole << -parts.power != parts.fraction ? 1u : 0u;
    return with_sign(static_cast<double>(whole), negative);
}

[[nodiscard]] constexpr double exact_remainder(double left, double right) noexcept {
    if (support::real_magnitude(left) < support::real_magnitude(right)) {
        return left;
    }
    const support::real_parts a = support::real_parts_of(left);
    const support::real_parts b = support::real_parts_of(right);
    // As integers times the smaller power of two; a divisor with the larger one has fewer bits.
    const int power = a.power < b.power ? a.power : b.power;
    const std::uint64_t divisor = b.fraction << (b.power - power);
    std::uint64_t rest = a.fraction % divisor;
    for (int i = a.power; i > power; --i) {
        rest = rest * 2 % divisor;
    }
    double result = 0.0;
    support::real_from_parts(rest, power, false, result);
    return with_sign(result, support::real_is_negative(left));
}

/// The square root of a positive float, correctly rounded.
[[nodiscard]] constexpr double exact_root(double of) noexcept {
    const support::real_parts parts = support::real_parts_of(of);
    // fraction * 2^power of an even power, its fraction of 125 or 126 bits.
    const int zeros = __builtin_clzll(parts.fraction);
    const int shift = 62 + zeros - ((parts.power - zeros) % 2 != 0 ? 1 : 0);
    const uint128 fraction = uint128{parts.fraction} << shift;
    std::uint64_t root = 0;
    for (int bit = 62; bit >= 0; --bit) {
        const std::uint64_t trial = root | std::uint64_t{1} << bit;
        if (uint128{trial} * trial <= fraction) {
            root = trial;
        }
    }
    double result = 0.0;
    support::real_from_parts(root << 1, (parts.power - shift) / 2 - 1,
                             uint128{root} * root != fraction, result);
    return result;
}

/// fraction * 2^power, the fraction's upper bit set; its lowest says whether something was cut off.
struct wide_real {
    uint128 fraction;
    std::int64_t power;
};

[[nodiscard]] constexpr wide_real multiply_wide(const wide_real& a, const wide_real& b) noexcept {
    constexpr auto low = [](uint128 from) { return from & ~std::uint64_t{0}; };
    const uint128 high = (a.fraction >> 64) * (b.fraction >> 64);
    const uint128 first = (a.fraction >> 64) * low(b.fraction);
    const uint128 second = low(a.fraction) * (b.fraction >> 64);
    const uint128 lowest = low(a.fraction) * low(b.fraction);
    const uint128 carried = low(first) + low(second) + (lowest >> 64);
    uint128 fraction = high + (first >> 64) + (second >> 64) + (carried >> 64);
    uint128 below = carried << 64 | low(lowest);
    std::int64_t power = a.power + b.power + 128;
    if (fraction >> 127 == 0) {
        fraction = fraction << 1 | below >> 127;
        below <<= 1;
        --power;
    }
    return {fraction | (below != 0 ? 1u : 0u), power};
}

/// base^exponent of a positive base, or 1 / base^exponent; infinity where it is too large.
[[nodiscard]] constexpr double integral_power(double base, std::uint64_t exponent,
                                              bool inverse) noexcept {
    const support::real_parts parts = support::real_parts_of(base);
    const int zeros = __builtin_clzll(parts.fraction) + 64;
    const wide_real factor{uint128{parts.fraction} << zeros, parts.power - zeros};
    wide_real result{uint128{1} << 127, -127};
    for (int bit = 64 - __builtin_clzll(exponent); bit-- > 0;) {
        result = multiply_wide(result, result);
        if ((exponent >> bit & 1) != 0) {
            result = multiply_wide(result, factor);
        }
        if (result.power + 128 > 2200 || result.power + 128 < -2200) {
            return (result.power > 0) != inverse ? __builtin_inf() : 0.0;
        }
    }
    // As a quotient of integers, so that a subnormal result too is rounded once.
    constexpr ssize size = 90;
    support::digit fraction[size] = {};
    support::digit power[size] = {1};
    ssize fraction_size = 0;
    for (uint128 rest = result.fraction; rest != 0; rest >>= support::digit_bits) {
        fraction[fraction_size++] = static_cast<support::digit>(rest) & support::digit_mask;
    }
    ssize power_size = 1;
    if (result.power >= 0) {
        fraction_size = support::shift_left_digits(
            fraction, fraction_size, static_cast<std::uint64_t>(result.power), fraction);
    } else {
        power_size = support::shift_left_digits(power, power_size,
                                                static_cast<std::uint64_t>(-result.power), power);
    }
    support::digit scratch[support::divide_to_double_scratch(size, size)] = {};
    double quotient = 0.0;
    const bool fits = inverse ? support::divide_to_double(power, power_size, fraction,
                                                          fraction_size, quotient, scratch)
                              : support::divide_to_double(fraction, fraction_size, power,
                                                          power_size, quotient, scratch);
    return fits ? quotient : __builtin_inf();
}

} // namespace detail

/// The largest integer that isn't above a float.
[[nodiscard]] constexpr double floor_of(double of) noexcept {
    if (std::is_constant_evaluated()) {
        return detail::exact_floor(of);
    }
    return __builtin_floor(of);
}

/// The remainder of a quotient rounded towards 0: C's fmod. The right operand is not 0.
[[nodiscard]] constexpr double remainder_of(double left, double right) noexcept {
    if (std::is_constant_evaluated() && support::real_is_finite(left) && right == right) {
        return detail::exact_remainder(left, right);
    }
    return __builtin_fmod(left, right);
}

/// base^exponent of a finite positive base and a finite exponent that isn't 0; infinity where it is
/// too large.
[[nodiscard]] constexpr double power_of_positive(double base, double exponent) noexcept {
    if (std::is_constant_evaluated()) {
        const double magnitude = support::real_magnitude(exponent);
        if (magnitude < 0x1p63 && magnitude == detail::exact_floor(magnitude)) {
            return detail::integral_power(base, static_cast<std::uint64_t>(magnitude),
                                          exponent < 0.0);
        }
        if (exponent == 0.5) {
            return detail::exact_root(base);
        }
    }
    return detail::float_power_needs_run_time(base, exponent);
}

} // namespace stasis::builtins
