// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/tokenizer.hpp: a text's tokens.
// Promises: CPython 3.11's tokens, indentation and joined lines included, and its SyntaxErrors. A
// string is one token, quotes, prefix and all. Lines end with "\n" alone. CPython 3.11: tok_get
// (Parser/tokenizer.c).
#pragma once

#include <stasis/compiler/line_scanner.hpp>

namespace stasis::compiler {

/// Writes tokens in a row.
class tokenizer final : public line_scanner {
public:
    /// The tokens of the characters [from, to), of which the first is at that place. `enclosed`:
    /// they stand in parentheses, as the expressions of an f-string do, so lines mean nothing.
    constexpr tokenizer(source& in, row<token>& to, ssize from, ssize end, const place& first,
                        bool enclosed) noexcept
        : line_scanner(in, to, from, end, first, enclosed) {}

    /// False: an exception is pending, but for a SyntaxError, of which the last token tells.
    constexpr bool run() noexcept {
        const stage before = in_.now;
        in_.now = stage::reading;
        const bool done = read();
        if (!done) {
            in_.refusal_is_first = in_.now == stage::reading;
        }
        in_.now = before;
        if (depth_ > 0) {
            in_.unclosed = brackets_[depth_ - 1];
        }
        if (done) {
            return true;
        }
        exception_object* const why = in_.thread.curexc_value;
        if (!is_subtype(why->ob_type, &syntax_error_type)) {
            return false;
        }
        in_.refusal = owned::take(take_pending(in_.thread));
        return push_empty(token_kind::refused);
    }

    /// Where the last character that was read ends.
    [[nodiscard]] constexpr place ended_at() const noexcept { return here(); }

private:
    constexpr bool read() noexcept {
        while (true) {
            if (starts_line_ && !indentation()) {
                return false;
            }
            if (starts_line_) {
                continue; // the line was empty
            }
            if (!skip_blanks()) {
                return false;
            }
            if (at_ >= end_) {
                return finish();
            }
            if (!next()) {
                return false;
            }
        }
    }

    static constexpr int most_brackets = 200;

    constexpr bool finish() noexcept {
        const bool lines = !enclosed_ && depth_ == 0 && !in_.is_expression && to_.size() > 0;
        const token_kind last = lines ? to_[to_.size() - 1].kind : token_kind::end;
        const bool in_line = last != token_kind::newline && last != token_kind::dedent;
        // A comment in the last line of a block that doesn't end is as good as a statement.
        const bool behind_comment = indent_count_ > 0 && at_ > line_start_ && !in_.ends_lines;
        if (lines && (in_line || behind_comment) && !push_empty(token_kind::newline)) {
            return false;
        }
        for (; depth_ == 0 && indent_count_ > 0; --indent_count_) {
            if (!push_at_end(token_kind::dedent)) {
                return false;
            }
        }
        return push_at_end(token_kind::end);
    }

    /// What the text ends with is in the last line that has characters.
    constexpr bool push_at_end(token_kind kind) noexcept {
        ssize begin = at_ == line_start_ && at_ > 0 ? at_ - 1 : at_;
        const ssize end = begin;
        while (begin > 0 && in_.at(begin - 1) != '\n') {
            --begin;
        }
        const bool ends = end < at_ || in_.ends_lines;
        const int line = in_.characters.size != 0 ? last_line() : 0;
        const place where{line, static_cast<int>(end - begin) + (ends ? 1 : 0)};
        return to_.push({kind, {where, where}, at_, at_});
    }

    constexpr bool next() noexcept {
        const place begin = here();
        const ssize from = at_;
        const char32_t c = peek();
        if (c == '\n') {
            const bool pushed =
                push(token_kind::newline, comment_ < 0 ? begin : place_of(comment_), from);
            ++at_;
            new_line();
            starts_line_ = true;
            return pushed;
        }
        if (detail::is_letter(c)) {
            return word(begin, from);
        }
        if (detail::is_digit(c) || (c == '.' && detail::is_digit(peek(1)))) {
            return number(begin, from);
        }
        if (c == '"' || c == '\'') {
            return string(begin, from);
        }
        return symbol(begin, from);
    }

    constexpr bool word(const place& begin, ssize from) noexcept {
        while (detail::is_letter(peek()) || detail::is_digit(peek())) {
            ++at_;
        }
        const text spelled = in_.characters.part(from, at_);
        if ((peek() == '"' || peek() == '\'') && is_string_prefix(spelled)) {
            return string(begin, from);
        }
        if (!builtins::is_identifier(spelled)) {
            return refuse_word(begin, from);
        }
        return push(kind_of_word(spelled), begin, from);
    }

    [[nodiscard]] static constexpr bool is_string_prefix(const text& spelled) noexcept {
        int bytes = 0;
        int raw = 0;
        int unicode = 0;
        int formatted = 0;
        for (ssize i = 0; i < spelled.size; ++i) {
            const char32_t c = detail::lower(spelled[i]);
            bytes += c == 'b';
            raw += c == 'r';
            unicode += c == 'u';
            formatted += c == 'f';
        }
        return bytes + raw + unicode + formatted == spelled.size && raw <= 1 &&
               bytes + unicode + formatted <= 1 && raw + unicode <= 1;
    }

