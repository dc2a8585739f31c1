// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/expression_checker.hpp: the rules of expressions, and what is wrong with them.
// CPython 3.11: Grammar/python.gram (expression, invalid_expression, invalid_named_expression).
#pragma once

#include <stasis/compiler/expression_parser.hpp>
#include <stasis/compiler/parameter_checker.hpp>

namespace stasis::compiler {

namespace detail {

/// Reads the strings at a token, for what is wrong within them.
class string_reader final : public expression_parser {
public:
    using expression_parser::expression_parser;

    /// The node's kind; false: an error is pending, or an f-string has one.
    constexpr bool read(std::size_t at, node_kind& kind) noexcept {
        at_ = at;
        const node_id made = strings();
        kind = made != 0 ? tree_[made].kind : node_kind::constant;
        return made != 0;
    }
};

} // namespace detail

/// Rules of expressions.
class expression_checker : public parameter_checker {
protected:
    constexpr expression_checker(source& in, row<token>& tokens) noexcept
        : parameter_checker(in, tokens), strings_tree_(in.thread),
          strings_(in, strings_tree_, tokens) {}
    constexpr ~expression_checker() = default;

    constexpr node_id strings() noexcept final {
        return remembered(checked_rule::strings, [&]() -> node_id {
            const std::size_t from = at_;
            while (accept(token_kind::string)) {
            }
            node_kind kind{};
            if (ended() || !strings_.read(from, kind)) {
                return 0;
            }
            return finish(from, {.kind = kind, .held = pointer_to(graph::empty_str)});
        });
    }

    constexpr bool expressions() noexcept {
        return attempt([&] {
            return separated(token_kind::comma, [&] { return expression() != 0; }) &&
                   maybe([&] { return accept(token_kind::comma); });
        });
    }

    constexpr node_id expression() noexcept final {
        return remembered(checked_rule::expression, [&]() -> node_id {
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return 0;
            }
            if (asks_) {
                wrong_expression();
                wrong_print();
            }
            return ended() ? 0 : plain_expression();
        });
    }

    constexpr node_id plain_expression() noexcept {
        const std::size_t from = at_;
        if (attempt([&] {
                return disjunction() != 0 && accept(token_kind::if_) && disjunction() != 0 &&
                       accept(token_kind::else_) && expression() != 0;
            })) {
            return finish(from, {.kind = node_kind::conditional});
        }
        if (const node_id made = disjunction()) {
            return made;
        }
        return attempt([&]() -> node_id {
            return accept(token_kind::lambda) &&
                           maybe([&] { return parameters(parameters_of::lambda); }) &&
                           accept(token_kind::colon) && expression() != 0
                       ? finish(from, {.kind = node_kind::lambda})
                       : 0;
        });
    }

    constexpr void wrong_expression() noexcept {
        // Two expressions with nothing between, in brackets. What begins as a string with another
        // prefix, or with a word that is a keyword elsewhere, isn't told of.
        const bool is_other = follows([&] {
            return attempt(
                       [&] { return accept(token_kind::name) && accept(token_kind::string); }) ||
                   accept_word_beginning();
        });
        if (!is_other) {
            attempt([&]() -> node_id {
                const node_id first = disjunction();
                if (first == 0) {
                    return 0;
                }
                const bool asked = asks_;
                asks_ = false;
                const node_id second = attempt([&] { return plain_expression(); });
                asks_ = asked;
                return second != 0 && !prints(first) && is_enclosed(at_ - 1)
                           ? refuse_from(first, second,
                                         "invalid syntax. Perhaps you forgot a comma?")
                           : 0;
            });
        }
        attempt([&]() -> node_id {
            const node_id first = disjunction();
            const node_id test = first != 0 && accept(token_kind::if_) ? disjunction() : 0;
            return test != 0 && !is_any(token_kind::else_, token_kind::colon)
                       ? refuse_from(first, test, "expected 'else' after 'if' expression")
                       : 0;
        });
    }

    /// print or exec, as the statements that they once were.
    constexpr void wrong_print() noexcept {
        attempt([&]() -> node_id {
            const node_id word = name();
            if (word == 0 || is(token_kind::left_parenthesis)) {
                return 0;
            }
            const node_id given = star_expressions();
            if (given == 0 || !prints(word)) {
                return 0;
            }
            const text spelled = spelling_of(tree_[word].op);
            return refuse_from(word, given, "Missing parentheses in call to '", spelled,
                               "'. Did you mean ", spelled, "(...)?");
        });
    }

