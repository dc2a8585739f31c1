// SPDX-License-Identifier: BSL-1.0
// stasis/graph/str.hpp: strs named by their text: str_<"print">.
// Promises: UTF-8 in, the narrowest of the four storage forms out. One object for one text in the
// whole program; hash and interned bit are filled in. The empty one and those of one Latin-1
// character are the elements of graph/singletons.hpp, and the names that the runtime itself uses
// those of graph/identifiers.hpp. A lone surrogate is taken as the three bytes that marshal writes
// for it, so there is a name for any str.
// CPython 3.11: PyUnicode_InternFromString (Objects/unicodeobject.c); the linker is its table here.
// Refuses: malformed UTF-8: a compile error that shows the offset.
// Differs from CPython: a UCS-4 str has no wstr (see image/frozen_leaf.hpp).
#pragma once

#include <stasis/graph/identifiers.hpp>
#include <stasis/support/fixed_string.hpp>
#include <stasis/support/require.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::graph {

namespace detail {

/// How a str is laid out; a `character` and an `identifier` have their places already. No enum: for
/// each shape of str clang++ would resolve its `==` anew, a sixteenth of the time an image takes.
struct str_form {
    static constexpr std::size_t ascii = 0;
    static constexpr std::size_t latin1 = 1;
    static constexpr std::size_t ucs2 = 2;
    static constexpr std::size_t ucs4 = 3;
    static constexpr std::size_t character = 4;
    static constexpr std::size_t identifier = 5;
};

/// What all strs of one type have in common: the form, and the number of characters; or of a
/// `character` its code point, and of an `identifier` the length and place. As one number: a class
/// as a template argument costs g++ more memory.
constexpr std::size_t shape_of(std::size_t form, std::size_t length) { return length << 3 | form; }

constexpr std::size_t shape_of_utf8(const char* text, std::size_t size) {
    const support::byte_view bytes{text, size};
    char32_t largest = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < size; ++length) {
        const support::utf8_character next = support::decode_utf8(bytes, at, size);
        support::require(next.size != 0, "str_<...> takes UTF-8, and this is none", at);
        largest = next.code_point > largest ? next.code_point : largest;
        at += next.size;
    }
    if (length == 1 && largest < 0x100) {
        return shape_of(str_form::character, largest);
    }
    return shape_of(largest < 0x100     ? str_form::latin1
                    : largest < 0x10000 ? str_form::ucs2
                                        : str_form::ucs4,
                    length);
}

constexpr std::size_t shape_of_text(const char* text, std::size_t size) {
    if (const int index = identifier_index(text, size); index >= 0) {
        return shape_of(str_form::identifier, static_cast<std::size_t>(index) << 8 | size);
    }
    unsigned int all = 0;
    for (std::size_t i = 0; i < size; ++i) {
        all |= static_cast<unsigned char>(text[i]);
    }
    return size == 1 || all > 0x7f ? shape_of_utf8(text, size) : shape_of(str_form::ascii, size);
}

template <class Head, class Character, std::size_t Length>
constexpr auto make_str_of(const char* text, std::size_t size, bool ascii) {
    static_layout<Head, Character, Length + 1> result{};
    if (ascii) {
        for (std::size_t i = 0; i < Length; ++i) {
            result.inline_[i] = static_cast<unsigned char>(text[i]);
        }
    } else {
        const support::byte_view bytes{text, size};
        for (std::size_t i = 0, at = 0; i < Length; ++i) {
            const support::utf8_character next = support::decode_utf8(bytes, at, size);
            result.inline_[i] = static_cast<Character>(next.code_point);
            at += next.size;
        }
    }
    static_cast<str_object&>(result) = {immortal_head(str_type), static_cast<ssize>(Length),
                                        support::hash_bytes(result.inline_, Length),
                                        interned_state(sizeof(Character), ascii), nullptr};
    return result;
}

/// Depends on the shape only, so that all texts of one shape share one instantiation. A class:
/// clang++ doesn't say what is wrong with the template arguments of a function.
template <std::size_t Shape>
struct shaped_str {
    static constexpr decltype(auto) make([[maybe_unused]] const char* text,
                                         [[maybe_unused]] std::size_t size) {
        constexpr std::size_t form = Shape & 7;
        constexpr std::size_t length = Shape >> 3;
        // The commonest forms come first: each shape pays for what it passes.
        if constexpr (form == str_form::identifier) {
            return (identifiers_of<(length & 255)>.items[length >> 8]);
        } else if constexpr (form == str_form::ascii && length == 0) {
            return (empty_str);
        } else if constexpr (form == str_form::ascii) {
            return make_str_of<str_object, unsigned char, length>(text, size, true);
        } else if constexpr (form == str_form::latin1) {
            return make_str_of<wide_str_object, unsigned char, length>(text, size, false);
        } else if constexpr (form == str_form::ucs2) {
            return make_str_of<wide_str_object, char16_t, length>(text, size, false);
        } else if constexpr (form == str_form::ucs4) {
            return make_str_of<wide_str_object, char32_t, length>(text, size, false);
        } else if constexpr (length < 128) {
            return (ascii_characters.items[length]);
        } else {
            return (latin1_characters.items[length - 128]);
        }
    }
};

} // namespace detail

/// The str of that text.
template <support::fixed_string Text>
inline constexpr decltype(auto) str_ =
    detail::shaped_str<detail::shape_of_text(Text.data(), Text.size())>::make(Text.data(),
                                                                              Text.size());

} // namespace stasis::graph
