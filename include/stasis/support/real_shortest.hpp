// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_shortest.hpp: the fewest decimal figures that read back as a double.
// Promises: the result of CPython 3.11's Python/dtoa.c (David Gay) in mode 0, which repr uses: of
// the shortest texts the closest to the value, of two equally close ones the even.
// How: scaled to 17 figures, everything between the halfway points to its neighbours is a range of
// integers, and the answer is the multiple in it of the largest power of ten. In 128 bits where
// they suffice, elsewhere in numbers of digits.hpp. No tables, no floating point.
#pragma once

#include <stasis/support/digits_multiplication.hpp>
#include <stasis/support/real_scaling.hpp>

namespace stasis::support {

/// The most figures that `shortest_digits` writes.
inline constexpr int shortest_digits_size = 17;

namespace detail {

// The candidates for the shortest figures, scaled to 17 of them: the integers from low to high read
// back as the value, which is `whole` and a rest. `rest` is 0 for none, else 1, 2 or 3 for one
// below, equal to or above a half.
struct shortest_range {
    std::uint64_t low;
    std::uint64_t high;
    std::uint64_t whole;
    int rest;
};

// The multiple, in the range, of the largest power of ten that has one there; the closest to the
// value if it has two.
constexpr std::uint64_t shortest_in(const shortest_range& range) noexcept {
    std::uint64_t step = 1;
    while (range.high / (10 * step) * (10 * step) >= range.low) {
        step *= 10;
    }
    const std::uint64_t below = range.whole / step * step;
    const std::uint64_t above = below + step;
    if (below < range.low || above > range.high) {
        return below < range.low ? above : below;
    }
    // Twice the distance from `below` against the step, in quarters so that the rest takes part.
    const auto rest = static_cast<std::uint64_t>(range.rest);
    const std::uint64_t position = 4 * (range.whole - below) + rest;
    const bool odd = below / step % 2 != 0;
    return position > 2 * step || (position == 2 * step && odd) ? above : below;
}

// A double's neighbourhood in units of 2^(power - 2): the halfway points are at 4 fraction + 2 and
// at 4 fraction - 2, or - 1 above a power of two, below which doubles are denser. They read back
// themselves if the fraction is even.
constexpr std::uint64_t gap_below(const real_parts& parts) noexcept {
    return parts.fraction == std::uint64_t{1} << 52 && parts.power > -1074 ? 1 : 2;
}

constexpr bool shortest_in_128_bits(const real_parts& parts, int scale,
                                    shortest_range& range) noexcept {
    const int shift = 2 - parts.power;
    if (scale < 0 || scale > 21 || shift < 2 || shift > 127) {
        return false;
    }
    // At most 2^55 * 10^21, which is below 2^125.
    const uint128 unit = static_cast<uint128>(power_of(5, scale)) << scale;
    const uint128 value = unit * (4 * parts.fraction);
    const uint128 low = value - unit * gap_below(parts);
    const uint128 high = value + unit * 2;
    const uint128 mask = (static_cast<uint128>(1) << shift) - 1;
    const bool open = parts.fraction % 2 != 0;
    range.low = static_cast<std::uint64_t>(low >> shift) + ((low & mask) != 0 || open);
    range.high = static_cast<std::uint64_t>(high >> shift) - ((high & mask) == 0 && open);
    range.whole = static_cast<std::uint64_t>(value >> shift);
    const uint128 rest = value & mask;
    const uint128 half = static_cast<uint128>(1) << (shift - 1);
    range.rest = rest == 0 ? 0 : rest < half ? 1 : rest == half ? 2 : 3;
    return true;
}

constexpr shortest_range shortest_in_digits(const real_parts& parts, int scale) noexcept {
    big unit;
    big denominator;
    make_fraction(1, parts.power - 2, scale, unit, denominator);
    big factor;
    factor.set(4 * parts.fraction);
    big value;
    value.length = multiply_digits(unit.digits, unit.length, factor.digits, factor.length,
                                   value.digits, nullptr);
    big end;
    big quotient;
    const bool open = parts.fraction % 2 != 0;
    shortest_range range{};
    end.length = multiply_small(unit.digits, unit.length, 2, 0, end.digits);
    end.length = add_digits(value.digits, value.length, end.digits, end.length, end.digits);
    const bool high_exact = divide_fraction(end, denominator, quotient) == 0;
    range.high = digits_to_uint64(quotient.digits, quotient.length) - (high_exact && open);
    end.length = multiply_small(unit.digits, unit.length, static_cast<digit>(gap_below(parts)), 0,
                                end.digits);
    end.length = subtract_digits(value.digits, value.length, end.digits, end.length, end.digits);
    const bool low_exact = divide_fraction(end, denominator, quotient) == 0;
    range.low = digits_to_uint64(quotient.digits, quotient.length) + (!low_exact || open);
    range.rest = divide_fraction(value, denominator, quotient);
    range.whole = digits_to_uint64(quotient.digits, quotient.length);
    return range;
}

} // namespace detail

/// The fewest figures that read back as the magnitude of `value`, which is finite. Size of figures:
/// `shortest_digits_size`.
constexpr decimal_figures shortest_digits(double value, char* figures) noexcept {
    const real_parts parts = real_parts_of(value);
    if (parts.fraction == 0) {
        figures[0] = '0';
        return {1, 1};
    }
    // An integer below 2^53 is its own shortest text: the nearest other double is no nearer than a
    // half.
    if (parts.power <= 0 && parts.power > -53) {
        const std::uint64_t integer = parts.fraction >> -parts.power;
        if (integer << -parts.power == parts.fraction) {
            return detail::write_figures(integer, 0, figures);
        }
    }
    // The power of ten may be one too small: then the value has 18 figures, and the next scale is
    // right.
    int scale = 16 - detail::decimal_exponent(detail::bit_length(parts.fraction) - 1 + parts.power);
    detail::shortest_range range{};
    for (;; --scale) {
        if (!detail::shortest_in_128_bits(parts, scale, range)) {
            range = detail::shortest_in_digits(parts, scale);
        }
        if (range.whole < 100'000'000'000'000'000) {
            return detail::write_figures(detail::shortest_in(range), scale, figures);
        }
    }
}

} // namespace stasis::support
