// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float_methods.hpp: the methods and attributes of float that aren't about text.
// Promises: rounding to decimal places rounds the exact binary value, half to even, as CPython
// 3.11.
// CPython 3.11: Objects/floatobject.c (float_methods, float_getset, float___round___impl).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/float_arithmetic.hpp>
#include <stasis/builtins/int_bitwise.hpp>
#include <stasis/builtins/int_new.hpp>
#include <stasis/support/real_round.hpp>

namespace stasis::builtins {

/// float.is_integer().
[[nodiscard]] constexpr owned float_is_integer(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "float.is_integer", given)) {
        return {};
    }
    const double self = as_number(given.values[0]).data.real;
    return owned::take(make_bool(support::real_is_finite(self) && floor_of(self) == self));
}

/// float.as_integer_ratio(): numerator and denominator in lowest terms.
[[nodiscard]] constexpr owned float_as_integer_ratio(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_none(thread, "float.as_integer_ratio", given)) {
        return {};
    }
    const double self = as_number(given.values[0]).data.real;
    if (!support::real_is_finite(self)) {
        return self != self
                   ? raise(thread, value_error_type, "cannot convert NaN to integer ratio")
                   : raise(thread, overflow_error_type, "cannot convert Infinity to integer ratio");
    }
    const support::real_parts parts = support::real_parts_of(self);
    if (parts.fraction == 0) {
        return new_pair(thread, owned::take(make_int(0)), owned::take(make_int(1)));
    }
    const int zeros = __builtin_ctzll(parts.fraction);
    const int power = parts.power + zeros;
    const auto odd = static_cast<std::int64_t>(parts.fraction >> zeros);
    const value numerator = make_int(self < 0.0 ? -odd : odd);
    return new_pair(thread, int_shift_left(thread, numerator, make_int(power > 0 ? power : 0)),
                    int_shift_left(thread, make_int(1), make_int(power < 0 ? -power : 0)));
}

/// float.conjugate().
[[nodiscard]] constexpr owned float_conjugate(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "float.conjugate", given)) {
        return {};
    }
    return float_positive(thread, given.values[0]);
}

/// float.__trunc__().
[[nodiscard]] constexpr owned float_trunc(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "float.__trunc__", given)) {
        return {};
    }
    return float_int(thread, given.values[0]);
}

/// float.__floor__().
[[nodiscard]] constexpr owned float_floor(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "float.__floor__", given)) {
        return {};
    }
    return int_from_real(thread, floor_of(as_number(given.values[0]).data.real));
}

/// float.__ceil__().
[[nodiscard]] constexpr owned float_ceil(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "float.__ceil__", given)) {
        return {};
    }
    return int_from_real(thread, -floor_of(-as_number(given.values[0]).data.real));
}

namespace detail {

/// The int that is nearest to a float; of two, the even one.
[[nodiscard]] constexpr owned nearest_int(thread_state& thread, double self) noexcept {
    if (support::real_is_finite(self)) {
        const double below = floor_of(self);
        const double rest = self - below;
        if (rest > 0.5 || (rest == 0.5 && remainder_of(below, 2.0) != 0.0)) {
            return int_from_real(thread, below + 1.0);
        }
        return int_from_real(thread, below);
    }
    return int_from_real(thread, self);
}

} // namespace detail

/// round(self), an int, or round(self, ndigits), a float.
[[nodiscard]] constexpr owned float_round(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "float.__round__", given, 0, 1)) {
        return {};
    }
    const double self = as_number(given.values[0]).data.real;
    if (given.count == 1 || given.values[1].kind == tag::none) {
        return detail::nearest_int(thread, self);
    }
    const owned wanted = to_int(thread, given.values[1]);
    if (!wanted) {
        return {};
    }
    // No float has a figure behind place 323, and all are below 10^309.
    if (!support::real_is_finite(self) || compare_ints(wanted.get(), make_int(323)) > 0) {
        return owned::take(make_real(self));
    }
    if (compare_ints(wanted.get(), make_int(-308)) < 0) {
        return owned::take(make_real(detail::with_sign(0.0, support::real_is_negative(self))));
    }
    double result = 0.0;
    if (!support::round_real(self, static_cast<int>(wanted.get().data.integer), result)) {
        return raise(thread, overflow_error_type, "rounded value too large to represent");
    }
    return owned::take(make_real(result));
}

/// float.imag.
[[nodiscard]] constexpr owned float_imag(thread_state&, value) noexcept {
    return owned::take(make_real(0.0));
}

} // namespace stasis::builtins
