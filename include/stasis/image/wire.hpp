// SPDX-License-Identifier: BSL-1.0
// stasis/image/wire.hpp: the words of the wire format, marshal's format 4.
// Promises: a tag for everything that CPython 3.11's marshal.dumps writes, and for the obsolete
// tags which its loader still takes, so that they are refused by name.
// CPython 3.11: Python/marshal.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace stasis::image {

/// The byte that an object begins with; `reference_flag` may be added to it.
enum class wire_tag : unsigned char {
    null = '0', ///< no object: ends a dict
    none = 'N',
    stop_iteration = 'S',
    ellipsis = '.',
    false_ = 'F',
    true_ = 'T',
    integer = 'i',              ///< 32 bits
    big_integer = 'l',          ///< signed count, digits of 15 bits
    real = 'g',                 ///< IEEE 754, 8 bytes
    complex = 'y',              ///< two of them
    bytes = 's',                ///< 32-bit count, bytes
    interned = 't',             ///< 32-bit count, UTF-8
    unicode = 'u',              ///< the same, not interned
    ascii = 'a',                ///< 32-bit count, ASCII
    ascii_interned = 'A',       ///< the same, interned
    short_ascii = 'z',          ///< 8-bit count, ASCII
    short_ascii_interned = 'Z', ///< the same, interned
    small_tuple = ')',          ///< 8-bit count, items
    tuple = '(',                ///< 32-bit count, items
    list = '[',                 ///< 32-bit count, items
    dict = '{',                 ///< keys and values in turn, null
    set_ = '<',                 ///< 32-bit count, items
    frozenset = '>',            ///< 32-bit count, items
    code = 'c',                 ///< five numbers, eight fields, a number, two fields
    reference = 'r',            ///< 32-bit index of an object that came with the flag
    text_real = 'f',            ///< obsolete: before format 2
    text_complex = 'x',         ///< obsolete: before format 2
    integer_64 = 'I',           ///< obsolete: never written by 3.11
};

/// Added to an object's tag if references to the object may follow.
inline constexpr unsigned char reference_flag = 0x80;

/// What an object can be used as, where an image asks for more than "an object".
enum class object_kind : unsigned char {
    unknown,   ///< the sink that was asked keeps no record: passes every test
    open,      ///< a container that is still being read, so that nothing can refer to it
    other,     ///< none of those below
    str,       ///< a str
    bytes,     ///< bytes of even length
    odd_bytes, ///< bytes of odd length, which can't be bytecode
    tuple,     ///< a tuple of anything
    names,     ///< a tuple of strs, or an empty one
};

/// What follows a tag.
enum class tag_form : unsigned char {
    unknown,          ///< no tag of any version
    obsolete,         ///< no tag that 3.11 writes
    reference,        ///< 32-bit reference number
    short_characters, ///< 8-bit count, bytes
    characters,       ///< 32-bit count, bytes
    short_items,      ///< 8-bit count, objects
    items,            ///< 32-bit count, objects
    singleton,        ///< nothing; has no reference number, whether it is flagged or not
    number,           ///< a fixed number of bytes
    big_integer,      ///< signed 32-bit count, digits of 16 bits of which 15 are used
    code,             ///< numbers and objects
    dict,             ///< objects up to null
    null,             ///< nothing
};

/// What follows a tag, of how many bytes it is if that is fixed, and what the object is.
struct tag_layout {
    tag_form form = tag_form::unknown;
    unsigned char size = 0;
    object_kind kind = object_kind::other;
};

namespace detail {

struct tag_table {
    tag_layout of[128] = {};

    constexpr void set(wire_tag tag, tag_layout layout) {
        of[static_cast<unsigned char>(tag)] = layout;
    }
    consteval tag_table() {
        using enum wire_tag;
        for (const wire_tag tag : {none, stop_iteration, ellipsis, false_, true_}) {
            set(tag, {tag_form::singleton});
        }
        for (const wire_tag tag : {ascii, ascii_interned, unicode, interned}) {
            set(tag, {tag_form::characters, 0, object_kind::str});
        }
        for (const wire_tag tag : {short_ascii, short_ascii_interned}) {
            set(tag, {tag_form::short_characters, 0, object_kind::str});
        }
        for (const wire_tag tag : {list, set_, frozenset}) {
            set(tag, {tag_form::items});
        }
        for (const wire_tag tag : {text_real, text_complex, integer_64}) {
            set(tag, {tag_form::obsolete});
        }
        set(bytes, {tag_form::characters, 0, object_kind::bytes});
        set(small_tuple, {tag_form::short_items, 0, object_kind::names});
        set(tuple, {tag_form::items, 0, object_kind::names});
        set(integer, {tag_form::number, 4});
        set(real, {tag_form::number, 8});
        set(complex, {tag_form::number, 16});
        set(big_integer, {tag_form::big_integer});
        set(code, {tag_form::code});
        set(dict, {tag_form::dict});
        set(reference, {tag_form::reference});
        set(null, {tag_form::null});
    }
};

inline constexpr tag_table tags{};

} // namespace detail

/// What follows a tag, by the tag's byte without the flag.
[[nodiscard]] constexpr const tag_layout& layout_of(unsigned char tag) noexcept {
    return detail::tags.of[tag];
}

/// Whether a tag is that of a str.
[[nodiscard]] constexpr bool is_str(wire_tag tag) noexcept {
    return layout_of(static_cast<unsigned char>(tag)).kind == object_kind::str;
}

/// Whether a str with that tag stands in UTF-8, and not in ASCII.
[[nodiscard]] constexpr bool is_utf8(wire_tag tag) noexcept {
    return tag == wire_tag::interned || tag == wire_tag::unicode;
}

/// Whether a str with that tag was interned when it was written.
[[nodiscard]] constexpr bool is_interned(wire_tag tag) noexcept {
    return tag == wire_tag::short_ascii_interned || tag == wire_tag::ascii_interned ||
           tag == wire_tag::interned;
}

/// The object fields of a code object, in the order in which they are written.
enum class code_field : unsigned char {
    code,
    consts,
    names,
    localsplusnames,
    localspluskinds,
    filename,
    name,
    qualname,
    linetable,
    exceptiontable,
};

/// How many there are.
inline constexpr std::int32_t code_field_count = 10;

/// The number fields of a code object.
struct code_numbers {
    std::int32_t argcount;
    std::int32_t posonlyargcount;
    std::int32_t kwonlyargcount;
    std::int32_t stacksize;
    std::int32_t flags;
    std::int32_t firstlineno;
};

} // namespace stasis::image
