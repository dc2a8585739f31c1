// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_methods.hpp: the methods and attributes of int, but for those to and from
// bytes.
// CPython 3.11: Objects/longobject.c (long_methods, long_getset, int___round___impl).
#pragma once

#include <stasis/builtins/int_new.hpp>
#include <stasis/builtins/int_power.hpp>

namespace stasis::builtins {

/// int.bit_length().
[[nodiscard]] constexpr owned int_bit_length(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "int.bit_length", given)) {
        return {};
    }
    const int_parts parts{given.values[0]};
    return new_int(thread, support::digits_bit_length(parts.data(), parts.size()), false);
}

/// int.bit_count(): the ones of the magnitude.
[[nodiscard]] constexpr owned int_bit_count(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "int.bit_count", given)) {
        return {};
    }
    const int_parts parts{given.values[0]};
    std::int64_t count = 0;
    for (ssize i = 0; i < parts.size(); ++i) {
        count += __builtin_popcount(parts.data()[i]);
    }
    return owned::take(make_int(count));
}

/// int.conjugate(), and what else gives the int itself.
[[nodiscard]] constexpr owned int_conjugate(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "int.conjugate", given)) {
        return {};
    }
    return int_positive(thread, given.values[0]);
}

[[nodiscard]] constexpr owned int_trunc(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "int.__trunc__", given)) {
        return {};
    }
    return int_positive(thread, given.values[0]);
}

[[nodiscard]] constexpr owned int_floor(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "int.__floor__", given)) {
        return {};
    }
    return int_positive(thread, given.values[0]);
}

[[nodiscard]] constexpr owned int_ceil(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "int.__ceil__", given)) {
        return {};
    }
    return int_positive(thread, given.values[0]);
}

/// int.as_integer_ratio().
[[nodiscard]] constexpr owned int_as_integer_ratio(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_none(thread, "int.as_integer_ratio", given)) {
        return {};
    }
    return new_pair(thread, int_positive(thread, given.values[0]), owned::take(make_int(1)));
}

namespace detail {

/// The multiple of `unit` that is nearest to an int; of two, the even one.
[[nodiscard]] constexpr owned nearest_multiple(thread_state& thread, value self,
                                               value unit) noexcept {
    owned quotient;
    owned rest;
    if (!int_divide(thread, self, unit, "", &quotient, &rest)) {
        return {};
    }
    const owned twice = int_add(thread, rest.get(), rest.get());
    const owned lower = int_subtract(thread, self, rest.get());
    if (!twice || !lower) {
        return {};
    }
    const int order = compare_ints(twice.get(), unit);
    const int_parts whole{quotient.get()};
    const bool odd = whole.size() != 0 && (whole.data()[0] & 1) != 0;
    return int_add(thread, lower.get(), order > 0 || (order == 0 && odd) ? unit : make_int(0));
}

} // namespace detail

/// round(self, ndigits): the int itself, unless ndigits is below 0.
[[nodiscard]] constexpr owned int_round(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "int.__round__", given, 0, 1)) {
        return {};
    }
    owned self = int_positive(thread, given.values[0]);
    if (given.count == 1) {
        return self;
    }
    const owned places = to_int(thread, given.values[1]);
    if (!places) {
        return {};
    }
    if (compare_ints(places.get(), make_int(0)) >= 0) {
        return self;
    }
    // A unit with more decimal figures than the int has bits is more than twice the int.
    const int_parts parts{self.get()};
    const std::uint64_t bits = support::digits_bit_length(parts.data(), parts.size());
    if (places.get().kind != tag::integer || magnitude_of(places.get().data.integer) > bits + 1) {
        return owned::take(make_int(0));
    }
    const owned unit =
        int_power(thread, make_int(10), make_int(-places.get().data.integer), none_value);
    if (!unit) {
        return {};
    }
    return detail::nearest_multiple(thread, self.get(), unit.get());
}

/// int.imag.
[[nodiscard]] constexpr owned int_imag(thread_state&, value) noexcept {
    return owned::take(make_int(0));
}

/// int.denominator.
[[nodiscard]] constexpr owned int_denominator(thread_state&, value) noexcept {
    return owned::take(make_int(1));
}

} // namespace stasis::builtins
