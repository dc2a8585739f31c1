// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/expression_scanner.hpp: the outermost tokens of one line of Python.
// Promises: a bracketed group, whatever is in it, is one token, and so is a string. Text that is no
// Python gives a token `other`, and nothing outside of the text is read.
// CPython 3.11: Parser/tokenizer.c.
// Refuses: what spans lines (a backslash at the end of one, an open string) and comments.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis::interpreter {

/// What a token is.
enum class token_kind : unsigned char {
    end,
    name,         ///< also True, False and None
    await_prefix, ///< await
    generator,    ///< for and async, which begin a comprehension's loop
    number,
    ellipsis,
    string,      ///< one literal with its prefix
    parentheses, ///< (...)
    brackets,    ///< [...]
    braces,      ///< {...}
    dot,
    comma,
    sign,   ///< + and -, with an operand before them or not
    invert, ///< ~
    binary, ///< an operator that needs an operand before it
    other,  ///< anything that binds less than a binary operator, and what isn't Python
};

/// Part of a line, in bytes: [begin, end).
struct line_span {
    ssize begin = 0;
    ssize end = 0;
};

/// A token and where it is.
struct token {
    token_kind kind = token_kind::end;
    int binding = 0; ///< of a sign or a binary operator: the higher, the tighter
    line_span at{};
};

/// How tightly the operator ** binds, which is the only one that is right-associative.
inline constexpr int power_binding = 7;

/// Blanks inside a line.
[[nodiscard]] constexpr bool is_blank(unsigned char c) noexcept {
    return c == ' ' || c == '\t' || c == '\f';
}

/// Reads the outermost tokens of part of a line.
class expression_scanner {
public:
    constexpr expression_scanner(const unsigned char* text, line_span where) noexcept
        : text_(text), at_(where.begin), end_(where.end) {}

    /// The next token; `end` once there is none.
    [[nodiscard]] constexpr token next() noexcept {
        while (at_ < end_ && is_blank(text_[at_])) {
            ++at_;
        }
        token result{token_kind::end, 0, {at_, at_}};
        if (at_ < end_) {
            const unsigned char c = text_[at_];
            if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
                result.kind = skip_number() ? token_kind::number : token_kind::other;
            } else if (is_name(c) || is_quote(c)) {
                result.kind = name_or_string();
            } else {
                operator_or_group(result);
            }
            result.at.end = at_;
        }
        return result;
    }

