// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/string_parser.hpp: strings, bytes and f-strings, one behind the other.
// CPython 3.11: _PyPegen_concatenate_strings, fstring_find_expr (Parser/string_parser.c).
#pragma once

#include <stasis/compiler/item_parser.hpp>
#include <stasis/compiler/literals.hpp>

namespace stasis::compiler {

/// The tokens of what an f-string has between braces, in parentheses; false: an exception is
/// pending, but for a SyntaxError, of which the last token tells.
[[nodiscard]] constexpr bool read_field(source& in, const string_field& field,
                                        row<token>& tokens) noexcept {
    const place open{field.first.line, field.first.column - 1};
    tokenizer reader{in, tokens, field.from, field.to, field.first, true};
    if (!tokens.push({token_kind::left_parenthesis, {open, field.first}, field.from, field.from}) ||
        !reader.run()) {
        return false;
    }
    token& last = tokens[tokens.size() - 1];
    if (last.kind == token_kind::refused) {
        return true;
    }
    const place close = reader.ended_at();
    const place behind{close.line, close.column + 1};
    last = {token_kind::right_parenthesis, {close, behind}, field.to, field.to};
    return tokens.push({token_kind::newline, {behind, behind}, field.to, field.to}) &&
           tokens.push({token_kind::end, {behind, behind}, field.to, field.to});
}

/// Reads string literals.
class string_parser : public item_parser {
public:
    using item_parser::item_parser;

protected:
    constexpr ~string_parser() = default;

    /// All strings that follow each other: a constant, or, with an f-string among them, a joined
    /// one.
    constexpr node_id strings() noexcept {
        const place begin = peek().where.begin;
        const string_form first = form_of(in_, peek());
        const std::size_t begun = tree_.begin();
        text_builder built{in_.thread};
        bool formatted = false;
        span where{begin, begin};
        marked_ = in_.at(peek().from) == 'u';
        if (!find_behind()) {
            return 0;
        }
        while (is(token_kind::string)) {
            string_form form = form_of(in_, peek());
            where.end = take().where.end;
            if (!form.formatted && !read_characters(in_, built, form, behind_)) {
                return 0;
            }
            if (form.bytes != first.bytes) {
                in_.refuse(behind_, "cannot mix bytes and nonbytes literals");
                return 0;
            }
            formatted = formatted || form.formatted;
            if (!form.formatted) {
                continue;
            }
            ssize at = form.from;
            place now = form.first;
            if (!formatted_part(built, form, where, 0, at, now)) {
                return 0;
            }
        }
        if (!formatted) {
            owned made;
            if (first.bytes) {
                const text bytes = built.view();
                made = new_bytes(in_.thread, bytes.one, bytes.size);
            } else {
                made = built.finish();
            }
            object* const held = in_.keep(static_cast<owned&&>(made));
            return held != nullptr
                       ? finish(begin, {.kind = node_kind::constant, .op = marked_, .held = held})
                       : 0;
        }
        node made{.kind = node_kind::joined};
        if (!put_literal(built, where) || !tree_.end(begun, made.items)) {
            return 0;
        }
        return finish(begin, made);
    }

private:
    static constexpr int most_fields_within = 2;

    /// Finds what follows the strings, where errors about them are told; false: it is no token.
    constexpr bool find_behind() noexcept {
        std::size_t ahead = 0;
        while (peek(ahead).kind == token_kind::string) {
            ++ahead;
        }
        const token& behind = peek(ahead);
        behind_ = in_.place_before(behind);
        in_.shown_line = in_.shown_from = behind_.begin.line;
        for (std::size_t i = ahead; i > 0 && peek(i - 1).where.end.line == in_.shown_from; --i) {
            in_.shown_from = peek(i - 1).where.begin.line;
        }
        return behind.kind != token_kind::refused &&
               (behind.kind != token_kind::end || in_.unclosed.where.line == 0);
    }

    /// Puts the characters since the last field into the list that is being built.
    constexpr bool put_literal(text_builder& built, const span& where) noexcept {
        if (built.size() == 0) {
            return !in_.failed();
        }
        object* const held = in_.keep(built.finish());
        built.drop(built.size());
        const node_id made =
            held != nullptr
                ? tree_.add(
                      {.kind = node_kind::constant, .op = marked_, .where = where, .held = held})
                : 0;
        return made != 0 && tree_.put(made);
    }

