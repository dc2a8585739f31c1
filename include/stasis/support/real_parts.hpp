// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_parts.hpp: a double taken apart, and put together with correct rounding.
// Promises: exact on every double, subnormals included; needs no <cmath> and works in constant
// evaluation. CPython 3.11 uses frexp and ldexp for it.
#pragma once

#include <cstdint>

namespace stasis::support {

/// The bits of a double.
[[nodiscard]] constexpr std::uint64_t real_bits(double value) noexcept {
    return __builtin_bit_cast(std::uint64_t, value);
}

/// Whether the sign bit is set, that of -0.0 and of a NaN included.
[[nodiscard]] constexpr bool real_is_negative(double value) noexcept {
    return real_bits(value) >> 63 != 0;
}

/// The value without its sign.
[[nodiscard]] constexpr double real_magnitude(double value) noexcept {
    return __builtin_bit_cast(double, real_bits(value) & ~(std::uint64_t{1} << 63));
}

/// Neither infinite nor a NaN.
[[nodiscard]] constexpr bool real_is_finite(double value) noexcept {
    return (real_bits(value) >> 52 & 0x7ff) != 0x7ff;
}

/// A magnitude as fraction * 2^power, fraction below 2^53.
struct real_parts {
    std::uint64_t fraction;
    int power;
};

/// The parts of a finite double's magnitude; the power is from -1074 to 971.
[[nodiscard]] constexpr real_parts real_parts_of(double value) noexcept {
    const auto exponent = static_cast<int>(real_bits(value) >> 52 & 0x7ff);
    const std::uint64_t fraction = real_bits(value) & ((std::uint64_t{1} << 52) - 1);
    if (exponent == 0) {
        return {fraction, -1074};
    }
    return {fraction | std::uint64_t{1} << 52, exponent - 1075};
}

/// The double nearest to fraction * 2^power, plus something below 2^power if `sticky`; of two that
/// are equally near, the even one. False if it is too large; the fraction's upper bit must be set
/// if `sticky`.
constexpr bool real_from_parts(std::uint64_t fraction, std::int64_t power, bool sticky,
                               double& out) noexcept {
    if (fraction == 0) {
        out = 0.0;
        return true;
    }
    const int zeros = __builtin_clzll(fraction);
    fraction <<= zeros;
    // As fraction * 2^-63 * 2^exponent; subnormals have fewer bits than the 53.
    const std::int64_t exponent = power - zeros + 63;
    if (exponent > 1023) {
        return false;
    }
    const std::int64_t dropped = exponent >= -1022 ? 11 : 11 + (-1022 - exponent);
    if (dropped > 64) {
        out = 0.0;
        return true;
    }
    const auto shift = static_cast<int>(dropped);
    const std::uint64_t below = shift == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << shift) - 1;
    const std::uint64_t rest = fraction & below;
    const std::uint64_t half = std::uint64_t{1} << (shift - 1);
    std::uint64_t bits = shift == 64 ? 0 : fraction >> shift;
    bits += rest > half || (rest == half && (sticky || (bits & 1) != 0));
    // Added, not or'ed: a fraction that rounds up to 2^53 goes to the next exponent by itself.
    if (exponent >= -1022) {
        bits += static_cast<std::uint64_t>(exponent + 1022) << 52;
    }
    if (bits >> 52 == 0x7ff) {
        return false;
    }
    out = __builtin_bit_cast(double, bits);
    return true;
}

} // namespace stasis::support
