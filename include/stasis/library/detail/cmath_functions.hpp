// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/cmath_functions.hpp: the functions of cmath of one complex.
// Promises: CPython 3.11's results to the last bit: the same operations in the same order.
// CPython 3.11: Modules/cmathmodule.c; W. Kahan, Branch cuts for complex elementary functions.
// Refuses: all of them in constant evaluation, by their names, which end with _needs_run_time.
#pragma once

#include <stasis/library/detail/cmath_special.hpp>

namespace stasis::library::detail {

inline constexpr double cmath_large = __DBL_MAX__ / 4.0; ///< twice as much can still be added
inline constexpr double cmath_large_root = 0x1.fffffffffffffp+510;
inline constexpr double cmath_large_log = 708.3964185322641;
inline constexpr double cmath_small_root = 0x1p-511; ///< of the least normal number
inline constexpr double cmath_half_pi = 0x1.921fb54442d18p0;
inline constexpr double cmath_e = 2.718281828459045;
inline constexpr double cmath_log_2 = 0.6931471805599453;

/// Whether a part is so large that the usual formula overflows.
[[nodiscard]] constexpr bool is_large(complex_parts of) noexcept {
    return support::real_magnitude(of.real) > cmath_large ||
           support::real_magnitude(of.imag) > cmath_large;
}

/// log|of| where that is large: the length of a half is a float.
inline double large_log_needs_run_time(complex_parts of) noexcept {
    return log_needs_run_time(__builtin_hypot(of.real / 2.0, of.imag / 2.0));
}

// ---- roots and logarithms ----------------------------------------------------------------------

inline complex_parts root_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return special_sqrt(of);
    }
    if (of.real == 0.0 && of.imag == 0.0) {
        return {0.0, of.imag};
    }
    const double real = support::real_magnitude(of.real);
    const double imag = support::real_magnitude(of.imag);
    double root = 0.0;
    if (real < __DBL_MIN__ && imag < __DBL_MIN__) { // the length may be subnormal
        const double more = scale_real(real, 53);
        root = scale_real(math_sqrt(more + __builtin_hypot(more, scale_real(imag, 53))), -27);
    } else {
        const double less = real / 8.0;
        root = 2.0 * math_sqrt(less + __builtin_hypot(less, imag / 8.0));
    }
    const double rest = imag / (2.0 * root);
    return of.real >= 0.0 ? complex_parts{root, math_copysign(rest, of.imag)}
                          : complex_parts{rest, math_copysign(root, of.imag)};
}

inline cmath_result csqrt_needs_run_time(complex_parts of) noexcept {
    return {root_needs_run_time(of)};
}

inline cmath_result clog_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return {special_log_needs_run_time(of)};
    }
    const double real = support::real_magnitude(of.real);
    const double imag = support::real_magnitude(of.imag);
    const double greater = real > imag ? real : imag;
    const double angle = atan2_needs_run_time(of.imag, of.real);
    if (greater == 0.0) {
        return {{-cmath_inf, angle}, cmath_error::domain};
    }
    if (greater > cmath_large) {
        return {{large_log_needs_run_time(of) + cmath_log_2, angle}};
    }
    if (greater < __DBL_MIN__) { // the length may be subnormal
        const double length = __builtin_hypot(scale_real(real, 53), scale_real(imag, 53));
        return {{log_needs_run_time(length) - 53 * cmath_log_2, angle}};
    }
    const double length = __builtin_hypot(real, imag);
    if (length < 0.71 || length > 1.73) {
        return {{log_needs_run_time(length), angle}};
    }
    // Close to 1 the length has lost what its logarithm is about.
    const double lesser = real > imag ? imag : real;
    const double excess = (greater - 1) * (greater + 1) + lesser * lesser;
    return {{log1p_needs_run_time(excess) / 2.0, angle}};
}

inline cmath_result clog10_needs_run_time(complex_parts of) noexcept {
    constexpr double log_10 = 2.302585092994046;
    cmath_result result = clog_needs_run_time(of);
    result.parts = {result.parts.real / log_10, result.parts.imag / log_10};
    return result;
}

// ---- inverse functions -------------------------------------------------------------------------

inline cmath_result cacos_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return {special_acos_needs_run_time(of)};
    }
    if (is_large(of)) {
        const double length = large_log_needs_run_time(of) + cmath_log_2 * 2.0;
        return {{atan2_needs_run_time(support::real_magnitude(of.imag), of.real),
                 math_copysign(length, -of.imag)}};
    }
    const complex_parts less = root_needs_run_time({1.0 - of.real, -of.imag});
    const complex_parts more = root_needs_run_time({1.0 + of.real, of.imag});
    return {{2.0 * atan2_needs_run_time(less.real, more.real),
             asinh_needs_run_time(more.real * less.imag - more.imag * less.real)}};
}

inline cmath_result cacosh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return {special_log_needs_run_time(of)};
    }
    if (is_large(of)) {
        return {{large_log_needs_run_time(of) + cmath_log_2 * 2.0,
                 atan2_needs_run_time(of.imag, of.real)}};
    }
    const complex_parts less = root_needs_run_time({of.real - 1.0, of.imag});
    const complex_parts more = root_needs_run_time({of.real + 1.0, of.imag});
    return {{asinh_needs_run_time(less.real * more.real + less.imag * more.imag),
             2.0 * atan2_needs_run_time(less.imag, more.real)}};
}

