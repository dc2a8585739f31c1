// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_arguments.hpp: what the functions of math are given, and what they
// raise.
// CPython 3.11: math_1, math_2 (Modules/mathmodule.c).
#pragma once

#include <stasis/builtins/float_math.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/to_real.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/support/fixed_string.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr bool is_nan(double of) noexcept { return of != of; }
[[nodiscard]] constexpr bool is_infinite(double of) noexcept {
    return support::real_magnitude(of) == __builtin_inf();
}

/// Raises what C's EDOM and ERANGE are taken for.
constexpr raised raise_domain_error(thread_state& thread) noexcept {
    return raise(thread, value_error_type, "math domain error");
}
constexpr raised raise_range_error(thread_state& thread) noexcept {
    return raise(thread, overflow_error_type, "math range error");
}

/// What an infinite result of finite arguments means.
enum class infinity : bool {
    singular, ///< there is no result
    overflow  ///< the result is too large
};

/// A result, if it is one of that argument.
[[nodiscard]] constexpr owned checked_real(thread_state& thread, double argument, double result,
                                           infinity means) noexcept {
    if (is_nan(result) && !is_nan(argument)) {
        return raise_domain_error(thread);
    }
    if (is_infinite(result) && support::real_is_finite(argument)) {
        return means == infinity::overflow ? raise_range_error(thread) : raise_domain_error(thread);
    }
    return owned::take(make_real(result));
}

/// A function of one float.
template <support::fixed_string Name, double (*Function)(double),
          infinity Means = infinity::singular>
[[nodiscard]] constexpr owned math_unary(thread_state& thread, const arguments& given) noexcept {
    double argument = 0.0;
    if (!takes_single(thread, Name.data(), given) || !to_real(thread, given.values[0], argument)) {
        return {};
    }
    return checked_real(thread, argument, Function(argument), Means);
}

/// Reads the two floats of a function's arguments; false: it raised.
[[nodiscard]] constexpr bool two_reals(thread_state& thread, const char* name,
                                       const arguments& given, double& first,
                                       double& second) noexcept {
    return takes_positional(thread, name, given, 2, 2) && to_real(thread, given.values[0], first) &&
           to_real(thread, given.values[1], second);
}

/// A function of two floats.
template <support::fixed_string Name, double (*Function)(double, double)>
[[nodiscard]] constexpr owned math_binary(thread_state& thread, const arguments& given) noexcept {
    double first = 0.0;
    double second = 0.0;
    if (!two_reals(thread, Name.data(), given, first, second)) {
        return {};
    }
    const double result = Function(first, second);
    if (is_nan(result) && !is_nan(first) && !is_nan(second)) {
        return raise_domain_error(thread);
    }
    if (is_infinite(result) && support::real_is_finite(first) && support::real_is_finite(second)) {
        return raise_range_error(thread);
    }
    return owned::take(make_real(result));
}

/// The same where whatever comes out is the result.
template <support::fixed_string Name, double (*Function)(double)>
[[nodiscard]] constexpr owned math_convert(thread_state& thread, const arguments& given) noexcept {
    double argument = 0.0;
    if (!takes_single(thread, Name.data(), given) || !to_real(thread, given.values[0], argument)) {
        return {};
    }
    return owned::take(make_real(Function(argument)));
}
template <support::fixed_string Name, double (*Function)(double, double)>
[[nodiscard]] constexpr owned math_combine(thread_state& thread, const arguments& given) noexcept {
    double first = 0.0;
    double second = 0.0;
    if (!two_reals(thread, Name.data(), given, first, second)) {
        return {};
    }
    return owned::take(make_real(Function(first, second)));
}

/// A predicate of one float.
template <support::fixed_string Name, bool (*Function)(double)>
[[nodiscard]] constexpr owned math_predicate(thread_state& thread,
                                             const arguments& given) noexcept {
    double argument = 0.0;
    if (!takes_single(thread, Name.data(), given) || !to_real(thread, given.values[0], argument)) {
        return {};
    }
    return owned::take(make_bool(Function(argument)));
}

} // namespace stasis::library::detail
