// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/cmath_special.hpp: the functions of cmath where a part is infinite or NaN.
// Promises: CPython 3.11's results, which are those of annex G of C99 where that says any.
// CPython 3.11: the tables of special values in Modules/cmathmodule.c; here they are rules, since
// the functions are odd or even, and a conjugate's is the conjugate.
#pragma once

#include <stasis/library/detail/cmath_arguments.hpp>

namespace stasis::library::detail {

inline constexpr double cmath_inf = __builtin_inf();
inline constexpr double cmath_nan = __builtin_nan("");

/// The parts of a number of length `radius`, 0 or infinite, that has a finite angle.
inline complex_parts direction_needs_run_time(double radius, double angle) noexcept {
    return {math_copysign(radius, cos_needs_run_time(angle)),
            math_copysign(radius, sin_needs_run_time(angle))};
}

/// log(z) and acosh(z): the length, and the angle.
inline complex_parts special_log_needs_run_time(complex_parts of) noexcept {
    return {__builtin_hypot(of.real, of.imag), atan2_needs_run_time(of.imag, of.real)};
}

inline complex_parts special_acos_needs_run_time(complex_parts of) noexcept {
    const bool any = is_infinite(of.real) || is_infinite(of.imag);
    const double imag = is_nan(of.imag) ? cmath_inf : -math_copysign(cmath_inf, of.imag);
    if (of.real == 0.0) { // the other part isn't finite
        return {0x1.921fb54442d18p0, any ? imag : cmath_nan};
    }
    return {atan2_needs_run_time(support::real_magnitude(of.imag), of.real),
            any ? imag : cmath_nan};
}

inline complex_parts special_asinh_needs_run_time(complex_parts of) noexcept {
    if (is_nan(of.real) && of.imag == 0.0) {
        return of;
    }
    const double length = __builtin_hypot(of.real, of.imag);
    return {is_nan(of.real) ? length : math_copysign(length, of.real),
            atan2_needs_run_time(of.imag, support::real_magnitude(of.real))};
}

[[nodiscard]] constexpr complex_parts special_atanh(complex_parts of) noexcept {
    const bool upright = is_infinite(of.imag) || (is_infinite(of.real) && !is_nan(of.imag));
    const bool no_result = upright || is_infinite(of.real) || of.real == 0.0;
    return {no_result ? (is_nan(of.real) ? 0.0 : math_copysign(0.0, of.real)) : cmath_nan,
            upright ? math_copysign(0x1.921fb54442d18p0, of.imag) : cmath_nan};
}

[[nodiscard]] constexpr complex_parts special_sqrt(complex_parts of) noexcept {
    if (is_infinite(of.imag)) {
        return {cmath_inf, of.imag};
    }
    if (!is_infinite(of.real)) {
        return {cmath_nan, cmath_nan};
    }
    if (of.real > 0.0) {
        return {cmath_inf, is_nan(of.imag) ? cmath_nan : math_copysign(0.0, of.imag)};
    }
    return is_nan(of.imag) ? complex_parts{cmath_nan, cmath_inf}
                           : complex_parts{0.0, math_copysign(cmath_inf, of.imag)};
}

inline complex_parts special_exp_needs_run_time(complex_parts of) noexcept {
    if (is_infinite(of.real)) {
        const double length = of.real > 0.0 ? cmath_inf : 0.0;
        if (support::real_is_finite(of.imag)) {
            return of.imag == 0.0 ? complex_parts{length, of.imag}
                                  : direction_needs_run_time(length, of.imag);
        }
        return {length, of.real > 0.0 ? cmath_nan : 0.0};
    }
    return {cmath_nan, of.imag == 0.0 ? of.imag : cmath_nan};
}

inline complex_parts special_cosh_needs_run_time(complex_parts of) noexcept {
    if (is_infinite(of.real)) {
        const double sign = math_copysign(1.0, of.real);
        if (!support::real_is_finite(of.imag)) {
            return {cmath_inf, cmath_nan};
        }
        const complex_parts far = direction_needs_run_time(cmath_inf, of.imag);
        return {far.real, (of.imag == 0.0 ? of.imag : far.imag) * sign};
    }
    const bool real = (of.real == 0.0 && is_nan(of.imag)) || of.imag == 0.0;
    return {cmath_nan, real ? 0.0 : cmath_nan};
}

inline complex_parts special_sinh_needs_run_time(complex_parts of) noexcept {
    if (is_infinite(of.real)) {
        const double sign = math_copysign(1.0, of.real);
        if (!support::real_is_finite(of.imag)) {
            return {cmath_inf, cmath_nan};
        }
        const complex_parts far = direction_needs_run_time(cmath_inf, of.imag);
        return {far.real * sign, of.imag == 0.0 ? of.imag : far.imag};
    }
    if (of.real == 0.0) {
        return {0.0, cmath_nan};
    }
    return {cmath_nan, of.imag == 0.0 ? of.imag : cmath_nan};
}

inline complex_parts special_tanh_needs_run_time(complex_parts of) noexcept {
    if (is_infinite(of.real)) {
        double imag = 0.0;
        if (support::real_is_finite(of.imag)) {
            imag =
                math_copysign(0.0, 2.0 * sin_needs_run_time(of.imag) * cos_needs_run_time(of.imag));
        }
        return {math_copysign(1.0, of.real), imag};
    }
    return {cmath_nan, of.imag == 0.0 ? of.imag : cmath_nan};
}

/// rect(radius, angle).
inline complex_parts special_rect_needs_run_time(double radius, double angle) noexcept {
    if (is_infinite(radius)) {
        const double sign = math_copysign(1.0, radius);
        if (!support::real_is_finite(angle)) {
            return {cmath_inf, cmath_nan};
        }
        const complex_parts far = direction_needs_run_time(cmath_inf, angle);
        return {far.real * sign, (angle == 0.0 ? angle : far.imag) * sign};
    }
    if (radius == 0.0) {
        return {0.0, 0.0};
    }
    return {cmath_nan, angle == 0.0 ? 0.0 : cmath_nan};
}

} // namespace stasis::library::detail
