// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/statement_checker.hpp: the rules of statements with blocks, and what is wrong
// with them; and what begins. CPython 3.11: Grammar/python.gram, _PyPegen_run_parser
// (Parser/pegen.c).
#pragma once

#include <stasis/compiler/simple_statement_checker.hpp>

namespace stasis::compiler {

/// What a text is read as.
enum class text_form : unsigned char { statements, expression, single, in_string };

/// Rules of statements.
class statement_checker final : public simple_statement_checker {
public:
    constexpr statement_checker(source& in, row<token>& tokens) noexcept
        : simple_statement_checker(in, tokens) {}

    /// Finds what is wrong with a text that is no Python: then an exception is pending, or the
    /// source knows of an f-string that has one. If it finds nothing there is none.
    constexpr void run(text_form form) noexcept {
        if (!restart(false)) {
            return;
        }
        in_.warns = false;
        const bool found = whole(form);
        in_.warns = true;
        if (found && !ended()) {
            if (form == text_form::single && tokens_[at_].kind != token_kind::end) {
                refuse(where_of_last(),
                       "multiple statements found while compiling a single statement");
            }
            return;
        }
        const std::size_t last = reached_ - 1;
        if (!ended() && restart(true)) {
            static_cast<void>(whole(form));
        }
        if (!ended()) {
            switch (tokens_[last].kind) {
            case token_kind::indent:
                refuse_reached(indentation_error_type, "unexpected indent");
                return;
            case token_kind::dedent:
                refuse_reached(indentation_error_type, "unexpected unindent");
                return;
            default: refuse(where_of(last), "invalid syntax"); break;
            }
        }
        if (in_.failed() && reached_ < tokens_.size()) {
            show_lines();
            in_.look_behind(tokens_[reached_ - 1].where.begin.line);
        }
    }

private:
    constexpr bool whole(text_form form) noexcept {
        switch (form) {
        case text_form::statements:
            return maybe([&] { return statements(); }) && accept(token_kind::end);
        case text_form::expression:
            return expressions() && repeated([&] { return accept(token_kind::newline); }) &&
                   accept(token_kind::end);
        case text_form::in_string: return star_expressions() != 0;
        case text_form::single: break;
        }
        return attempt([&] {
                   return compound_statement() && is(token_kind::end) &&
                          !in_.ends_text(tokens_[at_ - 1]);
               }) ||
               simple_statements() || accept(token_kind::newline);
    }

    constexpr bool statements() noexcept {
        return at_least_once([&] { return compound_statement() || simple_statements(); });
    }

    constexpr bool compound_statement() noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        if (is_any(token_kind::def, token_kind::matrix_multiply, token_kind::async) &&
            (attempt([&] { return decorators() && function(); }) || function())) {
            return true;
        }
        if (is(token_kind::if_) && conditionally(token_kind::if_)) {
            return true;
        }
        if (is_any(token_kind::class_, token_kind::matrix_multiply) &&
            (attempt([&] { return decorators() && class_definition(); }) || class_definition())) {
            return true;
        }
        if (is_any(token_kind::with, token_kind::async) && with()) {
            return true;
        }
        if (is_any(token_kind::for_, token_kind::async) && iterating()) {
            return true;
        }
        if (is(token_kind::try_) && trying()) {
            return true;
        }
        if (is(token_kind::while_) && looping()) {
            return true;
        }
        return matching();
    }

    // Parts.

    /// The end of a line that no block follows is an error.
    template <class... Parts>
    constexpr bool lacks_block(Parts... why) noexcept {
        if (accept(token_kind::newline) && !is(token_kind::indent)) {
            refuse_reached(indentation_error_type, why...);
        }
        return false;
    }

    constexpr bool block() noexcept {
        return remembered(checked_rule::block, [&]() -> node_id {
                   const std::size_t from = at_;
                   const bool found = attempt([&] {
                                          return accept(token_kind::newline) &&
                                                 accept(token_kind::indent) && statements() &&
                                                 accept(token_kind::dedent);
                                      }) ||
                                      simple_statements();
                   if (!found && asks_ && !ended()) {
                       attempt([&] { return lacks_block("expected an indented block"); });
                   }
                   return found && !ended() ? finish(from, {.kind = node_kind::pass}) : 0;
               }) != 0;
    }

