// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/json_text.hpp: strings of JSON: what they say, and how they are written.
// CPython 3.11: scanstring_unicode, ascii_escape_unicode, escape_unicode, raise_errmsg
// (Modules/_json.c).
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/interpreter/call_value.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/state/text_builder.hpp>

namespace stasis::library::detail {

/// Raises json.decoder.JSONDecodeError(message, document, at).
constexpr raised raise_json(thread_state& thread, const char* message, value document,
                            ssize at) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"json.decoder">)));
    owned error;
    if (module) {
        error = interpreter::get_attribute(thread, module.get(), &graph::str_<"JSONDecodeError">);
    }
    const owned said = error ? new_str(thread, message) : owned{};
    if (!said) {
        return {};
    }
    const value values[] = {said.get(), document, make_int(at)};
    owned made = interpreter::call(thread, error.get(), {values, 3, nullptr});
    if (!made) {
        return {};
    }
    if (!is_kind_of(made.get(), base_exception_type)) {
        return raise(thread, type_error_type, "exceptions must derive from BaseException");
    }
    return raise_object(thread, static_cast<exception_object*>(made.release().data.object));
}

/// Raises that an argument is no str.
[[nodiscard]] constexpr raised raise_no_json_text(thread_state& thread, value given) noexcept {
    return raise(thread, type_error_type, "first argument must be a string, not ",
                 cut_name{type_of(given)->tp_name, 80});
}

/// Reads four hexadecimal figures; false: they aren't.
[[nodiscard]] constexpr bool read_hex_quad(const text& in, ssize at, char32_t& result) noexcept {
    result = 0;
    for (ssize i = at; i < at + 4; ++i) {
        const char32_t each = in[i];
        const char32_t small = each | 0x20;
        const bool letter = small >= U'a' && small <= U'f';
        if (!letter && (each < U'0' || each > U'9')) {
            return false;
        }
        result = result * 16 + (letter ? small - U'a' + 10 : each - U'0');
    }
    return true;
}

/// The character that a letter behind a backslash stands for, or 0.
[[nodiscard]] constexpr char32_t escaped_json(char32_t letter) noexcept {
    switch (letter) {
    case U'"':
    case U'\\':
    case U'/': return letter;
    case U'b': return U'\b';
    case U'f': return U'\f';
    case U'n': return U'\n';
    case U'r': return U'\r';
    case U't': return U'\t';
    default: return 0;
    }
}

