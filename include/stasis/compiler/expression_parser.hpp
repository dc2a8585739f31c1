// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/expression_parser.hpp: expressions of a source text as trees.
// CPython 3.11: Grammar/python.gram.
#pragma once

#include <stasis/compiler/primary_parser.hpp>
#include <stasis/opcode/opcode.hpp>

namespace stasis::compiler {

namespace detail {

using opcode::binary_operator;

/// How tightly a binary operator binds, from 1 on, and what it does; 0: it is none.
struct binary_row {
    int binds = 0;
    binary_operator does = binary_operator::NB_ADD;
};

[[nodiscard]] constexpr binary_row binary_row_of(token_kind kind) noexcept {
    switch (kind) {
    case token_kind::bit_or: return {1, binary_operator::NB_OR};
    case token_kind::bit_xor: return {2, binary_operator::NB_XOR};
    case token_kind::bit_and: return {3, binary_operator::NB_AND};
    case token_kind::shift_left: return {4, binary_operator::NB_LSHIFT};
    case token_kind::shift_right: return {4, binary_operator::NB_RSHIFT};
    case token_kind::add: return {5, binary_operator::NB_ADD};
    case token_kind::subtract: return {5, binary_operator::NB_SUBTRACT};
    case token_kind::multiply: return {6, binary_operator::NB_MULTIPLY};
    case token_kind::divide: return {6, binary_operator::NB_TRUE_DIVIDE};
    case token_kind::floor_divide: return {6, binary_operator::NB_FLOOR_DIVIDE};
    case token_kind::remainder: return {6, binary_operator::NB_REMAINDER};
    case token_kind::matrix_multiply: return {6, binary_operator::NB_MATRIX_MULTIPLY};
    default: return {};
    }
}

} // namespace detail

/// Reads expressions.
class expression_parser : public primary_parser {
public:
    using primary_parser::primary_parser;

protected:
    constexpr ~expression_parser() = default;

    constexpr node_id named() noexcept final {
        if (!is(token_kind::name) || peek(1).kind != token_kind::name_assign) {
            const node_id made = expression();
            return is(token_kind::name_assign) ? 0 : made;
        }
        const place begin = peek().where.begin;
        node made{.kind = node_kind::named, .a = name()};
        take();
        made.b = made.a != 0 ? expression() : 0;
        return made.b != 0 ? finish(begin, made) : 0;
    }

    constexpr node_id expression() noexcept final {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        if (is(token_kind::lambda)) {
            return lambda();
        }
        const place begin = peek().where.begin;
        node made{.kind = node_kind::conditional};
        made.b = disjunction();
        if (made.b == 0 || !is(token_kind::if_)) {
            return made.b;
        }
        take();
        made.a = disjunction();
        if (made.a == 0 || !accept(token_kind::else_)) {
            return 0;
        }
        made.c = expression();
        return made.c != 0 ? finish(begin, made) : 0;
    }

    using operation = node_id (expression_parser::*)();

    /// Operands with `and`, or `or`, between them.
    constexpr node_id boolean(token_kind between, operation operand) noexcept {
        const place begin = peek().where.begin;
        const node_id first = (this->*operand)();
        if (first == 0 || !is(between)) {
            return first;
        }
        node made{.kind = node_kind::boolean, .op = between == token_kind::or_};
        const std::size_t begun = tree_.begin();
        if (!tree_.put(first)) {
            return 0;
        }
        while (accept(between)) {
            const node_id next = (this->*operand)();
            if (next == 0 || !tree_.put(next)) {
                return 0;
            }
        }
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }
    constexpr node_id disjunction() noexcept final {
        return boolean(token_kind::or_, &expression_parser::conjunction);
    }
    constexpr node_id conjunction() noexcept {
        return boolean(token_kind::and_, &expression_parser::inversion);
    }

    constexpr node_id inversion() noexcept {
        if (is(token_kind::not_)) {
            return unary(opcode::opcode::UNARY_NOT, &expression_parser::inversion);
        }
        return comparison();
    }

    constexpr node_id unary(opcode::opcode does, operation operand) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        const place begin = take().where.begin;
        node made{.kind = node_kind::unary, .op = static_cast<unsigned>(does)};
        made.a = (this->*operand)();
        return made.a != 0 ? finish(begin, made) : 0;
    }

    /// Reads a comparison's operator; false: there is none.
    constexpr bool accept_comparison(compare_kind& found) noexcept {
        constexpr struct {
            token_kind token;
            compare_kind kind;
        } rows[] = {
            {token_kind::less, compare_kind::lt},    {token_kind::less_equal, compare_kind::le},
            {token_kind::equal, compare_kind::eq},   {token_kind::not_equal, compare_kind::ne},
            {token_kind::greater, compare_kind::gt}, {token_kind::greater_equal, compare_kind::ge},
            {token_kind::in, compare_kind::in}};
        for (const auto& each : rows) {
            if (accept(each.token)) {
                found = each.kind;
                return true;
            }
        }
        if (is(token_kind::not_) && peek(1).kind == token_kind::in) {
            take();
            take();
            found = compare_kind::not_in;
            return true;
        }
        if (accept(token_kind::is)) {
            found = accept(token_kind::not_) ? compare_kind::is_not : compare_kind::is;
            return true;
        }
        return false;
    }

