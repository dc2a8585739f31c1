// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_repr.hpp: repr and ascii of text.
// Promises: single quotes unless the text has some and no double quotes; \t \n \r \\ and \x, \u, \U
// escapes of what python3.11 (Unicode 14.0) doesn't print; ascii escapes all that isn't ASCII.
// CPython 3.11: unicode_repr (Objects/unicodeobject.c), PyObject_ASCII.
#pragma once

#include <stasis/state/raise.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// Adds one character as an escape: \xhh, \uhhhh or \Uhhhhhhhh.
constexpr void add_escape(text_builder& to, char32_t character) noexcept {
    const int digits = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
    to.add('\\');
    to.add(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[character >> shift & 15]);
    }
}

namespace detail {

/// Whether a character stands for itself between these quotes.
[[nodiscard]] constexpr bool is_plain(char32_t character, char quote) noexcept {
    return character != static_cast<char32_t>(quote) && character != '\\' &&
           support::character_is(character, support::character_printable);
}

} // namespace detail

/// Adds a text between quotes, what can't be printed escaped.
constexpr void add_quoted(text_builder& to, const text& from) noexcept {
    bool single = false;
    bool twice = false;
    for (ssize i = 0; i < from.size; ++i) {
        single = single || from[i] == '\'';
        twice = twice || from[i] == '"';
    }
    const char quote = single && !twice ? '"' : '\'';
    to.add(quote);
    for (ssize i = 0; i < from.size; ++i) {
        const ssize plain = i;
        while (i < from.size && detail::is_plain(from[i], quote)) {
            ++i;
        }
        to.add(from.part(plain, i));
        if (i == from.size) {
            break;
        }
        const char32_t character = from[i];
        if (character == static_cast<char32_t>(quote) || character == '\\') {
            to.add('\\');
            to.add(character);
        } else if (character == '\t' || character == '\n' || character == '\r') {
            to.add('\\');
            to.add(character == '\t' ? 't' : character == '\n' ? 'n' : 'r');
        } else {
            add_escape(to, character);
        }
    }
    to.add(quote);
}

/// repr of a str.
[[nodiscard]] constexpr owned str_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    add_quoted(built, text_of(self.data.object));
    return built.finish();
}

/// A repr with all that isn't ASCII escaped.
[[nodiscard]] constexpr owned ascii_of_repr(thread_state& thread, value shown) noexcept {
    const text from = text_of(shown.data.object);
    text_builder built{thread};
    for (ssize i = 0; i < from.size; ++i) {
        if (from[i] < 0x80) {
            built.add(from[i]);
        } else {
            add_escape(built, from[i]);
        }
    }
    return built.finish();
}

} // namespace stasis::builtins
