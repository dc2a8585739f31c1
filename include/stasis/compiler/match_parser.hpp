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

    /// The statements behind a colon; false: an exception is pending.
    virtual constexpr bool block(node_list& made, const char* of, int line) noexcept = 0;

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
        if (made.a == 0 || !ends_head()) {
            return 0;
        }
        if (tree_[made.a].kind == node_kind::starred) {
            return refuse_syntax();
        }
        take();
        if (!is(token_kind::newline)) {
            return refuse_syntax();
        }
        take();
        if (!accept(token_kind::indent)) {
            return is_refused() ? 0 : refuse_block("'match' statement", begin.line);
        }
        const std::size_t begun = tree_.begin();
        do {
            if (!is_word(peek(), "case")) {
                return refuse_syntax();
            }
            if (!put(one_case())) {
                return 0;
            }
        } while (!accept(token_kind::dedent) && !is(token_kind::end));
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    /// Raises the error about a block that isn't indented.
    constexpr node_id refuse_block(const char* of, int line) noexcept {
        in_.refuse_as(indentation_error_type, peek().where, "expected an indented block after ", of,
                      " on line ", std::int64_t{line});
        return 0;
    }

    /// Whether a colon comes next; false: SyntaxError is pending.
    constexpr bool ends_head() noexcept {
        if (!is(token_kind::colon)) {
            is(token_kind::newline) ? refuse("expected ':'") : refuse_syntax();
            return false;
        }
        return true;
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
        return ends_head() && block(made.items, "'case' statement", begin.line)
                   ? finish(begin, made)
                   : 0;
    }
};

} // namespace stasis::compiler