private:
    [[nodiscard]] static constexpr bool is_digit(unsigned char c) noexcept {
        return c >= '0' && c <= '9';
    }
    [[nodiscard]] static constexpr bool is_name(unsigned char c) noexcept {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               c >= 0x80;
    }
    [[nodiscard]] static constexpr bool is_quote(unsigned char c) noexcept {
        return c == '"' || c == '\'';
    }
    // The byte so far ahead; 0 behind the end.
    [[nodiscard]] constexpr unsigned char peek(ssize ahead) const noexcept {
        return at_ + ahead < end_ ? text_[at_ + ahead] : static_cast<unsigned char>(0);
    }

    constexpr void skip_digits() noexcept {
        while (is_digit(peek(0)) || peek(0) == '_') {
            ++at_;
        }
    }

    // Skips a number; false: it has no digits.
    [[nodiscard]] constexpr bool skip_number() noexcept {
        const auto lower = [this](ssize ahead) { return peek(ahead) | 0x20; };
        if (peek(0) == '0' && (lower(1) == 'x' || lower(1) == 'o' || lower(1) == 'b')) {
            const bool hexadecimal = lower(1) == 'x';
            const ssize digits = at_ += 2;
            while (is_digit(peek(0)) || peek(0) == '_' ||
                   (hexadecimal && lower(0) >= 'a' && lower(0) <= 'f')) {
                ++at_;
            }
            return at_ != digits;
        }
        skip_digits();
        if (peek(0) == '.') {
            ++at_;
            skip_digits();
        }
        const bool has_sign = peek(1) == '+' || peek(1) == '-';
        if (lower(0) == 'e' && is_digit(peek(has_sign ? 2 : 1))) {
            at_ += has_sign ? 2 : 1;
            skip_digits();
        }
        if (lower(0) == 'j') {
            ++at_;
        }
        return true;
    }

    // Skips a literal from its quote on; false: it has no end.
    [[nodiscard]] constexpr bool skip_string() noexcept {
        const unsigned char quote = text_[at_];
        const bool triple = peek(1) == quote && peek(2) == quote;
        for (at_ += triple ? 3 : 1; at_ < end_; ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
            } else if (text_[at_] == quote &&
                       (!triple || (peek(1) == quote && peek(2) == quote))) {
                at_ += triple ? 3 : 1;
                return true;
            }
        }
        at_ = end_;
        return false;
    }

    [[nodiscard]] constexpr token_kind name_or_string() noexcept {
        const ssize begin = at_;
        while (is_name(peek(0))) {
            ++at_;
        }
        const ssize size = at_ - begin;
        if (is_quote(peek(0)) && size <= 2) {
            for (ssize i = begin; i < at_; ++i) {
                const int c = text_[i] | 0x20;
                if (c != 'r' && c != 'b' && c != 'u' && c != 'f') {
                    return token_kind::other;
                }
            }
            return skip_string() ? token_kind::string : token_kind::other;
        }
        const auto is = [this, begin, size](const char* word) {
            for (ssize i = 0; i < size; ++i) {
                if (word[i] == '\0' || static_cast<unsigned char>(word[i]) != text_[begin + i]) {
                    return false;
                }
            }
            return word[size] == '\0';
        };
        if (is("await")) {
            return token_kind::await_prefix;
        }
        if (is("for") || is("async")) {
            return token_kind::generator;
        }
        constexpr const char* keywords[] = {
            "and",    "as",   "assert", "break",  "class",    "continue", "def",  "del",
            "elif",   "else", "except", "finally", "from",    "global",   "if",   "import",
            "in",     "is",   "lambda", "nonlocal", "not",    "or",       "pass", "raise",
            "return", "try",  "while",  "with",   "yield"};
        for (const char* keyword : keywords) {
            if (is(keyword)) {
                return token_kind::other;
            }
        }
        return token_kind::name;
    }

    // Skips a group from its bracket on; false: it has no end.
    [[nodiscard]] constexpr bool skip_group() noexcept {
        constexpr int deepest = 200; // MAXLEVEL
        unsigned char closing[deepest] = {};
        int depth = 0;
        while (at_ < end_) {
            const unsigned char c = text_[at_];
            if (is_quote(c)) {
                if (!skip_string()) {
                    return false;
                }
                continue;
            }
            ++at_;
            if (c == '(' || c == '[' || c == '{') {
                if (depth == deepest) {
                    return false;
                }
                closing[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
            } else if (c == ')' || c == ']' || c == '}') {
                if (closing[--depth] != c) {
                    return false;
                }
                if (depth == 0) {
                    return true;
                }
            } else if (c == '#' || c == '\\') {
                return false;
            }
        }
        return false;
    }

    constexpr void operator_or_group(token& result) noexcept {
        const unsigned char c = text_[at_];
        if (c == '(' || c == '[' || c == '{') {
            const token_kind kind = c == '(' ? token_kind::parentheses
                                    : c == '[' ? token_kind::brackets
                                               : token_kind::braces;
            result.kind = skip_group() ? kind : token_kind::other;
            return;
        }
        result.kind = token_kind::other;
        const bool doubled = peek(1) == c;
        ssize size = 1;
        switch (c) {
        case ',': result.kind = token_kind::comma; break;
        case '~': result.kind = token_kind::invert; break;
        case '.':
            result.kind = doubled && peek(2) == '.' ? token_kind::ellipsis : token_kind::dot;
            size = result.kind == token_kind::ellipsis ? 3 : 1;
            break;
        case '|': result.binding = 1; break;
        case '^': result.binding = 2; break;
        case '&': result.binding = 3; break;
        case '<':
        case '>':
            result.binding = doubled ? 4 : 0;
            size = doubled ? 2 : 1;
            break;
        case '+':
        case '-': result.binding = 5; break;
        case '*':
            result.binding = doubled ? power_binding : 6;
            size = doubled ? 2 : 1;
            break;
        case '/':
            result.binding = 6;
            size = doubled ? 2 : 1;
            break;
        case '%':
        case '@': result.binding = 6; break;
        default: break;
        }
        if (result.binding != 0) {
            // Followed by "=" it is an assignment.
            result.kind = peek(size) == '='         ? token_kind::other
                          : c == '+' || c == '-' ? token_kind::sign
                                                    : token_kind::binary;
        }
        at_ += size;
    }

    const unsigned char* text_;
    ssize at_;
    ssize end_;
};

} // namespace stasis::interpreter