    /// The end of a line without a block behind the colon of a statement that begins at a token.
    constexpr bool lacks_block_of(std::size_t first, const char* of) noexcept {
        return accept(token_kind::colon) &&
               lacks_block("expected an indented block after ", of, " on line ",
                           std::int64_t{tokens_[first].where.begin.line});
    }
    /// The end of a line where a colon has to be is an error.
    constexpr bool lacks_colon() noexcept {
        if (accept(token_kind::newline)) {
            refuse_reached("expected ':'");
        }
        return false;
    }

    constexpr bool else_block() noexcept {
        return maybe([&] {
            const std::size_t from = at_;
            if (asks_) {
                attempt([&] {
                    return accept(token_kind::else_) && lacks_block_of(from, "'else' statement");
                });
            }
            return accept(token_kind::else_) && force(token_kind::colon, "expected ':'") && block();
        });
    }

    constexpr bool decorators() noexcept {
        return at_least_once([&] {
            return accept(token_kind::matrix_multiply) && named_expression() != 0 &&
                   accept(token_kind::newline);
        });
    }

    constexpr bool maybe_async() noexcept {
        return maybe([&] { return accept(token_kind::async); });
    }

    // Statements.

    constexpr bool function() noexcept {
        const auto result = [&] {
            return maybe([&] { return accept(token_kind::arrow) && expression() != 0; });
        };
        const auto given = [&] {
            return maybe([&] { return parameters(parameters_of::function); }) &&
                   accept(token_kind::right_parenthesis);
        };
        if (asks_) {
            attempt([&] {
                maybe_async();
                const std::size_t from = at_;
                return accept(token_kind::def) && accept(token_kind::name) &&
                       accept(token_kind::left_parenthesis) && given() && result() &&
                       lacks_block_of(from, "function definition");
            });
        }
        return attempt([&] {
            return maybe_async() && accept(token_kind::def) && accept(token_kind::name) &&
                   force(token_kind::left_parenthesis, "expected '('") && given() && result() &&
                   force(token_kind::colon, "expected ':'") && block();
        });
    }

    constexpr bool class_definition() noexcept {
        const auto head = [&] {
            return accept(token_kind::class_) && accept(token_kind::name) &&
                   maybe([&] { return call(); });
        };
        if (asks_) {
            attempt([&] { return head() && lacks_colon(); });
            const std::size_t from = at_;
            attempt([&] { return head() && lacks_block_of(from, "class definition"); });
        }
        return attempt([&] { return head() && accept(token_kind::colon) && block(); });
    }

