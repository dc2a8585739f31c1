// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/simple_statement_parser.hpp: statements without a block, as trees.
// CPython 3.11: Grammar/python.gram (simple_stmt), invalid_assignment and its like.
#pragma once

#include <stasis/compiler/expression_parser.hpp>

namespace stasis::compiler {

/// Reads statements of one line.
class simple_statement_parser : public expression_parser {
public:
    using expression_parser::expression_parser;

protected:
    constexpr ~simple_statement_parser() = default;

    /// Puts a node into the list that is being built.
    constexpr bool put(node_id made) noexcept { return made != 0 && tree_.put(made); }
    constexpr bool put_finished(const place& begin, const node& made) noexcept {
        return put(finish(begin, made));
    }

    constexpr node_id simple_statement() noexcept {
        const place begin = peek().where.begin;
        switch (peek().kind) {
        case token_kind::pass: take(); return finish(begin, {.kind = node_kind::pass});
        case token_kind::break_: take(); return finish(begin, {.kind = node_kind::breaking});
        case token_kind::continue_: take(); return finish(begin, {.kind = node_kind::continuing});
        case token_kind::return_: {
            take();
            node made{.kind = node_kind::returning};
            if (!ends_simple()) {
                made.a = expressions();
                if (made.a == 0) {
                    return 0;
                }
            }
            return finish(begin, made);
        }
        case token_kind::raise: {
            take();
            node made{.kind = node_kind::raising};
            if (!ends_simple()) {
                made.a = expression();
                if (made.a != 0 && accept(token_kind::from)) {
                    made.b = expression();
                    made.a = made.b != 0 ? made.a : 0;
                }
                if (made.a == 0) {
                    return 0;
                }
            }
            return finish(begin, made);
        }
        case token_kind::global: return names(node_kind::global);
        case token_kind::nonlocal: return names(node_kind::nonlocal);
        case token_kind::del: return deleting();
        case token_kind::assert_: {
            take();
            node made{.kind = node_kind::assertion};
            made.a = expression();
            if (made.a != 0 && accept(token_kind::comma)) {
                made.b = expression();
                made.a = made.b != 0 ? made.a : 0;
            }
            return made.a != 0 ? finish(begin, made) : 0;
        }
        case token_kind::import: return import();
        case token_kind::from: return import_from();
        default: return assignment();
        }
    }

    [[nodiscard]] constexpr bool ends_simple() noexcept {
        return is(token_kind::newline) || is(token_kind::semicolon) || is(token_kind::end);
    }

