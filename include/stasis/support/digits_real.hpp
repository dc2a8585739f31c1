// SPDX-License-Identifier: BSL-1.0
// stasis/support/digits_real.hpp: magnitudes to and from doubles; conventions in digits.hpp.
// CPython 3.11: Objects/longobject.c (_PyLong_Frexp, PyLong_FromDouble, long_true_divide):
// correctly rounded, half to even.
// Refuses: what is too large for a double, by returning false.
#pragma once

#include <stasis/support/digits_division.hpp>
#include <stasis/support/real_parts.hpp>

namespace stasis::support {

namespace detail {

// A magnitude's upper 64 bits, the highest of which is set; `power` is the place of the lowest of
// them, `sticky` whether there is a bit below. The magnitude isn't zero.
constexpr std::uint64_t leading_bits(const digit* a, ssize na, std::int64_t& power,
                                     bool& sticky) noexcept {
    power = static_cast<std::int64_t>(digits_bit_length(a, na)) - 64;
    sticky = false;
    if (power <= 0) {
        return digits_to_uint64(a, na) << -power;
    }
    const auto whole = static_cast<ssize>(power / digit_bits);
    const auto part = static_cast<int>(power % digit_bits);
    std::uint64_t bits = a[whole] >> part;
    for (int i = 1; whole + i < na; ++i) {
        bits |= std::uint64_t{a[whole + i]} << (i * digit_bits - part);
    }
    sticky = (a[whole] & ((digit{1} << part) - 1)) != 0;
    for (ssize i = 0; i < whole && !sticky; ++i) {
        sticky = a[i] != 0;
    }
    return bits;
}

} // namespace detail

/// The double nearest to a magnitude; false if it is too large.
constexpr bool digits_to_double(const digit* a, ssize na, double& out) noexcept {
    if (na == 0) {
        out = 0.0;
        return true;
    }
    std::int64_t power = 0;
    bool sticky = false;
    const std::uint64_t bits = detail::leading_bits(a, na, power, sticky);
    return real_from_parts(bits, power, sticky, out);
}

/// out = the integer part of a finite double's magnitude. Size of out: 36.
constexpr ssize digits_from_double(double value, digit* out) noexcept {
    const real_parts parts = real_parts_of(value);
    if (parts.power <= -53) {
        return 0;
    }
    if (parts.power <= 0) {
        return digits_from_uint64(parts.fraction >> -parts.power, out);
    }
    const ssize length = digits_from_uint64(parts.fraction, out);
    return shift_left_digits(out, length, static_cast<std::uint64_t>(parts.power), out);
}

/// How many digits of scratch `divide_to_double` needs.
[[nodiscard]] constexpr ssize divide_to_double_scratch(ssize na, ssize nb) noexcept {
    // The dividend is made 65 or 66 bits longer than the divisor.
    const ssize dividend = (na > nb + 4 ? na : nb + 4) + 1;
    return dividend + 5 + nb + divide_scratch(dividend, nb) + 4;
}

/// The double nearest to the quotient a / b, where b is not zero: one rounding, whatever the
/// operands' sizes. False if it is too large. Size of scratch: `divide_to_double_scratch(na, nb)`.
constexpr bool divide_to_double(const digit* a, ssize na, const digit* b, ssize nb, double& out,
                                digit* scratch) noexcept {
    if (na == 0) {
        out = 0.0;
        return true;
    }
    // A quotient of 66 or 67 bits: enough for the 53 and for a sticky bit.
    const std::int64_t shift = 66 - static_cast<std::int64_t>(digits_bit_length(a, na)) +
                               static_cast<std::int64_t>(digits_bit_length(b, nb));
    const ssize room = (na > nb + 4 ? na : nb + 4) + 1;
    digit* const dividend = scratch;
    digit* const quotient = dividend + room;
    digit* const remainder = quotient + 5;
    digit* const rest = remainder + nb;
    bool sticky = false;
    const ssize length =
        shift >= 0
            ? shift_left_digits(a, na, static_cast<std::uint64_t>(shift), dividend)
            : shift_right_digits(a, na, static_cast<std::uint64_t>(-shift), dividend, &sticky);
    const division_lengths result =
        divide_digits(dividend, length, b, nb, quotient, remainder, rest);
    std::int64_t power = 0;
    bool below = false;
    const std::uint64_t bits = detail::leading_bits(quotient, result.quotient, power, below);
    sticky = sticky || below || result.remainder != 0;
    return real_from_parts(bits, power - shift, sticky, out);
}

} // namespace stasis::support
