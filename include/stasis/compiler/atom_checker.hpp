// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/atom_checker.hpp: the rules of literals, of what stands in brackets, and of
// attributes, calls and subscripts; and what is wrong with them. CPython 3.11: Grammar/python.gram
// (primary, atom).
#pragma once

#include <stasis/compiler/target_checker.hpp>

namespace stasis::compiler {

/// Rules of primaries.
class atom_checker : public target_checker {
protected:
    using target_checker::target_checker;
    constexpr ~atom_checker() = default;

    virtual constexpr node_id named_expression() noexcept = 0;
    virtual constexpr node_id yield_expression() noexcept = 0;
    virtual constexpr node_id binary(unsigned level) noexcept = 0;
    /// All strings that follow each other. What is wrong within one is an error at once.
    virtual constexpr node_id strings() noexcept = 0;

    template <class... Reads>
    constexpr node_id first_of(Reads... reads) noexcept {
        node_id made = 0;
        static_cast<void>((((made = reads()) != 0) || ...));
        return made;
    }

    constexpr node_id display(token_kind open, token_kind close, node_kind kind,
                              auto read) noexcept {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            node made{.kind = kind};
            const std::size_t begun = tree_.begin();
            return accept(open) && read() && accept(close) && tree_.end(begun, made.items)
                       ? finish(from, made)
                       : 0;
        });
    }

    constexpr node_id comprehension(token_kind open, token_kind close, comprehension_kind kind,
                                    auto element) noexcept {
        const std::size_t from = at_;
        node_id last = 0;
        if (attempt([&] {
                return accept(open) && element() && for_if_clauses(last) && accept(close);
            })) {
            return finish(from,
                          {.kind = node_kind::comprehension, .op = static_cast<unsigned>(kind)});
        }
        return asks_ ? wrong_comprehension() : 0;
    }

    constexpr node_id await_primary() noexcept {
        return remembered(checked_rule::await_primary, [&]() -> node_id {
            const std::size_t from = at_;
            if (attempt([&] { return accept(token_kind::await) && primary() != 0; })) {
                return finish(from, {.kind = node_kind::await});
            }
            return primary();
        });
    }

    constexpr node_id primary() noexcept {
        return remembered(checked_rule::primary, [&]() -> node_id {
            const std::size_t from = at_;
            node_id made = atom();
            const auto more = [&](auto read, node_kind kind) {
                if (!attempt(read)) {
                    return false;
                }
                made = finish(from, {.kind = kind});
                return made != 0;
            };
            while (made != 0 &&
                   (more([&] { return attribute(); }, node_kind::attribute) ||
                    more([&] { return generator_expression() != 0; }, node_kind::call) ||
                    more([&] { return call(); }, node_kind::call) ||
                    more([&] { return subscript(); }, node_kind::subscript))) {
            }
            return made;
        });
    }

    constexpr node_id slices() noexcept final {
        if (const node_id made = attempt([&]() -> node_id {
                const node_id only = slice();
                return only != 0 && !is(token_kind::comma) ? only : 0;
            })) {
            return made;
        }
        const std::size_t from = at_;
        return attempt([&]() -> node_id {
            return separated(token_kind::comma,
                             [&] { return slice() != 0 || starred_expression() != 0; }) &&
                           maybe([&] { return accept(token_kind::comma); })
                       ? finish(from, {.kind = node_kind::tuple})
                       : 0;
        });
    }

    constexpr node_id slice() noexcept {
        const std::size_t from = at_;
        const auto optional = [&] { return maybe([&] { return expression() != 0; }); };
        if (attempt([&] {
                return optional() && accept(token_kind::colon) && optional() &&
                       maybe([&] { return accept(token_kind::colon) && optional(); });
            })) {
            return finish(from, {.kind = node_kind::slice});
        }
        return named_expression();
    }

    constexpr node_id constant(object* held) noexcept {
        return finish(at_ - 1, {.kind = node_kind::constant, .held = held});
    }

    constexpr node_id atom() noexcept final {
        if (const node_id made = name()) {
            return made;
        }
        if (accept(token_kind::true_)) {
            return constant(pointer_to(graph::true_object));
        }
        if (accept(token_kind::false_)) {
            return constant(pointer_to(graph::false_object));
        }
        if (accept(token_kind::none_)) {
            return constant(pointer_to(graph::none));
        }
        if (is(token_kind::string)) {
            return strings();
        }
        if (accept(token_kind::number)) {
            return constant(pointer_to(graph::empty_str));
        }
        if (is(token_kind::left_parenthesis)) {
            return first_of([&] { return tuple(); }, [&] { return group(); },
                            [&] { return generator_expression(); });
        }
        if (is(token_kind::left_bracket)) {
            return first_of([&] { return list(); },
                            [&] {
                                return comprehension(token_kind::left_bracket,
                                                     token_kind::right_bracket,
                                                     comprehension_kind::list,
                                                     [&] { return named_expression() != 0; });
                            });
        }
        if (is(token_kind::left_brace)) {
            return first_of(
                [&] { return dict(); }, [&] { return set(); }, [&] { return dict_comprehension(); },
                [&] {
                    return comprehension(token_kind::left_brace, token_kind::right_brace,
                                         comprehension_kind::set,
                                         [&] { return named_expression() != 0; });
                });
        }
        return accept(token_kind::ellipsis) ? constant(pointer_to(graph::ellipsis)) : 0;
    }

    constexpr node_id star_named_expression() noexcept {
        const std::size_t from = at_;
        if (const node_id made = attempt([&]() -> node_id {
                const node_id inner = accept(token_kind::multiply) ? binary(0) : 0;
                return inner != 0 ? finish(from, {.kind = node_kind::starred, .a = inner}) : 0;
            })) {
            return made;
        }
        return named_expression();
    }

    /// Puts those with commas between into the list that is being built.
    constexpr bool star_named_expressions() noexcept {
        return separated(token_kind::comma,
                         [&] {
                             const node_id one = star_named_expression();
                             return one != 0 && tree_.put(one);
                         }) &&
               maybe([&] { return accept(token_kind::comma); });
    }

    constexpr node_id tuple() noexcept {
        return display(token_kind::left_parenthesis, token_kind::right_parenthesis,
                       node_kind::tuple, [&] {
                           return maybe([&] {
                               const node_id first = star_named_expression();
                               return first != 0 && tree_.put(first) && accept(token_kind::comma) &&
                                      maybe([&] { return star_named_expressions(); });
                           });
                       });
    }

    constexpr node_id list() noexcept {
        return display(token_kind::left_bracket, token_kind::right_bracket, node_kind::list,
                       [&] { return maybe([&] { return star_named_expressions(); }); });
    }

    constexpr node_id set() noexcept {
        return display(token_kind::left_brace, token_kind::right_brace, node_kind::set,
                       [&] { return star_named_expressions(); });
    }

    constexpr node_id group() noexcept {
        const std::size_t from = at_;
        if (const node_id made = attempt([&]() -> node_id {
                if (!accept(token_kind::left_parenthesis)) {
                    return 0;
                }
                node_id inner = yield_expression();
                inner = inner != 0 ? inner : named_expression();
                return inner != 0 && accept(token_kind::right_parenthesis) ? inner : 0;
            })) {
            return made;
        }
        if (!asks_) {
            return 0;
        }
        attempt([&]() -> node_id {
            const node_id starred = accept(token_kind::left_parenthesis) ? starred_expression() : 0;
            return starred != 0 && accept(token_kind::right_parenthesis)
                       ? refuse_at(starred, "cannot use starred expression here")
                       : 0;
        });
        return attempt([&]() -> node_id {
            return accept(token_kind::left_parenthesis) && accept(token_kind::power) &&
                           expression() != 0 && accept(token_kind::right_parenthesis)
                       ? refuse(tokens_[from + 1].where,
                                "cannot use double starred expression here")
                       : 0;
        });
    }

    constexpr node_id generator_expression() noexcept final {
        return comprehension(token_kind::left_parenthesis, token_kind::right_parenthesis,
                             comprehension_kind::generator,
                             [&] { return assignment_or_expression() != 0; });
    }

    constexpr node_id wrong_comprehension() noexcept {
        const char* const unenclosed =
            "did you forget parentheses around the comprehension target?";
        node_id last = 0;
        attempt([&]() -> node_id {
            if (!accept_any(token_kind::left_bracket, token_kind::left_parenthesis,
                            token_kind::left_brace)) {
                return 0;
            }
            const node_id starred = starred_expression();
            return starred != 0 && for_if_clauses(last)
                       ? refuse_at(starred, "iterable unpacking cannot be used in comprehension")
                       : 0;
        });
        const auto first_of_several = [&]() -> node_id {
            const node_id first = accept_any(token_kind::left_bracket, token_kind::left_brace)
                                      ? star_named_expression()
                                      : 0;
            return first != 0 && accept(token_kind::comma) ? first : 0;
        };
        attempt([&]() -> node_id {
            const node_id first = first_of_several();
            const std::size_t begun = tree_.begin();
            if (first == 0 || !star_named_expressions()) {
                return 0;
            }
            const node_id behind = tree_.open(begun, tree_.count(begun) - 1);
            return for_if_clauses(last) ? refuse_from(first, behind, unenclosed) : 0;
        });
        return attempt([&]() -> node_id {
            const node_id first = first_of_several();
            const std::size_t comma = at_ - 1;
            return first != 0 && for_if_clauses(last)
                       ? refuse({tree_[first].where.begin, tokens_[comma].where.end}, unenclosed)
                       : 0;
        });
    }

    constexpr node_id dict_comprehension() noexcept {
        const std::size_t from = at_;
        node_id last = 0;
        if (attempt([&] {
                return accept(token_kind::left_brace) && key_and_value() && for_if_clauses(last) &&
                       accept(token_kind::right_brace);
            })) {
            return finish(from, {.kind = node_kind::comprehension,
                                 .op = static_cast<unsigned>(comprehension_kind::dict)});
        }
        if (!asks_) {
            return 0;
        }
        return attempt([&]() -> node_id {
            return accept(token_kind::left_brace) && accept(token_kind::power) && binary(0) != 0 &&
                           for_if_clauses(last) && accept(token_kind::right_brace)
                       ? refuse(tokens_[from + 1].where,
                                "dict unpacking cannot be used in dict comprehension")
                       : 0;
        });
    }

    constexpr bool key_and_value() noexcept {
        return attempt(
            [&] { return expression() != 0 && accept(token_kind::colon) && expression() != 0; });
    }

    constexpr bool dict_items() noexcept {
        return separated(token_kind::comma, [&] {
            return attempt([&] { return accept(token_kind::power) && binary(0) != 0; }) ||
                   key_and_value();
        });
    }

    constexpr node_id dict() noexcept {
        const std::size_t from = at_;
        if (attempt([&] {
                return accept(token_kind::left_brace) && maybe([&] {
                           return dict_items() && maybe([&] { return accept(token_kind::comma); });
                       }) &&
                       accept(token_kind::right_brace);
            })) {
            return finish(from, {.kind = node_kind::dict});
        }
        return asks_ ? attempt([&]() -> node_id {
            return accept(token_kind::left_brace) ? wrong_dict_items() : 0;
        })
                     : 0;
    }

    constexpr node_id wrong_dict_items() noexcept {
        attempt([&]() -> node_id {
            if (!dict_items() || !accept(token_kind::comma)) {
                return 0;
            }
            attempt([&]() -> node_id {
                const node_id key = expression();
                if (key == 0 || is(token_kind::colon)) {
                    return 0;
                }
                const span& of = tree_[key].where;
                return refuse({{of.begin.line, of.end.column - 1}, {of.end.line, -1}},
                              "':' expected after dictionary key");
            });
            return wrong_dict_value();
        });
        return wrong_dict_value();
    }

    constexpr node_id wrong_dict_value() noexcept {
        attempt([&]() -> node_id {
            if (expression() == 0 || !accept(token_kind::colon)) {
                return 0;
            }
            const std::size_t star = at_;
            return accept(token_kind::multiply) && binary(0) != 0
                       ? refuse_to_reached(tokens_[star].where.begin,
                                           "cannot use a starred expression in a dictionary value")
                       : 0;
        });
        return attempt([&]() -> node_id {
            return expression() != 0 && accept(token_kind::colon) &&
                           is_any(token_kind::right_brace, token_kind::comma)
                       ? refuse(where_of_last(), "expression expected after dictionary key and ':'")
                       : 0;
        });
    }
};

} // namespace stasis::compiler
