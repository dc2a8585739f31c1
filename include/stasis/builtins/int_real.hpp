// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_real.hpp: where ints of any size meet floats: conversion, order, and the true
// quotient of two ints.
// Promises: each rounds once, half to even; the order of an int and a float is that of their exact
// values.
// CPython 3.11: Objects/longobject.c (PyLong_AsDouble, long_true_divide, PyLong_FromDouble),
// Objects/floatobject.c (float_richcompare).
#pragma once

#include <stasis/builtins/int_arithmetic.hpp>
#include <stasis/support/digits_real.hpp>

namespace stasis::builtins {

/// float(from) of an int; false: OverflowError is pending.
[[nodiscard]] constexpr bool int_to_real(thread_state& thread, value from, double& to) noexcept {
    from = as_number(from);
    if (from.kind != tag::object) {
        to = static_cast<double>(from.data.integer);
        return true;
    }
    const int_parts parts{from};
    if (!support::digits_to_double(parts.data(), parts.size(), to)) {
        raise(thread, overflow_error_type, "int too large to convert to float");
        return false;
    }
    to = parts.negative() ? -to : to;
    return true;
}

/// int(from) of a float: what is behind the point is dropped.
[[nodiscard]] constexpr owned int_from_real(thread_state& thread, double from) noexcept {
    if (from != from) {
        return raise(thread, value_error_type, "cannot convert float NaN to integer");
    }
    if (!support::real_is_finite(from)) {
        return raise(thread, overflow_error_type, "cannot convert float infinity to integer");
    }
    if (from >= -0x1p63 && from < 0x1p63) {
        return owned::take(make_int(static_cast<std::int64_t>(from)));
    }
    digit whole[36] = {};
    const ssize count = support::digits_from_double(from, whole);
    return state::new_int(thread, whole, count, from < 0.0);
}

/// Below 0, 0 or above 0, as an int is less than, equal to or more than a float, which is no NaN.
[[nodiscard]] constexpr int compare_int_to_real(value left, double right) noexcept {
    left = as_number(left);
    if (left.kind != tag::object) {
        if (right >= 0x1p63) {
            return -1;
        }
        if (right < -0x1p63) {
            return 1;
        }
        const auto whole = static_cast<std::int64_t>(right);
        const std::int64_t number = left.data.integer;
        const double rest = right - static_cast<double>(whole);
        return number < whole ? -1 : number > whole ? 1 : rest > 0.0 ? -1 : (rest < 0.0 ? 1 : 0);
    }
    // An int that needs an object is at least 2^63 in magnitude.
    const int_parts parts{left};
    const int sign = parts.negative() ? -1 : 1;
    if (!support::real_is_finite(right)) {
        return right > 0.0 ? -1 : 1;
    }
    if (support::real_magnitude(right) < 0x1p63 || (right < 0.0) != parts.negative()) {
        return sign;
    }
    digit whole[36] = {};
    const ssize count = support::digits_from_double(right, whole);
    return sign * support::compare_digits(parts.data(), parts.size(), whole, count);
}

/// left / right of ints: the float that is nearest to the exact quotient.
[[nodiscard]] constexpr owned int_true_divide(thread_state& thread, value left,
                                              value right) noexcept {
    if (!is_int(left) || !is_int(right)) {
        return not_implemented();
    }
    if (!int_truth(thread, right)) {
        return raise(thread, zero_division_error_type, "division by zero");
    }
    if (both_small(left, right)) {
        // Both are exact as floats, so that the division rounds once.
        constexpr std::uint64_t exact = std::uint64_t{1} << 53;
        if (magnitude_of(left.data.integer) <= exact && magnitude_of(right.data.integer) <= exact) {
            return owned::take(make_real(static_cast<double>(left.data.integer) /
                                         static_cast<double>(right.data.integer)));
        }
    }
    const int_parts a{left};
    const int_parts b{right};
    digit_room scratch{thread, support::divide_to_double_scratch(a.size(), b.size())};
    if (!scratch) {
        return {};
    }
    double quotient = 0.0;
    if (!support::divide_to_double(a.data(), a.size(), b.data(), b.size(), quotient,
                                   scratch.data())) {
        return raise(thread, overflow_error_type, "integer division result too large for a float");
    }
    return owned::take(make_real(a.negative() != b.negative() ? -quotient : quotient));
}

/// Reads an operand of float arithmetic: a float, or an int as a float. What is neither leaves
/// `known` false; an int that is too large returns false with OverflowError pending.
[[nodiscard]] constexpr bool read_real(thread_state& thread, value from, double& to,
                                       bool& known) noexcept {
    from = as_number(from);
    if (from.kind == tag::real) {
        to = from.data.real;
        return true;
    }
    if (!is_int(from)) {
        known = false;
        return true;
    }
    return int_to_real(thread, from, to);
}

/// __float__ of an int.
[[nodiscard]] constexpr owned int_float(thread_state& thread, value self) noexcept {
    double result = 0.0;
    return owned::take(int_to_real(thread, self, result) ? make_real(result) : value{});
}

} // namespace stasis::builtins
