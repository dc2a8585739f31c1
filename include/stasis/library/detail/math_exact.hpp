// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_exact.hpp: those functions of math whose results are exact, or rounded
// once: the square root, the parts of a float, its neighbours, remainders.
// Promises: the results of C's library, in constant evaluation, too.
// CPython 3.11: Modules/mathmodule.c.
#pragma once

#include <stasis/interpreter/special_method.hpp>
#include <stasis/library/detail/math_arguments.hpp>

namespace stasis::library::detail {

[[nodiscard]] constexpr double math_copysign(double magnitude, double sign) noexcept {
    return builtins::detail::with_sign(support::real_magnitude(magnitude),
                                       support::real_is_negative(sign));
}

[[nodiscard]] constexpr double math_sqrt(double of) noexcept {
    if (!std::is_constant_evaluated()) {
        return __builtin_sqrt(of);
    }
    if (of == 0.0 || of == __builtin_inf()) {
        return of;
    }
    return of > 0.0 ? builtins::detail::exact_root(of) : __builtin_nan("");
}

/// What stands before the point.
[[nodiscard]] constexpr double math_whole(double of) noexcept {
    return math_copysign(floor_of(support::real_magnitude(of)), of);
}

[[nodiscard]] constexpr double math_degrees(double of) noexcept {
    return of * (180.0 / 3.141592653589793);
}
[[nodiscard]] constexpr double math_radians(double of) noexcept {
    return of * (3.141592653589793 / 180.0);
}

/// C's frexp: a fraction from a half up to 1, and the power of two that makes the float of it.
[[nodiscard]] constexpr double split_real(double of, int& power) noexcept {
    power = 0;
    if (of == 0.0 || !support::real_is_finite(of)) {
        return of;
    }
    const support::real_parts parts = support::real_parts_of(of);
    const int bits = 64 - __builtin_clzll(parts.fraction);
    power = parts.power + bits;
    double fraction = 0.0;
    support::real_from_parts(parts.fraction, -bits, false, fraction);
    return math_copysign(fraction, of);
}

/// C's ldexp: a float times a power of two; infinity where it is too large.
[[nodiscard]] constexpr double scale_real(double of, std::int64_t power) noexcept {
    if (of == 0.0 || !support::real_is_finite(of)) {
        return of;
    }
    const support::real_parts parts = support::real_parts_of(of);
    const std::int64_t bounded = power > 5000 ? 5000 : power < -5000 ? -5000 : power;
    double result = 0.0;
    if (!support::real_from_parts(parts.fraction, parts.power + bounded, false, result)) {
        result = __builtin_inf();
    }
    return math_copysign(result, of);
}

/// The next float after one in the direction of another.
[[nodiscard]] constexpr double math_nextafter(double from, double to) noexcept {
    if (is_nan(from) || is_nan(to)) {
        return is_nan(from) ? from : to;
    }
    if (from == to) {
        return to;
    }
    if (from == 0.0) {
        return math_copysign(0x1p-1074, to);
    }
    std::uint64_t bits = support::real_bits(from);
    bits += (from < to) == (from > 0.0) ? std::uint64_t{1} : ~std::uint64_t{0};
    return __builtin_bit_cast(double, bits);
}

/// What the last bit of a float counts.
[[nodiscard]] constexpr double math_ulp(double of) noexcept {
    of = support::real_magnitude(of);
    if (is_nan(of) || is_infinite(of)) {
        return of;
    }
    const double next = math_nextafter(of, __builtin_inf());
    return is_infinite(next) ? of - math_nextafter(of, 0.0) : next - of;
}

/// The remainder of the quotient rounded towards 0.
[[nodiscard]] constexpr double math_fmod(double left, double right) noexcept {
    if (is_infinite(right) && support::real_is_finite(left)) {
        return left;
    }
    if (is_nan(left) || is_nan(right)) {
        return is_nan(left) ? left : right;
    }
    return right == 0.0 || is_infinite(left) ? __builtin_nan("") : remainder_of(left, right);
}

/// The remainder of the quotient rounded to the nearest integer, of two to the even one: IEEE
/// 754's.
[[nodiscard]] constexpr double math_remainder(double left, double right) noexcept {
    if (is_nan(left) || is_nan(right)) {
        return is_nan(left) ? left : right;
    }
    if (is_infinite(left) || right == 0.0) {
        return __builtin_nan("");
    }
    if (is_infinite(right)) {
        return left;
    }
    const double dividend = support::real_magnitude(left);
    const double divisor = support::real_magnitude(right);
    const double below = remainder_of(dividend, divisor);
    const double above = divisor - below;
    double rest = below;
    if (below > above) {
        rest = -above;
    } else if (below == above) { // half of the divisor: which quotient is even?
        rest = below - 2.0 * remainder_of(0.5 * (dividend - below), divisor);
    }
    return math_copysign(1.0, left) * rest;
}

/// math.frexp(x).
[[nodiscard]] constexpr owned math_frexp(thread_state& thread, const arguments& given) noexcept {
    double of = 0.0;
    if (!takes_single(thread, "math.frexp", given) || !to_real(thread, given.values[0], of)) {
        return {};
    }
    int power = 0;
    const double fraction = split_real(of, power);
    const value both[] = {make_real(fraction), make_int(power)};
    return owned::take(new_tuple(thread, both, 2));
}

/// math.modf(x).
[[nodiscard]] constexpr owned math_modf(thread_state& thread, const arguments& given) noexcept {
    double of = 0.0;
    if (!takes_single(thread, "math.modf", given) || !to_real(thread, given.values[0], of)) {
        return {};
    }
    const double whole = is_nan(of) ? of : math_whole(of);
    const double rest = is_nan(of) ? of : is_infinite(of) ? 0.0 : of - whole;
    const value both[] = {make_real(is_nan(of) ? of : math_copysign(rest, of)), make_real(whole)};
    return owned::take(new_tuple(thread, both, 2));
}

/// math.ldexp(x, i).
[[nodiscard]] constexpr owned math_ldexp(thread_state& thread, const arguments& given) noexcept {
    double of = 0.0;
    if (!takes_positional(thread, "math.ldexp", given, 2, 2) ||
        !to_real(thread, given.values[0], of)) {
        return {};
    }
    if (!is_int(given.values[1])) {
        return raise(thread, type_error_type, "Expected an int as second argument to ldexp.");
    }
    const owned number = interpreter::to_int(thread, given.values[1]);
    if (!number) {
        return {};
    }
    std::int64_t power = int_parts{number.get()}.negative() ? -5000 : 5000;
    if (number.get().kind == tag::integer) {
        power = number.get().data.integer;
    }
    const double result = scale_real(of, power);
    if (is_infinite(result) && support::real_is_finite(of)) {
        return raise_range_error(thread);
    }
    return owned::take(make_real(result));
}

[[nodiscard]] constexpr bool real_is_nan(double of) noexcept { return is_nan(of); }
[[nodiscard]] constexpr bool real_is_infinite(double of) noexcept { return is_infinite(of); }
[[nodiscard]] constexpr bool real_is_finite(double of) noexcept {
    return support::real_is_finite(of);
}

/// math.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0).
[[nodiscard]] constexpr owned math_isclose(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<4> parameters{.name = "isclose",
                                      .names = {"a", "b", "rel_tol", "abs_tol"},
                                      .required = 2,
                                      .most_positional = 2};
    value each[4];
    double of[4] = {0.0, 0.0, 1e-09, 0.0};
    if (!read_arguments(thread, parameters, given, each)) {
        return {};
    }
    for (int i = 0; i < 4; ++i) {
        if (each[i] && !to_real(thread, each[i], of[i])) {
            return {};
        }
    }
    if (of[2] < 0.0 || of[3] < 0.0) {
        return raise(thread, value_error_type, "tolerances must be non-negative");
    }
    bool close = of[0] == of[1];
    if (!close && !is_infinite(of[0]) && !is_infinite(of[1])) {
        const double apart = support::real_magnitude(of[1] - of[0]);
        close = apart <= support::real_magnitude(of[2] * of[1]) ||
                apart <= support::real_magnitude(of[2] * of[0]) || apart <= of[3];
    }
    return owned::take(make_bool(close));
}

/// math.floor(x) and math.ceil(x): an int, which a type's own __floor__ or __ceil__ may make.
template <support::fixed_string Name, support::fixed_string Method, int Sign>
[[nodiscard]] constexpr owned math_round(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, Name.data(), given)) {
        return {};
    }
    const value self = given.values[0];
    if (self.kind != tag::real) {
        object* const found = interpreter::look_up(thread, type_of(self), &graph::str_<Method>);
        if (found != nullptr) {
            return interpreter::call_special(thread, found, self);
        }
    }
    double of = 0.0;
    if (!to_real(thread, self, of)) {
        return {};
    }
    return int_from_real(thread, Sign * floor_of(Sign * of));
}

/// math.trunc(x).
[[nodiscard]] constexpr owned math_trunc(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "math.trunc", given)) {
        return {};
    }
    const value self = given.values[0];
    if (self.kind == tag::real) {
        return int_from_real(thread, self.data.real);
    }
    object* const found = interpreter::look_up(thread, type_of(self), &graph::str_<"__trunc__">);
    if (found == nullptr) {
        return raise(thread, type_error_type, "type ", type_of(self)->tp_name,
                     " doesn't define __trunc__ method");
    }
    return interpreter::call_special(thread, found, self);
}

} // namespace stasis::library::detail
