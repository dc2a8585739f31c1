// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/string_parser.hpp: strings, bytes and f-strings, one behind the other.
// CPython 3.11: _PyPegen_concatenate_strings, fstring_find_expr (Parser/string_parser.c).
#pragma once

#include <stasis/compiler/item_parser.hpp>
#include <stasis/compiler/literals.hpp>

namespace stasis::compiler {

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
        while (is(token_kind::string)) {
            const string_form form = form_of(in_, peek());
            where.end = take().where.end;
            if (form.bytes != first.bytes) {
                in_.refuse(where, "cannot mix bytes and nonbytes literals");
                return 0;
            }
            formatted = formatted || form.formatted;
            if (!form.formatted) {
                if (!read_characters(in_, built, form, where)) {
                    return 0;
                }
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
            return held != nullptr ? finish(begin, {.kind = node_kind::constant, .held = held}) : 0;
        }
        node made{.kind = node_kind::joined};
        if (!put_literal(built, where) || !tree_.end(begun, made.items)) {
            return 0;
        }
        return finish(begin, made);
    }

private:
    static constexpr int most_fields_within = 2;

    /// Puts the characters since the last field into the list that is being built.
    constexpr bool put_literal(text_builder& built, const span& where) noexcept {
        if (built.size() == 0) {
            return !in_.failed();
        }
        object* const held = in_.keep(built.finish());
        built.drop(built.size());
        const node_id made =
            held != nullptr ? tree_.add({.kind = node_kind::constant, .where = where, .held = held})
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
    constexpr bool formatted_part(text_builder& built, const string_form& form, const span& where,
                                  int depth, ssize& at, place& now) noexcept {
        while (at < form.to) {
            const char32_t c = in_.at(at);
            const bool twice = depth == 0 && at + 1 < form.to && in_.at(at + 1) == c;
            if (c == '{' && !twice) {
                if (!put_literal(built, where) || !field(form, where, depth, at, now)) {
                    return false;
                }
            } else if (c == '}' && !twice) {
                if (depth > 0) {
                    return true;
                }
                in_.refuse(where, "f-string: single '}' is not allowed");
                return false;
            } else if (c == '\\' && !form.raw) {
                ssize behind = at;
                if (!read_escape(in_, built, form, behind, where)) {
                    return false;
                }
                step_to(behind, at, now);
            } else {
                built.add(c);
                step(at, now);
                if (c == '{' || c == '}') {
                    step(at, now);
                }
            }
        }
        return true;
    }

    constexpr bool refuse_field(const span& where, const char* why) noexcept {
        in_.refuse(where, "f-string: ", why);
        return false;
    }

    /// Finds the end of a field's expression, which begins at `at`; false: SyntaxError is pending.
    constexpr bool expression_end(const string_form& form, const span& where, ssize at,
                                  ssize& end) noexcept {
        char32_t closing[100] = {};
        int depth = 0;
        char32_t quote = 0;
        int quotes = 0;
        for (; at < form.to; ++at) {
            const char32_t c = in_.at(at);
            if (c == '\\') {
                in_.refuse(where, "f-string expression part cannot include a backslash");
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
                    return refuse_field(where, "too many nested parenthesis");
                }
                closing[depth++] = c == '[' ? U']' : c == '{' ? U'}' : U')';
            } else if (c == '#') {
                in_.refuse(where, "f-string expression part cannot include '#'");
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
                if (depth == 0 || closing[depth - 1] != c) {
                    in_.refuse(where, "f-string: unmatched '", c, "'");
                    return false;
                }
                --depth;
            }
        }
        return refuse_field(where, quote != 0 ? "unterminated string" : "expecting '}'");
    }

    /// Reads a field with its braces: {expression = !conversion :format}.
    constexpr bool field(const string_form& form, const span& where, int depth, ssize& at,
                         place& now) noexcept {
        if (depth >= most_fields_within) {
            return refuse_field(where, "expressions nested too deeply");
        }
        const place begin = now;
        step(at, now);
        const ssize from = at;
        ssize end = 0;
        if (!expression_end(form, where, at, end)) {
            return false;
        }
        row<token> tokens{in_.thread};
        tokenizer reader{in_, tokens, from, end, now, true};
        if (!reader.run()) {
            return false;
        }
        if (tokens[0].kind == token_kind::end) {
            return refuse_field(where, "empty expression not allowed");
        }
        node made{.kind = node_kind::formatted, .a = whole_of(tokens)};
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
            text_builder shown{in_.thread};
            shown.add(in_.characters.part(from, at));
            shows_itself = true;
            if (!put_literal(shown, where)) {
                return false;
            }
        }
        if (at < form.to && in_.at(at) == '!') {
            step(at, now);
            made.op = at < form.to ? in_.at(at) : U'\0';
            if (made.op != 's' && made.op != 'r' && made.op != 'a') {
                return refuse_field(where,
                                    "invalid conversion character: expected 's', 'r', or 'a'");
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
            return refuse_field(where, "expecting '}'");
        }
        step(at, now);
        made.where = {begin, now};
        const node_id added = tree_.add(made);
        return added != 0 && tree_.put(added);
    }

    /// A field's format, which may have fields of its own.
    constexpr node_id format(const string_form& form, const span& where, int depth, ssize& at,
                             place& now) noexcept {
        const std::size_t begun = tree_.begin();
        text_builder built{in_.thread};
        node made{.kind = node_kind::joined, .where = where};
        const bool read = formatted_part(built, form, where, depth + 1, at, now) &&
                          put_literal(built, where) && tree_.end(begun, made.items);
        return read ? tree_.add(made) : 0;
    }
};

} // namespace stasis::compiler
