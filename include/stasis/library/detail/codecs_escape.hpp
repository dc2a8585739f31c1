// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_escape.hpp: the escapes of literals: unicode_escape,
// raw_unicode_escape and, of bytes, escape. CPython 3.11: _PyUnicode_DecodeUnicodeEscapeInternal,
// PyUnicode_AsUnicodeEscapeString, _PyUnicode_DecodeRawUnicodeEscapeStateful,
// PyUnicode_AsRawUnicodeEscapeString (Objects/unicodeobject.c), _PyBytes_DecodeEscape
// (Objects/bytesobject.c). Refuses: \N{...} in a program without the module unicodedata:
// UnicodeError, as CPython has it then. The DeprecationWarnings of unknown escapes.
#pragma once

#include <stasis/builtins/character_names.hpp>
#include <stasis/library/detail/codecs_arguments.hpp>

namespace stasis::library::detail {

/// Adds \xhh, \uhhhh or \Uhhhhhhhh.
constexpr void add_code(text_builder& to, char letter, int digits, char32_t character) noexcept {
    to.add('\\');
    to.add(letter);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[character >> shift & 15]);
    }
}

/// unicode_escape_encode(str, errors=None) and raw_unicode_escape_encode.
template <support::fixed_string Name, bool Raw>
[[nodiscard]] constexpr owned codecs_escape_text(thread_state& thread,
                                                 const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, Name.text, given, 1, 2) || !read_text(thread, Name.text, given) ||
        !read_errors(thread, Name.text, given, 1, errors, handler)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    builtins::detail::bytes_builder bytes{thread};
    text_builder& built = bytes.as_text();
    for (ssize i = 0; i < in.size; ++i) {
        const char32_t character = in[i];
        if (character > 0xFFFF) {
            add_code(built, 'U', 8, character);
        } else if (character > 0xFF) {
            add_code(built, 'u', 4, character);
        } else if (Raw || (character >= ' ' && character < 0x7F && character != '\\')) {
            built.add(character);
        } else if (character == '\\' || character == '\t' || character == '\n' ||
                   character == '\r') {
            built.add('\\');
            built.add(character == '\\'   ? '\\'
                      : character == '\t' ? 't'
                      : character == '\n' ? 'n'
                                          : 'r');
        } else {
            add_code(built, 'x', 2, character);
        }
    }
    return with_size(thread, bytes.finish(thread), in.size);
}

/// The digit that a character is, of a base up to 16, or -1.
[[nodiscard]] constexpr int digit_in(char32_t character) noexcept {
    return character >= '0' && character <= '9'   ? static_cast<int>(character - '0')
           : character >= 'a' && character <= 'f' ? static_cast<int>(character - 'a') + 10
           : character >= 'A' && character <= 'F' ? static_cast<int>(character - 'A') + 10
                                                  : -1;
}

/// What one letter behind a backslash stands for, or -1.
[[nodiscard]] constexpr int plain_escape(char32_t letter) noexcept {
    switch (letter) {
    case '\\': return '\\';
    case '\'': return '\'';
    case '"': return '"';
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return -1;
    }
}

/// Reads the up to three octal digits that begin at `at`, and leaves `at` behind them.
[[nodiscard]] constexpr char32_t read_octal(const text& in, ssize& at) noexcept {
    char32_t character = 0;
    for (int i = 0; i < 3 && at < in.size && in[at] >= '0' && in[at] <= '7'; ++i) {
        character = character * 8 + (in[at++] - '0');
    }
    return character;
}

/// An escape that was read: what it stands for, or why it stands for nothing.
struct read_escape {
    char32_t character = 0;
    const char* reason = nullptr;
    bool incomplete = false;
    bool as_is = false; ///< it is none, and stays as it stands
};

/// Reads the escape behind the backslash before `at`, and leaves `at` behind it.
template <bool Raw>
[[nodiscard]] constexpr read_escape read_text_escape(const text& in, ssize& at) noexcept {
    if (at >= in.size) {
        return Raw ? read_escape{0, nullptr, true, true}
                   : read_escape{0, "\\ at end of string", true};
    }
    const char32_t letter = in[at++];
    const int digits = letter == 'x' && !Raw ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits != 0) {
        char32_t character = 0;
        for (int i = 0; i < digits; ++i, ++at) {
            const int digit = at < in.size ? digit_in(in[at]) : -1;
            if (digit < 0) {
                const char* reason = digits == 2   ? "truncated \\xXX escape"
                                     : digits == 8 ? "truncated \\UXXXXXXXX escape"
                                     : Raw         ? "truncated \\uXXXX escape"
                                                   : "truncated \\uXXXX escape";
                return {0, reason, at >= in.size};
            }
            character = character << 4 | static_cast<char32_t>(digit);
        }
        if (character > 0x10FFFF) {
            return {0, Raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character"};
        }
        return {character};
    }
    if (Raw) {
        return {0, nullptr, false, true};
    }
    if (const int plain = plain_escape(letter); plain >= 0) {
        return {static_cast<char32_t>(plain)};
    }
    if (letter >= '0' && letter <= '7') {
        --at;
        return {read_octal(in, at)};
    }
    return {0, nullptr, false, true};
}

