// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/literals.hpp: the objects that numbers and strings in a source text stand for.
// CPython 3.11: parsenumber (Parser/pegen.c), Parser/string_parser.c. Refuses: "\N{...}" in a
// program without the module unicodedata: SyntaxError, as CPython has it then.
#pragma once

#include <stasis/builtins/float_text.hpp>
#include <stasis/builtins/int_text.hpp>
#include <stasis/compiler/tokenizer.hpp>

namespace stasis::compiler {

/// The number that a token spells; null: an exception is pending.
[[nodiscard]] constexpr object* number_of(source& in, const token& spelled) noexcept {
    thread_state& thread = in.thread;
    text figures = in.characters.part(spelled.from, spelled.to);
    const char32_t last = detail::lower(figures[figures.size - 1]);
    const bool prefixed = figures.size > 1 && figures[0] == '0' && detail::is_letter(figures[1]) &&
                          detail::lower(figures[1]) != 'e' && detail::lower(figures[1]) != 'j';
    const bool imaginary = !prefixed && last == 'j';
    if (imaginary) {
        figures = figures.part(0, figures.size - 1);
    }
    bool whole = !imaginary;
    for (ssize i = 0; i < figures.size && !prefixed; ++i) {
        whole = whole && (detail::is_digit(figures[i]) || figures[i] == '_');
    }
    const owned word = new_str(thread, figures);
    if (!word) {
        return nullptr;
    }
    if (whole) {
        owned made = int_from_text(thread, word.get(), figures, 0);
        if (!made && clear_pending(thread, value_error_type)) {
            in.refuse(spelled.where,
                      "Exceeds the limit for integer string conversion - Consider hexadecimal for "
                      "huge integer literals to avoid decimal conversion limits.");
        }
        return in.keep(static_cast<owned&&>(made));
    }
    owned made = float_from(thread, word.get());
    if (made && imaginary) {
        made = new_complex(thread, {0.0, made.get().data.real});
    }
    return in.keep(static_cast<owned&&>(made));
}

/// How a string is written: what stands in front of its quotes, and where its characters are.
struct string_form {
    bool raw = false;
    bool bytes = false;
    bool formatted = false;
    ssize from = 0; ///< behind the quotes
    ssize to = 0;
    ssize piece = 0;    ///< where the literal characters begin that are being read
    place first;        ///< where `from` is
    span where;         ///< of all of it
    ssize unknown = -1; ///< where the first escape is that means nothing; -1: there is none
};

/// The form of a token.
[[nodiscard]] constexpr string_form form_of(const source& in, const token& spelled) noexcept {
    string_form form;
    form.where = spelled.where;
    ssize at = spelled.from;
    for (; detail::is_letter(in.at(at)); ++at) {
        const char32_t c = detail::lower(in.at(at));
        form.raw = form.raw || c == 'r';
        form.bytes = form.bytes || c == 'b';
        form.formatted = form.formatted || c == 'f';
    }
    const char32_t quote = in.at(at);
    const int quotes =
        spelled.to - at >= 6 && in.at(at + 1) == quote && in.at(at + 2) == quote ? 3 : 1;
    form.from = form.piece = at + quotes;
    form.to = spelled.to - quotes;
    form.first = {spelled.where.begin.line,
                  spelled.where.begin.column + static_cast<int>(form.from - spelled.from)};
    return form;
}

namespace detail {

/// The value of a digit in base 16.
[[nodiscard]] constexpr char32_t digit_value(char32_t c) noexcept {
    return is_digit(c) ? c - '0' : lower(c) - 'a' + 10;
}

/// Reads exactly so many digits in base 16 from there; false: there are fewer.
[[nodiscard]] constexpr bool read_hex(const source& in, ssize& at, ssize to, int count,
                                      char32_t& code) noexcept {
    code = 0;
    for (int i = 0; i < count; ++i, ++at) {
        if (at >= to || !is_digit_in(in.at(at), 16)) {
            return false;
        }
        code = code << 4 | digit_value(in.at(at));
    }
    return true;
}

/// A text's bad escape, as the codec says it, to which characters beyond ASCII come as \UXXXXXXXX,
/// and a backslash in front of one as \u005c.
constexpr bool refuse_escape(source& in, const string_form& form, const span& where, ssize from,
                             ssize to, const char* why) noexcept {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    for (ssize at = form.piece; at < to; ++at) {
        const bool spelled_out = in.at(at) == '\\' && in.at(at + 1) >= 128;
        end += in.at(at) >= 128 ? 10 : spelled_out ? 6 : 1;
        begin = at < from ? end : begin;
    }
    in.refuse(where, "(unicode error) 'unicodeescape' codec can't decode bytes in position ", begin,
              "-", end - 1, ": ", why);
    return false;
}

/// Refuses a byte that isn't UTF-8: the codec reads a text as a whole if nothing in it is escaped,
/// else what is beyond ASCII by itself.
constexpr bool refuse_byte(source& in, const string_form& form, const span& where,
                           ssize at) noexcept {
    bool whole = !form.formatted;
    for (ssize i = form.from; i < form.to && !form.raw; ++i) {
        whole = whole && in.at(i) != '\\';
    }
    ssize from = whole ? form.from : form.raw ? form.piece : at;
    ssize to = whole ? form.to : at;
    while (!whole && !form.raw && from > form.piece && in.at(from - 1) >= 128) {
        --from;
    }
    while (!whole && to < form.to && in.at(to) >= 128) {
        ++to;
    }
    in.refuse_bytes(where, from, to);
    return false;
}

} // namespace detail

/// Adds what the escape that begins at `at` stands for, and steps over it; false: an exception is
/// pending.
[[nodiscard]] constexpr bool read_escape(source& in, text_builder& to, string_form& form, ssize& at,
                                         const span& where) noexcept {
    constexpr char plain[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    const ssize from = at;
    const char32_t c = in.at(at + 1);
    at += 2;
    if (c == '\n') {
        return true;
    }
    for (std::size_t i = 0; i + 1 < sizeof plain; i += 2) {
        if (c == static_cast<unsigned char>(plain[i])) {
            to.add(static_cast<char32_t>(plain[i + 1]));
            return true;
        }
    }
    if (c >= '0' && c <= '7') {
        char32_t code = c - '0';
        for (int i = 0; i < 2 && at < form.to && in.at(at) >= '0' && in.at(at) <= '7'; ++i, ++at) {
            code = code * 8 + (in.at(at) - '0');
        }
        if (code > 0xFF && form.unknown < 0) {
            form.unknown = from;
        }
        to.add(static_cast<char32_t>(form.bytes ? code & 0xFFu : code));
        return true;
    }
    char32_t code = 0;
    if (c == 'x' && form.bytes) {
        if (!detail::read_hex(in, at, form.to, 2, code)) {
            in.refuse(where, "(value error) invalid \\x escape at position ",
                      std::int64_t{from - form.piece});
            return false;
        }
        to.add(code);
        return true;
    }
    if (!form.bytes && (c == 'x' || c == 'u' || c == 'U')) {
        const char* const cut = c == 'x'   ? "truncated \\xXX escape"
                                : c == 'u' ? "truncated \\uXXXX escape"
                                           : "truncated \\UXXXXXXXX escape";
        if (!detail::read_hex(in, at, form.to, c == 'x' ? 2 : c == 'u' ? 4 : 8, code)) {
            return detail::refuse_escape(in, form, where, from, at, cut);
        }
        if (code > 0x10FFFF) {
            return detail::refuse_escape(in, form, where, from, at, "illegal Unicode character");
        }
        to.add(code);
        return true;
    }
    if (!form.bytes && c == 'N') {
        const builtins::named_escape read =
            builtins::read_named_escape(in.thread, in.characters, at, form.to);
        if (clear_pending(in.thread, unicode_error_type)) {
            in.refuse(where, "(unicode error) ", builtins::no_character_names);
        }
        if (pending(in.thread)) {
            return false;
        }
        if (read.reason != nullptr) {
            return detail::refuse_escape(in, form, where, from, at, read.reason);
        }
        to.add(read.character);
        return true;
    }
    to.add("\\");
    if (c >= 128) {
        at = from + 1;
        return true;
    }
    if (form.unknown < 0) {
        form.unknown = from;
    }
    to.add(c);
    return true;
}

/// Warns of the first escape that means nothing, if there is one; false: an exception is pending.
[[nodiscard]] constexpr bool warn_of_escape(source& in, string_form& form) noexcept {
    const ssize at = form.unknown;
    form.unknown = -1;
    if (at < 0) {
        return true;
    }
    const bool octal = in.at(at + 1) >= '0' && in.at(at + 1) <= '7';
    return in.warn(deprecation_warning_type, form.where.begin.line, form.where,
                   octal ? "invalid octal escape sequence '" : "invalid escape sequence '",
                   in.characters.part(at, at + (octal ? 4 : 2)), "'");
}

/// Adds a string's characters; false: an exception is pending.
[[nodiscard]] constexpr bool read_characters(source& in, text_builder& to, string_form& form,
                                             const span& where) noexcept {
    for (ssize at = form.from; form.bytes && at < form.to; ++at) {
        if (in.at(at) >= 128) {
            in.refuse(where, "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    for (ssize at = form.from; at < form.to;) {
        const char32_t c = in.at(at);
        if (c == '\\' && !form.raw) {
            if (!read_escape(in, to, form, at, where)) {
                return false;
            }
        } else if (is_wrong_byte(c)) {
            return detail::refuse_byte(in, form, where, at);
        } else {
            to.add(c);
            ++at;
        }
    }
    return warn_of_escape(in, form);
}

} // namespace stasis::compiler
