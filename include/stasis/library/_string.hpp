// SPDX-License-Identifier: BSL-1.0
// stasis/library/_string.hpp: the module _string: how str.format takes a format string apart, for
// string.Formatter.
// Promises: it is str.format's own reading (builtins/format_field.hpp), with its messages.
// CPython 3.11: Objects/unicodeobject.c (_string_methods), formatter_parser and
// formatter_field_name_split (Objects/stringlib/unicode_format.h).
#pragma once

#include <stasis/builtins/format_field.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

/// formatteriterobject and fieldnameiterobject: a str that is being taken apart.
struct text_parts_iterator : object {
    object* str = nullptr;
    ssize at = 0; ///< where the next part begins
};

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::text_parts_iterator> = false;
template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::text_parts_iterator> = false;

namespace stasis::library {

namespace detail {

constexpr void text_parts_dealloc(object* held) noexcept {
    auto* self = static_cast<text_parts_iterator*>(held);
    drop_field(self->str);
    release<text_parts_iterator>(self);
}

/// An iterator over the parts of a str from `at` on.
[[nodiscard]] constexpr owned new_text_parts(thread_state& thread, const type_object& type,
                                             value str, ssize at) noexcept {
    auto* result = allocate<text_parts_iterator>(thread, type);
    if (result != nullptr) {
        increment(str);
        result->str = str.data.object;
        result->at = at;
    }
    return owned::take(result);
}

/// The next (literal text, field name, format specification, conversion); the last three are None
/// where there is no field.
[[nodiscard]] constexpr owned formatter_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<text_parts_iterator*>(held.data.object);
    const text in = text_of(self->str);
    builtins::detail::format_piece piece;
    if (self->at >= in.size || !builtins::detail::read_piece(thread, in, self->at, piece)) {
        return {};
    }
    const owned literal = new_str(thread, piece.literal);
    owned name = owned::take(none_value);
    owned specification = owned::take(none_value);
    owned conversion = owned::take(none_value);
    if (piece.has_field) {
        name = new_str(thread, piece.field.name);
        specification = new_str(thread, piece.field.specification);
    }
    if (piece.field.conversion != 0) {
        conversion = new_str(thread, text{&piece.field.conversion, 1});
    }
    if (!literal || !name || !specification || !conversion) {
        return {};
    }
    const value parts[] = {literal.get(), name.get(), specification.get(), conversion.get()};
    return owned::take(new_tuple(thread, parts, 4));
}

/// The next (is an attribute, its name or an item's key).
[[nodiscard]] constexpr owned field_name_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<text_parts_iterator*>(held.data.object);
    const text in = text_of(self->str);
    builtins::detail::field_part part;
    if (self->at >= in.size || !builtins::detail::read_part(thread, in, self->at, part)) {
        return {};
    }
    owned key = owned::take(make_int(part.index));
    if (part.index < 0) {
        key = new_str(thread, part.name);
    }
    if (!key) {
        return {};
    }
    const value parts[] = {make_bool(part.is_attribute), key.get()};
    return owned::take(new_tuple(thread, parts, 2));
}

/// The table of both iterators.
[[nodiscard]] consteval type_object text_parts_table(const char* name, unary_slot next) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(text_parts_iterator);
    self.tp_dealloc = text_parts_dealloc;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    return self;
}

extern const type_object formatter_iterator_type;
inline constexpr type_object formatter_iterator_table =
    text_parts_table("formatteriterator", formatter_next);
inline constexpr type_object formatter_iterator_type =
    ready<formatter_iterator_type, formatter_iterator_table>();

extern const type_object field_name_iterator_type;
inline constexpr type_object field_name_iterator_table =
    text_parts_table("fieldnameiterator", field_name_next);
inline constexpr type_object field_name_iterator_type =
    ready<field_name_iterator_type, field_name_iterator_table>();

/// Checks that a function was given one str; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_str(thread_state& thread, const char* name,
                                       const arguments& given) noexcept {
    if (!takes_single(thread, name, given)) {
        return false;
    }
    if (!is_kind_of(given.values[0], str_type)) {
        raise(thread, type_error_type, "expected str, got ", type_of(given.values[0])->tp_name);
        return false;
    }
    return true;
}

/// _string.formatter_parser(str).
[[nodiscard]] constexpr owned formatter_parser(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_str(thread, "_string.formatter_parser", given)) {
        return {};
    }
    return new_text_parts(thread, formatter_iterator_type, given.values[0], 0);
}

/// _string.formatter_field_name_split(str): the first part, a str or an int, and an iterator over
/// the others.
[[nodiscard]] constexpr owned formatter_field_name_split(thread_state& thread,
                                                         const arguments& given) noexcept {
    if (!takes_str(thread, "_string.formatter_field_name_split", given)) {
        return {};
    }
    const text in = text_of(given.values[0].data.object);
    const ssize end = builtins::detail::first_part_end(in);
    const ssize index = builtins::detail::field_number(thread, in.part(0, end));
    if (index == -2) {
        return {};
    }
    owned first = owned::take(make_int(index));
    if (index < 0) {
        first = new_str(thread, in.part(0, end));
    }
    const owned rest = new_text_parts(thread, field_name_iterator_type, given.values[0], end);
    if (!first || !rest) {
        return {};
    }
    const value pair[] = {first.get(), rest.get()};
    return owned::take(new_tuple(thread, pair, 2));
}

inline constexpr method_def string_methods[] = {
    {"formatter_field_name_split", formatter_field_name_split, 0, nullptr},
    {"formatter_parser", formatter_parser, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition string_definition{"_string", string_methods};

} // namespace detail

/// The module _string.
inline constexpr importable_module _string_module = ready_module<detail::string_definition>();

} // namespace stasis::library
