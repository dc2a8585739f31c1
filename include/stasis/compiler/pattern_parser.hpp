// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/pattern_parser.hpp: patterns of a source text as trees.
// CPython 3.11: Grammar/python.gram (patterns), _PyPegen_ensure_real (Parser/action_helpers.c).
#pragma once

#include <stasis/compiler/simple_statement_parser.hpp>
#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::compiler {

/// Reads what stands behind `case`.
class pattern_parser : public simple_statement_parser {
public:
    using simple_statement_parser::simple_statement_parser;

protected:
    constexpr ~pattern_parser() = default;

    /// One pattern, or a sequence without brackets.
    constexpr node_id patterns() noexcept {
        const place begin = peek().where.begin;
        const bool starred = is(token_kind::multiply);
        const node_id first = starred_or_pattern();
        if (first == 0 || !is(token_kind::comma)) {
            return first != 0 && starred ? 0 : first;
        }
        node made{.kind = node_kind::match_sequence};
        return rest_of_sequence(first, made.items) ? finish(begin, made) : 0;
    }

    [[nodiscard]] constexpr bool is_word(const token& of, const char* word) noexcept {
        return of.kind == token_kind::name && in_.characters.part(of.from, of.to) == text{word};
    }

private:
    /// The other patterns of a sequence, up to what closes it.
    constexpr bool rest_of_sequence(node_id first, node_list& made) noexcept {
        const std::size_t begun = tree_.begin();
        bool kept = tree_.put(first);
        while (kept && accept(token_kind::comma) && !ends_patterns()) {
            kept = put(starred_or_pattern());
        }
        return kept && tree_.end(begun, made);
    }

    [[nodiscard]] constexpr bool ends_patterns() noexcept {
        switch (peek().kind) {
        case token_kind::right_parenthesis:
        case token_kind::right_bracket:
        case token_kind::right_brace:
        case token_kind::colon:
        case token_kind::if_:
        case token_kind::newline:
        case token_kind::end: return true;
        default: return false;
        }
    }

    constexpr node_id starred_or_pattern() noexcept {
        if (!is(token_kind::multiply)) {
            return pattern();
        }
        const place begin = take().where.begin;
        node made{.kind = node_kind::match_star};
        if (is_word(peek(), "_")) {
            take();
        } else {
            made.held = capture_name();
            if (made.held == nullptr) {
                return 0;
            }
        }
        return finish(begin, made);
    }

    /// The name that a pattern binds; null: there is none, or more than a name.
    constexpr str_object* capture_name() noexcept {
        if (is_word(peek(), "_")) {
            return nullptr;
        }
        str_object* const name = accept_name();
        if (name != nullptr &&
            (is(token_kind::dot) || is(token_kind::left_parenthesis) || is(token_kind::assign))) {
            return nullptr;
        }
        return name;
    }