    /// `if`, or `elif`.
    constexpr bool conditionally(token_kind word) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        const auto head = [&] { return accept(word) && named_expression() != 0; };
        if (asks_) {
            attempt([&] { return head() && lacks_colon(); });
            attempt([&] {
                const std::size_t from = at_;
                return head() && lacks_block_of(from, word == token_kind::if_ ? "'if' statement"
                                                                              : "'elif' statement");
            });
        }
        return attempt([&] {
                   return head() && accept(token_kind::colon) && block() &&
                          conditionally(token_kind::elif);
               }) ||
               attempt(
                   [&] { return head() && accept(token_kind::colon) && block() && else_block(); });
    }

    constexpr bool looping() noexcept {
        const auto head = [&] { return accept(token_kind::while_) && named_expression() != 0; };
        if (asks_) {
            attempt([&] { return head() && lacks_colon(); });
            const std::size_t from = at_;
            attempt([&] { return head() && lacks_block_of(from, "'while' statement"); });
        }
        return attempt(
            [&] { return head() && accept(token_kind::colon) && block() && else_block(); });
    }

    constexpr bool iterating() noexcept {
        std::size_t from = at_;
        const auto head = [&] {
            maybe_async();
            from = at_;
            return accept(token_kind::for_) && star_targets() != 0 && accept(token_kind::in);
        };
        if (asks_) {
            attempt([&] { return head() && star_expressions() != 0 && lacks_colon(); });
            attempt([&] {
                return head() && star_expressions() != 0 && lacks_block_of(from, "'for' statement");
            });
        }
        bool cut = false;
        if (attempt([&] {
                cut = head();
                return cut && star_expressions() != 0 && accept(token_kind::colon) && block() &&
                       else_block();
            })) {
            return true;
        }
        if (asks_ && !cut) {
            wrong_for_target();
        }
        return false;
    }

    constexpr bool with() noexcept {
        std::size_t from = at_;
        const auto begins = [&] {
            maybe_async();
            from = at_;
            return accept(token_kind::with);
        };
        // What is wrong with the end of the head is found whatever the items are.
        const auto loose = [&](bool enclosed) {
            const auto item = [&] {
                return (enclosed ? expressions() : expression() != 0) &&
                       maybe([&] { return accept(token_kind::as) && star_target() != 0; });
            };
            return begins() && (!enclosed || accept(token_kind::left_parenthesis)) &&
                   separated(token_kind::comma, item) &&
                   (!enclosed || (maybe([&] { return accept(token_kind::comma); }) &&
                                  accept(token_kind::right_parenthesis)));
        };
        if (asks_) {
            for (const bool enclosed : {false, true}) {
                attempt(
                    [&] { return loose(enclosed) && lacks_block_of(from, "'with' statement"); });
            }
        }
        const auto items = [&] {
            return separated(token_kind::comma, [&] { return with_item(); });
        };
        if (attempt([&] {
                return begins() && accept(token_kind::left_parenthesis) && items() &&
                       maybe([&] { return accept(token_kind::comma); }) &&
                       accept(token_kind::right_parenthesis) && accept(token_kind::colon) &&
                       block();
            }) ||
            attempt([&] { return begins() && items() && accept(token_kind::colon) && block(); })) {
            return true;
        }
        if (asks_) {
            for (const bool enclosed : {false, true}) {
                attempt([&] { return loose(enclosed) && lacks_colon(); });
            }
        }
        return false;
    }

    constexpr bool with_item() noexcept {
        const auto ends = [&] {
            return is_any(token_kind::comma, token_kind::right_parenthesis, token_kind::colon);
        };
        if (attempt([&] {
                return expression() != 0 && accept(token_kind::as) && star_target() != 0 && ends();
            })) {
            return true;
        }
        if (asks_) {
            attempt([&]() -> node_id {
                const node_id target =
                    expression() != 0 && accept(token_kind::as) ? expression() : 0;
                return target != 0 && ends() ? refuse_target(target, targets_of::assignment) : 0;
            });
        }
        return expression() != 0;
    }

    constexpr bool trying() noexcept {
        const auto head = [&] {
            return accept(token_kind::try_) && force(token_kind::colon, "expected ':'") && block();
        };
        if (asks_) {
            wrong_try();
        }
        const auto handlers = [&](bool groups) {
            return attempt([&] {
                return head() && at_least_once([&] { return handler(groups); }) && else_block() &&
                       maybe([&] { return finally(); });
            });
        };
        return attempt([&] { return head() && finally(); }) || handlers(false) || handlers(true);
    }

    constexpr bool typed() noexcept {
        return expression() != 0 &&
               maybe([&] { return accept(token_kind::as) && accept(token_kind::name); });
    }

    constexpr void wrong_try() noexcept {
        const char* const mixed = "cannot have both 'except' and 'except*' on the same 'try'";
        const std::size_t from = at_;
        const auto head = [&] { return accept(token_kind::try_) && accept(token_kind::colon); };
        attempt(
            [&] { return accept(token_kind::try_) && lacks_block_of(from, "'try' statement"); });
        attempt([&] {
            return head() && block() && !is_any(token_kind::except, token_kind::finally)
                       ? refuse_reached("expected 'except' or 'finally' block")
                       : 0;
        });
        attempt([&] {
            if (!head() || !repeated([&] { return block(); }) ||
                !at_least_once([&] { return handler(false); })) {
                return false;
            }
            const std::size_t word = at_;
            return accept(token_kind::except) && accept(token_kind::multiply) && typed() &&
                   accept(token_kind::colon) &&
                   refuse({tokens_[word].where.begin, tokens_[word + 1].where.end}, mixed) != 0;
        });
        attempt([&] {
            if (!head() || !repeated([&] { return block(); }) ||
                !at_least_once([&] { return handler(true); })) {
                return false;
            }
            const std::size_t word = at_;
            return accept(token_kind::except) && maybe([&] { return typed(); }) &&
                   accept(token_kind::colon) && refuse(tokens_[word].where, mixed) != 0;
        });
    }

    constexpr bool handler(bool groups) noexcept {
        const std::size_t from = at_;
        const auto word = [&] {
            return accept(token_kind::except) && (!groups || accept(token_kind::multiply));
        };
        if (asks_) {
            const char* const of = groups ? "'except*' statement" : "'except' statement";
            attempt([&] { return word() && typed() && lacks_block_of(from, of); });
            attempt([&] { return !groups && word() && lacks_block_of(from, of); });
        }
        if (attempt([&] { return word() && typed() && accept(token_kind::colon) && block(); }) ||
            (!groups && attempt([&] { return word() && accept(token_kind::colon) && block(); }))) {
            return true;
        }
        if (asks_) {
            wrong_handler();
        }
        return false;
    }

    constexpr void wrong_handler() noexcept {
        const auto word = [&] {
            return accept(token_kind::except) &&
                   maybe([&] { return accept(token_kind::multiply); });
        };
        attempt([&]() -> node_id {
            const node_id first = word() ? expression() : 0;
            return first != 0 && accept(token_kind::comma) && expressions() && maybe([&] {
                       return accept(token_kind::as) && accept(token_kind::name);
                   }) && accept(token_kind::colon)
                       ? refuse_to_reached(tree_[first].where.begin,
                                           "multiple exception types must be parenthesized")
                       : 0;
        });
        attempt([&] { return word() && typed() && lacks_colon(); });
        attempt([&] { return accept(token_kind::except) && lacks_colon(); });
        attempt([&] {
            return accept(token_kind::except) && accept(token_kind::multiply) &&
                           accept_any(token_kind::newline, token_kind::colon)
                       ? refuse_reached("expected one or more exception types")
                       : 0;
        });
    }

    constexpr bool finally() noexcept {
        const std::size_t from = at_;
        if (asks_) {
            attempt([&] {
                return accept(token_kind::finally) && lacks_block_of(from, "'finally' statement");
            });
        }
        return attempt([&] {
            return accept(token_kind::finally) && force(token_kind::colon, "expected ':'") &&
                   block();
        });
    }

    constexpr bool matching() noexcept {
        const std::size_t from = at_;
        const auto head = [&] { return accept_word("match") && subject(); };
        if (attempt([&] {
                return head() && accept(token_kind::colon) && accept(token_kind::newline) &&
                       accept(token_kind::indent) && at_least_once([&] { return one_case(); }) &&
                       accept(token_kind::dedent);
            })) {
            return true;
        }
        if (asks_) {
            attempt([&] { return head() && lacks_colon(); });
            attempt([&] { return head() && lacks_block_of(from, "'match' statement"); });
        }
        return false;
    }

    constexpr bool subject() noexcept {
        return attempt([&] {
                   return star_named_expression() != 0 && accept(token_kind::comma) &&
                          maybe([&] { return star_named_expressions(); });
               }) ||
               named_expression() != 0;
    }

    constexpr bool one_case() noexcept {
        const std::size_t from = at_;
        const auto head = [&] {
            return accept_word("case") && patterns() != 0 &&
                   maybe([&] { return accept(token_kind::if_) && named_expression() != 0; });
        };
        if (asks_) {
            attempt([&] { return head() && lacks_colon(); });
            attempt([&] { return head() && lacks_block_of(from, "'case' statement"); });
        }
        return attempt([&] { return head() && accept(token_kind::colon) && block(); });
    }
};

} // namespace stasis::compiler