    constexpr void step(ssize& at, place& now) noexcept {
        if (in_.at(at) == '\n') {
            ++now.line;
            now.column = 0;
        } else {
            ++now.column;
        }
        ++at;
    }
    constexpr void step_to(ssize to, ssize& at, place& now) noexcept {
        while (at < to) {
            step(at, now);
        }
    }

    /// Reads literal characters and fields: to the end, or, in a field's format, to its closing
    /// brace.
    constexpr bool formatted_part(text_builder& built, string_form& form, const span& where,
                                  int depth, ssize& at, place& now) noexcept {
        if (!begin_piece(form, depth, at)) {
            return false;
        }
        while (at < form.to) {
            const char32_t c = in_.at(at);
            const bool twice = depth == 0 && at + 1 < form.to && in_.at(at + 1) == c;
            if (c == '{' && !twice) {
                if (!warn_of_escape(in_, form) || !field(built, form, where, depth, at, now) ||
                    !begin_piece(form, depth, at)) {
                    return false;
                }
            } else if (c == '}' && !twice) {
                break; // of a format: in an f-string itself begin_piece() has refused it
            } else if (c == '\\' && !form.raw && in_.at(at + 1) == '{') {
                form.unknown = form.unknown < 0 ? at : form.unknown;
                built.add(c);
                step(at, now);
            } else if (c == '\\' && !form.raw) {
                ssize behind = at;
                if (!read_escape(in_, built, form, behind, behind_)) {
                    return false;
                }
                step_to(behind, at, now);
            } else if (is_wrong_byte(c)) {
                return detail::refuse_byte(in_, form, behind_, at);
            } else {
                built.add(c);
                step(at, now);
                if (c == '{' || c == '}') {
                    step(at, now);
                    if (!begin_piece(form, depth, at)) {
                        return false;
                    }
                }
            }
        }
        return warn_of_escape(in_, form);
    }

    /// Begins to read literal characters. A brace that closes nothing where they end is an error
    /// before anything in them is. CPython 3.11: fstring_find_literal.
    constexpr bool begin_piece(string_form& form, int depth, ssize at) noexcept {
        form.piece = at;
        while (depth == 0 && at < form.to) {
            char32_t c = in_.at(at++);
            if (c == '\\' && !form.raw && at < form.to) {
                c = in_.at(at++);
                if (c == 'N') {
                    const bool named = at < form.to && in_.at(at++) == '{';
                    while (named && at < form.to && in_.at(at++) != '}') {
                    }
                    continue;
                }
            }
            if (c == '{' || c == '}') {
                const bool twice = at < form.to && in_.at(at) == c;
                return c == '{' || twice || refuse_field("single '}' is not allowed");
            }
        }
        return true;
    }

    constexpr bool refuse_field(const char* why) noexcept {
        in_.refuse(behind_, "f-string: ", why);
        return false;
    }

    /// The bracket that one closes.
    [[nodiscard]] static constexpr char32_t opens(char32_t closing) noexcept {
        return closing == ']' ? U'[' : closing == '}' ? U'{' : U'(';
    }