    constexpr node_id comparison() noexcept {
        const place begin = peek().where.begin;
        const node_id first = binary(1);
        compare_kind kind{};
        if (first == 0 || !accept_comparison(kind)) {
            return first;
        }
        // Operands and operators in turn; then apart.
        node made{.kind = node_kind::compare};
        const std::size_t begun = tree_.begin();
        bool kept = tree_.put(first);
        do {
            const node_id asked = finish(
                last_.begin, {.kind = node_kind::comparison, .op = static_cast<unsigned>(kind)});
            const node_id next = asked != 0 ? binary(1) : 0;
            if (next == 0 || !kept || !tree_.put(asked) || !tree_.put(next)) {
                return 0;
            }
        } while (accept_comparison(kind));
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

    constexpr node_id binary(int binds) noexcept final {
        const place begin = peek().where.begin;
        node_id left = factor();
        while (left != 0) {
            const detail::binary_row next = detail::binary_row_of(peek().kind);
            if (next.binds < binds) {
                break;
            }
            take();
            const node_id right = binary(next.binds + 1);
            if (right == 0) {
                return 0;
            }
            left = finish(begin, {.kind = node_kind::binary,
                                  .op = static_cast<unsigned>(next.does),
                                  .a = left,
                                  .b = right});
        }
        return left;
    }

    constexpr node_id factor() noexcept {
        switch (peek().kind) {
        case token_kind::add:
            return unary(opcode::opcode::UNARY_POSITIVE, &expression_parser::factor);
        case token_kind::subtract:
            return unary(opcode::opcode::UNARY_NEGATIVE, &expression_parser::factor);
        case token_kind::bit_invert:
            return unary(opcode::opcode::UNARY_INVERT, &expression_parser::factor);
        default: return power();
        }
    }

    constexpr node_id power() noexcept {
        const place begin = peek().where.begin;
        const node_id base = primary();
        if (base == 0 || !is(token_kind::power)) {
            return base;
        }
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        take();
        const node_id exponent = factor();
        return exponent != 0
                   ? finish(begin, {.kind = node_kind::binary,
                                    .op = static_cast<unsigned>(detail::binary_operator::NB_POWER),
                                    .a = base,
                                    .b = exponent})
                   : 0;
    }

    constexpr node_id lambda() noexcept final {
        const place begin = take().where.begin;
        node made{.kind = node_kind::lambda};
        if (!parameters(token_kind::colon, false, made.items) || !accept(token_kind::colon)) {
            return 0;
        }
        made.a = expression();
        return made.a != 0 ? finish(begin, made) : 0;
    }

    /// The parameters up to a closing token, which stays; only those of `def` may have annotations.
    constexpr bool parameters(token_kind closing, bool annotated, node_list& made) noexcept {
        const std::size_t begun = tree_.begin();
        parameter_kind kind = parameter_kind::positional;
        bool defaults = false;
        bool wants_name = false;
        while (!is(closing)) {
            if (accept(token_kind::divide)) {
                if (tree_.count(begun) == 0 || kind != parameter_kind::positional ||
                    slashed(begun)) {
                    return false;
                }
                for (std::size_t i = 0; i < tree_.count(begun); ++i) {
                    tree_[tree_.open(begun, i)].op =
                        static_cast<unsigned>(parameter_kind::positional_only);
                }
            } else if (is(token_kind::multiply) || is(token_kind::power)) {
                const bool named = is(token_kind::power);
                take();
                if ((named && wants_name) || kind == parameter_kind::all_keywords ||
                    (!named && kind == parameter_kind::keyword_only)) {
                    return false;
                }
                kind = named ? parameter_kind::all_keywords : parameter_kind::keyword_only;
                wants_name = !named && is(token_kind::comma);
                if (!named && is(closing)) {
                    return false;
                }
                if (!wants_name &&
                    !parameter(named ? kind : parameter_kind::all_positional, annotated)) {
                    return false;
                }
            } else {
                if (kind == parameter_kind::all_keywords) {
                    return false;
                }
                wants_name = false;
                if (!parameter(kind, annotated)) {
                    return false;
                }
                const node_id last = tree_.open(begun, tree_.count(begun) - 1);
                if (kind == parameter_kind::positional && defaults && tree_[last].b == 0) {
                    return false;
                }
                defaults = defaults || (kind == parameter_kind::positional && tree_[last].b != 0);
            }
            if (!accept(token_kind::comma)) {
                break;
            }
        }
        return !wants_name && tree_.end(begun, made);
    }

    [[nodiscard]] constexpr bool slashed(std::size_t begun) noexcept {
        return static_cast<parameter_kind>(tree_[tree_.open(begun, 0)].op) ==
               parameter_kind::positional_only;
    }

    /// Puts a parameter into the list that is being built.
    constexpr bool parameter(parameter_kind kind, bool annotated) noexcept {
        const place begin = peek().where.begin;
        node made{.kind = node_kind::parameter, .op = static_cast<unsigned>(kind)};
        made.held = accept_name();
        if (made.held == nullptr) {
            return false;
        }
        if (annotated && accept(token_kind::colon)) {
            made.a =
                kind == parameter_kind::all_positional ? item(item_kind::expression) : expression();
            if (made.a == 0) {
                return false;
            }
        }
        made.where = {begin, last_.end};
        if (kind != parameter_kind::all_positional && kind != parameter_kind::all_keywords &&
            accept(token_kind::assign)) {
            made.b = expression();
            if (made.b == 0) {
                return false;
            }
        }
        const node_id added = tree_.add(made);
        return added != 0 && tree_.put(added);
    }

    constexpr node_id whole_of(row<token>& tokens) noexcept final;
};

namespace detail {

/// Reads what an f-string has between braces.
class expression_in_string final : public expression_parser {
public:
    using expression_parser::expression_parser;

    constexpr node_id whole() noexcept { return enclosed(); }
};

} // namespace detail

constexpr node_id expression_parser::whole_of(row<token>& tokens) noexcept {
    detail::expression_in_string nested{in_, tree_, tokens};
    return nested.whole();
}

} // namespace stasis::compiler
