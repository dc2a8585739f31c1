// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/simple_statement_checker.hpp: the rules of statements without a block, and what
// is wrong with them. CPython 3.11: Grammar/python.gram (simple_stmt, invalid_assignment).
#pragma once

#include <stasis/compiler/pattern_checker.hpp>

namespace stasis::compiler {

/// Rules of statements of one line.
class simple_statement_checker : public pattern_checker {
protected:
    using pattern_checker::pattern_checker;
    constexpr ~simple_statement_checker() = default;

    constexpr bool simple_statements() noexcept {
        return attempt([&] {
                   return simple_statement() && !is(token_kind::semicolon) &&
                          accept(token_kind::newline);
               }) ||
               attempt([&] {
                   return separated(token_kind::semicolon, [&] { return simple_statement(); }) &&
                          maybe([&] { return accept(token_kind::semicolon); }) &&
                          accept(token_kind::newline);
               });
    }

private:
    constexpr bool simple_statement() noexcept {
        return remembered(checked_rule::simple_statement, [&]() -> node_id {
                   const std::size_t from = at_;
                   return any_statement() && !ended() ? finish(from, {.kind = node_kind::pass}) : 0;
               }) != 0;
    }

    constexpr bool any_statement() noexcept {
        if (assignment() || star_expressions() != 0) {
            return true;
        }
        const auto optional = [&](token_kind before) {
            return maybe([&] { return accept(before) && expression() != 0; });
        };
        const auto names = [&] {
            return separated(token_kind::comma, [&] { return accept(token_kind::name); });
        };
        return attempt([&] {
                   return accept(token_kind::return_) &&
                          maybe([&] { return star_expressions() != 0; });
               }) ||
               import() || attempt([&] {
                   return accept(token_kind::raise) &&
                          maybe([&] { return expression() != 0 && optional(token_kind::from); });
               }) ||
               accept(token_kind::pass) || deletion() || yield_expression() != 0 || attempt([&] {
                   return accept(token_kind::assert_) && expression() != 0 &&
                          optional(token_kind::comma);
               }) ||
               accept_any(token_kind::break_, token_kind::continue_) ||
               attempt([&] { return accept(token_kind::global) && names(); }) ||
               attempt([&] { return accept(token_kind::nonlocal) && names(); });
    }

    constexpr bool yield_or_expressions() noexcept {
        return yield_expression() != 0 || star_expressions() != 0;
    }

    constexpr bool augments() noexcept {
        return accept_any(token_kind::add_assign, token_kind::subtract_assign,
                          token_kind::multiply_assign, token_kind::matrix_multiply_assign,
                          token_kind::divide_assign, token_kind::remainder_assign,
                          token_kind::bit_and_assign, token_kind::bit_or_assign,
                          token_kind::bit_xor_assign, token_kind::shift_left_assign,
                          token_kind::shift_right_assign, token_kind::power_assign,
                          token_kind::floor_divide_assign);
    }

    constexpr bool assignment() noexcept {
        const auto annotation = [&] {
            return accept(token_kind::colon) && expression() != 0 &&
                   maybe([&] { return accept(token_kind::assign) && yield_or_expressions(); });
        };
        const auto targets = [&] { return star_targets() != 0 && accept(token_kind::assign); };
        if (attempt([&] { return accept(token_kind::name) && annotation(); }) || attempt([&] {
                return (attempt([&] {
                            return accept(token_kind::left_parenthesis) && single_target() != 0 &&
                                   accept(token_kind::right_parenthesis);
                        }) ||
                        attribute_or_subscript() != 0) &&
                       annotation();
            }) ||
            attempt([&] {
                return at_least_once(targets) && yield_or_expressions() && !is(token_kind::assign);
            })) {
            return true;
        }
        bool cut = false;
        if (attempt([&] {
                if (single_target() == 0 || !augments()) {
                    return false;
                }
                cut = true;
                return yield_or_expressions();
            })) {
            return true;
        }
        if (asks_ && !cut) {
            wrong_assignment();
        }
        return false;
    }

