// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str.hpp: str.
// Promises: all of str's methods in CPython 3.11 but those of `object` and the operators' names
// (__add__, ...).
// CPython 3.11: Objects/unicodeobject.c.
#pragma once

#include <stasis/builtins/bytearray_room.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/str_align.hpp>
#include <stasis/builtins/str_case.hpp>
#include <stasis/builtins/str_format.hpp>
#include <stasis/builtins/str_items.hpp>
#include <stasis/builtins/str_kind.hpp>
#include <stasis/builtins/str_percent.hpp>
#include <stasis/builtins/str_repr.hpp>
#include <stasis/builtins/str_search.hpp>
#include <stasis/builtins/str_split.hpp>
#include <stasis/builtins/str_strip.hpp>
#include <stasis/builtins/str_translate.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

constexpr void str_dealloc(object* held) noexcept {
    auto* self = static_cast<str_object*>(held);
    const std::size_t room = static_cast<std::size_t>(self->length) + 1;
    if (self->state.ascii != 0) {
        release<str_object, unsigned char>(self, room);
        return;
    }
    auto* wide = static_cast<wide_str_object*>(self);
    switch (self->state.kind) {
    case 1: release<wide_str_object, unsigned char>(wide, room); break;
    case 2: release<wide_str_object, char16_t>(wide, room); break;
    default: release<wide_str_object, char32_t>(wide, room); break;
    }
}

[[nodiscard]] constexpr hash_t str_hash(thread_state&, value self) noexcept {
    return hash_of_str(str_in(self));
}

/// str(object=""), str(bytes, encoding, errors).
[[nodiscard]] constexpr owned str_of_arguments(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<3> of{"str", {"object", "encoding", "errors"}};
    value each[3];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const value self = each[0];
    const value name = each[1];
    const value errors = each[2];
    if (!check_codec(thread, "str", name, errors)) {
        return {};
    }
    if (!self) {
        return owned::take(pointer_to(graph::empty_str));
    }
    if (!name && !errors) {
        return interpreter::str(thread, self);
    }
    if (is_str(self)) {
        return raise(thread, type_error_type, "decoding str is not supported");
    }
    if (!is_bytes_like(self)) {
        return raise(thread, type_error_type, "decoding to str: need a bytes-like object, ",
                     type_of(self)->tp_name, " found");
    }
    return decode_by_name(thread, "str", self, name, errors);
}

namespace detail {

/// An object of a class with the text of a str.
template <class Head, class Character>
[[nodiscard]] constexpr owned derived_str(thread_state& thread, const type_object& type,
                                          const str_object* from) noexcept {
    const auto room = static_cast<std::size_t>(from->length) + 1;
    auto* made = allocate<Head, Character>(thread, type, room);
    if (made != nullptr) {
        made->length = from->length;
        made->hash = from->hash;
        made->state = from->state;
        made->state.interned = 0;
        const Character* source = trailing<Character>(static_cast<const Head*>(from), room);
        Character* to = trailing_mutable<Character>(made, room);
        for (std::size_t i = 0; i < room; ++i) {
            to[i] = source[i];
        }
    }
    return owned::take(made);
}

} // namespace detail

/// str.__new__: of a class, an object of that class.
[[nodiscard]] constexpr owned str_new(thread_state& thread, const type_object& type,
                                      const arguments& given) noexcept {
    owned plain = str_of_arguments(thread, given);
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    const str_object* from = str_in(plain.get());
    if (from->state.ascii != 0) {
        return detail::derived_str<str_object, unsigned char>(thread, type, from);
    }
    switch (from->state.kind) {
    case 1: return detail::derived_str<wide_str_object, unsigned char>(thread, type, from);
    case 2: return detail::derived_str<wide_str_object, char16_t>(thread, type, from);
    default: return detail::derived_str<wide_str_object, char32_t>(thread, type, from);
    }
}

inline constexpr number_methods str_as_number = [] {
    number_methods self{};
    self.nb_remainder = str_remainder;
    return self;
}();

inline constexpr sequence_methods str_as_sequence = [] {
    sequence_methods self{};
    self.sq_length = str_length;
    self.sq_concat = str_concat;
    self.sq_repeat = str_repeat;
    self.sq_item = str_item;
    self.sq_contains = str_contains;
    return self;
}();

inline constexpr mapping_methods str_as_mapping = {str_length, str_subscript, nullptr};