    /// Alternatives, with `as` behind them or not.
    constexpr node_id pattern() noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        const place begin = peek().where.begin;
        const node_id inner = alternatives();
        if (inner == 0 || !accept(token_kind::as)) {
            return inner;
        }
        node made{.kind = node_kind::match_as, .a = inner, .held = capture_name()};
        return made.held != nullptr ? finish(begin, made) : 0;
    }

    constexpr node_id alternatives() noexcept {
        const place begin = peek().where.begin;
        const node_id first = closed();
        if (first == 0 || !is(token_kind::bit_or)) {
            return first;
        }
        node made{.kind = node_kind::match_or};
        const std::size_t begun = tree_.begin();
        bool kept = tree_.put(first);
        while (kept && accept(token_kind::bit_or)) {
            kept = put(closed());
        }
        return kept && tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    /// A pattern without operators.
    constexpr node_id closed() noexcept {
        const place begin = peek().where.begin;
        switch (peek().kind) {
        case token_kind::name: return named_pattern();
        case token_kind::left_parenthesis: return parenthesized();
        case token_kind::left_bracket: {
            take();
            node made{.kind = node_kind::match_sequence};
            if (!is(token_kind::right_bracket)) {
                const node_id first = starred_or_pattern();
                if (first == 0 || !rest_of_sequence(first, made.items)) {
                    return 0;
                }
            }
            return accept(token_kind::right_bracket) ? finish(begin, made) : 0;
        }
        case token_kind::left_brace: return mapping();
        default: break;
        }
        const node_id held = literal();
        return held != 0 ? finish(begin, {.kind = node_kind::match_value, .a = held}) : 0;
    }

    /// A capture, the wildcard, an attribute or a class.
    constexpr node_id named_pattern() noexcept {
        const place begin = peek().where.begin;
        if (is_word(peek(), "_")) {
            take();
            return finish(begin, {.kind = node_kind::match_as});
        }
        const node_id spelled = dotted();
        if (spelled == 0) {
            return 0;
        }
        if (is(token_kind::left_parenthesis)) {
            return class_pattern(spelled, begin);
        }
        if (is(token_kind::assign)) {
            return 0;
        }
        return tree_[spelled].kind == node_kind::name
                   ? finish(begin, {.kind = node_kind::match_as, .held = tree_[spelled].held})
                   : finish(begin, {.kind = node_kind::match_value, .a = spelled});
    }

    /// A name, or an attribute of one.
    constexpr node_id dotted() noexcept {
        const place begin = peek().where.begin;
        node_id made = name();
        while (made != 0 && accept(token_kind::dot)) {
            str_object* const attribute = accept_name();
            made = attribute != nullptr
                       ? finish(begin, {.kind = node_kind::attribute, .a = made, .held = attribute})
                       : 0;
        }
        return made;
    }

    /// A pattern in parentheses, or a sequence.
    constexpr node_id parenthesized() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::match_sequence};
        if (accept(token_kind::right_parenthesis)) {
            return finish(begin, made);
        }
        const bool starred = is(token_kind::multiply);
        const node_id first = starred_or_pattern();
        if (first == 0) {
            return 0;
        }
        if (!is(token_kind::comma) && !starred) {
            return accept(token_kind::right_parenthesis) ? first : 0;
        }
        if (!is(token_kind::comma)) {
            return 0;
        }
        return rest_of_sequence(first, made.items) && accept(token_kind::right_parenthesis)
                   ? finish(begin, made)
                   : 0;
    }

    /// A constant, negative and complex numbers among them, or strings.
    constexpr node_id literal() noexcept {
        switch (peek().kind) {
        case token_kind::string:
        case token_kind::none_:
        case token_kind::true_:
        case token_kind::false_: return atom();
        case token_kind::number:
        case token_kind::subtract: break;
        default: return 0;
        }
        const place begin = peek().where.begin;
        const node_id real = signed_number();
        if (real == 0 || (!is(token_kind::add) && !is(token_kind::subtract))) {
            return real;
        }
        const auto is_complex = [&](node_id number) {
            return type_of(load(tree_[number].held)) == &complex_type;
        };
        const bool adds = take().kind == token_kind::add;
        const node_id imaginary = is(token_kind::number) ? atom() : 0;
        if (imaginary == 0 || is_complex(real) || !is_complex(imaginary)) {
            return 0;
        }
        const auto does =
            adds ? detail::binary_operator::NB_ADD : detail::binary_operator::NB_SUBTRACT;
        const node_id spelled = finish(begin, {.kind = node_kind::binary,
                                               .op = static_cast<unsigned>(does),
                                               .a = real,
                                               .b = imaginary});
        return folded(spelled, interpreter::binary(in_.thread, does, load(tree_[real].held),
                                                   load(tree_[imaginary].held)));
    }

    constexpr node_id signed_number() noexcept {
        const place begin = peek().where.begin;
        const bool negative = accept(token_kind::subtract);
        const node_id number = is(token_kind::number) ? atom() : 0;
        if (number == 0 || !negative) {
            return number;
        }
        const auto does = static_cast<unsigned>(opcode::opcode::UNARY_NEGATIVE);
        const node_id spelled = finish(begin, {.kind = node_kind::unary, .op = does, .a = number});
        return folded(spelled, interpreter::unary(in_.thread, interpreter::unary_operator::negative,
                                                  load(tree_[number].held)));
    }

    constexpr node_id folded(node_id spelled, owned result) noexcept {
        object* const held = in_.keep(static_cast<owned&&>(result));
        return held != nullptr && spelled != 0 ? tree_.add({.kind = node_kind::constant,
                                                            .where = tree_[spelled].where,
                                                            .a = spelled,
                                                            .held = held})
                                               : 0;
    }

    constexpr node_id mapping() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::match_mapping};
        const std::size_t begun = tree_.begin();
        while (!is(token_kind::right_brace)) {
            if (accept(token_kind::power)) { // nothing follows the rest
                made.held = capture_name();
                if (made.held == nullptr) {
                    return 0;
                }
                accept(token_kind::comma);
                break;
            }
            const bool is_name = is(token_kind::name);
            const node_id key = is_name ? dotted() : literal();
            if (key == 0 || !tree_.put(key)) {
                return 0;
            }
            if (!is(token_kind::colon) || (is_name && tree_[key].kind == node_kind::name)) {
                return 0;
            }
            take();
            if (!put(pattern())) {
                return 0;
            }
            if (!accept(token_kind::comma)) {
                break;
            }
        }
        if (!is(token_kind::right_brace)) {
            return 0;
        }
        take();
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr node_id class_pattern(node_id of, const place& begin) noexcept {
        take();
        node made{.kind = node_kind::match_class, .a = of};
        const std::size_t begun = tree_.begin();
        std::size_t positional = 0;
        bool named = false;
        while (!is(token_kind::right_parenthesis)) {
            const place first = peek().where.begin;
            if (is(token_kind::name) && peek(1).kind == token_kind::assign) {
                node each{.kind = node_kind::match_keyword, .held = keep_name(take())};
                take();
                each.a = each.held != nullptr ? pattern() : 0;
                if (each.a == 0 || !put_finished(first, each)) {
                    return 0;
                }
                named = true;
            } else {
                if (named || !put(pattern())) {
                    return 0;
                }
                ++positional;
            }
            if (!accept(token_kind::comma)) {
                break;
            }
        }
        // Those with names are in a list of their own.
        const std::size_t second = begun + positional;
        return accept(token_kind::right_parenthesis) && tree_.end(second, made.more) &&
                       tree_.end(begun, made.items)
                   ? finish(begin, made)
                   : 0;
    }
};

} // namespace stasis::compiler
