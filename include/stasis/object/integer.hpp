// SPDX-License-Identifier: BSL-1.0
// stasis/object/integer.hpp: int and bool.
// Promises: CPython 3.11's PyLongObject: digits of 30 bits, least significant first, behind the
// head; the sign of ob_size is the number's sign, its magnitude the number of digits.
// CPython 3.11: Include/cpython/longintrepr.h.
#pragma once

#include <stasis/object/trailing.hpp>
#include <stasis/object/value.hpp>
#include <stasis/support/digit.hpp>

namespace stasis {

extern const type_object int_type;
extern const type_object bool_type;

/// PyLongObject without its digits.
struct int_object : var_object {};

/// The number of digits, whatever the sign.
[[nodiscard]] constexpr ssize digit_count(const int_object* self) noexcept {
    return self->ob_size < 0 ? -self->ob_size : self->ob_size;
}

/// The digits, least significant first. Zero has none, but room for one.
template <class Digit = support::digit>
[[nodiscard]] constexpr const Digit* digits(const int_object* self) noexcept {
    const ssize count = digit_count(self);
    return trailing<Digit>(self, count == 0 ? 1 : static_cast<std::size_t>(count));
}

/// Whether the number of those digits, without a sign, fits 64 bits, and then `magnitude` is it.
[[nodiscard]] constexpr bool to_magnitude(const support::digit* digits, ssize count,
                                          std::uint64_t& magnitude) noexcept {
    if (count > 3) {
        return false;
    }
    magnitude = 0;
    for (ssize i = count; i-- > 0;) {
        if (magnitude >> (64 - support::digit_bits) != 0) {
            return false;
        }
        magnitude = magnitude << support::digit_bits | digits[i];
    }
    return true;
}

/// Whether the number of those digits fits 64 bits, and then `number` is it.
[[nodiscard]] constexpr bool to_int64(const support::digit* digits, ssize count, bool negative,
                                      std::int64_t& number) noexcept {
    std::uint64_t magnitude = 0;
    if (!to_magnitude(digits, count, magnitude) ||
        magnitude > (std::uint64_t{1} << 63) - (negative ? 0 : 1)) {
        return false;
    }
    number = static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
    return true;
}

/// Whether an int fits 64 bits, and then `number` is it.
template <class Digit = support::digit>
[[nodiscard]] constexpr bool to_int64(const int_object* self, std::int64_t& number) noexcept {
    return to_int64(digits<Digit>(self), digit_count(self), self->ob_size < 0, number);
}

} // namespace stasis
