// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/line_scanner.hpp: the lines of a text: where they begin, how far they are
// indented, and which are joined; and the numbers in them. CPython 3.11: tok_get,
// verify_end_of_number (Parser/tokenizer.c).
#pragma once

#include <stasis/builtins/str_kind.hpp>
#include <stasis/compiler/source.hpp>

namespace stasis::compiler {

namespace detail {

[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char32_t c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
[[nodiscard]] constexpr char32_t lower(char32_t c) noexcept {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}
/// Whether a character is a digit in base 2, 8, 10 or 16.
[[nodiscard]] constexpr bool is_digit_in(char32_t c, int base) noexcept {
    return is_digit(c) ? static_cast<int>(c - '0') < base
                       : base == 16 && lower(c) >= 'a' && lower(c) <= 'f';
}

} // namespace detail

/// Steps through characters, and writes tokens in a row. Where a function gives false an exception
/// is pending.
class line_scanner {
protected:
    constexpr line_scanner(source& in, row<token>& to, ssize from, ssize end, const place& first,
                           bool enclosed) noexcept
        : in_(in), to_(to), at_(from), end_(end), line_(first.line),
          line_start_(from - first.column), enclosed_(enclosed), starts_line_(!enclosed) {}
    constexpr ~line_scanner() = default;

    [[nodiscard]] constexpr char32_t peek(ssize ahead = 0) const noexcept {
        return at_ + ahead < end_ ? in_.characters[at_ + ahead] : U'\0';
    }
    [[nodiscard]] constexpr place here() const noexcept { return place_of(at_); }
    [[nodiscard]] constexpr place place_of(ssize index) const noexcept {
        return {line_, static_cast<int>(index - line_start_)};
    }
    [[nodiscard]] constexpr place counted_in_bytes(const place& of) const noexcept {
        return {of.line, static_cast<int>(in_.byte_column(of))};
    }
    [[nodiscard]] constexpr bool joins_lines() const noexcept { return enclosed_ || depth_ > 0; }

    constexpr void new_line() noexcept {
        ++line_;
        line_start_ = at_;
    }
    /// ... that is joined with the line in front of it, by a backslash or a string.
    constexpr void new_joined_line() noexcept {
        if (joined_.last != line_) {
            joined_.first = line_;
            joined_.from = line_start_;
        }
        new_line();
        joined_.last = line_;
    }

    constexpr bool push(token_kind kind, const place& begin, ssize from) noexcept {
        return to_.push({kind, {begin, here()}, from, at_});
    }

    constexpr bool push_empty(token_kind kind) noexcept { return push(kind, here(), at_); }

    /// Raises a SyntaxError at the last character that was read.
    template <class... Parts>
    constexpr bool refuse(Parts... why) noexcept {
        const place last{line_, static_cast<int>(at_ - line_start_) - 1};
        in_.refuse({last, last}, why...);
        return false;
    }
    /// Raises an error of which the parser tells, when it comes there.
    constexpr bool refuse_later(const type_object& type, int column, int end, const char* why,
                                int shown_from = 0) noexcept {
        in_.now = stage::parsing;
        in_.shown_line = 0;
        in_.shown_from = shown_from;
        in_.refuse_as(type, {{line_, column}, {line_, end}}, why);
        return false;
    }
    /// ... that is shown at the end of a line.
    constexpr bool refuse_at_end_of_line(const type_object& type, const char* why) noexcept {
        ssize end = at_;
        while (end < end_ && in_.at(end) != '\n') {
            ++end;
        }
        const int open = end == end_ && !in_.ends_lines ? 1 : 0;
        return refuse_later(type, static_cast<int>(end - line_start_) - open, -2, why);
    }

