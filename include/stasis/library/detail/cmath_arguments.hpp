// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/cmath_arguments.hpp: what the functions of cmath are given, and what they
// raise. CPython 3.11: PyComplex_AsCComplex (Objects/complexobject.c), math_error
// (Modules/cmathmodule.c).
#pragma once

#include <stasis/builtins/complex.hpp>
#include <stasis/library/detail/math_library.hpp>

namespace stasis::library::detail {

/// What is wrong with a result: what CPython has in errno.
enum class cmath_error {
    nothing,
    domain, ///< there is no result
    range   ///< the result is too large
};

/// A result, unless there is an error.
struct cmath_result {
    complex_parts parts;
    cmath_error error = cmath_error::nothing;
};

[[nodiscard]] constexpr bool is_finite(complex_parts of) noexcept {
    return support::real_is_finite(of.real) && support::real_is_finite(of.imag);
}

/// of * i and of * -i: exchanged parts, whose zeros keep their signs.
[[nodiscard]] constexpr complex_parts times_i(complex_parts of) noexcept {
    return {-of.imag, of.real};
}
[[nodiscard]] constexpr complex_parts over_i(complex_parts of) noexcept {
    return {of.imag, -of.real};
}

/// The complex that an argument is, or stands for; false: it raised.
[[nodiscard]] constexpr bool to_complex(thread_state& thread, value from,
                                        complex_parts& to) noexcept {
    if (const auto* held = as<complex_object>(from, complex_type)) {
        to = held->cval;
        return true;
    }
    const owned made = complex_by_method(thread, from);
    if (made) {
        to = builtins::detail::complex_in(made.get());
        return true;
    }
    to.imag = 0.0;
    return !pending(thread) && to_real(thread, from, to.real);
}

/// The complex that a result is.
[[nodiscard]] constexpr owned checked_complex(thread_state& thread, cmath_result result) noexcept {
    switch (result.error) {
    case cmath_error::domain: return raise_domain_error(thread);
    case cmath_error::range: return raise_range_error(thread);
    case cmath_error::nothing: break;
    }
    return new_complex(thread, result.parts);
}

/// A function of one complex.
template <support::fixed_string Name, cmath_result (*Function)(complex_parts)>
[[nodiscard]] constexpr owned cmath_unary(thread_state& thread, const arguments& given) noexcept {
    complex_parts argument{};
    if (!takes_single(thread, Name.data(), given) ||
        !to_complex(thread, given.values[0], argument)) {
        return {};
    }
    return checked_complex(thread, Function(argument));
}

/// Whether a predicate is true of both parts, or of one.
template <support::fixed_string Name, bool (*Predicate)(double), bool Both>
[[nodiscard]] constexpr owned cmath_predicate(thread_state& thread,
                                              const arguments& given) noexcept {
    complex_parts of{};
    if (!takes_single(thread, Name.data(), given) || !to_complex(thread, given.values[0], of)) {
        return {};
    }
    const bool first = Predicate(of.real);
    const bool second = Predicate(of.imag);
    return owned::take(make_bool(Both ? first && second : first || second));
}

} // namespace stasis::library::detail
