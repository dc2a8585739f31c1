// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/target_checker.hpp: the rules of calls and of what can be assigned to, and what
// is wrong with them. CPython 3.11: Grammar/python.gram (args, star_targets, del_targets),
// _PyPegen_get_invalid_target (Parser/pegen.c).
#pragma once

#include <stasis/compiler/token_checker.hpp>

namespace stasis::compiler {

/// What an expression is, in the words of a SyntaxError. CPython 3.11: _PyPegen_get_expr_name
/// (Parser/pegen.c).
[[nodiscard]] constexpr const char* described(const node& of) noexcept {
    switch (of.kind) {
    case node_kind::name: return "name";
    case node_kind::attribute: return "attribute";
    case node_kind::subscript: return "subscript";
    case node_kind::starred: return "starred";
    case node_kind::list: return "list";
    case node_kind::tuple: return "tuple";
    case node_kind::lambda: return "lambda";
    case node_kind::call: return "function call";
    case node_kind::boolean:
    case node_kind::binary:
    case node_kind::unary: return "expression";
    case node_kind::await: return "await expression";
    case node_kind::yield:
    case node_kind::yield_from: return "yield expression";
    case node_kind::comprehension: return name_of(static_cast<comprehension_kind>(of.op));
    case node_kind::dict: return "dict literal";
    case node_kind::set: return "set display";
    case node_kind::joined: return "f-string expression";
    case node_kind::compare: return "comparison";
    case node_kind::conditional: return "conditional expression";
    case node_kind::named: return "named expression";
    case node_kind::constant:
        switch (load(of.held).kind) {
        case tag::none: return "None";
        case tag::boolean: return load(of.held).data.integer != 0 ? "True" : "False";
        default: return of.held == pointer_to(graph::ellipsis) ? "ellipsis" : "literal";
        }
    default: return "expression";
    }
}

/// Rules of arguments and targets; expressions are read by what derives from it.
class target_checker : public token_checker {
protected:
    using token_checker::token_checker;
    constexpr ~target_checker() = default;

    virtual constexpr node_id atom() noexcept = 0;
    virtual constexpr node_id expression() noexcept = 0;
    virtual constexpr node_id disjunction() noexcept = 0;
    virtual constexpr node_id assignment_expression() noexcept = 0;
    virtual constexpr node_id star_expressions() noexcept = 0;
    virtual constexpr node_id slices() noexcept = 0;
    virtual constexpr node_id generator_expression() noexcept = 0;

    /// A name, as a node that knows its token.
    constexpr node_id name() noexcept {
        const std::size_t from = at_;
        return accept(token_kind::name)
                   ? finish(from, {.kind = node_kind::name, .op = static_cast<unsigned>(from)})
                   : 0;
    }