/// unicode_escape_decode(data, errors=None, final=True) and raw_unicode_escape_decode.
template <support::fixed_string Name, bool Raw>
[[nodiscard]] constexpr owned codecs_unescape_text(thread_state& thread,
                                                   const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    int final = 1;
    if (!takes_positional(thread, Name.text, given, 1, 3)) {
        return {};
    }
    const owned kept = read_bytes_or_text(thread, given.values[0]);
    if (!kept || !read_errors(thread, Name.text, given, 1, errors, handler) ||
        !read_int(thread, given, 2, final)) {
        return {};
    }
    text in = bytes_in(kept.get());
    ssize consumed = in.size; // of what was given, whatever a handler puts there
    text_builder built{thread};
    builtins::decoding_errors wrong{in.one, in.size, Raw ? "rawunicodeescape" : "unicodeescape"};
    ssize i = 0;
    while (i < in.size) {
        if (in[i] != '\\') {
            built.add(in[i++]);
            continue;
        }
        ssize end = i + 1;
        if (!Raw && end < in.size && in[end] == '\n') {
            i = end + 1;
            continue;
        }
        read_escape read;
        if (!Raw && end < in.size && in[end] == 'N') {
            const builtins::named_escape named =
                builtins::read_named_escape(thread, in, ++end, in.size);
            if (pending(thread)) {
                return {};
            }
            read = {named.character, named.reason, named.incomplete};
        } else {
            read = read_text_escape<Raw>(in, end);
        }
        if (read.incomplete && final == 0) {
            consumed = i;
            break;
        }
        if (read.as_is) {
            built.add(in.part(i, end));
        } else if (read.reason == nullptr) {
            built.add(read.character);
        } else {
            handled_error by;
            if (!wrong.handle(thread, errors, i, end, read.reason, by)) {
                return {};
            }
            in = text{wrong.in, wrong.size};
            built.add(by.with.as_object());
            i = by.at;
            continue;
        }
        i = end;
    }
    return with_size(thread, built.finish(), consumed);
}

/// escape_encode(data, errors=None): of a bytes.
[[nodiscard]] constexpr owned codecs_escape_bytes(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr const char* name = "_codecs.escape_encode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 2)) {
        return {};
    }
    const value from = given.values[0];
    if (!is_kind_of(from, bytes_type)) {
        return raise(thread, type_error_type, "escape_encode() argument 1 must be bytes, not ",
                     from.kind == tag::none ? "None" : type_of(from)->tp_name);
    }
    if (!read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    const auto* bytes = static_cast<const bytes_object*>(from.data.object);
    builtins::detail::bytes_builder made{thread};
    text_builder& built = made.as_text();
    for (ssize i = 0; i < bytes->ob_size; ++i) {
        const unsigned char byte = bytes_data(bytes)[i];
        if (byte == '\'' || byte == '\\') {
            built.add('\\');
            built.add(char32_t{byte});
        } else if (byte == '\t' || byte == '\n' || byte == '\r') {
            built.add('\\');
            built.add(byte == '\t' ? 't' : byte == '\n' ? 'n' : 'r');
        } else if (byte < ' ' || byte >= 0x7F) {
            add_code(built, 'x', 2, byte);
        } else {
            built.add(char32_t{byte});
        }
    }
    return with_size(thread, made.finish(thread), bytes->ob_size);
}

/// escape_decode(data, errors=None): the escapes of a literal of bytes.
[[nodiscard]] constexpr owned codecs_unescape_bytes(thread_state& thread,
                                                    const arguments& given) noexcept {
    constexpr const char* name = "_codecs.escape_decode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 2)) {
        return {};
    }
    const owned kept = read_bytes_or_text(thread, given.values[0]);
    if (!kept || !read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    builtins::detail::bytes_builder built{thread};
    for (ssize i = 0; i < in.size;) {
        if (in[i] != '\\') {
            built.add(in[i++]);
            continue;
        }
        if (++i == in.size) {
            return raise(thread, value_error_type, "Trailing \\ in string");
        }
        const char32_t letter = in[i];
        if (letter == '\n') {
            ++i;
        } else if (const int plain = plain_escape(letter); plain >= 0) {
            built.add(static_cast<char32_t>(plain));
            ++i;
        } else if (letter >= '0' && letter <= '7') {
            built.add(read_octal(in, i) & 0xFF);
        } else if (letter != 'x') {
            built.add('\\');
        } else if (i + 2 < in.size && digit_in(in[i + 1]) >= 0 && digit_in(in[i + 2]) >= 0) {
            built.add(static_cast<char32_t>(digit_in(in[i + 1]) * 16 + digit_in(in[i + 2])));
            i += 3;
        } else {
            // One digit without a second one belongs to what is wrong.
            const ssize begin = i - 1;
            i += i + 1 < in.size && digit_in(in[i + 1]) >= 0 ? 2 : 1;
            if (handler == error_handler::strict) {
                return raise(thread, value_error_type, "invalid \\x escape at position ", begin);
            }
            if (handler == error_handler::replace) {
                built.add('?');
            } else if (handler != error_handler::ignore) {
                return raise(thread, value_error_type,
                             "decoding error; unknown error handling code: ", errors.data.object);
            }
        }
    }
    return with_size(thread, built.finish(thread), in.size);
}

/// readbuffer_encode(data, errors=None): the bytes of what has any.
[[nodiscard]] constexpr owned codecs_readbuffer(thread_state& thread,
                                                const arguments& given) noexcept {
    constexpr const char* name = "_codecs.readbuffer_encode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 2)) {
        return {};
    }
    const owned kept = read_bytes_or_text(thread, given.values[0]);
    if (!kept || !read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    return with_size(thread, new_bytes(thread, in.one, in.size), in.size);
}

} // namespace stasis::library::detail