/// Reads an escape whose letter stands at `at`, which is then what follows it; false: it raised.
[[nodiscard]] constexpr bool read_json_escape(thread_state& thread, value document, const text& in,
                                              ssize& at, char32_t& result) noexcept {
    if (in[at] != U'u') {
        result = escaped_json(in[at]);
        if (result == 0) {
            raise_json(thread, "Invalid \\escape", document, at - 1);
            return false;
        }
        ++at;
        return true;
    }
    const ssize figures = at + 1;
    if (figures + 4 >= in.size || !read_hex_quad(in, figures, result)) {
        raise_json(thread, "Invalid \\uXXXX escape", document, at);
        return false;
    }
    at = figures + 4;
    char32_t low = 0;
    if (result >= 0xD800 && result < 0xDC00 && at + 6 < in.size && in[at] == U'\\' &&
        in[at + 1] == U'u') {
        if (!read_hex_quad(in, at + 2, low)) {
            raise_json(thread, "Invalid \\uXXXX escape", document, at + 1);
            return false;
        }
        if (low >= 0xDC00 && low < 0xE000) {
            result = 0x10000 + ((result - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
        }
    }
    return true;
}

/// The string whose first character stands at `at`, which is then what follows its closing quote;
/// empty: it raised.
[[nodiscard]] constexpr owned read_json_string(thread_state& thread, value document, ssize& at,
                                               bool strict) noexcept {
    const text in = text_in(document);
    const ssize begin = at - 1;
    if (at < 0 || at > in.size) {
        return raise(thread, value_error_type, "end is out of bounds");
    }
    text_builder built{thread};
    while (true) {
        ssize next = at;
        while (next < in.size && in[next] != U'"' && in[next] != U'\\') {
            if (strict && in[next] <= 0x1F) {
                return raise_json(thread, "Invalid control character at", document, next);
            }
            ++next;
        }
        const bool closed = next < in.size && in[next] == U'"';
        if (closed && built.size() == 0) {
            owned whole = new_str(thread, in.part(at, next));
            at = next + 1;
            return whole;
        }
        built.add(in.part(at, next));
        if (closed) {
            at = next + 1;
            return built.finish();
        }
        if (next + 1 >= in.size) {
            return raise_json(thread, "Unterminated string starting at", document, begin);
        }
        at = next + 1;
        char32_t each = 0;
        if (!read_json_escape(thread, document, in, at, each)) {
            return {};
        }
        built.add(each);
    }
}

/// Adds "\u" and four hexadecimal figures.
constexpr void add_json_quad(text_builder& to, char32_t unit) noexcept {
    to.add("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[unit >> shift & 15]);
    }
}

/// Adds a character that is no plain one.
constexpr void add_json_escape(text_builder& to, char32_t each) noexcept {
    constexpr text letters{"\"\\bfnrt"};
    for (ssize i = 0; i < letters.size; ++i) {
        if (escaped_json(letters[i]) == each) {
            to.add('\\');
            to.add(letters[i]);
            return;
        }
    }
    if (each > 0xFFFF) {
        add_json_quad(to, 0xD800 + ((each - 0x10000) >> 10));
        each = 0xDC00 + (each & 0x3FF);
    }
    add_json_quad(to, each);
}

/// Adds a str as a string of JSON, of ASCII alone or with what else can stand there by itself.
constexpr void add_json_string(text_builder& to, const text& in, bool ascii) noexcept {
    to.add('"');
    ssize from = 0;
    for (ssize i = 0; i < in.size; ++i) {
        const char32_t each = in[i];
        if (each >= U' ' && each != U'"' && each != U'\\' && (!ascii || each < 0x7F)) {
            continue;
        }
        to.add(in.part(from, i));
        add_json_escape(to, each);
        from = i + 1;
    }
    to.add(in.part(from, in.size));
    to.add('"');
}

/// encode_basestring_ascii(string) and encode_basestring(string).
template <bool Ascii>
[[nodiscard]] constexpr owned json_encode_string(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr const char* name =
        Ascii ? "_json.encode_basestring_ascii" : "_json.encode_basestring";
    if (!takes_single(thread, name, given)) {
        return {};
    }
    if (!is_str(given.values[0])) {
        return raise_no_json_text(thread, given.values[0]);
    }
    text_builder built{thread};
    add_json_string(built, text_in(given.values[0]), Ascii);
    return built.finish();
}

/// A pair of a value and the index of what follows it; empty, as the value is, where that raised.
[[nodiscard]] constexpr owned json_pair(thread_state& thread, const owned& made,
                                        ssize next) noexcept {
    if (!made) {
        return {};
    }
    const value pair[] = {made.get(), make_int(next)};
    return owned::take(new_tuple(thread, pair, 2));
}

/// scanstring(string, end[, strict]).
[[nodiscard]] constexpr owned json_scan_string(thread_state& thread,
                                               const arguments& given) noexcept {
    ssize end = 0;
    if (!takes_parsed(thread, "scanstring", given, 2, 3) ||
        !interpreter::to_ssize(thread, given.values[1], end, overflow_error_type)) {
        return {};
    }
    const int strict = given.count == 3 ? is_true(thread, given.values[2]) : 1;
    if (strict < 0) {
        return {};
    }
    if (!is_str(given.values[0])) {
        return raise_no_json_text(thread, given.values[0]);
    }
    const owned made = read_json_string(thread, given.values[0], end, strict != 0);
    return json_pair(thread, made, end);
}

} // namespace stasis::library::detail