    /// Reads what a line begins with; lines without a token have no indentation. What is joined by
    /// backslashes is as far indented as the first line that is at all.
    constexpr bool indentation() noexcept {
        indent found;
        int joined = 0;
        while (true) {
            const char32_t c = peek();
            if (c == ' ') {
                ++found.columns;
                ++found.alternative;
            } else if (c == '\t') {
                found.columns = (found.columns / 8 + 1) * 8;
                ++found.alternative;
            } else if (c == '\f') {
                found = {};
            } else if (c == '\\') {
                joined = joined != 0 ? joined : found.columns;
                if (!join_line()) {
                    return false;
                }
                continue;
            } else {
                break;
            }
            ++at_;
        }
        if (at_ >= end_ && (in_.ends_lines || found.columns == 0)) {
            starts_line_ = false;
            return true;
        }
        if (peek() == '#' || peek() == '\n') {
            if (!skip_blanks()) {
                return false;
            }
            if (peek() == '\n') {
                ++at_;
                new_line();
            }
            return true;
        }
        starts_line_ = false;
        if (joined != 0) {
            found = {joined, joined};
        }
        int level = indent_count_;
        if (found.columns > indents_[level].columns) {
            if (found.alternative <= indents_[level].alternative) {
                return refuse_tabs();
            }
            if (level + 1 >= most_indents) {
                return refuse_later(indentation_error_type, 0, -1,
                                    "too many levels of indentation");
            }
            indents_[++indent_count_] = found;
            return push_empty(token_kind::indent);
        }
        while (level > 0 && found.columns < indents_[level].columns) {
            --level;
        }
        if (found.columns != indents_[level].columns) {
            return refuse_at_end_of_line(indentation_error_type,
                                         "unindent does not match any outer indentation level");
        }
        if (found.alternative != indents_[level].alternative) {
            return refuse_tabs();
        }
        for (; indent_count_ > level; --indent_count_) {
            if (!push_empty(token_kind::dedent)) {
                return false;
            }
        }
        return true;
    }

    constexpr bool refuse_tabs() noexcept {
        return refuse_later(tab_error_type, 0, -1,
                            "inconsistent use of tabs and spaces in indentation");
    }

    /// Steps over a backslash and the end of its line; false: something else is behind it.
    constexpr bool join_line() noexcept {
        if (peek(1) != '\n' && !(at_ + 1 == end_ && in_.ends_lines)) {
            // The column counts from the first of the lines that are joined.
            const bool joined = joined_.last == line_;
            const ssize start = joined ? joined_.from : line_start_;
            const int column = static_cast<int>(at_ - start) + (at_ + 1 == end_ ? 0 : 1);
            return refuse_later(syntax_error_type, column, -1,
                                "unexpected character after line continuation character",
                                joined ? joined_.first : 0);
        }
        if (at_ + 2 >= end_ && depth_ == 0) {
            ++at_;
            return refuse_at_end_of_line(syntax_error_type, "unexpected EOF while parsing");
        }
        at_ += at_ + 1 < end_ ? 2 : 1;
        if (starts_line_) { // an indentation's lines aren't
            new_line();
        } else {
            new_joined_line();
        }
        return true;
    }

    /// Steps over blanks, a comment, and line ends that mean nothing.
    constexpr bool skip_blanks() noexcept {
        comment_ = -1;
        while (at_ < end_) {
            const char32_t c = peek();
            if (c == '#') {
                comment_ = at_;
                while (at_ < end_ && peek() != '\n') {
                    ++at_;
                }
            } else if (c == '\\') {
                if (!join_line()) {
                    return false;
                }
            } else if (c == '\n' && joins_lines()) {
                ++at_;
                new_line();
            } else if (c == ' ' || c == '\t' || c == '\f') {
                ++at_;
            } else {
                break;
            }
        }
        return true;
    }

    constexpr bool digits(int base) noexcept {
        bool any = false;
        while (detail::is_digit_in(peek(), base) || peek() == '_') {
            if (peek() == '_' && !detail::is_digit_in(peek(1), base)) {
                ++at_;
                return false;
            }
            any = true;
            ++at_;
        }
        return any;
    }