    /// global a, b
    constexpr node_id names(node_kind kind) noexcept {
        const place begin = take().where.begin;
        node made{.kind = kind};
        const std::size_t begun = tree_.begin();
        do {
            if (!put(name())) {
                return 0;
            }
        } while (accept(token_kind::comma));
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr node_id deleting() noexcept {
        const place begin = take().where.begin;
        const node_id targets = listed(item_kind::target);
        if (targets == 0 || !ends_simple() || !deletable(targets)) {
            return 0;
        }
        node made{.kind = node_kind::deleting};
        const std::size_t begun = tree_.begin();
        return put(targets) && tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr bool deletable(node_id target) noexcept {
        const node of = tree_[target];
        if (of.kind == node_kind::tuple || of.kind == node_kind::list) {
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (!deletable(tree_.item(of.items, i))) {
                    return false;
                }
            }
            return true;
        }
        return of.kind != node_kind::starred && assignable(target);
    }

    /// a.b.c, one str.
    constexpr str_object* dotted_name() noexcept {
        text_builder built{in_.thread};
        do {
            if (!is(token_kind::name)) {
                return nullptr;
            }
            const str_object* const part = keep_name(take());
            if (part == nullptr) {
                return nullptr;
            }
            built.add(built.size() != 0 ? "." : "");
            built.add(text_of(part));
        } while (accept(token_kind::dot));
        return static_cast<str_object*>(in_.keep(built.finish()));
    }

    /// Puts `name [as other]` into the list that is being built.
    constexpr bool alias(bool dotted) noexcept {
        const place begin = peek().where.begin;
        node made{.kind = node_kind::alias};
        made.held = dotted ? dotted_name() : accept_name();
        if (made.held != nullptr && accept(token_kind::as)) {
            made.a = name();
            if (made.a == 0) {
                return false;
            }
        }
        return made.held != nullptr && put_finished(begin, made);
    }

    constexpr node_id import() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::import};
        const std::size_t begun = tree_.begin();
        do {
            if (!alias(true)) {
                return 0;
            }
        } while (accept(token_kind::comma));
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr node_id import_from() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::import_from};
        while (is(token_kind::dot) || is(token_kind::ellipsis)) {
            made.op += take().kind == token_kind::dot ? 1 : 3;
        }
        if (made.op == 0 || !is(token_kind::import)) {
            made.held = dotted_name();
            if (made.held == nullptr) {
                return 0;
            }
        }
        if (!accept(token_kind::import)) {
            return 0;
        }
        const std::size_t begun = tree_.begin();
        if (accept(token_kind::multiply)) {
            made.b = finish(last_.begin,
                            {.kind = node_kind::alias, .held = pointer_to(graph::str_<"*">)});
            if (made.b == 0) {
                return 0;
            }
        } else {
            const bool enclosed = accept(token_kind::left_parenthesis);
            do {
                if (enclosed && is(token_kind::right_parenthesis) && tree_.count(begun) != 0) {
                    break;
                }
                if (!alias(false)) {
                    return 0;
                }
                if (!enclosed && is(token_kind::comma) && peek(1).kind == token_kind::newline) {
                    return 0;
                }
            } while (accept(token_kind::comma));
            if (enclosed && !accept(token_kind::right_parenthesis)) {
                return 0;
            }
        }
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    /// The operator of an augmented assignment; false: the token is none.
    [[nodiscard]] constexpr bool augments(token_kind kind, unsigned& does) noexcept {
        using op = opcode::binary_operator;
        constexpr struct {
            token_kind token;
            op does;
        } rows[] = {{token_kind::add_assign, op::NB_INPLACE_ADD},
                    {token_kind::subtract_assign, op::NB_INPLACE_SUBTRACT},
                    {token_kind::multiply_assign, op::NB_INPLACE_MULTIPLY},
                    {token_kind::matrix_multiply_assign, op::NB_INPLACE_MATRIX_MULTIPLY},
                    {token_kind::divide_assign, op::NB_INPLACE_TRUE_DIVIDE},
                    {token_kind::remainder_assign, op::NB_INPLACE_REMAINDER},
                    {token_kind::bit_and_assign, op::NB_INPLACE_AND},
                    {token_kind::bit_or_assign, op::NB_INPLACE_OR},
                    {token_kind::bit_xor_assign, op::NB_INPLACE_XOR},
                    {token_kind::shift_left_assign, op::NB_INPLACE_LSHIFT},
                    {token_kind::shift_right_assign, op::NB_INPLACE_RSHIFT},
                    {token_kind::power_assign, op::NB_INPLACE_POWER},
                    {token_kind::floor_divide_assign, op::NB_INPLACE_FLOOR_DIVIDE}};
        for (const auto& each : rows) {
            if (each.token == kind) {
                does = static_cast<unsigned>(each.does);
                return true;
            }
        }
        return false;
    }

    /// An assignment of any kind, or an expression.
    constexpr node_id assignment() noexcept {
        const place begin = peek().where.begin;
        const bool enclosed = is(token_kind::left_parenthesis);
        const node_id first = yield_or_expressions();
        if (first == 0) {
            return 0;
        }
        node made{.kind = node_kind::expression, .a = first};
        if (augments(peek().kind, made.op)) {
            return augmented(begin, made);
        }
        if (is(token_kind::colon)) {
            return annotated(begin, first, enclosed);
        }
        if (!is(token_kind::assign)) {
            return ends_simple() ? finish(begin, made) : 0;
        }
        made.kind = node_kind::assign;
        const std::size_t begun = tree_.begin();
        node_id value = first;
        while (is(token_kind::assign)) {
            take();
            if (!assignable(value) || !tree_.put(value)) {
                return 0;
            }
            value = yield_or_expressions();
            if (value == 0) {
                return 0;
            }
        }
        made.a = value;
        return ends_simple() && tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr node_id augmented(const place& begin, node made) noexcept {
        made.kind = node_kind::augmented;
        const node_kind target = tree_[made.a].kind;
        if (target != node_kind::name && target != node_kind::attribute &&
            target != node_kind::subscript) {
            return 0;
        }
        take();
        made.b = yield_or_expressions();
        return made.b != 0 ? finish(begin, made) : 0;
    }

    constexpr node_id annotated(const place& begin, node_id target, bool enclosed) noexcept {
        const node_kind kind = tree_[target].kind;
        if (kind != node_kind::name && kind != node_kind::attribute &&
            kind != node_kind::subscript) {
            return 0;
        }
        take();
        node made{.kind = node_kind::annotated,
                  .op = kind == node_kind::name && !enclosed,
                  .a = target,
                  .b = expression()};
        if (made.b == 0) {
            return 0;
        }
        if (accept(token_kind::assign)) {
            made.c = yield_or_expressions();
            if (made.c == 0) {
                return 0;
            }
        }
        return ends_simple() ? finish(begin, made) : 0;
    }
};

} // namespace stasis::compiler
