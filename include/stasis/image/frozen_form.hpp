// SPDX-License-Identifier: BSL-1.0
// stasis/image/frozen_form.hpp: the type that each object of an image will have as a static object.
// Promises: `forms<Image>` says for each node of the index which layout it takes and how many items
// lie behind its head. One evaluation for the whole image: a constant a node, worked out one by
// one, costs ten times as much.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/image/census.hpp>
#include <stasis/image/text.hpp>

namespace stasis::image::detail {

/// What an object of an image becomes.
enum class frozen_form : unsigned char {
    none,
    ellipsis,
    false_,
    true_,
    small_integer, ///< one of graph::small_ints
    empty_bytes,
    byte,
    empty_str,
    character, ///< a str of one Latin-1 character
    empty_tuple,
    empty_frozenset,
    integer,
    real,
    complex,
    bytes,
    code_table, ///< bytes that a code object has for itself: a line table, say
    ascii,
    latin1,
    ucs2,
    ucs4,
    interned, ///< a str that is graph::str_<...>; the size is that of its UTF-8
    frozenset,
    tuple,
    code,
    refused, ///< nothing that can be a constant
};

/// The form, and what it is of.
struct frozen_shape {
    frozen_form form = frozen_form::refused;
    /// Digits, bytes, characters, items or bytes of bytecode; of a small_integer, byte or
    /// character, its index in the table of graph/singletons.hpp.
    std::uint32_t size = 0;
};

/// The digit of 30 bits at `i`, of an int of at least as many digits of 15 bits.
template <class Byte>
constexpr support::digit digit_at(support::byte_view<Byte> image, const node& self, std::size_t i) {
    if (self.tag == wire_tag::integer) {
        const std::int32_t number = image.i32(self.payload);
        const auto bits = static_cast<std::uint32_t>(number);
        const std::uint32_t magnitude = number < 0 ? 0u - bits : bits;
        return i == 0 ? magnitude & support::digit_mask : magnitude >> support::digit_bits;
    }
    const auto count = static_cast<std::size_t>(self.length < 0 ? -self.length : self.length);
    const std::size_t at = self.payload + 4 * i;
    const support::digit high = 2 * i + 1 < count ? image.u16(at + 2) : support::digit{0};
    return image.u16(at) | high << 15;
}

/// Whether an int of the image is below zero.
template <class Byte>
constexpr bool is_negative(support::byte_view<Byte> image, const node& self) {
    return (self.tag == wire_tag::integer ? image.i32(self.payload) : self.length) < 0;
}

template <class Byte>
constexpr frozen_shape shape_of_integer(support::byte_view<Byte> image, const node& self) {
    const bool is_big = self.tag == wire_tag::big_integer;
    const std::int32_t wire_digits = self.length < 0 ? -self.length : self.length;
    const std::int32_t digits = is_big                          ? (wire_digits + 1) / 2
                                : digit_at(image, self, 1) != 0 ? 2
                                                                : 1;
    if (digits <= 1) {
        const std::int64_t digit = digits == 0 ? 0 : digit_at(image, self, 0);
        const std::int64_t number = is_negative(image, self) ? -digit : digit;
        if (number >= graph::smallest_int && number <= graph::largest_int) {
            return {frozen_form::small_integer,
                    static_cast<std::uint32_t>(number - graph::smallest_int)};
        }
    }
    return {frozen_form::integer, static_cast<std::uint32_t>(digits)};
}

template <class Byte>
constexpr frozen_shape shape_of_str(support::byte_view<Byte> image, const node& self) {
    const auto size = static_cast<std::size_t>(self.length);
    if (size == 0) {
        return {frozen_form::empty_str, 0};
    }
    const bool shared = is_interned(self.tag);
    if (!is_utf8(self.tag)) {
        // Whether it is ASCII shows when it is copied; one character is not, so it is looked at.
        return size > 1 || image.byte(self.payload) > 0x7f
                   ? frozen_shape{shared ? frozen_form::interned : frozen_form::ascii,
                                  static_cast<std::uint32_t>(size)}
                   : frozen_shape{frozen_form::character, image.byte(self.payload)};
    }
    const text_shape shape = shape_of_text<true>(image, self.tag, self.payload, size);
    const auto length = static_cast<std::uint32_t>(shape.length);
    if (length == 1 && shape.largest < 256) {
        return {frozen_form::character, static_cast<std::uint32_t>(shape.largest)};
    }
    if (shared) {
        return {frozen_form::interned, static_cast<std::uint32_t>(size)};
    }
    return {shape.largest < 128       ? frozen_form::ascii
            : shape.largest < 256     ? frozen_form::latin1
            : shape.largest < 0x10000 ? frozen_form::ucs2
                                      : frozen_form::ucs4,
            length};
}

template <class Byte>
constexpr frozen_shape shape_of_bytes(support::byte_view<Byte> image, const node& self) {
    if (self.length == 1) {
        return {frozen_form::byte, image.byte(self.payload)};
    }
    return {self.length == 0 ? frozen_form::empty_bytes : frozen_form::bytes,
            static_cast<std::uint32_t>(self.length)};
}

template <class Byte>
constexpr frozen_shape shape_of_node(support::byte_view<Byte> image, const node& self) {
    const auto length = static_cast<std::uint32_t>(self.length);
    switch (self.tag) {
    case wire_tag::small_tuple:
    case wire_tag::tuple:
        return {length == 0 ? frozen_form::empty_tuple : frozen_form::tuple, length};
    case wire_tag::bytes: return shape_of_bytes(image, self);
    case wire_tag::integer:
    case wire_tag::big_integer: return shape_of_integer(image, self);
    case wire_tag::code: return {frozen_form::code, 0};
    case wire_tag::frozenset:
        return {length == 0 ? frozen_form::empty_frozenset : frozen_form::frozenset, length};
    case wire_tag::real: return {frozen_form::real, 0};
    case wire_tag::complex: return {frozen_form::complex, 0};
    case wire_tag::none: return {frozen_form::none, 0};
    case wire_tag::ellipsis: return {frozen_form::ellipsis, 0};
    case wire_tag::false_: return {frozen_form::false_, 0};
    case wire_tag::true_: return {frozen_form::true_, 0};
    default: return is_str(self.tag) ? shape_of_str(image, self) : frozen_shape{};
    }
}

/// The shapes of all objects of an image.
template <std::size_t Nodes>
struct frozen_shapes {
    frozen_shape of[Nodes];
};

constexpr void mark_table(frozen_shape& shape) {
    if (shape.form == frozen_form::bytes) {
        shape.form = frozen_form::code_table;
    }
}

template <const auto& Image>
consteval auto find_shapes() {
    frozen_shapes<index<Image>.size()> result = {};
    for (std::size_t i = 0; i < index<Image>.size(); ++i) {
        const node& self = index<Image>.nodes[i];
        result.of[i] = shape_of_node(view_of(Image), self);
        if (self.tag == wire_tag::code) {
            const std::uint32_t bytecode = index<Image>.item(self, code_field::code);
            result.of[i].size = static_cast<std::uint32_t>(index<Image>.nodes[bytecode].length);
        }
    }
    for (const node& self : index<Image>.nodes) {
        if (self.tag == wire_tag::code) {
            mark_table(result.of[index<Image>.item(self, code_field::localspluskinds)]);
            mark_table(result.of[index<Image>.item(self, code_field::linetable)]);
            mark_table(result.of[index<Image>.item(self, code_field::exceptiontable)]);
        }
    }
    return result;
}

/// The shapes, by the numbers of the index.
template <const auto& Image>
inline constexpr auto forms = find_shapes<Image>();

} // namespace stasis::image::detail
