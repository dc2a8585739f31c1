// SPDX-License-Identifier: BSL-1.0
// stasis/graph/key.hpp: hash() and == of static objects, where they are items of a constant set
// or keys of a constant dict.
// Promises: what CPython 3.11's hash() and == give for ints, bools, floats, complex numbers, strs,
// bytes, and tuples and frozensets of these: 1, True and 1.0 are equal. None and Ellipsis have the
// hashes of graph/singletons.hpp.
// Refuses: what hashes by its address, as a NaN does: a constant has none yet; and what has no
// hash, as a list.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/object/bytes.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/tuple.hpp>
#include <stasis/support/digits_real.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::graph {

namespace detail {

/// An object as what its type says it is. Its type depends on a template's argument, so whoever
/// includes this and has no such items doesn't pay for reading them (object/trailing.hpp).
template <class Head, class Object>
[[nodiscard]] constexpr const Head* as(const Object* self) noexcept {
    return static_cast<const Head*>(self);
}

[[nodiscard]] constexpr bool is_int(const object* self) noexcept {
    return self->ob_type == &int_type || self->ob_type == &bool_type;
}

[[nodiscard]] constexpr bool is_number(const object* self) noexcept {
    return is_int(self) || self->ob_type == &float_type || self->ob_type == &complex_type;
}

/// A number that isn't an int, as a complex one.
[[nodiscard]] constexpr complex_parts parts_of(const object* self) noexcept {
    return self->ob_type == &complex_type
               ? static_cast<const complex_object*>(self)->cval
               : complex_parts{static_cast<const float_object*>(self)->ob_fval, 0.0};
}

template <class Int>
[[nodiscard]] constexpr bool same_digits(const Int* self, const support::digit* other, ssize count,
                                         bool negative) noexcept {
    return (self->ob_size < 0) == negative &&
           support::compare_digits(digits(self), digit_count(self), other, count) == 0;
}

/// Whether an int is a double's number. Their hashes are equal, so the double is no infinity
/// unless the int is 314159 or its like.
template <class Int>
[[nodiscard]] constexpr bool same_number(const Int* self, double other) noexcept {
    constexpr double past_fractions = 4503599627370496.0; // 2^52
    const bool negative = other < 0;
    const double magnitude = negative ? -other : other;
    if (magnitude > 1.7976931348623157e308 ||
        (magnitude < past_fractions &&
         static_cast<double>(static_cast<std::int64_t>(magnitude)) != magnitude)) {
        return false;
    }
    support::digit whole[36]{};
    const ssize count = support::digits_from_double(magnitude, whole);
    return same_digits(self, whole, count, negative);
}

template <class Object>
[[nodiscard]] constexpr bool equal_numbers(const Object* left, const Object* right) noexcept {
    if (is_int(left) && is_int(right)) {
        const auto* other = as<int_object>(right);
        return same_digits(as<int_object>(left), digits(other), digit_count(other),
                           other->ob_size < 0);
    }
    if (is_int(right)) {
        return equal_numbers(right, left);
    }
    const complex_parts other = parts_of(right);
    if (is_int(left)) {
        return other.imag == 0 && same_number(as<int_object>(left), other.real);
    }
    const complex_parts self = parts_of(left);
    return self.real == other.real && self.imag == other.imag;
}

} // namespace detail

/// The hash of a static object, into `hash`; false where it has none, or none yet.
template <class Object = object>
[[nodiscard]] constexpr bool constant_hash(const Object* self, hash_t& hash) noexcept {
    const type_object* type = self->ob_type;
    if (type == &str_type) {
        hash = detail::as<str_object>(self)->hash;
    } else if (detail::is_int(self)) {
        const auto* number = detail::as<int_object>(self);
        hash = support::hash_digits(digits(number), digit_count(number), number->ob_size < 0);
    } else if (type == &float_type || type == &complex_type) {
        const complex_parts parts = detail::parts_of(self);
        if (parts.real != parts.real || parts.imag != parts.imag) {
            return false;
        }
        hash = support::hash_complex(support::hash_double(parts.real),
                                     support::hash_double(parts.imag));
    } else if (type == &bytes_type) {
        const auto* bytes = detail::as<bytes_object>(self);
        hash =
            bytes->ob_shash != -1
                ? bytes->ob_shash
                : support::hash_bytes(bytes_data(bytes), static_cast<std::size_t>(bytes->ob_size));
    } else if (type == &none_type) {
        hash = none_hash;
    } else if (type == &ellipsis_type) {
        hash = ellipsis_hash;
    } else if (type == &frozenset_type) {
        hash = detail::as<set_object>(self)->hash;
    } else if (type == &tuple_type) {
        const auto* tuple = detail::as<tuple_object>(self);
        support::tuple_hash all;
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            hash_t item = 0;
            if (!constant_hash<object>(items(tuple)[i], item)) {
                return false;
            }
            all.update(item);
        }
        hash = all.finish();
    } else {
        return false;
    }
    return true;
}

/// Whether two static objects of the same hash are equal; what hashes by its address equals itself.
template <class Object = object>
[[nodiscard]] constexpr bool constants_equal(const Object* left, const Object* right) noexcept {
    if (left == right) {
        return true;
    }
    if (detail::is_number(left) && detail::is_number(right)) {
        return detail::equal_numbers<object>(left, right);
    }
    const type_object* type = left->ob_type;
    if (type != right->ob_type) {
        return false;
    }
    if (type == &str_type) {
        return text_of(detail::as<str_object>(left)) == text_of(detail::as<str_object>(right));
    }
    if (type == &bytes_type) {
        const auto* self = detail::as<bytes_object>(left);
        const auto* other = detail::as<bytes_object>(right);
        return text{bytes_data(self), self->ob_size} == text{bytes_data(other), other->ob_size};
    }
    if (type == &tuple_type) {
        const auto* self = detail::as<tuple_object>(left);
        const auto* other = detail::as<tuple_object>(right);
        bool same = self->ob_size == other->ob_size;
        for (ssize i = 0; same && i < self->ob_size; ++i) {
            same = constants_equal<object>(items(self)[i], items(other)[i]);
        }
        return same;
    }
    if (type != &frozenset_type) {
        return false;
    }
    // Of as many items, each of which is in the other.
    const auto* self = detail::as<set_object>(left);
    const auto* other = detail::as<set_object>(right);
    bool same = self->used == other->used;
    for (ssize i = 0; same && i <= self->mask; ++i) {
        bool found = self->table[i].key == nullptr;
        for (ssize j = 0; !found && j <= other->mask; ++j) {
            found = other->table[j].key != nullptr && self->table[i].hash == other->table[j].hash &&
                    constants_equal<object>(self->table[i].key, other->table[j].key);
        }
        same = found;
    }
    return same;
}

} // namespace stasis::graph