    [[nodiscard]] constexpr bool prints(node_id word) noexcept {
        const node& of = tree_[word];
        if (of.kind != node_kind::name) {
            return false;
        }
        const text spelled = spelling_of(of.op);
        return spelled == text{"print"} || spelled == text{"exec"};
    }

    /// Whether a token stands in brackets; one that closes the outermost doesn't.
    [[nodiscard]] constexpr bool is_enclosed(std::size_t at) noexcept {
        int depth = 0;
        for (std::size_t i = 0; i <= at; ++i) {
            switch (tokens_[i].kind) {
            case token_kind::left_parenthesis:
            case token_kind::left_bracket:
            case token_kind::left_brace: ++depth; break;
            case token_kind::right_parenthesis:
            case token_kind::right_bracket:
            case token_kind::right_brace: --depth; break;
            default: break;
            }
        }
        return depth > 0;
    }

    constexpr node_id yield_expression() noexcept final {
        const std::size_t from = at_;
        if (attempt([&] {
                return accept(token_kind::yield) && accept(token_kind::from) && expression() != 0;
            })) {
            return finish(from, {.kind = node_kind::yield_from});
        }
        return attempt([&]() -> node_id {
            return accept(token_kind::yield) && maybe([&] { return star_expressions() != 0; })
                       ? finish(from, {.kind = node_kind::yield})
                       : 0;
        });
    }

