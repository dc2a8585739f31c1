// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/parameter_checker.hpp: the rules of the parameters of `def` and `lambda`, and
// what is wrong with them. CPython 3.11: Grammar/python.gram (params, lambda_params).
#pragma once

#include <stasis/compiler/atom_checker.hpp>

namespace stasis::compiler {

/// Rules of parameters.
class parameter_checker : public atom_checker {
protected:
    using atom_checker::atom_checker;
    constexpr ~parameter_checker() = default;

    virtual constexpr node_id star_expression() noexcept = 0;

    /// Whose parameters they are: of `def` they have annotations, and parentheses around.
    enum class parameters_of { function, lambda };

    constexpr bool parameters(parameters_of whose) noexcept {
        owner_ = whose;
        if (asks_ && wrong_parameters()) {
            return false;
        }
        const auto plain = [&] { return without_default(); };
        const auto valued = [&] { return with_default(); };
        const auto rest = [&] { return maybe([&] { return star_etc(); }); };
        return attempt(
                   [&] { return slash(false) && repeated(plain) && repeated(valued) && rest(); }) ||
               attempt([&] { return slash(true) && repeated(valued) && rest(); }) ||
               attempt([&] { return at_least_once(plain) && repeated(valued) && rest(); }) ||
               attempt([&] { return at_least_once(valued) && rest(); }) ||
               attempt([&] { return star_etc(); });
    }

private:
    [[nodiscard]] constexpr token_kind closing() const noexcept {
        return owner_ == parameters_of::function ? token_kind::right_parenthesis
                                                 : token_kind::colon;
    }

    /// An expression, which may hold a lambda with parameters of its own.
    template <class Read>
    constexpr bool inner(Read read) noexcept {
        const parameters_of outer = owner_;
        const node_id made = read();
        owner_ = outer;
        return made != 0;
    }

    /// A parameter's name, with its annotation.
    constexpr node_id parameter() noexcept {
        return attempt([&]() -> node_id {
            const std::size_t from = at_;
            if (!accept(token_kind::name)) {
                return 0;
            }
            if (owner_ == parameters_of::function) {
                maybe([&] { return accept(token_kind::colon) && annotation(); });
            }
            return finish(from, {.kind = node_kind::parameter});
        });
    }
    constexpr bool annotation() noexcept {
        return inner([&] { return expression(); });
    }
    constexpr bool default_value() noexcept {
        return attempt([&] {
                   return accept(token_kind::assign) && inner([&] { return expression(); });
               }) ||
               (asks_ && attempt([&]() -> bool {
                    if (accept(token_kind::assign) &&
                        is_any(token_kind::right_parenthesis, token_kind::comma)) {
                        refuse(where_of_last(), "expected default value expression");
                    }
                    return false;
                }));
    }

    constexpr bool ends_parameter() noexcept { return accept(token_kind::comma) || is(closing()); }
    constexpr node_id without_default() noexcept {
        return attempt([&]() -> node_id {
            const node_id made = parameter();
            return made != 0 && ends_parameter() ? made : 0;
        });
    }
    constexpr bool with_default() noexcept {
        return attempt([&] { return parameter() != 0 && default_value() && ends_parameter(); });
    }
    constexpr bool maybe_default() noexcept {
        return attempt([&] {
            return parameter() != 0 && maybe([&] { return default_value(); }) && ends_parameter();
        });
    }

    /// What precedes a "/", with it.
    constexpr bool slash(bool defaults) noexcept {
        return attempt([&] {
            const bool names = defaults ? repeated([&] { return without_default(); }) &&
                                              at_least_once([&] { return with_default(); })
                                        : at_least_once([&] { return without_default(); });
            return names && accept(token_kind::divide) && ends_parameter();
        });
    }

    constexpr bool star_etc() noexcept {
        if (asks_ && wrong_star()) {
            return false;
        }
        const auto any = [&] { return maybe_default(); };
        const auto last = [&] { return maybe([&] { return keywords(); }); };
        if (attempt([&] {
                return accept(token_kind::multiply) && without_default() != 0 && repeated(any) &&
                       last();
            })) {
            return true;
        }
        if (owner_ == parameters_of::function && attempt([&] {
                return accept(token_kind::multiply) && accept(token_kind::name) &&
                       accept(token_kind::colon) && inner([&] { return star_expression(); }) &&
                       ends_parameter() && repeated(any) && last();
            })) {
            return true;
        }
        return attempt([&] {
                   return accept(token_kind::multiply) && accept(token_kind::comma) &&
                          at_least_once(any) && last();
               }) ||
               keywords();
    }

