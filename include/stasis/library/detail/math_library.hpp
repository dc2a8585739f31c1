// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_library.hpp: those functions of math that C's library computes.
// Promises: its results, and CPython 3.11's errors; gamma and lgamma are computed as CPython
// computes them.
// CPython 3.11: m_tgamma, m_lgamma, m_log, loghelper, math_pow_impl (Modules/mathmodule.c).
// Refuses: all of them in constant evaluation, by their names: none of the functions whose names
// end with _needs_run_time is constexpr.
#pragma once

#include <stasis/builtins/int_arithmetic.hpp>
#include <stasis/library/detail/math_exact.hpp>

namespace stasis::library::detail {

inline double acos_needs_run_time(double of) noexcept { return __builtin_acos(of); }
inline double acosh_needs_run_time(double of) noexcept { return __builtin_acosh(of); }
inline double asin_needs_run_time(double of) noexcept { return __builtin_asin(of); }
inline double asinh_needs_run_time(double of) noexcept { return __builtin_asinh(of); }
inline double atan_needs_run_time(double of) noexcept { return __builtin_atan(of); }
inline double atanh_needs_run_time(double of) noexcept { return __builtin_atanh(of); }
inline double cbrt_needs_run_time(double of) noexcept { return __builtin_cbrt(of); }
inline double cos_needs_run_time(double of) noexcept { return __builtin_cos(of); }
inline double cosh_needs_run_time(double of) noexcept { return __builtin_cosh(of); }
inline double erf_needs_run_time(double of) noexcept { return __builtin_erf(of); }
inline double erfc_needs_run_time(double of) noexcept { return __builtin_erfc(of); }
inline double exp_needs_run_time(double of) noexcept { return __builtin_exp(of); }
inline double exp2_needs_run_time(double of) noexcept { return __builtin_exp2(of); }
inline double expm1_needs_run_time(double of) noexcept { return __builtin_expm1(of); }
inline double log1p_needs_run_time(double of) noexcept {
    return of == 0.0 ? of : __builtin_log1p(of);
}
inline double sin_needs_run_time(double of) noexcept { return __builtin_sin(of); }
inline double sinh_needs_run_time(double of) noexcept { return __builtin_sinh(of); }
inline double tan_needs_run_time(double of) noexcept { return __builtin_tan(of); }
inline double tanh_needs_run_time(double of) noexcept { return __builtin_tanh(of); }
inline double log_needs_run_time(double of) noexcept { return __builtin_log(of); }
inline double log2_needs_run_time(double of) noexcept { return __builtin_log2(of); }
inline double log10_needs_run_time(double of) noexcept { return __builtin_log10(of); }
inline double atan2_needs_run_time(double y, double x) noexcept { return __builtin_atan2(y, x); }
inline double pow_needs_run_time(double base, double exponent) noexcept {
    return __builtin_pow(base, exponent);
}

// ---- powers ------------------------------------------------------------------------------------

/// base^exponent where one of them is infinite or NaN.
[[nodiscard]] constexpr double special_math_power(double base, double exponent) noexcept {
    const double magnitude = support::real_magnitude(base);
    if (is_nan(base)) {
        return exponent == 0.0 ? 1.0 : base;
    }
    if (is_nan(exponent)) {
        return base == 1.0 ? 1.0 : exponent;
    }
    if (is_infinite(base)) {
        const bool odd = support::real_is_finite(exponent) &&
                         remainder_of(support::real_magnitude(exponent), 2.0) == 1.0;
        if (exponent == 0.0) {
            return 1.0;
        }
        const double result = exponent > 0.0 ? magnitude : 0.0;
        return odd ? math_copysign(result, base) : result;
    }
    if (magnitude == 1.0) {
        return 1.0;
    }
    return (exponent > 0.0) == (magnitude > 1.0) ? __builtin_inf() : 0.0;
}

/// math.pow(x, y).
[[nodiscard]] constexpr owned math_pow(thread_state& thread, const arguments& given) noexcept {
    double base = 0.0;
    double exponent = 0.0;
    if (!two_reals(thread, "math.pow", given, base, exponent)) {
        return {};
    }
    if (!support::real_is_finite(base) || !support::real_is_finite(exponent)) {
        return owned::take(make_real(special_math_power(base, exponent)));
    }
    const double result = pow_needs_run_time(base, exponent);
    if (is_nan(result) || (is_infinite(result) && base == 0.0)) {
        return raise_domain_error(thread);
    }
    if (is_infinite(result)) {
        return raise_range_error(thread);
    }
    return owned::take(make_real(result));
}

// ---- logarithms --------------------------------------------------------------------------------

/// The logarithm of a float; what isn't positive has none.
template <double (*Function)(double)>
[[nodiscard]] constexpr double checked_logarithm(double of) noexcept {
    if (of > 0.0 && support::real_is_finite(of)) {
        return Function(of);
    }
    return is_nan(of) || of > 0.0 ? of : __builtin_nan("");
}

/// The same of an int, however large; empty: it raised.
template <double (*Function)(double)>
[[nodiscard]] constexpr owned logarithm_of_int(thread_state& thread, value of) noexcept {
    const int_parts parts{as_number(of)};
    if (parts.negative() || parts.size() == 0) {
        return raise_domain_error(thread);
    }
    double number = 0.0;
    if (support::digits_to_double(parts.data(), parts.size(), number)) {
        return owned::take(make_real(Function(number)));
    }
    // As a fraction from a half up to 1, rounded once, times a power of two.
    std::int64_t power = 0;
    bool sticky = false;
    const std::uint64_t bits =
        support::detail::leading_bits(parts.data(), parts.size(), power, sticky);
    support::real_from_parts(bits, -64, sticky, number);
    power += 64;
    if (number == 1.0) {
        number = 0.5;
        ++power;
    }
    return owned::take(make_real(Function(number) + Function(2.0) * static_cast<double>(power)));
}

/// The logarithm of a number; empty: it raised.
template <double (*Function)(double)>
[[nodiscard]] constexpr owned logarithm_of(thread_state& thread, value of) noexcept {
    if (is_int(of)) {
        return logarithm_of_int<Function>(thread, of);
    }
    double number = 0.0;
    if (!to_real(thread, of, number)) {
        return {};
    }
    return checked_real(thread, number, checked_logarithm<Function>(number), infinity::singular);
}

/// math.log(x[, base]).
[[nodiscard]] constexpr owned math_log(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "log", given)) {
        return {};
    }
    if (given.count < 1 || given.count > 2) {
        return raise(thread, type_error_type, "math.log requires 1 to 2 arguments");
    }
    owned result = logarithm_of<log_needs_run_time>(thread, given.values[0]);
    if (!result || given.count == 1) {
        return result;
    }
    const owned base = logarithm_of<log_needs_run_time>(thread, given.values[1]);
    if (!base) {
        return {};
    }
    if (base.get().data.real == 0.0) {
        return raise(thread, zero_division_error_type, "float division by zero");
    }
    return owned::take(make_real(result.get().data.real / base.get().data.real));
}

/// math.log2(x) and math.log10(x).
template <support::fixed_string Name, double (*Function)(double)>
[[nodiscard]] constexpr owned math_logarithm(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_single(thread, Name.data(), given)) {
        return {};
    }
    return logarithm_of<Function>(thread, given.values[0]);
}

} // namespace stasis::library::detail
