// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/pattern_checker.hpp: the rules of patterns, and what is wrong with them.
// CPython 3.11: Grammar/python.gram (patterns).
#pragma once

#include <stasis/compiler/expression_checker.hpp>

namespace stasis::compiler {

/// Rules of patterns.
class pattern_checker : public expression_checker {
protected:
    using expression_checker::expression_checker;
    constexpr ~pattern_checker() = default;

    constexpr node_id patterns() noexcept {
        if (const node_id made = attempt([&] { return open_sequence(); })) {
            return made;
        }
        return pattern();
    }

private:
    constexpr node_id whole(std::size_t from) noexcept {
        return finish(from, {.kind = node_kind::match_as});
    }

    constexpr node_id pattern() noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        const std::size_t from = at_;
        if (attempt(
                [&] { return or_pattern() != 0 && accept(token_kind::as) && capture_target(); })) {
            return whole(from);
        }
        if (asks_) {
            attempt([&] {
                return or_pattern() != 0 && accept(token_kind::as) && accept_word("_")
                           ? refuse(where_of_last(), "cannot use '_' as a target")
                           : 0;
            });
            attempt([&]() -> node_id {
                const bool named =
                    or_pattern() != 0 && accept(token_kind::as) && !is(token_kind::name);
                const node_id target = named ? expression() : 0;
                return target != 0 ? refuse_at(target, "invalid pattern target") : 0;
            });
        }
        return or_pattern();
    }

    constexpr node_id or_pattern() noexcept {
        const std::size_t from = at_;
        const node_id first = closed_pattern();
        return first != 0 && at_least_once([&] {
                   return accept(token_kind::bit_or) && closed_pattern() != 0;
               })
                   ? whole(from)
                   : first;
    }

    constexpr node_id closed_pattern() noexcept {
        return remembered(checked_rule::closed_pattern, [&]() -> node_id {
            const std::size_t from = at_;
            if (literal() || attempt([&] { return capture_target(); }) || accept_word("_") ||
                attempt([&] { return attribute_of_name() && !goes_on(); })) {
                return whole(from);
            }
            if (const node_id inner = attempt([&]() -> node_id {
                    const node_id made = accept(token_kind::left_parenthesis) ? pattern() : 0;
                    return made != 0 && accept(token_kind::right_parenthesis) ? made : 0;
                })) {
                return inner;
            }
            const bool found = attempt([&] {
                                   return accept(token_kind::left_bracket) &&
                                          maybe([&] { return maybe_sequence(); }) &&
                                          accept(token_kind::right_bracket);
                               }) ||
                               attempt([&] {
                                   return accept(token_kind::left_parenthesis) &&
                                          maybe([&] { return open_sequence() != 0; }) &&
                                          accept(token_kind::right_parenthesis);
                               }) ||
                               mapping() || class_pattern();
            return found && !ended() ? whole(from) : 0;
        });
    }

    constexpr bool goes_on() noexcept {
        return is_any(token_kind::dot, token_kind::left_parenthesis, token_kind::assign);
    }
    constexpr bool capture_target() noexcept {
        return !is_word("_") && accept(token_kind::name) && !goes_on();
    }

    constexpr bool number() noexcept {
        return maybe([&] { return accept(token_kind::subtract); }) && accept(token_kind::number);
    }
    /// A literal, also a mapping's key.
    constexpr bool literal() noexcept {
        return attempt(
                   [&] { return number() && !is_any(token_kind::add, token_kind::subtract); }) ||
               attempt([&] {
                   if (!number()) {
                       return false;
                   }
                   const std::size_t real = at_ - 1;
                   return check_imaginary(real, false) &&
                          accept_any(token_kind::add, token_kind::subtract) &&
                          accept(token_kind::number) && check_imaginary(at_ - 1, true);
               }) ||
               (is(token_kind::string) && strings() != 0) ||
               accept_any(token_kind::none_, token_kind::true_, token_kind::false_);
    }
    /// Whether a number is imaginary as it has to be; else that is an error.
    constexpr bool check_imaginary(std::size_t at, bool wanted) noexcept {
        const text spelled = spelling_of(at);
        const bool imaginary = detail::lower(spelled[spelled.size - 1]) == 'j';
        if (imaginary == wanted) {
            return true;
        }
        refuse(tokens_[at].where, wanted ? "imaginary" : "real",
               " number required in complex literal");
        return false;
    }