    constexpr bool keywords() noexcept {
        if (asks_ && wrong_keywords()) {
            return false;
        }
        return attempt([&] { return accept(token_kind::power) && without_default() != 0; });
    }

    // What is wrong: true if an error is pending.

    constexpr bool wrong_parameters() noexcept {
        const auto any = [&] { return maybe_default(); };
        const auto slashed = [&] { return slash(false) || slash(true); };
        attempt([&]() -> node_id {
            repeated([&] { return without_default(); });
            const bool valued = slash(true) || at_least_once([&] { return with_default(); });
            const node_id plain = valued ? without_default() : 0;
            return plain != 0 ? refuse_at(plain, "non-default argument follows default argument")
                              : 0;
        });
        attempt([&] {
            repeated([&] { return without_default(); });
            const std::size_t open = at_;
            const bool of_lambda = owner_ == parameters_of::lambda;
            return accept(token_kind::left_parenthesis) &&
                           (of_lambda ? separated(token_kind::comma, [&] { return parameter(); })
                                      : at_least_once([&] { return without_default(); })) &&
                           maybe([&] { return accept(token_kind::comma); }) &&
                           accept(token_kind::right_parenthesis)
                       ? refuse({tokens_[open].where.begin, where_of_last().end},
                                of_lambda ? "Lambda expression" : "Function",
                                " parameters cannot be parenthesized")
                       : 0;
        });
        attempt([&] {
            const std::size_t from = at_;
            return accept(token_kind::divide) && accept(token_kind::comma)
                       ? refuse(tokens_[from].where, "at least one argument must precede /")
                       : 0;
        });
        attempt([&] {
            return slashed() && repeated(any) && accept(token_kind::divide)
                       ? refuse(where_of_last(), "/ may appear only once")
                       : 0;
        });
        attempt([&] {
            return maybe(slashed) && repeated(any) && accept(token_kind::multiply) &&
                           (accept(token_kind::comma) || without_default() != 0) && repeated(any) &&
                           accept(token_kind::divide)
                       ? refuse(where_of_last(), "/ must be ahead of *")
                       : 0;
        });
        attempt([&] {
            return at_least_once(any) && accept(token_kind::divide) && accept(token_kind::multiply)
                       ? refuse(where_of_last(), "expected comma between / and *")
                       : 0;
        });
        return ended();
    }

    constexpr bool wrong_star() noexcept {
        attempt([&]() -> node_id {
            const std::size_t star = at_;
            if (!accept(token_kind::multiply) ||
                !(accept(closing()) ||
                  (accept(token_kind::comma) && accept_any(closing(), token_kind::power)))) {
                return 0;
            }
            const char* const why = "named arguments must follow bare *";
            return owner_ == parameters_of::lambda ? refuse_reached(why)
                                                   : refuse(tokens_[star].where, why);
        });
        attempt([&] {
            return accept(token_kind::multiply) && parameter() != 0 && accept(token_kind::assign)
                       ? refuse(where_of_last(),
                                "var-positional argument cannot have default value")
                       : 0;
        });
        attempt([&]() -> node_id {
            const auto one = [&] { return without_default() != 0 || accept(token_kind::comma); };
            if (!accept(token_kind::multiply) || !one() ||
                !repeated([&] { return maybe_default(); })) {
                return 0;
            }
            const std::size_t star = at_;
            return accept(token_kind::multiply) && one()
                       ? refuse(tokens_[star].where, "* argument may appear only once")
                       : 0;
        });
        return ended();
    }

    constexpr bool wrong_keywords() noexcept {
        const auto begins = [&] { return accept(token_kind::power) && parameter() != 0; };
        const char* const behind = "arguments cannot follow var-keyword argument";
        attempt([&] {
            return begins() && accept(token_kind::assign)
                       ? refuse(where_of_last(), "var-keyword argument cannot have default value")
                       : 0;
        });
        attempt([&]() -> node_id {
            const node_id next = begins() && accept(token_kind::comma) ? parameter() : 0;
            return next != 0 ? refuse_at(next, behind) : 0;
        });
        attempt([&] {
            return begins() && accept(token_kind::comma) &&
                           accept_any(token_kind::multiply, token_kind::power, token_kind::divide)
                       ? refuse(where_of_last(), behind)
                       : 0;
        });
        return ended();
    }

    parameters_of owner_ = parameters_of::function;
};

} // namespace stasis::compiler