[[nodiscard]] constexpr owned str_str(thread_state& thread, value self) noexcept {
    return exact_str(thread, self);
}

[[nodiscard]] constexpr owned str_compare(thread_state&, value left, value right,
                                          int operation) noexcept {
    if (!is_kind_of(right, str_type)) {
        return not_implemented();
    }
    return owned::take(
        make_bool(state::detail::ordered_texts(text_in(left), text_in(right), operation)));
}

/// str.__getnewargs__(): a tuple of a copy of the str, of no class.
[[nodiscard]] constexpr owned str_new_arguments(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "str.__getnewargs__", given)) {
        return {};
    }
    const owned plain = new_str(thread, text_in(given.values[0]));
    const value one = plain.get();
    return owned::take(plain ? new_tuple(thread, &one, 1) : nullptr);
}

inline constexpr method_def str_methods[] = {
    {"encode", str_encode, 0, nullptr},
    {"replace", str_replace, 0, nullptr},
    {"split", str_split, 0, nullptr},
    {"rsplit", str_rsplit, 0, nullptr},
    {"join", str_join, 0, nullptr},
    {"capitalize", str_capitalize, 0, nullptr},
    {"casefold", str_casefold, 0, nullptr},
    {"title", str_title, 0, nullptr},
    {"center", str_center, 0, nullptr},
    {"count", str_count, method_varargs, nullptr},
    {"expandtabs", str_expandtabs, 0, nullptr},
    {"find", str_find, method_varargs, nullptr},
    {"partition", str_partition, 0, nullptr},
    {"index", str_index, method_varargs, nullptr},
    {"ljust", str_ljust, 0, nullptr},
    {"lower", str_lower, 0, nullptr},
    {"lstrip", str_lstrip, 0, nullptr},
    {"rfind", str_rfind, method_varargs, nullptr},
    {"rindex", str_rindex, method_varargs, nullptr},
    {"rjust", str_rjust, 0, nullptr},
    {"rstrip", str_rstrip, 0, nullptr},
    {"rpartition", str_rpartition, 0, nullptr},
    {"splitlines", str_splitlines, 0, nullptr},
    {"strip", str_strip, 0, nullptr},
    {"swapcase", str_swapcase, 0, nullptr},
    {"translate", str_translate, 0, nullptr},
    {"upper", str_upper, 0, nullptr},
    {"startswith", str_startswith, method_varargs, nullptr},
    {"endswith", str_endswith, method_varargs, nullptr},
    {"removeprefix", str_removeprefix, 0, nullptr},
    {"removesuffix", str_removesuffix, 0, nullptr},
    {"isascii", str_isascii, 0, nullptr},
    {"islower", str_islower, 0, nullptr},
    {"isupper", str_isupper, 0, nullptr},
    {"istitle", str_istitle, 0, nullptr},
    {"isspace", str_isspace, 0, nullptr},
    {"isdecimal", str_isdecimal, 0, nullptr},
    {"isdigit", str_isdigit, 0, nullptr},
    {"isnumeric", str_isnumeric, 0, nullptr},
    {"isalpha", str_isalpha, 0, nullptr},
    {"isalnum", str_isalnum, 0, nullptr},
    {"isidentifier", str_isidentifier, 0, nullptr},
    {"isprintable", str_isprintable, 0, nullptr},
    {"zfill", str_zfill, 0, nullptr},
    {"format", str_format, 0, nullptr},
    {"format_map", str_format_map, 0, nullptr},
    {"__format__", str_format_method, 0, nullptr},
    {"maketrans", str_maketrans, method_static, nullptr},
    size_row<"str.__sizeof__", detail::size_of_str>,
    {"__getnewargs__", str_new_arguments, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object str_table = [] {
    type_object self{};
    self.tp_name = "str";
    self.tp_basicsize = sizeof(wide_str_object);
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_dealloc = str_dealloc;
    self.tp_repr = str_repr;
    self.tp_as_number = &str_as_number;
    self.tp_as_sequence = &str_as_sequence;
    self.tp_as_mapping = &str_as_mapping;
    self.tp_hash = str_hash;
    self.tp_str = str_str;
    self.tp_richcompare = str_compare;
    self.tp_iter = str_iterate;
    self.tp_methods = str_methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = str_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object str_type = builtins::ready<str_type, builtins::str_table>();

} // namespace stasis
