// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float_power.hpp: ** of floats.
// Promises: CPython 3.11's answers for zeros, infinities and NaNs, decided before the mathematics
// library is asked; a negative base to a power that is no integer is a complex.
// CPython 3.11: Objects/floatobject.c (float_pow).
// Refuses: in constant evaluation, what float_math.hpp refuses.
#pragma once

#include <stasis/builtins/complex_math.hpp>
#include <stasis/builtins/float_arithmetic.hpp>

namespace stasis::builtins {

namespace detail {

/// OverflowError(34, 'Numerical result out of range'), as C's ERANGE reads on Linux.
constexpr raised raise_out_of_range(thread_state& thread) noexcept {
    const owned message = new_str(thread, "Numerical result out of range");
    if (!message) {
        return {};
    }
    const value values[] = {make_int(34), message.get()};
    const owned both = owned::take(new_tuple(thread, values, 2));
    return both ? raise_arguments(thread, overflow_error_type,
                                  static_cast<tuple_object*>(both.as_object()))
                : raised{};
}

[[nodiscard]] constexpr bool is_odd_integer(double from) noexcept {
    return support::real_is_finite(from) && support::real_magnitude(remainder_of(from, 2.0)) == 1.0;
}

/// The powers that need no computation; false if this one does.
[[nodiscard]] constexpr bool special_power(double base, double exponent, double& result) noexcept {
    const double magnitude = support::real_magnitude(base);
    if (exponent == 0.0 || base == 1.0) {
        result = 1.0;
    } else if (base != base || exponent != exponent) {
        result = base + exponent;
    } else if (is_infinite(exponent)) {
        result = magnitude == 1.0                        ? 1.0
                 : (exponent > 0.0) == (magnitude > 1.0) ? __builtin_inf()
                                                         : 0.0;
    } else if (is_infinite(base) || (base == 0.0 && exponent > 0.0)) {
        const bool negative = support::real_is_negative(base) && is_odd_integer(exponent);
        result = with_sign(exponent > 0.0 ? magnitude : 0.0, negative);
    } else {
        return false;
    }
    return true;
}

} // namespace detail

/// base ** exponent of floats, which knows no third argument.
[[nodiscard]] constexpr owned float_power(thread_state& thread, value base, value exponent,
                                          value modulus) noexcept {
    if (modulus.kind != tag::none) {
        return raise(thread, type_error_type,
                     "pow() 3rd argument not allowed unless all arguments are integers");
    }
    const detail::real_operands of{thread, base, exponent};
    if (!of) {
        return of.otherwise();
    }
    double result = 0.0;
    if (detail::special_power(of.left, of.right, result)) {
        return owned::take(make_real(result));
    }
    if (of.left == 0.0) {
        return raise(thread, zero_division_error_type, "0.0 cannot be raised to a negative power");
    }
    bool negative = false;
    if (of.left < 0.0) {
        if (floor_of(of.right) != of.right) {
            return complex_power_of(thread, {of.left, 0.0}, {of.right, 0.0});
        }
        negative = detail::is_odd_integer(of.right);
    }
    const double magnitude = support::real_magnitude(of.left);
    result = magnitude == 1.0 ? 1.0 : power_of_positive(magnitude, of.right);
    if (detail::is_infinite(result)) {
        return detail::raise_out_of_range(thread);
    }
    return owned::take(make_real(detail::with_sign(result, negative)));
}

} // namespace stasis::builtins