    /// *expression, as an argument has it.
    constexpr node_id starred_expression() noexcept {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            const node_id inner = accept(token_kind::multiply) ? expression() : 0;
            return inner != 0 ? finish(from, {.kind = node_kind::starred, .a = inner}) : 0;
        });
    }

    /// name := expression, or an expression that isn't followed by ":=".
    constexpr node_id assignment_or_expression() noexcept {
        if (const node_id made = assignment_expression()) {
            return made;
        }
        return attempt([&]() -> node_id {
            const node_id made = expression();
            return made != 0 && !is(token_kind::name_assign) ? made : 0;
        });
    }

    // Arguments: a call's node, with the positional ones in `items`; `op` says whether there is **.

    constexpr node_id arguments() noexcept {
        return remembered(checked_rule::arguments, [&]() -> node_id {
            const node_id made = attempt([&]() -> node_id {
                const node_id all = args();
                return all != 0 && maybe([&] { return accept(token_kind::comma); }) &&
                               is(token_kind::right_parenthesis)
                           ? all
                           : 0;
            });
            return made == 0 && asks_ ? wrong_arguments() : made;
        });
    }

    constexpr node_id args() noexcept {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            node made{.kind = node_kind::call};
            const std::size_t begun = tree_.begin();
            const auto positional = [&]() -> bool {
                node_id one = starred_expression();
                if (one == 0) {
                    one = assignment_or_expression();
                    if (one == 0 || is(token_kind::assign)) {
                        return false;
                    }
                }
                return tree_.put(one);
            };
            bool unpacks = false;
            if (separated(token_kind::comma, positional)) {
                maybe([&] { return accept(token_kind::comma) && named_arguments(unpacks); });
            } else if (!named_arguments(unpacks)) {
                return 0;
            }
            made.op = unpacks;
            return tree_.end(begun, made.items) ? finish(from, made) : 0;
        });
    }

    /// name=value and *values, then name=value and **values.
    constexpr bool named_arguments(bool& unpacks) noexcept {
        const auto first = [&] { return named_argument(token_kind::multiply) != 0; };
        const auto second = [&]() -> bool {
            const bool unpacking = is(token_kind::power);
            const bool found = named_argument(token_kind::power) != 0;
            unpacks = unpacks || (found && unpacking);
            return found;
        };
        return attempt([&] {
                   return separated(token_kind::comma, first) && accept(token_kind::comma) &&
                          separated(token_kind::comma, second);
               }) ||
               attempt([&] { return separated(token_kind::comma, first); }) ||
               attempt([&] { return separated(token_kind::comma, second); });
    }

    constexpr node_id named_argument(token_kind unpacks) noexcept {
        if (asks_ && wrong_named_argument() != 0) {
            return 0;
        }
        if (const node_id made = attempt([&]() -> node_id {
                return name() != 0 && accept(token_kind::assign) ? expression() : 0;
            })) {
            return made;
        }
        return attempt([&]() -> node_id { return accept(unpacks) ? expression() : 0; });
    }

    constexpr node_id wrong_arguments() noexcept {
        const auto wrong = [&](auto read) { return !ended() && attempt(read) != 0; };
        const char* const bare = "Generator expression must be parenthesized";
        node_id last = 0;
        wrong([&]() -> node_id {
            const node_id all = args();
            return all != 0 && accept(token_kind::comma) && accept(token_kind::multiply)
                       ? refuse_at(all, "iterable argument unpacking follows keyword argument "
                                        "unpacking")
                       : 0;
        });
        wrong([&]() -> node_id {
            const node_id element = expression();
            if (element == 0 || !for_if_clauses(last) || !accept(token_kind::comma)) {
                return 0;
            }
            maybe([&] {
                node_id other = 0;
                return args() != 0 ||
                       attempt([&] { return expression() != 0 && for_if_clauses(other); });
            });
            return refuse_from(element, last, bare);
        });
        wrong([&] { return wrong_assignment_in_call(); });
        wrong([&]() -> node_id {
            const node_id all = args();
            if (all == 0 || !for_if_clauses(last) || tree_[all].items.count <= 1) {
                return 0;
            }
            const node_list given = tree_[all].items;
            return refuse_from(tree_.item(given, given.count - 1), last, bare);
        });
        wrong([&]() -> node_id {
            const node_id element = args() != 0 && accept(token_kind::comma) ? expression() : 0;
            return element != 0 && for_if_clauses(last) ? refuse_from(element, last, bare) : 0;
        });
        wrong([&]() -> node_id {
            const node_id all = args();
            if (all == 0 || !accept(token_kind::comma) || args() == 0) {
                return 0;
            }
            return refuse_reached(tree_[all].op != 0
                                      ? "positional argument follows keyword argument unpacking"
                                      : "positional argument follows keyword argument");
        });
        return 0;
    }

    /// f(a=b for c in d).
    constexpr node_id wrong_assignment_in_call() noexcept {
        node_id last = 0;
        const node_id target = name();
        const std::size_t sign = at_;
        return target != 0 && accept(token_kind::assign) && expression() != 0 &&
                       for_if_clauses(last)
                   ? refuse({tree_[target].where.begin, tokens_[sign].where.end},
                            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
                   : 0;
    }

    /// Never gives a node; an error may be pending behind it.
    constexpr node_id wrong_named_argument() noexcept {
        attempt([&]() -> node_id {
            const std::size_t from = at_;
            return accept_any(token_kind::true_, token_kind::false_, token_kind::none_) &&
                           accept(token_kind::assign)
                       ? refuse({tokens_[from].where.begin, where_of_last().end},
                                "cannot assign to ", spelling_of(from))
                       : 0;
        });
        attempt([&] { return wrong_assignment_in_call(); });
        if (follows([&] { return accept(token_kind::name) && accept(token_kind::assign); })) {
            return 0;
        }
        attempt([&]() -> node_id {
            const node_id target = expression();
            return target != 0 && accept(token_kind::assign)
                       ? refuse_to_last(target, "expression cannot contain assignment, perhaps "
                                                "you meant \"==\"?")
                       : 0;
        });
        return 0;
    }

    // What follows the element of a comprehension. `last`: what was read last.

    constexpr bool for_if_clauses(node_id& last) noexcept {
        return at_least_once([&] { return for_if_clause(last); });
    }

    constexpr bool for_if_clause(node_id& last) noexcept {
        bool cut = false;
        const bool found = attempt([&]() -> bool {
            maybe([&] { return accept(token_kind::async); });
            if (!accept(token_kind::for_) || star_targets() == 0 || !accept(token_kind::in)) {
                return false;
            }
            cut = true;
            last = disjunction();
            return last != 0 && repeated([&]() -> bool {
                       const node_id test = accept(token_kind::if_) ? disjunction() : 0;
                       last = test != 0 ? test : last;
                       return test != 0;
                   });
        });
        if (!found && !cut && asks_) {
            wrong_for_target();
        }
        return found;
    }

    constexpr void wrong_for_target() noexcept {
        attempt([&]() -> node_id {
            maybe([&] { return accept(token_kind::async); });
            const node_id target = accept(token_kind::for_) ? star_expressions() : 0;
            return target != 0 ? refuse_target(target, targets_of::iteration) : 0;
        });
    }

    // Targets.

    constexpr node_id star_targets() noexcept {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            const node_id first = star_target();
            if (first == 0 || !is(token_kind::comma)) {
                return first;
            }
            repeated([&] { return accept(token_kind::comma) && star_target() != 0; });
            maybe([&] { return accept(token_kind::comma); });
            return finish(from, {.kind = node_kind::tuple});
        });
    }

    constexpr node_id star_target() noexcept {
        return remembered(checked_rule::star_target, [&]() -> node_id {
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return 0;
            }
            if (const node_id made = attempt([&]() -> node_id {
                    return accept(token_kind::multiply) && !is(token_kind::multiply) ? star_target()
                                                                                     : 0;
                })) {
                return made;
            }
            return target_with_star_atom();
        });
    }

    constexpr node_id target_with_star_atom() noexcept {
        return remembered(checked_rule::target_with_star_atom, [&]() -> node_id {
            const node_id made = attribute_or_subscript();
            return made != 0 ? made : star_atom();
        });
    }

    constexpr node_id star_atom() noexcept {
        const std::size_t from = at_;
        const auto targets = [&] {
            return maybe([&] {
                return separated(token_kind::comma, [&] { return star_target() != 0; }) &&
                       maybe([&] { return accept(token_kind::comma); });
            });
        };
        if (const node_id made = name()) {
            return made;
        }
        if (const node_id made = attempt([&]() -> node_id {
                const node_id inner =
                    accept(token_kind::left_parenthesis) ? target_with_star_atom() : 0;
                return inner != 0 && accept(token_kind::right_parenthesis) ? inner : 0;
            })) {
            return made;
        }
        // In parentheses one target alone has a comma.
        if (attempt([&] {
                return accept(token_kind::left_parenthesis) && maybe([&] {
                           return star_target() != 0 && is(token_kind::comma) && repeated([&] {
                                      return accept(token_kind::comma) && star_target() != 0;
                                  }) &&
                                  maybe([&] { return accept(token_kind::comma); });
                       }) &&
                       accept(token_kind::right_parenthesis);
            })) {
            return finish(from, {.kind = node_kind::tuple});
        }
        return attempt([&]() -> node_id {
            return accept(token_kind::left_bracket) && targets() &&
                           accept(token_kind::right_bracket)
                       ? finish(from, {.kind = node_kind::list})
                       : 0;
        });
    }

    /// A target that is an attribute or a subscript.
    constexpr node_id attribute_or_subscript() noexcept {
        for (const bool dotted : {true, false}) {
            if (const node_id made = attempt([&]() -> node_id {
                    const std::size_t from = at_;
                    return target_primary() != 0 && (dotted ? attribute() : subscript()) &&
                                   !target_goes_on()
                               ? finish(from, {.kind = dotted ? node_kind::attribute
                                                              : node_kind::subscript})
                               : 0;
                })) {
                return made;
            }
        }
        return 0;
    }

    constexpr bool attribute() noexcept {
        return accept(token_kind::dot) && accept(token_kind::name);
    }
    constexpr bool subscript() noexcept {
        return accept(token_kind::left_bracket) && slices() != 0 &&
               accept(token_kind::right_bracket);
    }
    constexpr bool call() noexcept {
        return accept(token_kind::left_parenthesis) && maybe([&] { return arguments() != 0; }) &&
               accept(token_kind::right_parenthesis);
    }
    constexpr bool target_goes_on() noexcept {
        return is_any(token_kind::left_parenthesis, token_kind::left_bracket, token_kind::dot);
    }

    /// What an attribute or a subscript is of.
    constexpr node_id target_primary() noexcept {
        return remembered(checked_rule::target_primary, [&]() -> node_id {
            const std::size_t from = at_;
            node_id made = atom();
            if (made == 0 || !target_goes_on()) {
                return 0;
            }
            const auto more = [&](auto read, node_kind kind) {
                if (!attempt([&] { return read() && target_goes_on(); })) {
                    return false;
                }
                made = finish(from, {.kind = kind});
                return made != 0;
            };
            while (more([&] { return attribute(); }, node_kind::attribute) ||
                   more([&] { return subscript(); }, node_kind::subscript) ||
                   more([&] { return generator_expression() != 0; }, node_kind::call) ||
                   more([&] { return call(); }, node_kind::call)) {
            }
            return made;
        });
    }

    constexpr node_id single_target() noexcept {
        if (const node_id made = attribute_or_subscript()) {
            return made;
        }
        if (const node_id made = name()) {
            return made;
        }
        return attempt([&]() -> node_id {
            const node_id inner = accept(token_kind::left_parenthesis) ? single_target() : 0;
            return inner != 0 && accept(token_kind::right_parenthesis) ? inner : 0;
        });
    }

    constexpr bool delete_targets() noexcept {
        return separated(token_kind::comma, [&] { return delete_target() != 0; }) &&
               maybe([&] { return accept(token_kind::comma); });
    }

    constexpr node_id delete_target() noexcept {
        return remembered(checked_rule::delete_target, [&]() -> node_id {
            const state::counted_call call{in_.thread, in_.calls_remaining};
            if (!in_.entered(call)) {
                return 0;
            }
            if (const node_id made = attribute_or_subscript()) {
                return made;
            }
            if (const node_id made = name()) {
                return made;
            }
            const auto enclosed = [&](token_kind open, token_kind close) {
                const std::size_t from = at_;
                return attempt([&]() -> node_id {
                    return accept(open) && maybe([&] { return delete_targets(); }) && accept(close)
                               ? finish(from, {.kind = node_kind::tuple})
                               : 0;
                });
            };
            const node_id made =
                enclosed(token_kind::left_parenthesis, token_kind::right_parenthesis);
            return made != 0 ? made : enclosed(token_kind::left_bracket, token_kind::right_bracket);
        });
    }

    // What can't be a target.

    enum class targets_of { assignment, iteration, deletion };

    /// The part of an expression that isn't a target; 0: there is none.
    constexpr node_id wrong_target(node_id about, targets_of kind) noexcept {
        const node of = tree_[about];
        switch (of.kind) {
        case node_kind::name:
        case node_kind::attribute:
        case node_kind::subscript: return 0;
        case node_kind::starred:
            return kind == targets_of::deletion ? about : wrong_target(of.a, kind);
        case node_kind::list:
        case node_kind::tuple:
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (const node_id found = wrong_target(tree_.item(of.items, i), kind)) {
                    return found;
                }
            }
            return 0;
        case node_kind::compare: // `for a in b` has a comparison
            if (kind == targets_of::iteration) {
                return static_cast<compare_kind>(of.op) == compare_kind::in
                           ? wrong_target(of.a, kind)
                           : 0;
            }
            return about;
        default: return about;
        }
    }

    constexpr node_id refuse_target(node_id about, targets_of kind) noexcept {
        const node_id wrong = wrong_target(about, kind);
        return wrong != 0 ? refuse_at(wrong,
                                      kind == targets_of::deletion ? "cannot delete "
                                                                   : "cannot assign to ",
                                      described(tree_[wrong]))
                          : 0;
    }
};

} // namespace stasis::compiler
