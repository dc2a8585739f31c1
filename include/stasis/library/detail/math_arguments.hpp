// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_arguments.hpp: what the functions of math are given, and what they
// raise.
// CPython 3.11: PyFloat_AsDouble (Objects/floatobject.c), math_1, math_2 (Modules/mathmodule.c).
// Differs from CPython: where __float__ gives an object of a class derived from float, there is no
// DeprecationWarning.
#pragma once

#include <stasis/builtins/float_math.hpp>
#include <stasis/builtins/int_real.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/support/fixed_string.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr bool is_nan(double of) noexcept { return of != of; }
[[nodiscard]] constexpr bool is_infinite(double of) noexcept {
    return support::real_magnitude(of) == __builtin_inf();
}

/// The float that an argument is, or stands for by __float__ or __index__; false: it raised.
[[nodiscard]] constexpr bool to_real(thread_state& thread, value from, double& to) noexcept {
    if (from.kind == tag::real) {
        to = from.data.real;
        return true;
    }
    if (from.kind != tag::object || from.data.object->ob_type == &int_type) {
        if (is_int(from)) {
            return int_to_real(thread, from, to);
        }
    } else if (is_kind_of(from, float_type)) {
        to = as_number(from).data.real;
        return true;
    }
    const number_methods* slots = type_of(from)->tp_as_number;
    if (slots != nullptr && slots->nb_float != nullptr) {
        const owned told = slots->nb_float(thread, from);
        if (!told) {
            return false;
        }
        const value number = as_number(told.get());
        if (number.kind != tag::real) {
            raise(thread, type_error_type, type_of(from)->tp_name,
                  ".__float__ returned non-float (type ", type_of(told.get())->tp_name, ")");
            return false;
        }
        to = number.data.real;
        return true;
    }
    if (interpreter::has_index(from)) {
        const owned number = interpreter::to_int(thread, from);
        return number && int_to_real(thread, number.get(), to);
    }
    raise(thread, type_error_type, "must be real number, not ", type_of(from)->tp_name);
    return false;
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
