// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_gamma.hpp: the gamma function and the logarithm of its magnitude.
// Promises: CPython 3.11's results, bit for bit: Lanczos' approximation with 13 terms and Boost's
// parameters, in the same order of operations; the reflection formula below 0.
// CPython 3.11: m_tgamma, m_lgamma, lanczos_sum, m_sinpi (Modules/mathmodule.c).
// Refuses: constant evaluation.
#pragma once

#include <stasis/library/detail/math_library.hpp>

namespace stasis::library::detail {

inline constexpr double lanczos_g = 6.024680040776729583740234375;
inline constexpr double lanczos_g_minus_half = 5.524680040776729583740234375;
inline constexpr int lanczos_terms = 13;
inline constexpr double lanczos_numerator[lanczos_terms] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
/// Of x * (x + 1) * ... * (x + 11).
inline constexpr double lanczos_denominator[lanczos_terms] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

/// The Lanczos sum of a positive number, for large ones by powers of its reciprocal.
[[nodiscard]] inline double lanczos_sum(double x) noexcept {
    double numerator = 0.0;
    double denominator = 0.0;
    if (x < 5.0) {
        for (int i = lanczos_terms; --i >= 0;) {
            numerator = numerator * x + lanczos_numerator[i];
            denominator = denominator * x + lanczos_denominator[i];
        }
    } else {
        for (int i = 0; i < lanczos_terms; ++i) {
            numerator = numerator / x + lanczos_numerator[i];
            denominator = denominator / x + lanczos_denominator[i];
        }
    }
    return numerator / denominator;
}

/// sin(pi * x) of a finite number.
[[nodiscard]] inline double sine_of_pi_times(double x) noexcept {
    constexpr double pi = 3.141592653589793;
    const double y = __builtin_fmod(__builtin_fabs(x), 2.0);
    double result = 0.0;
    switch (static_cast<int>(__builtin_round(2.0 * y))) {
    case 0: result = __builtin_sin(pi * y); break;
    case 1: result = __builtin_cos(pi * (y - 0.5)); break;
    case 2: result = __builtin_sin(pi * (1.0 - y)); break;
    case 3: result = -__builtin_cos(pi * (y - 1.5)); break;
    default: result = __builtin_sin(pi * (y - 2.0)); break;
    }
    return __builtin_copysign(1.0, x) * result;
}

/// A result, and what is wrong with it.
enum class gamma_fault { nothing, domain, range };
struct gamma_result {
    double result;
    gamma_fault fault = gamma_fault::nothing;
};

/// The gamma function of a number that is no integer, whose magnitude is from 1e-20 up to 200.
[[nodiscard]] inline double gamma_by_lanczos(double x) noexcept {
    constexpr double pi = 3.141592653589793;
    const double magnitude = __builtin_fabs(x);
    const double y = magnitude + lanczos_g_minus_half;
    // What the sum's rounding has lost.
    double lost = 0.0;
    if (magnitude > lanczos_g_minus_half) {
        const double q = y - magnitude;
        lost = q - lanczos_g_minus_half;
    } else {
        const double q = y - lanczos_g_minus_half;
        lost = q - magnitude;
    }
    lost = lost * lanczos_g / y;
    double result = 0.0;
    if (x < 0.0) {
        result = -pi / sine_of_pi_times(magnitude) / magnitude * __builtin_exp(y) /
                 lanczos_sum(magnitude);
        result -= lost * result;
        if (magnitude < 140.0) {
            result /= __builtin_pow(y, magnitude - 0.5);
        } else {
            const double root = __builtin_pow(y, magnitude / 2.0 - 0.25);
            result /= root;
            result /= root;
        }
    } else {
        result = lanczos_sum(magnitude) / __builtin_exp(y);
        result += lost * result;
        if (magnitude < 140.0) {
            result *= __builtin_pow(y, magnitude - 0.5);
        } else {
            const double root = __builtin_pow(y, magnitude / 2.0 - 0.25);
            result *= root;
            result *= root;
        }
    }
    return result;
}

/// The gamma function: m_tgamma.
[[nodiscard]] inline gamma_result gamma_needs_run_time(double x) noexcept {
    if (!support::real_is_finite(x)) {
        return is_nan(x) || x > 0.0 ? gamma_result{x}
                                    : gamma_result{__builtin_nan(""), gamma_fault::domain};
    }
    if (x == 0.0) {
        return {__builtin_copysign(__builtin_inf(), x), gamma_fault::domain};
    }
    if (x == __builtin_floor(x)) {
        if (x < 0.0) {
            return {__builtin_nan(""), gamma_fault::domain};
        }
        if (x <= 23.0) { // (x - 1)! is exact
            double factorial = 1.0;
            for (double factor = 2.0; factor < x; factor += 1.0) {
                factorial *= factor;
            }
            return {factorial};
        }
    }
    const double magnitude = __builtin_fabs(x);
    double result = 0.0;
    if (magnitude < 1e-20) {
        result = 1.0 / x;
    } else if (magnitude > 200.0) {
        if (x < 0.0) {
            return {0.0 / sine_of_pi_times(x)};
        }
        result = __builtin_inf();
    } else {
        result = gamma_by_lanczos(x);
    }
    return {result, is_infinite(result) ? gamma_fault::range : gamma_fault::nothing};
}

/// The logarithm of the gamma function's magnitude: m_lgamma.
[[nodiscard]] inline gamma_result lgamma_needs_run_time(double x) noexcept {
    constexpr double log_pi = 1.144729885849400174143427351353058711647;
    if (!support::real_is_finite(x)) {
        return {is_nan(x) ? x : __builtin_inf()};
    }
    if (x == __builtin_floor(x) && x <= 2.0) {
        return x <= 0.0 ? gamma_result{__builtin_inf(), gamma_fault::domain} : gamma_result{0.0};
    }
    const double magnitude = __builtin_fabs(x);
    if (magnitude < 1e-20) {
        return {-__builtin_log(magnitude)};
    }
    double result = __builtin_log(lanczos_sum(magnitude)) - lanczos_g;
    result += (magnitude - 0.5) * (__builtin_log(magnitude + lanczos_g - 0.5) - 1);
    if (x < 0.0) {
        result = log_pi - __builtin_log(__builtin_fabs(sine_of_pi_times(magnitude))) -
                 __builtin_log(magnitude) - result;
    }
    return {result, is_infinite(result) ? gamma_fault::range : gamma_fault::nothing};
}

/// math.gamma(x) and math.lgamma(x).
template <support::fixed_string Name, gamma_result (*Function)(double)>
[[nodiscard]] constexpr owned math_gamma(thread_state& thread, const arguments& given) noexcept {
    double argument = 0.0;
    if (!takes_single(thread, Name.data(), given) || !to_real(thread, given.values[0], argument)) {
        return {};
    }
    const gamma_result answer = Function(argument);
    switch (answer.fault) {
    case gamma_fault::domain: return raise_domain_error(thread);
    case gamma_fault::range: return raise_range_error(thread);
    case gamma_fault::nothing: break;
    }
    return owned::take(make_real(answer.result));
}

} // namespace stasis::library::detail