    constexpr bool number(const place& begin, ssize from) noexcept {
        const char32_t marker = detail::lower(peek(1));
        if (peek() == '0' && (marker == 'x' || marker == 'o' || marker == 'b')) {
            const int base = marker == 'x' ? 16 : marker == 'o' ? 8 : 2;
            const char* const wrong = marker == 'x'   ? "invalid hexadecimal literal"
                                      : marker == 'o' ? "invalid octal literal"
                                                      : "invalid binary literal";
            at_ += 2;
            if (!digits(base) && !detail::is_digit(peek())) {
                return refuse(wrong);
            }
            if (detail::is_digit(peek())) {
                const char32_t digit = peek();
                ++at_;
                return refuse("invalid digit '", digit, "' in ", marker == 'o' ? "octal" : "binary",
                              " literal");
            }
            return ends_number(wrong) && push(token_kind::number, begin, from);
        }
        bool whole = true;
        if (peek() != '.' && !digits(10)) {
            return refuse("invalid decimal literal");
        }
        if (peek() == '.') {
            whole = false;
            ++at_;
            if (detail::is_digit(peek()) && !digits(10)) {
                return refuse("invalid decimal literal");
            }
        }
        const bool signed_exponent = peek(1) == '+' || peek(1) == '-';
        if (detail::lower(peek()) == 'e' && (signed_exponent || detail::is_digit(peek(1)))) {
            whole = false;
            at_ += signed_exponent ? 2 : 1;
            if (!detail::is_digit(peek()) || !digits(10)) {
                return refuse("invalid decimal literal");
            }
        }
        if (detail::lower(peek()) == 'j') {
            ++at_;
            whole = false;
            return ends_number("invalid imaginary literal") &&
                   push(token_kind::number, begin, from);
        }
        if (whole && in_.at(from) == '0' && has_leading_zero(from) &&
            detail::lower(peek()) != 'e') {
            ssize zeros = from;
            while (in_.at(zeros) == '0' || in_.at(zeros) == '_') {
                ++zeros;
            }
            in_.refuse({counted_in_bytes(begin), counted_in_bytes(place_of(zeros))},
                       "leading zeros in decimal integer literals are not permitted; use an 0o "
                       "prefix for octal integers");
            return false;
        }
        return ends_number("invalid decimal literal") && push(token_kind::number, begin, from);
    }

    /// Whether the digits are more than zeros.
    [[nodiscard]] constexpr bool has_leading_zero(ssize from) const noexcept {
        for (ssize i = from; i < at_; ++i) {
            if (in_.at(i) != '0' && in_.at(i) != '_') {
                return true;
            }
        }
        return false;
    }

    /// A number ends where a name begins, if that is a keyword that may stand there, as in "1or x",
    /// or begins as "if", "in" or "is" does. CPython 3.11: verify_end_of_number.
    constexpr bool ends_number(const char* wrong) noexcept {
        if (!detail::is_letter(peek()) && !detail::is_digit(peek())) {
            return true;
        }
        for (const char* each : {"and", "else", "for", "if", "in", "is", "or", "not"}) {
            ssize size = 0;
            while (each[size] != '\0' && peek(size) == static_cast<unsigned char>(each[size])) {
                ++size;
            }
            const bool ends_word = !detail::is_letter(peek(size)) && !detail::is_digit(peek(size));
            if (each[size] == '\0' && (ends_word || each[0] == 'i')) {
                const place last{line_, static_cast<int>(at_ - line_start_) - 1};
                return in_.warn(syntax_warning_type, line_, {last, last}, wrong);
            }
        }
        return refuse(wrong);
    }

    source& in_;
    row<token>& to_;
    ssize at_;
    const ssize end_;
    int line_;
    ssize line_start_;
    const bool enclosed_;
    bool starts_line_;
    int indent_count_ = 0;
    int depth_ = 0; ///< of brackets
    ssize comment_ =
        -1; ///< where the comment in front of what comes next begins; -1: there is none

private:
    static constexpr int most_indents = 100;

    struct joined_lines {
        int first = 0;
        ssize from = 0; ///< where the first one begins
        int last = 0;   ///< 0: none have been joined
    };

    struct indent {
        int columns = 0;     ///< with tabs to the next multiple of eight
        int alternative = 0; ///< with tabs as one column: if both don't agree, TabError
    };

    indent indents_[most_indents];
    joined_lines joined_{};
};

} // namespace stasis::compiler