    /// Finds the end of a field's expression, which begins at `at`; false: SyntaxError is pending.
    constexpr bool expression_end(string_form& form, ssize at, ssize& end) noexcept {
        char32_t closing[100] = {};
        int depth = 0;
        char32_t quote = 0;
        int quotes = 0;
        for (; at < form.to; ++at) {
            const char32_t c = in_.at(at);
            if (c == '\\') {
                in_.refuse(behind_, "f-string expression part cannot include a backslash");
                return false;
            }
            if (quote != 0) {
                if (c == quote && (quotes == 1 || (in_.at(at + 1) == c && in_.at(at + 2) == c))) {
                    at += quotes - 1;
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                quotes = in_.at(at + 1) == c && in_.at(at + 2) == c ? 3 : 1;
                at += quotes - 1;
            } else if (c == '[' || c == '{' || c == '(') {
                if (depth == 100) {
                    return refuse_field("too many nested parenthesis");
                }
                closing[depth++] = c == '[' ? U']' : c == '{' ? U'}' : U')';
            } else if (c == '#') {
                in_.refuse(behind_, "f-string expression part cannot include '#'");
                return false;
            } else if (depth == 0 &&
                       (c == '!' || c == ':' || c == '}' || c == '=' || c == '<' || c == '>')) {
                // Of "!=", "==", "<=" and ">=" none ends the expression.
                if (in_.at(at + 1) == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
                    ++at;
                } else if (c != '<' && c != '>') {
                    end = at;
                    return true;
                }
            } else if (c == ']' || c == '}' || c == ')') {
                if (depth == 0) {
                    in_.refuse(behind_, "f-string: unmatched '", c, "'");
                    return false;
                }
                if (closing[--depth] != c) {
                    in_.refuse(behind_, "f-string: closing parenthesis '", c,
                               "' does not match opening parenthesis '", opens(closing[depth]),
                               "'");
                    return false;
                }
            }
        }
        if (quote != 0) {
            return refuse_field("unterminated string");
        }
        if (depth != 0) {
            in_.refuse(behind_, "f-string: unmatched '", opens(closing[depth - 1]), "'");
            return false;
        }
        return refuse_field("expecting '}'");
    }

    /// The expression of a field; 0: it is none, which the source is told if nothing else is wrong.
    constexpr node_id expression_of(const string_field& field) noexcept {
        bool blank = true;
        for (ssize at = field.from; at < field.to; ++at) {
            const char32_t c = in_.at(at);
            blank = blank && (c == ' ' || c == '\t' || c == '\f' || c == '\n');
        }
        if (blank) {
            const char32_t end = in_.at(field.to);
            if (end == '!' || end == ':' || end == '=') {
                in_.refuse(behind_, "f-string: expression required before '", end, "'");
            } else {
                refuse_field("empty expression not allowed");
            }
            return 0;
        }
        const field_scope inside{in_, field};
        row<token> tokens{in_.thread};
        const node_id made = read_field(in_, field, tokens) ? whole_of(tokens) : 0;
        if (made == 0 && !in_.failed() && !in_.broken_field.found) {
            in_.broken_field = field;
            in_.broken_field.refused = static_cast<bool>(in_.refusal);
        }
        return made;
    }

    /// Reads a field with its braces: {expression = !conversion :format}; in front of it goes what
    /// has been built, and with "=" its own text.
    constexpr bool field(text_builder& built, string_form& form, const span& where, int depth,
                         ssize& at, place& now) noexcept {
        if (depth >= most_fields_within) {
            return refuse_field("expressions nested too deeply");
        }
        const place begin = now;
        step(at, now);
        const ssize from = at;
        ssize end = 0;
        if (!expression_end(form, at, end)) {
            return false;
        }
        node made{.kind = node_kind::formatted, .a = expression_of({true, from, end, now})};
        if (made.a == 0) {
            return false;
        }
        step_to(end, at, now);
        bool shows_itself = false;
        if (in_.at(at) == '=') {
            step(at, now);
            while (at < form.to &&
                   (in_.at(at) == ' ' || in_.at(at) == '\t' || in_.at(at) == '\n')) {
                step(at, now);
            }
            built.add(in_.characters.part(from, at));
            shows_itself = true;
        }
        if (at < form.to && in_.at(at) == '!') {
            step(at, now);
            if (at == form.to) {
                return refuse_field("expecting '}'");
            }
            made.op = in_.at(at);
            if (made.op != 's' && made.op != 'r' && made.op != 'a') {
                return refuse_field("invalid conversion character: expected 's', 'r', or 'a'");
            }
            step(at, now);
        }
        if (at < form.to && in_.at(at) == ':') {
            step(at, now);
            made.b = format(form, where, depth, at, now);
            if (made.b == 0) {
                return false;
            }
        } else if (shows_itself && made.op == 0) {
            made.op = 'r';
        }
        if (at >= form.to || in_.at(at) != '}') {
            return refuse_field("expecting '}'");
        }
        step(at, now);
        made.where = {begin, now};
        const node_id added = tree_.add(made);
        return added != 0 && put_literal(built, where) && tree_.put(added);
    }

    /// A field's format, which may have fields of its own.
    constexpr node_id format(string_form& form, const span& where, int depth, ssize& at,
                             place& now) noexcept {
        const std::size_t begun = tree_.begin();
        text_builder built{in_.thread};
        node made{.kind = node_kind::joined, .where = form.where};
        const bool read = formatted_part(built, form, where, depth + 1, at, now) &&
                          put_literal(built, where) && tree_.end(begun, made.items);
        return read ? tree_.add(made) : 0;
    }

    span behind_;         ///< the token behind the strings
    bool marked_ = false; ///< the first string has the prefix u
};

} // namespace stasis::compiler
