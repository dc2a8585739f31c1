// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/complex_math.hpp: quotients and powers of complex numbers.
// Promises: the operations of CPython 3.11 in its order, so that the roundings are the same ones.
// CPython 3.11: Objects/complexobject.c (_Py_c_quot, c_powi, _Py_c_pow).
// Refuses: powers whose exponent is no small integer, in constant evaluation.
#pragma once

#include <stasis/builtins/float_math.hpp>
#include <stasis/object/real.hpp>
#include <stasis/state/raise.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// left * right.
[[nodiscard]] constexpr complex_parts complex_product(complex_parts left,
                                                      complex_parts right) noexcept {
    return {left.real * right.real - left.imag * right.imag,
            left.real * right.imag + left.imag * right.real};
}

/// left / right, by the larger part of the divisor (R. L. Smith, Algorithm 116); right is not 0.
[[nodiscard]] constexpr complex_parts complex_quotient(complex_parts left,
                                                       complex_parts right) noexcept {
    const double real = support::real_magnitude(right.real);
    const double imag = support::real_magnitude(right.imag);
    if (real >= imag) {
        const double ratio = right.imag / right.real;
        const double divisor = right.real + right.imag * ratio;
        return {(left.real + left.imag * ratio) / divisor,
                (left.imag - left.real * ratio) / divisor};
    }
    if (imag >= real) {
        const double ratio = right.real / right.imag;
        const double divisor = right.real * ratio + right.imag;
        return {(left.real * ratio + left.imag) / divisor,
                (left.imag * ratio - left.real) / divisor};
    }
    return {__builtin_nan(""), __builtin_nan("")};
}

namespace detail {

/// base^exponent, the exponent from 0 to 100.
[[nodiscard]] constexpr complex_parts small_complex_power(complex_parts base,
                                                          int exponent) noexcept {
    complex_parts result{1.0, 0.0};
    for (int bit = 1; bit <= exponent; bit <<= 1) {
        if ((exponent & bit) != 0) {
            result = complex_product(result, base);
        }
        if (bit <= exponent / 2) {
            base = complex_product(base, base);
        }
    }
    return result;
}

/// base^exponent by polar coordinates, the base not 0: not constexpr, to say so. False where the
/// angle is infinite, which has no sine.
inline bool complex_power_needs_run_time(complex_parts base, complex_parts exponent,
                                         complex_parts& to) noexcept {
    const double radius = __builtin_hypot(base.real, base.imag);
    const double angle = __builtin_atan2(base.imag, base.real);
    double length = __builtin_pow(radius, exponent.real);
    double phase = angle * exponent.real;
    if (exponent.imag != 0.0) {
        length /= __builtin_exp(angle * exponent.imag);
        phase += exponent.imag * __builtin_log(radius);
    }
    to = {length * __builtin_cos(phase), length * __builtin_sin(phase)};
    return support::real_magnitude(phase) != __builtin_inf();
}

[[nodiscard]] constexpr bool is_infinite(double from) noexcept {
    return support::real_magnitude(from) == __builtin_inf();
}

} // namespace detail

/// base ** exponent of complex numbers.
[[nodiscard]] constexpr owned complex_power_of(thread_state& thread, complex_parts base,
                                               complex_parts exponent) noexcept {
    const bool integral = exponent.imag == 0.0 && support::real_magnitude(exponent.real) <= 100.0 &&
                          floor_of(exponent.real) == exponent.real;
    const bool zero = base.real == 0.0 && base.imag == 0.0;
    complex_parts result{1.0, 0.0};
    if (exponent.real == 0.0 && exponent.imag == 0.0) {
        return new_complex(thread, result);
    }
    if (zero && (exponent.real < 0.0 || exponent.imag != 0.0)) {
        return raise(thread, zero_division_error_type, "0.0 to a negative or complex power");
    }
    if (integral) {
        const auto count = static_cast<int>(support::real_magnitude(exponent.real));
        result = detail::small_complex_power(base, count);
        if (exponent.real < 0.0) {
            if (result.real == 0.0 && result.imag == 0.0) {
                return raise(thread, zero_division_error_type,
                             "0.0 to a negative or complex power");
            }
            result = complex_quotient({1.0, 0.0}, result);
        }
    } else if (zero) {
        result = {0.0, 0.0};
    } else if (!detail::complex_power_needs_run_time(base, exponent, result)) {
        // What C's EDOM is taken for.
        return raise(thread, zero_division_error_type, "0.0 to a negative or complex power");
    }
    if (detail::is_infinite(result.real) || detail::is_infinite(result.imag)) {
        return raise(thread, overflow_error_type, "complex exponentiation");
    }
    return new_complex(thread, result);
}

} // namespace stasis::builtins
