// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/match_parser.hpp: `match` statements as trees.
// CPython 3.11: Grammar/python.gram (match_stmt).
#pragma once

#include <stasis/compiler/pattern_parser.hpp>

namespace stasis::compiler {

/// Reads `match` statements; blocks are read by what derives from it.
class match_parser : public pattern_parser {
public:
    using pattern_parser::pattern_parser;

protected:
    constexpr ~match_parser() = default;

    /// A colon, and the statements behind it.
    virtual constexpr bool block(node_list& made) noexcept = 0;

    /// Whether a line begins with the word `match` that no expression can begin with: what follows
    /// can't follow a name, or the line ends with a colon.
    [[nodiscard]] constexpr bool begins_match() noexcept {
        if (!is_word(peek(), "match") || !detail::begins_expression(peek(1).kind)) {
            return false;
        }
        switch (peek(1).kind) {
        case token_kind::left_parenthesis:
        case token_kind::left_bracket:
        case token_kind::add:
        case token_kind::subtract:
        case token_kind::multiply:
        case token_kind::not_: break;
        default: return true;
        }
        for (std::size_t ahead = 1;; ++ahead) {
            switch (peek(ahead).kind) {
            case token_kind::newline: return peek(ahead - 1).kind == token_kind::colon;
            case token_kind::refused:
            case token_kind::end: return false;
            default: break;
            }
        }
    }

    constexpr node_id matching() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::matching, .a = listed(item_kind::named)};
        if (made.a == 0 || tree_[made.a].kind == node_kind::starred || !accept(token_kind::colon) ||
            !accept(token_kind::newline) || !accept(token_kind::indent)) {
            return 0;
        }
        const std::size_t begun = tree_.begin();
        do {
            if (!is_word(peek(), "case") || !put(one_case())) {
                return 0;
            }
        } while (!accept(token_kind::dedent) && !is(token_kind::end));
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

private:
    constexpr node_id one_case() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::case_, .a = patterns()};
        if (made.a == 0) {
            return 0;
        }
        if (accept(token_kind::if_)) {
            made.b = named();
            if (made.b == 0) {
                return 0;
            }
        }
        return block(made.items) ? finish(begin, made) : 0;
    }
};

} // namespace stasis::compiler
