// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/cmath_polar.hpp: polar coordinates, log() to a base, and isclose() of
// complex numbers. CPython 3.11: cmath_phase, cmath_polar_impl, cmath_rect_impl, cmath_log_impl,
// cmath_isclose_impl (Modules/cmathmodule.c).
#pragma once

#include <stasis/library/detail/cmath_functions.hpp>

namespace stasis::library::detail {

inline double length_needs_run_time(complex_parts of) noexcept {
    return __builtin_hypot(of.real, of.imag);
}

/// cmath.phase(z): the angle.
[[nodiscard]] constexpr owned cmath_phase(thread_state& thread, const arguments& given) noexcept {
    complex_parts of{};
    if (!takes_single(thread, "cmath.phase", given) || !to_complex(thread, given.values[0], of)) {
        return {};
    }
    const double angle = atan2_needs_run_time(of.imag, of.real);
    if (angle == 0.0 && of.imag != 0.0 && support::real_is_finite(of.real)) {
        return raise_range_error(thread); // of C's atan2, for what is too small
    }
    return owned::take(make_real(angle));
}

/// cmath.polar(z): the length and the angle.
[[nodiscard]] constexpr owned cmath_polar(thread_state& thread, const arguments& given) noexcept {
    complex_parts of{};
    if (!takes_single(thread, "cmath.polar", given) || !to_complex(thread, given.values[0], of)) {
        return {};
    }
    const double length = length_needs_run_time(of);
    if (is_infinite(length) && is_finite(of)) {
        return raise_range_error(thread);
    }
    return new_pair(thread, owned::take(make_real(length)),
                    owned::take(make_real(atan2_needs_run_time(of.imag, of.real))));
}

inline cmath_result rect_needs_run_time(double radius, double angle) noexcept {
    if (!support::real_is_finite(radius) || !support::real_is_finite(angle)) {
        const bool no_result = radius != 0.0 && !is_nan(radius) && is_infinite(angle);
        return {special_rect_needs_run_time(radius, angle),
                no_result ? cmath_error::domain : cmath_error::nothing};
    }
    if (angle == 0.0) {
        return {{radius, radius * angle}};
    }
    return {{radius * cos_needs_run_time(angle), radius * sin_needs_run_time(angle)}};
}

/// cmath.rect(r, phi): the complex of a length and an angle.
[[nodiscard]] constexpr owned cmath_rect(thread_state& thread, const arguments& given) noexcept {
    double radius = 0.0;
    double angle = 0.0;
    if (!two_reals(thread, "cmath.rect", given, radius, angle)) {
        return {};
    }
    return checked_complex(thread, rect_needs_run_time(radius, angle));
}

/// cmath.log(z[, base]).
[[nodiscard]] constexpr owned cmath_log(thread_state& thread, const arguments& given) noexcept {
    complex_parts of{};
    if (!takes_positional(thread, "cmath.log", given, 1, 2) ||
        !to_complex(thread, given.values[0], of)) {
        return {};
    }
    cmath_result result = clog_needs_run_time(of);
    if (given.count == 2) {
        complex_parts base{};
        if (!to_complex(thread, given.values[1], base)) {
            return {};
        }
        // As errno has it, the error is the base's alone.
        const cmath_result divisor = clog_needs_run_time(base);
        result.error = divisor.error;
        if (divisor.parts.real == 0.0 && divisor.parts.imag == 0.0) {
            result.error = cmath_error::domain;
        } else {
            result.parts = complex_quotient(result.parts, divisor.parts);
        }
    }
    return checked_complex(thread, result);
}

/// Whether two numbers are closer to each other than one of the tolerances, neither infinite.
inline bool is_close_needs_run_time(complex_parts a, complex_parts b, double relative,
                                    double absolute) noexcept {
    const double apart = length_needs_run_time({a.real - b.real, a.imag - b.imag});
    return apart <= relative * length_needs_run_time(b) ||
           apart <= relative * length_needs_run_time(a) || apart <= absolute;
}

/// cmath.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0).
[[nodiscard]] constexpr owned cmath_isclose(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<4> parameters{.name = "isclose",
                                      .names = {"a", "b", "rel_tol", "abs_tol"},
                                      .required = 2,
                                      .most_positional = 2};
    value each[4];
    complex_parts of[2] = {};
    double tolerances[2] = {1e-09, 0.0};
    if (!read_arguments(thread, parameters, given, each)) {
        return {};
    }
    for (int i = 0; i < 2; ++i) {
        if (!to_complex(thread, each[i], of[i])) {
            return {};
        }
    }
    for (int i = 0; i < 2; ++i) {
        if (each[2 + i] && !to_real(thread, each[2 + i], tolerances[i])) {
            return {};
        }
    }
    if (tolerances[0] < 0.0 || tolerances[1] < 0.0) {
        return raise(thread, value_error_type, "tolerances must be non-negative");
    }
    bool close = of[0].real == of[1].real && of[0].imag == of[1].imag;
    if (!close && !is_infinite(of[0].real) && !is_infinite(of[0].imag) &&
        !is_infinite(of[1].real) && !is_infinite(of[1].imag)) {
        close = is_close_needs_run_time(of[0], of[1], tolerances[0], tolerances[1]);
    }
    return owned::take(make_bool(close));
}

} // namespace stasis::library::detail