    /// What can't be annotated, since it is several.
    constexpr node_id several_targets() noexcept {
        if (const node_id made = first_of([&] { return list(); }, [&] { return tuple(); })) {
            return made;
        }
        return attempt([&]() -> node_id {
            const node_id inner = accept(token_kind::left_parenthesis) ? several_targets() : 0;
            return inner != 0 && accept(token_kind::right_parenthesis) ? inner : 0;
        });
    }

    constexpr void wrong_assignment() noexcept {
        const auto annotated = [&] { return accept(token_kind::colon) && expression() != 0; };
        const auto targets = [&] { return star_targets() != 0 && accept(token_kind::assign); };
        attempt([&]() -> node_id {
            const node_id target = several_targets();
            return target != 0 && annotated()
                       ? refuse_at(target, "only single target (not ", described(tree_[target]),
                                   ") can be annotated")
                       : 0;
        });
        attempt([&]() -> node_id {
            const node_id first = star_named_expression();
            return first != 0 && accept(token_kind::comma) &&
                           repeated([&] { return star_named_expressions(); }) && annotated()
                       ? refuse_at(first, "only single target (not tuple) can be annotated")
                       : 0;
        });
        attempt([&]() -> node_id {
            const node_id target = expression();
            return target != 0 && annotated() ? refuse_at(target, "illegal target for annotation")
                                              : 0;
        });
        attempt([&]() -> node_id {
            repeated(targets);
            const node_id target = star_expressions();
            return target != 0 && accept(token_kind::assign)
                       ? refuse_target(target, targets_of::assignment)
                       : 0;
        });
        attempt([&]() -> node_id {
            repeated(targets);
            const node_id target = yield_expression();
            return target != 0 && accept(token_kind::assign)
                       ? refuse_at(target, "assignment to yield expression not possible")
                       : 0;
        });
        attempt([&]() -> node_id {
            const node_id target = star_expressions();
            return target != 0 && augments() && yield_or_expressions()
                       ? refuse_at(target, "'", described(tree_[target]),
                                   "' is an illegal expression for augmented assignment")
                       : 0;
        });
    }

    constexpr bool deletion() noexcept {
        if (!is(token_kind::del)) {
            return false;
        }
        if (attempt([&] {
                return accept(token_kind::del) && delete_targets() &&
                       is_any(token_kind::semicolon, token_kind::newline);
            })) {
            return true;
        }
        if (asks_) {
            attempt([&]() -> node_id {
                const node_id target = accept(token_kind::del) ? star_expressions() : 0;
                return target != 0 ? refuse_target(target, targets_of::deletion) : 0;
            });
        }
        return false;
    }

    constexpr bool renamed() noexcept {
        return maybe([&] { return accept(token_kind::as) && accept(token_kind::name); });
    }
    constexpr bool dotted_name() noexcept {
        return separated(token_kind::dot, [&] { return accept(token_kind::name); });
    }

    constexpr bool import() noexcept {
        if (attempt([&] {
                return accept(token_kind::import) &&
                       separated(token_kind::comma, [&] { return dotted_name() && renamed(); });
            })) {
            return true;
        }
        const auto dot = [&] { return accept_any(token_kind::dot, token_kind::ellipsis); };
        return attempt([&] {
                   return accept(token_kind::from) && repeated(dot) && dotted_name() &&
                          accept(token_kind::import) && imported();
               }) ||
               attempt([&] {
                   return accept(token_kind::from) && at_least_once(dot) &&
                          accept(token_kind::import) && imported();
               });
    }

    constexpr bool imported() noexcept {
        const auto names = [&] {
            return separated(token_kind::comma,
                             [&] { return accept(token_kind::name) && renamed(); });
        };
        if (attempt([&] {
                return accept(token_kind::left_parenthesis) && names() &&
                       maybe([&] { return accept(token_kind::comma); }) &&
                       accept(token_kind::right_parenthesis);
            }) ||
            attempt([&] { return names() && !is(token_kind::comma); }) ||
            accept(token_kind::multiply)) {
            return true;
        }
        if (asks_) {
            attempt([&] {
                return names() && accept(token_kind::comma) && accept(token_kind::newline)
                           ? refuse_reached(
                                 "trailing comma not allowed without surrounding parentheses")
                           : 0;
            });
        }
        return false;
    }
};

} // namespace stasis::compiler
