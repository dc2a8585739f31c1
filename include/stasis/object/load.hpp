// SPDX-License-Identifier: BSL-1.0
// stasis/object/load.hpp: from an object to the value that stands for it.
// Promises: an int that fits 64 bits, a float, a bool and None lose their object; what else is
// returned is a reference to the object itself, borrowed.
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/heap_type.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object function_type;

namespace detail {

/// load() of what isn't an int of one digit or none.
[[nodiscard]] STASIS_NEVER_INLINE constexpr value load_other(object* self) noexcept {
    const type_object* type = self->ob_type;
    if (type == &int_type) {
        std::int64_t number = 0;
        return to_int64(static_cast<int_object*>(self), number) ? make_int(number)
                                                                : make_object(self);
    }
    if (type == &float_type) {
        return make_real(static_cast<float_object*>(self)->ob_fval);
    }
    if (type == &none_type) {
        return none_value;
    }
    if (type == &bool_type) {
        return make_bool(static_cast<int_object*>(self)->ob_size != 0);
    }
    return make_object(self);
}

} // namespace detail

/// The value that an object stands for.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr value load(object* self) noexcept {
    if (self->ob_type == &int_type) {
        const auto* number = static_cast<int_object*>(self);
        if (number->ob_size >= -1 && number->ob_size <= 1) {
            return make_int(number->ob_size * std::int64_t{*digits(number)});
        }
    } else if (self->ob_type == &str_type || self->ob_type == &function_type) {
        return make_object(self);
    }
    return detail::load_other(self);
}

/// The type of what a value holds; null for the empty one.
[[nodiscard]] constexpr const type_object* type_of(value held) noexcept {
    switch (held.kind) {
    case tag::none: return &none_type;
    case tag::boolean: return &bool_type;
    case tag::integer: return &int_type;
    case tag::real: return &float_type;
    case tag::object: return held.data.object->ob_type;
    default: return nullptr;
    }
}

/// Whether a value holds an object of exactly this type, or of one that inherits from it.
[[nodiscard]] constexpr bool is_instance(value held, const type_object& type) noexcept {
    return is_subtype(type_of(held), &type);
}

/// The object that a value holds if it's of exactly that type, and null otherwise.
template <class Object>
[[nodiscard]] constexpr Object* as_exactly(value held, const type_object& type) noexcept {
    return held.kind == tag::object && held.data.object->ob_type == &type
               ? static_cast<Object*>(held.data.object)
               : nullptr;
}

/// The object that a value holds if it's of that built-in type or of one derived from it, a class
/// of the program's or another built-in type; null otherwise.
template <class Object>
[[nodiscard]] constexpr Object* as(value held, const type_object& type) noexcept {
    if (held.kind != tag::object) {
        return nullptr;
    }
    const type_object* of = held.data.object->ob_type;
    const bool may_inherit = is_heap_type(of) || of->tp_base != &object_type;
    return of == &type || (may_inherit && is_subtype(of, &type))
               ? static_cast<Object*>(held.data.object)
               : nullptr;
}

/// The number of an object of a class derived from int or float, without the class; of an int
/// beyond 64 bits, and of anything else, what it was given.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr value as_number(value held) noexcept {
    if (held.kind != tag::object || !is_heap_type(held.data.object->ob_type)) [[likely]] {
        return held;
    }
    const type_object* type = built_in_base(held.data.object->ob_type);
    std::int64_t number = 0;
    if (type == &int_type && to_int64(static_cast<int_object*>(held.data.object), number)) {
        return make_int(number);
    }
    return type == &float_type ? make_real(static_cast<float_object*>(held.data.object)->ob_fval)
                               : held;
}

/// Whether a value holds an object of that built-in type or of a class derived from it. Not for the
/// types that a value holds without an object.
[[nodiscard]] constexpr bool is_kind_of(value held, const type_object& type) noexcept {
    return as<object>(held, type) != nullptr;
}

/// The type that a value is, or null: it is none.
[[nodiscard]] constexpr const type_object* as_type(value held) noexcept {
    return as<type_object>(held, type_type);
}

} // namespace stasis
