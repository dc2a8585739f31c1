// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/item_parser.hpp: what the layers of the expression parser have of each other: an
// expression holds others, and rows of them with commas between.
#pragma once

#include <stasis/compiler/token_reader.hpp>

namespace stasis::compiler {

namespace detail {

/// Whether an expression may begin with a token.
[[nodiscard]] constexpr bool begins_expression(token_kind kind) noexcept {
    switch (kind) {
    case token_kind::name:
    case token_kind::number:
    case token_kind::string:
    case token_kind::false_:
    case token_kind::none_:
    case token_kind::true_:
    case token_kind::ellipsis:
    case token_kind::left_parenthesis:
    case token_kind::left_bracket:
    case token_kind::left_brace:
    case token_kind::add:
    case token_kind::subtract:
    case token_kind::bit_invert:
    case token_kind::not_:
    case token_kind::lambda:
    case token_kind::await:
    case token_kind::multiply: return true;
    default: return false;
    }
}

} // namespace detail

/// Reads rows of expressions; the expressions themselves are read by what derives from it.
class item_parser : public token_reader {
public:
    using token_reader::token_reader;

protected:
    constexpr ~item_parser() = default;

    virtual constexpr node_id expression() noexcept = 0;
    virtual constexpr node_id disjunction() noexcept = 0;
    /// Binary operators that bind at least as tightly, from 1 on.
    virtual constexpr node_id binary(int binds) noexcept = 0;
    /// `name := expression`, or an expression.
    virtual constexpr node_id named() noexcept = 0;
    /// One index, or a slice.
    virtual constexpr node_id index() noexcept = 0;
    virtual constexpr node_id lambda() noexcept = 0;
    /// What an f-string has between braces, in parentheses: all of those tokens.
    virtual constexpr node_id whole_of(row<token>& tokens) noexcept = 0;

    /// What a row has as its items; the first three may have a star.
    enum class item_kind { expression, named, target, index };

    constexpr node_id item(item_kind kind) noexcept {
        if (kind == item_kind::index) {
            return index();
        }
        if (is(token_kind::multiply)) {
            const place begin = take().where.begin;
            const node_id inner = binary(1);
            return inner != 0 ? finish(begin, {.kind = node_kind::starred, .a = inner}) : 0;
        }
        return kind == item_kind::expression ? expression()
               : kind == item_kind::named    ? named()
                                             : binary(1);
    }

    /// One item, or, with commas, a tuple.
    constexpr node_id listed(item_kind kind) noexcept {
        const place begin = peek().where.begin;
        return listed(kind, item(kind), begin);
    }
    /// The same, when the first item has been read.
    constexpr node_id listed(item_kind kind, node_id first, const place& begin) noexcept {
        if (first == 0 || !is(token_kind::comma)) {
            return first;
        }
        node made{.kind = node_kind::tuple};
        const std::size_t begun = tree_.begin();
        bool kept = tree_.put(first);
        while (kept && accept(token_kind::comma) && begins_item(kind)) {
            const node_id next = item(kind);
            kept = next != 0 && tree_.put(next);
        }
        return kept && tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    /// One expression, or a tuple without parentheses.
    constexpr node_id expressions() noexcept { return listed(item_kind::expression); }

    constexpr node_id yield_or_expressions() noexcept {
        return is(token_kind::yield) ? yield() : expressions();
    }

    constexpr node_id yield() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::yield};
        if (accept(token_kind::from)) {
            made.kind = node_kind::yield_from;
            made.a = expression();
            return made.a != 0 ? finish(begin, made) : 0;
        }
        if (detail::begins_expression(peek().kind)) {
            made.a = expressions();
            if (made.a == 0) {
                return 0;
            }
        }
        return finish(begin, made);
    }

private:
    [[nodiscard]] constexpr bool begins_item(item_kind kind) noexcept {
        return detail::begins_expression(peek().kind) ||
               (kind == item_kind::index && is(token_kind::colon));
    }
};

} // namespace stasis::compiler