    /// a.b
    constexpr bool attribute_of_name() noexcept {
        return accept(token_kind::name) &&
               at_least_once([&] { return accept(token_kind::dot) && accept(token_kind::name); });
    }
    constexpr bool name_or_attribute() noexcept {
        return accept(token_kind::name) &&
               repeated([&] { return accept(token_kind::dot) && accept(token_kind::name); });
    }

    constexpr node_id open_sequence() noexcept {
        const std::size_t from = at_;
        return maybe_star() && accept(token_kind::comma) && maybe([&] { return maybe_sequence(); })
                   ? whole(from)
                   : 0;
    }
    constexpr bool maybe_sequence() noexcept {
        return separated(token_kind::comma, [&] { return maybe_star(); }) &&
               maybe([&] { return accept(token_kind::comma); });
    }
    constexpr bool maybe_star() noexcept {
        return remembered(checked_rule::star_pattern,
                          [&]() -> node_id {
                              const std::size_t from = at_;
                              return attempt([&] {
                                         return accept(token_kind::multiply) && capture_target();
                                     }) || attempt([&] {
                                         return accept(token_kind::multiply) && accept_word("_");
                                     })
                                         ? whole(from)
                                         : 0;
                          }) != 0 ||
               pattern() != 0;
    }

    constexpr bool mapping() noexcept {
        const auto comma = [&] { return maybe([&] { return accept(token_kind::comma); }); };
        const auto rest = [&] { return accept(token_kind::power) && capture_target(); };
        const auto items = [&] {
            return separated(token_kind::comma, [&] {
                return (literal() || attempt([&] { return attribute_of_name(); })) &&
                       accept(token_kind::colon) && pattern() != 0;
            });
        };
        const auto enclosed = [&](auto read) {
            return attempt([&] {
                return accept(token_kind::left_brace) && read() && accept(token_kind::right_brace);
            });
        };
        return enclosed([&] { return true; }) || enclosed([&] { return rest() && comma(); }) ||
               enclosed(
                   [&] { return items() && accept(token_kind::comma) && rest() && comma(); }) ||
               enclosed([&] { return items() && comma(); });
    }

    constexpr bool positional() noexcept {
        return separated(token_kind::comma, [&] {
            const node_id made = pattern();
            return made != 0 && tree_.put(made);
        });
    }
    constexpr bool keywords() noexcept {
        return separated(token_kind::comma, [&] {
            return accept(token_kind::name) && accept(token_kind::assign) && pattern() != 0;
        });
    }
    constexpr bool class_pattern() noexcept {
        const auto enclosed = [&](auto read) {
            return attempt([&] {
                const std::size_t begun = tree_.begin();
                const bool found = name_or_attribute() && accept(token_kind::left_parenthesis) &&
                                   read() && maybe([&] { return accept(token_kind::comma); }) &&
                                   accept(token_kind::right_parenthesis);
                tree_.drop(begun);
                return found;
            });
        };
        if (attempt([&] {
                return name_or_attribute() && accept(token_kind::left_parenthesis) &&
                       accept(token_kind::right_parenthesis);
            }) ||
            enclosed([&] { return positional(); }) || enclosed([&] { return keywords(); }) ||
            enclosed([&] { return positional() && accept(token_kind::comma) && keywords(); })) {
            return true;
        }
        if (asks_) {
            attempt([&]() -> node_id {
                if (!name_or_attribute() || !accept(token_kind::left_parenthesis)) {
                    return 0;
                }
                maybe([&] { return positional() && accept(token_kind::comma); });
                if (!keywords() || !accept(token_kind::comma)) {
                    return 0;
                }
                const std::size_t begun = tree_.begin();
                return positional() ? refuse_from(tree_.open(begun, 0),
                                                  tree_.open(begun, tree_.count(begun) - 1),
                                                  "positional patterns follow keyword patterns")
                                    : 0;
            });
        }
        return false;
    }
};

} // namespace stasis::compiler