    /// Names the first character that a name can't have, or a byte that isn't UTF-8.
    constexpr bool refuse_word(const place& begin, ssize from) noexcept {
        for (ssize i = from; i < at_; ++i) {
            if (is_wrong_byte(in_.characters[i])) {
                const int last = begin.column + static_cast<int>(at_ - from) - 1;
                in_.now = stage::parsing;
                in_.refuse_bytes({{begin.line, last}, {begin.line, -2}}, from, at_);
                in_.now = stage::reading;
                return false;
            }
        }
        ssize bad = from;
        while (bad + 1 < at_ && builtins::is_identifier(in_.characters.part(from, bad + 1))) {
            ++bad;
        }
        const place where{begin.line, begin.column + static_cast<int>(bad - from)};
        return refuse_character_at(where, in_.characters[bad]);
    }

    constexpr bool refuse_character_at(const place& where, char32_t c) noexcept {
        constexpr char figures[] = "0123456789ABCDEF";
        char code[9] = {};
        int size = 0;
        for (int shift = 28; shift >= 0; shift -= 4) {
            const unsigned digit = static_cast<unsigned>(c) >> shift & 15u;
            if (digit != 0 || size != 0 || shift < 16) {
                code[size++] = figures[digit];
            }
        }
        const span at{where, where};
        const bool printable = support::character_is(c, support::character_printable);
        text_builder shown{in_.thread};
        if (printable) {
            shown.add("character '");
            shown.add(c);
            shown.add("' (U+");
        } else {
            shown.add("non-printable character U+");
        }
        shown.add(static_cast<const char*>(code));
        const owned what = shown.finish();
        if (what) {
            in_.refuse(at, "invalid ", what.as_object(), printable ? ")" : "");
        }
        return false;
    }

    constexpr bool string(const place& begin, ssize from) noexcept {
        const char32_t quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        at_ += triple ? 3 : 1;
        while (true) {
            if (at_ >= end_ || (!triple && peek() == '\n')) {
                in_.refuse({begin, begin},
                           triple ? "unterminated triple-quoted string literal"
                                  : "unterminated string literal",
                           " (detected at line ", std::int64_t{at_ >= end_ ? last_line() : line_},
                           ")");
                return false;
            }
            const char32_t c = peek();
            ++at_;
            if (c == quote && (!triple || (peek() == quote && peek(1) == quote))) {
                at_ += triple ? 2 : 0;
                return push(token_kind::string, begin, from);
            }
            if (c == '\\' && at_ < end_) {
                ++at_;
                if (in_.at(at_ - 1) == '\n') {
                    new_joined_line();
                }
            } else if (c == '\n') {
                new_joined_line();
            }
        }
    }

    /// The number of the last line that has characters.
    [[nodiscard]] constexpr int last_line() const noexcept {
        return at_ == line_start_ && line_ > 1 ? line_ - 1 : line_;
    }

    constexpr bool symbol(const place& begin, ssize from) noexcept {
        if (peek() == '<' && peek(1) == '>') {
            at_ += 2;
            return push(token_kind::unknown, begin, from);
        }
        for (const detail::spelling& each : detail::operators) {
            ssize size = 0;
            while (each.text[size] != '\0' &&
                   peek(size) == static_cast<unsigned char>(each.text[size])) {
                ++size;
            }
            if (each.text[size] == '\0') {
                at_ += size;
                return nest(each.kind, begin) && push(each.kind, begin, from);
            }
        }
        const char32_t c = peek();
        if (c == '$' || c == '?' || c == '!' || c == '`') {
            ++at_;
            return push(token_kind::unknown, begin, from);
        }
        return refuse_character_at(begin, c);
    }

    /// Keeps account of the parentheses, brackets and braces.
    constexpr bool nest(token_kind kind, const place& begin) noexcept {
        const char32_t c = in_.at(at_ - 1);
        switch (kind) {
        case token_kind::left_parenthesis:
        case token_kind::left_bracket:
        case token_kind::left_brace:
            if (depth_ >= most_brackets) {
                return refuse("too many nested parentheses");
            }
            brackets_[depth_++] = {c, begin};
            return true;
        case token_kind::right_parenthesis:
        case token_kind::right_bracket:
        case token_kind::right_brace: {
            if (depth_ == 0) {
                return refuse("unmatched '", c, "'");
            }
            const bracket& open = brackets_[--depth_];
            const char32_t closes = open.character == '('   ? U')'
                                    : open.character == '[' ? U']'
                                                            : U'}';
            if (c == closes) {
                return true;
            }
            const char* const mismatch = "' does not match opening parenthesis '";
            return open.where.line != line_
                       ? refuse("closing parenthesis '", c, mismatch, open.character, "' on line ",
                                std::int64_t{open.where.line})
                       : refuse("closing parenthesis '", c, mismatch, open.character, "'");
        }
        default: return true;
        }
    }

    bracket brackets_[most_brackets];
};

} // namespace stasis::compiler