    /// One that may have a star, or a tuple without parentheses.
    constexpr node_id star_expressions() noexcept final {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            const node_id first = star_expression();
            if (first == 0 || !is(token_kind::comma)) {
                return first;
            }
            node made{.kind = node_kind::tuple};
            const std::size_t begun = tree_.begin();
            if (!tree_.put(first)) {
                return 0;
            }
            repeated([&] {
                const node_id next = accept(token_kind::comma) ? star_expression() : 0;
                return next != 0 && tree_.put(next);
            });
            maybe([&] { return accept(token_kind::comma); });
            return tree_.end(begun, made.items) ? finish(from, made) : 0;
        });
    }

    constexpr node_id star_expression() noexcept final {
        return remembered(checked_rule::star_expression, [&]() -> node_id {
            const std::size_t from = at_;
            if (const node_id made = attempt([&]() -> node_id {
                    const node_id inner = accept(token_kind::multiply) ? binary(0) : 0;
                    return inner != 0 ? finish(from, {.kind = node_kind::starred, .a = inner}) : 0;
                })) {
                return made;
            }
            return expression();
        });
    }

    constexpr node_id assignment_expression() noexcept final {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            return accept(token_kind::name) && accept(token_kind::name_assign) && expression() != 0
                       ? finish(from, {.kind = node_kind::named})
                       : 0;
        });
    }

    constexpr node_id named_expression() noexcept final {
        if (const node_id made = assignment_expression()) {
            return made;
        }
        if (asks_) {
            remembered(checked_rule::wrong_named, [&] { return wrong_named(); });
        }
        return attempt([&]() -> node_id {
            const node_id made = expression();
            return made != 0 && !is(token_kind::name_assign) ? made : 0;
        });
    }

    constexpr node_id wrong_named() noexcept {
        attempt([&]() -> node_id {
            const node_id target = expression();
            return target != 0 && accept(token_kind::name_assign) && expression() != 0
                       ? refuse_at(target, "cannot use assignment expressions with ",
                                   described(tree_[target]))
                       : 0;
        });
        const auto ends = [&] { return !is_any(token_kind::assign, token_kind::name_assign); };
        attempt([&]() -> node_id {
            const node_id target = name();
            const node_id held = target != 0 && accept(token_kind::assign) ? binary(0) : 0;
            return held != 0 && ends() ? refuse_from(target, held,
                                                     "invalid syntax. Maybe you meant '==' or ':=' "
                                                     "instead of '='?")
                                       : 0;
        });
        if (follows([&] {
                return first_of([&] { return list(); }, [&] { return tuple(); },
                                [&] { return generator_expression(); }) != 0 ||
                       accept_any(token_kind::true_, token_kind::none_, token_kind::false_);
            })) {
            return 0;
        }
        return attempt([&]() -> node_id {
            const node_id target = binary(0);
            return target != 0 && accept(token_kind::assign) && binary(0) != 0 && ends()
                       ? refuse_at(target, "cannot assign to ", described(tree_[target]),
                                   " here. Maybe you meant '==' instead of '='?")
                       : 0;
        });
    }

    // Operators.

    template <class Operand>
    constexpr node_id boolean(checked_rule of, token_kind between, Operand operand) noexcept {
        return remembered(of, [&]() -> node_id {
            const std::size_t from = at_;
            const node_id first = operand();
            return first != 0 && at_least_once([&] { return accept(between) && operand() != 0; })
                       ? finish(from, {.kind = node_kind::boolean})
                       : first;
        });
    }
    constexpr node_id disjunction() noexcept final {
        return boolean(checked_rule::disjunction, token_kind::or_, [&] { return conjunction(); });
    }
    constexpr node_id conjunction() noexcept {
        return boolean(checked_rule::conjunction, token_kind::and_, [&] { return inversion(); });
    }

    constexpr node_id inversion() noexcept {
        return remembered(checked_rule::inversion, [&]() -> node_id {
            const std::size_t from = at_;
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return 0;
            }
            if (attempt([&] { return accept(token_kind::not_) && inversion() != 0; })) {
                return finish(from, {.kind = node_kind::unary});
            }
            return comparison();
        });
    }

    /// The operator of a comparison; false: there is none.
    constexpr bool comparison_operator(compare_kind& kind) noexcept {
        constexpr struct {
            token_kind first;
            token_kind second; ///< the same as the first: there is none
            compare_kind kind;
        } rows[] = {{token_kind::equal, token_kind::equal, compare_kind::eq},
                    {token_kind::not_equal, token_kind::not_equal, compare_kind::ne},
                    {token_kind::less_equal, token_kind::less_equal, compare_kind::le},
                    {token_kind::less, token_kind::less, compare_kind::lt},
                    {token_kind::greater_equal, token_kind::greater_equal, compare_kind::ge},
                    {token_kind::greater, token_kind::greater, compare_kind::gt},
                    {token_kind::not_, token_kind::in, compare_kind::not_in},
                    {token_kind::in, token_kind::in, compare_kind::in},
                    {token_kind::is, token_kind::not_, compare_kind::is_not},
                    {token_kind::is, token_kind::is, compare_kind::is}};
        for (const auto& each : rows) {
            if (attempt([&] {
                    return accept(each.first) && (each.first == each.second || accept(each.second));
                })) {
                kind = each.kind;
                return true;
            }
        }
        return false;
    }

    constexpr node_id comparison() noexcept {
        const std::size_t from = at_;
        const node_id left = binary(0);
        node made{.kind = node_kind::compare, .a = left};
        bool first = true;
        if (left == 0 || !at_least_once([&] {
                compare_kind kind{};
                if (!comparison_operator(kind) || binary(0) == 0) {
                    return false;
                }
                made.op = first ? static_cast<unsigned>(kind) : made.op;
                first = false;
                return true;
            })) {
            return left;
        }
        return finish(from, made);
    }

    /// Binary operators, those that bind least at level 0: |.
    constexpr node_id binary(unsigned level) noexcept final {
        if (level == 6) {
            return factor();
        }
        return remembered(static_cast<unsigned>(checked_rule::bit_or) + level, [&]() -> node_id {
            const std::size_t from = at_;
            node_id left = binary(level + 1);
            while (left != 0 &&
                   attempt([&] { return accept_operator(level) && binary(level + 1) != 0; })) {
                left = finish(from, {.kind = node_kind::binary});
            }
            return left;
        });
    }
    constexpr bool accept_operator(unsigned level) noexcept {
        switch (level) {
        case 0: return accept(token_kind::bit_or);
        case 1: return accept(token_kind::bit_xor);
        case 2: return accept(token_kind::bit_and);
        case 3: return accept_any(token_kind::shift_left, token_kind::shift_right);
        case 4: return accept_any(token_kind::add, token_kind::subtract);
        default:
            return accept_any(token_kind::multiply, token_kind::divide, token_kind::floor_divide,
                              token_kind::remainder, token_kind::matrix_multiply);
        }
    }

    constexpr node_id factor() noexcept {
        return remembered(checked_rule::factor, [&]() -> node_id {
            const std::size_t from = at_;
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return 0;
            }
            if (attempt([&] {
                    return accept_any(token_kind::add, token_kind::subtract,
                                      token_kind::bit_invert) &&
                           factor() != 0;
                })) {
                return finish(from, {.kind = node_kind::unary});
            }
            const node_id base = await_primary();
            return base != 0 && attempt([&] { return accept(token_kind::power) && factor() != 0; })
                       ? finish(from, {.kind = node_kind::binary})
                       : base;
        });
    }

private:
    syntax_tree strings_tree_;
    detail::string_reader strings_;
};

} // namespace stasis::compiler
