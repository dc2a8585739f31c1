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
    [[nodiscard]] constexpr bool joins_lines() const noexcept { return enclosed_ || depth_ > 0; }

    constexpr void new_line() noexcept {
        ++line_;
        line_start_ = at_;
    }

    constexpr bool push(token_kind kind, const place& begin, ssize from) noexcept {
        return to_.push({kind, {begin, here()}, from, at_});
    }

    constexpr bool push_empty(token_kind kind) noexcept { return push(kind, here(), at_); }

    constexpr bool refuse_from(const place& begin, const char* why) noexcept {
        in_.refuse({begin, here()}, why);
        return false;
    }

    /// Reads what a line begins with; lines without a token have no indentation.
    constexpr bool indentation() noexcept {
        indent found;
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
            } else {
                break;
            }
            ++at_;
        }
        if (at_ >= end_) {
            starts_line_ = false;
            return true;
        }
        if (peek() == '#' || peek() == '\n' || (peek() == '\\' && peek(1) == '\n')) {
            skip_blanks();
            if (peek() == '\n') {
                ++at_;
                new_line();
            }
            return true;
        }
        starts_line_ = false;
        const indent& current = indents_[indent_count_];
        if (found.columns == current.columns) {
            return found.alternative == current.alternative || refuse_tabs();
        }
        if (found.columns > current.columns) {
            if (found.alternative <= current.alternative) {
                return refuse_tabs();
            }
            if (indent_count_ + 1 >= most_indents) {
                in_.refuse_as(indentation_error_type, {here(), here()},
                              "too many levels of indentation");
                return false;
            }
            indents_[++indent_count_] = found;
            return push_empty(token_kind::indent);
        }
        while (indent_count_ > 0 && found.columns < indents_[indent_count_].columns) {
            --indent_count_;
            if (!push_empty(token_kind::dedent)) {
                return false;
            }
        }
        if (found.columns != indents_[indent_count_].columns) {
            in_.now = stage::parsing;
            in_.refuse_as(indentation_error_type, {here(), here()},
                          "unindent does not match any outer indentation level");
            return false;
        }
        return found.alternative == indents_[indent_count_].alternative || refuse_tabs();
    }

    constexpr bool refuse_tabs() noexcept {
        in_.now = stage::parsing;
        in_.refuse_as(tab_error_type, {here(), here()},
                      "inconsistent use of tabs and spaces in indentation");
        return false;
    }

    /// Steps over blanks, a comment, and line ends that mean nothing.
    constexpr void skip_blanks() noexcept {
        while (at_ < end_) {
            const char32_t c = peek();
            if (c == '#') {
                while (at_ < end_ && peek() != '\n') {
                    ++at_;
                }
            } else if (c == '\\' && peek(1) == '\n') {
                at_ += 2;
                new_line();
            } else if (c == '\n' && joins_lines()) {
                ++at_;
                new_line();
            } else if (c == ' ' || c == '\t' || c == '\f') {
                ++at_;
            } else {
                return;
            }
        }
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
                return refuse_from(begin, wrong);
            }
            if (detail::is_digit(peek())) {
                const char32_t digit = peek();
                ++at_;
                in_.refuse({begin, here()}, "invalid digit '", digit, "' in ",
                           marker == 'o' ? "octal" : "binary", " literal");
                return false;
            }
            return ends_number(begin, wrong) && push(token_kind::number, begin, from);
        }
        bool whole = true;
        if (peek() != '.' && !digits(10)) {
            return refuse_from(begin, "invalid decimal literal");
        }
        if (peek() == '.') {
            whole = false;
            ++at_;
            if (detail::is_digit(peek()) && !digits(10)) {
                return refuse_from(begin, "invalid decimal literal");
            }
        }
        const bool signed_exponent = peek(1) == '+' || peek(1) == '-';
        if (detail::lower(peek()) == 'e' && detail::is_digit(peek(signed_exponent ? 2 : 1))) {
            whole = false;
            at_ += signed_exponent ? 2 : 1;
            if (!digits(10)) {
                return refuse_from(begin, "invalid decimal literal");
            }
        }
        if (detail::lower(peek()) == 'j') {
            ++at_;
            whole = false;
            return ends_number(begin, "invalid imaginary literal") &&
                   push(token_kind::number, begin, from);
        }
        if (whole && in_.at(from) == '0' && has_leading_zero(from)) {
            in_.refuse({begin, here()},
                       "leading zeros in decimal integer literals are not permitted; use an 0o "
                       "prefix for octal integers");
            return false;
        }
        return ends_number(begin, "invalid decimal literal") &&
               push(token_kind::number, begin, from);
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

    /// A number ends where a name begins, if that is a keyword that may stand there, as in "1if x
    /// else y".
    constexpr bool ends_number(const place& begin, const char* wrong) noexcept {
        if (detail::is_digit(peek())) {
            return refuse_from(begin, wrong);
        }
        if (!detail::is_letter(peek())) {
            return true;
        }
        ssize end = at_;
        while (detail::is_letter(in_.at(end)) || detail::is_digit(in_.at(end))) {
            ++end;
        }
        switch (kind_of_word(in_.characters.part(at_, end))) {
        case token_kind::and_:
        case token_kind::else_:
        case token_kind::for_:
        case token_kind::if_:
        case token_kind::in:
        case token_kind::is:
        case token_kind::not_:
        case token_kind::or_: return true;
        default: return refuse_from(begin, wrong);
        }
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

private:
    static constexpr int most_indents = 100;

    struct indent {
        int columns = 0;     ///< with tabs to the next multiple of eight
        int alternative = 0; ///< with tabs as one column: if both don't agree, TabError
    };

    indent indents_[most_indents];
};

} // namespace stasis::compiler