inline cmath_result casinh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return {special_asinh_needs_run_time(of)};
    }
    if (is_large(of)) {
        const double length = large_log_needs_run_time(of) + cmath_log_2 * 2.0;
        return {{math_copysign(length, of.real),
                 atan2_needs_run_time(of.imag, support::real_magnitude(of.real))}};
    }
    const complex_parts more = root_needs_run_time({1.0 + of.imag, -of.real});
    const complex_parts less = root_needs_run_time({1.0 - of.imag, of.real});
    return {{asinh_needs_run_time(more.real * less.imag - less.real * more.imag),
             atan2_needs_run_time(of.imag, more.real * less.real - more.imag * less.imag)}};
}

inline cmath_result catanh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        return {special_atanh(of)};
    }
    if (support::real_is_negative(of.real)) { // an odd function
        const cmath_result result = catanh_needs_run_time({-of.real, -of.imag});
        return {{-result.parts.real, -result.parts.imag}, result.error};
    }
    const double imag = support::real_magnitude(of.imag);
    if (of.real > cmath_large_root || imag > cmath_large_root) {
        const double half = __builtin_hypot(of.real / 2.0, of.imag / 2.0);
        return {{of.real / 4.0 / half / half, math_copysign(cmath_half_pi, of.imag)}};
    }
    if (of.real == 1.0 && imag < cmath_small_root) {
        if (imag == 0.0) {
            return {{cmath_inf, of.imag}, cmath_error::domain};
        }
        return {{-log_needs_run_time(math_sqrt(imag) / math_sqrt(__builtin_hypot(imag, 2.0))),
                 math_copysign(atan2_needs_run_time(2.0, -imag) / 2, of.imag)}};
    }
    const double rest = 1.0 - of.real;
    return {{log1p_needs_run_time(4.0 * of.real / (rest * rest + imag * imag)) / 4.0,
             -atan2_needs_run_time(-2.0 * of.imag, rest * (1.0 + of.real) - imag * imag) / 2.0}};
}

// ---- exponentials ------------------------------------------------------------------------------

/// What a result of finite arguments is: too large, or right.
[[nodiscard]] constexpr cmath_result unless_infinite(complex_parts parts) noexcept {
    const bool too_large = is_infinite(parts.real) || is_infinite(parts.imag);
    return {parts, too_large ? cmath_error::range : cmath_error::nothing};
}

inline cmath_result cexp_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        const bool no_result = is_infinite(of.imag) && !is_nan(of.real) && of.real != -cmath_inf;
        return {special_exp_needs_run_time(of),
                no_result ? cmath_error::domain : cmath_error::nothing};
    }
    const double cosine = cos_needs_run_time(of.imag);
    const double sine = sin_needs_run_time(of.imag);
    if (of.real > cmath_large_log) {
        const double length = exp_needs_run_time(of.real - 1.0);
        return unless_infinite({length * cosine * cmath_e, length * sine * cmath_e});
    }
    const double length = exp_needs_run_time(of.real);
    return unless_infinite({length * cosine, length * sine});
}

/// cos(y) * First(x) and sin(y) * Second(x), the parts of cosh and sinh of a complex.
template <double (*First)(double), double (*Second)(double)>
cmath_result hyperbola_needs_run_time(complex_parts of) noexcept {
    const double cosine = cos_needs_run_time(of.imag);
    const double sine = sin_needs_run_time(of.imag);
    if (support::real_magnitude(of.real) > cmath_large_log) {
        const double less = of.real - math_copysign(1.0, of.real);
        return unless_infinite({cosine * First(less) * cmath_e, sine * Second(less) * cmath_e});
    }
    return unless_infinite({cosine * First(of.real), sine * Second(of.real)});
}

inline cmath_result ccosh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        const bool no_result = is_infinite(of.imag) && !is_nan(of.real);
        return {special_cosh_needs_run_time(of),
                no_result ? cmath_error::domain : cmath_error::nothing};
    }
    return hyperbola_needs_run_time<cosh_needs_run_time, sinh_needs_run_time>(of);
}

inline cmath_result csinh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        const bool no_result = is_infinite(of.imag) && !is_nan(of.real);
        return {special_sinh_needs_run_time(of),
                no_result ? cmath_error::domain : cmath_error::nothing};
    }
    return hyperbola_needs_run_time<sinh_needs_run_time, cosh_needs_run_time>(of);
}

inline cmath_result ctanh_needs_run_time(complex_parts of) noexcept {
    if (!is_finite(of)) {
        const bool no_result = is_infinite(of.imag) && support::real_is_finite(of.real);
        return {special_tanh_needs_run_time(of),
                no_result ? cmath_error::domain : cmath_error::nothing};
    }
    if (support::real_magnitude(of.real) > cmath_large_log) {
        return {{math_copysign(1.0, of.real),
                 4.0 * sin_needs_run_time(of.imag) * cos_needs_run_time(of.imag) *
                     exp_needs_run_time(-2.0 * support::real_magnitude(of.real))}};
    }
    const double real = tanh_needs_run_time(of.real);
    const double imag = tan_needs_run_time(of.imag);
    const double less = 1.0 / cosh_needs_run_time(of.real);
    const double both = real * imag;
    const double divisor = 1.0 + both * both;
    return {{real * (1.0 + imag * imag) / divisor, ((imag / divisor) * less) * less}};
}

// ---- of i times an argument --------------------------------------------------------------------

/// -i * Function(i * of): the function of a circle that one of a hyperbola makes.
template <cmath_result (*Function)(complex_parts)>
cmath_result turned_needs_run_time(complex_parts of) noexcept {
    const cmath_result result = Function(times_i(of));
    return {over_i(result.parts), result.error};
}

inline cmath_result ccos_needs_run_time(complex_parts of) noexcept {
    return ccosh_needs_run_time(times_i(of));
}

} // namespace stasis::library::detail
