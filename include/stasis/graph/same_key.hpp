// SPDX-License-Identifier: BSL-1.0
// stasis/graph/same_key.hpp: whether two constant objects are the same key of a dict.
// Promises: what == says in Python: 1, 1.0, True and 1+0j are one key, as are tuples of them. Of
// sets and what else there is, only the very same object is the same key.
// CPython 3.11: PyObject_RichCompareBool, float_richcompare (Objects/floatobject.c).
#pragma once

#include <stasis/object/bytes.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/tuple.hpp>

namespace stasis::graph {

namespace detail {

/// A number: an int, or a complex or what is like one.
struct any_number {
    const int_object* whole = nullptr;
    double real = 0;
    double imag = 0;
    bool valid = true;
};

[[nodiscard]] constexpr any_number number_of(const object* self) noexcept {
    if (self->ob_type == &int_type || self->ob_type == &bool_type) {
        return {.whole = static_cast<const int_object*>(self)};
    }
    if (self->ob_type == &float_type) {
        return {.real = static_cast<const float_object*>(self)->ob_fval};
    }
    if (self->ob_type == &complex_type) {
        const complex_parts parts = static_cast<const complex_object*>(self)->cval;
        return {.real = parts.real, .imag = parts.imag};
    }
    return {.valid = false};
}

/// Whether an int is exactly a float: each digit is taken off the float, from the highest on.
[[nodiscard]] constexpr bool same_number(const int_object* whole, double real) noexcept {
    const ssize size = digit_count(whole);
    if (size > 40) {
        return false;
    }
    double rest = whole->ob_size < 0 ? -real : real;
    double unit = 1;
    for (ssize i = 1; i < size; ++i) {
        unit *= 1 << 30;
    }
    for (ssize i = size - 1; i >= 0; --i) {
        rest -= static_cast<double>(digits(whole)[i]) * unit;
        if (!(rest >= 0 && rest < unit)) {
            return false;
        }
        unit /= 1 << 30;
    }
    return rest == 0;
}

[[nodiscard]] constexpr bool same_number(const any_number& left, const any_number& right) noexcept {
    if (left.whole == nullptr) {
        return right.whole == nullptr ? left.real == right.real && left.imag == right.imag
                                      : same_number(right, left);
    }
    if (right.whole == nullptr) {
        return right.imag == 0 && same_number(left.whole, right.real);
    }
    if (left.whole->ob_size != right.whole->ob_size) {
        return false;
    }
    for (ssize i = 0; i < digit_count(left.whole); ++i) {
        if (digits(left.whole)[i] != digits(right.whole)[i]) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// Whether two constants are one key. A template, so that whoever includes this pays only where
/// keys are compared.
template <class Object>
[[nodiscard]] constexpr bool same_key(const Object* left, const Object* right) noexcept {
    if (left == right) {
        return true;
    }
    const detail::any_number number = detail::number_of(left);
    if (number.valid) {
        const detail::any_number other = detail::number_of(right);
        return other.valid && detail::same_number(number, other);
    }
    if (left->ob_type != right->ob_type) {
        return false;
    }
    if (left->ob_type == &str_type) {
        return text_of(left) == text_of(right);
    }
    if (left->ob_type == &bytes_type) {
        const auto* a = static_cast<const bytes_object*>(left);
        const auto* b = static_cast<const bytes_object*>(right);
        return text{bytes_data(a), a->ob_size} == text{bytes_data(b), b->ob_size};
    }
    if (left->ob_type != &tuple_type) {
        return false;
    }
    const auto* a = static_cast<const tuple_object*>(left);
    const auto* b = static_cast<const tuple_object*>(right);
    for (ssize i = 0; a->ob_size == b->ob_size && i < a->ob_size; ++i) {
        if (!same_key(static_cast<const object*>(items(a)[i]),
                      static_cast<const object*>(items(b)[i]))) {
            return false;
        }
    }
    return a->ob_size == b->ob_size;
}

} // namespace stasis::graph
