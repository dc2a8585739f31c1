// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/statement_parser.hpp: a whole source text as a tree.
// CPython 3.11: Grammar/python.gram.
#pragma once

#include <stasis/compiler/match_parser.hpp>

namespace stasis::compiler {

/// Reads statements.
class statement_parser final : public match_parser {
public:
    using match_parser::match_parser;

    /// All of the text: for eval() one expression, for mode "single" one statement. 0: an exception
    /// is pending.
    constexpr node_id whole(const char* mode) noexcept {
        const place begin = peek().where.begin;
        node made{.kind = node_kind::module};
        const std::size_t begun = tree_.begin();
        if (text{mode} == text{"eval"}) {
            const node_id only = expressions();
            while (only != 0 && accept(token_kind::newline)) {
            }
            if (only == 0 || !expect(token_kind::end)) {
                return 0;
            }
            const node_id value =
                tree_.add({.kind = node_kind::returning, .where = tree_[only].where, .a = only});
            if (value == 0 || !tree_.put(value)) {
                return 0;
            }
        } else {
            while (!is(token_kind::end)) {
                if (accept(token_kind::newline)) {
                    continue;
                }
                if (text{mode} == text{"single"} && tree_.count(begun) != 0) {
                    return refuse("multiple statements found while compiling a single statement");
                }
                if (!statement()) {
                    return 0;
                }
            }
        }
        return tree_.end(begun, made.items) ? finish(begin, made) : 0;
    }

private:
    /// Puts what one statement, or one line, is into the list that is being built.
    constexpr bool statement() noexcept {
        const state::counted_call call{in_.thread, in_.thread.recursion_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        switch (peek().kind) {
        case token_kind::if_: return put(conditionally());
        case token_kind::while_: return put(looping());
        case token_kind::for_: return put(iterating(peek().where.begin, false));
        case token_kind::try_: return put(trying());
        case token_kind::with: return put(with(peek().where.begin, false));
        case token_kind::def: return put(function({}, peek().where.begin, false));
        case token_kind::class_: return put(class_definition({}, peek().where.begin));
        case token_kind::matrix_multiply: return put(decorated());
        case token_kind::async: return put(asynchronous());
        default: return begins_match() ? put(matching()) : simple_statements();
        }
    }

    constexpr node_id asynchronous() noexcept {
        const place begin = take().where.begin;
        switch (peek().kind) {
        case token_kind::def: return function({}, begin, true);
        case token_kind::for_: return iterating(begin, true);
        case token_kind::with: return with(begin, true);
        default: return refuse_syntax();
        }
    }

    constexpr bool simple_statements() noexcept {
        do {
            if (!put(simple_statement())) {
                return false;
            }
        } while (accept(token_kind::semicolon) && !is(token_kind::newline));
        return is(token_kind::end) || expect(token_kind::newline);
    }

    /// The statements behind a colon; false: an exception is pending.
    constexpr bool block(node_list& made, const char* of, int line) noexcept override {
        if (!expect(token_kind::colon)) {
            return false;
        }
        const std::size_t begun = tree_.begin();
        if (!accept(token_kind::newline)) {
            return simple_statements() && tree_.end(begun, made);
        }
        if (!accept(token_kind::indent)) {
            return !is_refused() && refuse_block(of, line) != 0;
        }
        while (!accept(token_kind::dedent)) {
            if (is(token_kind::end)) {
                break;
            }
            if (!statement()) {
                return false;
            }
        }
        return tree_.end(begun, made);
    }

    constexpr bool else_block(node_list& made, const char* of) noexcept {
        if (!is(token_kind::else_)) {
            return true;
        }
        const int line = take().where.begin.line;
        return block(made, of, line);
    }

    constexpr node_id conditionally() noexcept {
        const state::counted_call call{in_.thread, in_.thread.recursion_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        const char* const of = is(token_kind::elif) ? "'elif' statement" : "'if' statement";
        const place begin = take().where.begin;
        node made{.kind = node_kind::conditionally};
        made.a = named();
        if (made.a == 0 || !block(made.items, of, begin.line)) {
            return 0;
        }
        if (is(token_kind::elif)) {
            const std::size_t begun = tree_.begin();
            if (!put(conditionally()) || !tree_.end(begun, made.more)) {
                return 0;
            }
        } else if (!else_block(made.more, "'else' statement")) {
            return 0;
        }
        return finish(begin, made);
    }

    constexpr node_id looping() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::looping};
        made.a = named();
        return made.a != 0 && block(made.items, "'while' statement", begin.line) &&
                       else_block(made.more, "'else' statement")
                   ? finish(begin, made)
                   : 0;
    }

    constexpr node_id iterating(const place& begin, bool async) noexcept {
        take();
        node made{.kind = node_kind::iterating, .op = async};
        made.a = listed(item_kind::target);
        if (made.a == 0 || !assignable_in(made.a) || !expect(token_kind::in)) {
            return 0;
        }
        made.b = expressions();
        return made.b != 0 && block(made.items, "'for' statement", begin.line) &&
                       else_block(made.more, "'else' statement")
                   ? finish(begin, made)
                   : 0;
    }

    constexpr node_id trying() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::trying};
        if (!block(made.items, "'try' statement", begin.line)) {
            return 0;
        }
        const std::size_t begun = tree_.begin();
        while (is(token_kind::except)) {
            const place first = take().where.begin;
            const bool groups = accept(token_kind::multiply);
            if (tree_.count(begun) != 0 && groups != (made.op != 0)) {
                in_.refuse({first, last_.end},
                           "cannot have both 'except' and 'except*' on the same 'try'");
                return 0;
            }
            made.op = groups;
            node handler{.kind = node_kind::handler};
            if (groups && (is(token_kind::colon) || is(token_kind::newline))) {
                return refuse("expected one or more exception types");
            }
            if (!is(token_kind::colon)) {
                handler.a = expression();
                if (handler.a == 0) {
                    return 0;
                }
                if (is(token_kind::comma)) {
                    const place begin_of_types = tree_[handler.a].where.begin;
                    if (listed(item_kind::expression, handler.a, begin_of_types) != 0 &&
                        (!accept(token_kind::as) || expect_name() != nullptr)) {
                        in_.refuse({begin_of_types, last_.end},
                                   "multiple exception types must be parenthesized");
                    }
                    return 0;
                }
                if (accept(token_kind::as)) {
                    handler.held = expect_name();
                    if (handler.held == nullptr) {
                        return 0;
                    }
                }
            }
            if (!ends_head() ||
                !block(handler.items, groups ? "'except*' statement" : "'except' statement",
                       first.line) ||
                !put_finished(first, handler)) {
                return 0;
            }
        }
        if (!tree_.end(begun, made.more)) {
            return 0;
        }
        if (made.more.count != 0 && !else_block(made.decorators, "'else' statement")) {
            return 0;
        }
        if (is(token_kind::finally)) {
            const int line = take().where.begin.line;
            if (!block(made.last, "'finally' statement", line)) {
                return 0;
            }
        } else if (made.more.count == 0) {
            return refuse("expected 'except' or 'finally' block");
        }
        return finish(begin, made);
    }

    constexpr node_id with(const place& begin, bool async) noexcept {
        take();
        node made{.kind = node_kind::with, .op = async};
        const std::size_t begun = tree_.begin();
        const bool enclosed = is(token_kind::left_parenthesis) && encloses_items();
        if (enclosed) {
            take();
        }
        do {
            if (enclosed && is(token_kind::right_parenthesis)) {
                break;
            }
            const place first = peek().where.begin;
            node each{.kind = node_kind::with_item, .a = expression()};
            if (each.a == 0) {
                return 0;
            }
            if (accept(token_kind::as)) {
                each.b = item(item_kind::target);
                if (each.b == 0 || !assignable_in(each.b)) {
                    return 0;
                }
            }
            if (!put_finished(first, each)) {
                return 0;
            }
        } while (accept(token_kind::comma));
        if (enclosed && !expect(token_kind::right_parenthesis)) {
            return 0;
        }
        return tree_.end(begun, made.items) && block(made.more, "'with' statement", begin.line)
                   ? finish(begin, made)
                   : 0;
    }

    /// Whether the parenthesis that comes next encloses all items of a `with` statement: its end is
    /// in front of the colon, and it has an `as` or a comma of its own, and nothing that only what
    /// is one expression in parentheses may have.
    [[nodiscard]] constexpr bool encloses_items() noexcept {
        int depth = 0;
        bool named = false;
        bool several = false;
        bool expression = peek(1).kind == token_kind::multiply;
        for (std::size_t ahead = 0;; ++ahead) {
            switch (peek(ahead).kind) {
            case token_kind::left_parenthesis:
            case token_kind::left_bracket:
            case token_kind::left_brace: ++depth; break;
            case token_kind::right_parenthesis:
            case token_kind::right_bracket:
            case token_kind::right_brace:
                if (--depth == 0) {
                    return (named || (several && !expression)) &&
                           peek(ahead + 1).kind == token_kind::colon;
                }
                break;
            case token_kind::as: named = named || depth == 1; break;
            case token_kind::comma:
                several = several || depth == 1;
                expression =
                    expression || (depth == 1 && peek(ahead + 1).kind == token_kind::multiply);
                break;
            case token_kind::name_assign:
            case token_kind::yield:
            case token_kind::for_: expression = expression || depth == 1; break;
            case token_kind::newline:
            case token_kind::refused:
            case token_kind::end: return false;
            default: break;
            }
        }
    }

    constexpr node_id decorated() noexcept {
        node_list decorators;
        const std::size_t begun = tree_.begin();
        while (accept(token_kind::matrix_multiply)) {
            if (!put(named()) || !expect(token_kind::newline)) {
                return 0;
            }
        }
        if (!tree_.end(begun, decorators)) {
            return 0;
        }
        if (is(token_kind::def)) {
            return function(decorators, peek().where.begin, false);
        }
        if (is(token_kind::class_)) {
            return class_definition(decorators, peek().where.begin);
        }
        const place begin = peek().where.begin;
        return accept(token_kind::async) && is(token_kind::def) ? function(decorators, begin, true)
                                                                : refuse_syntax();
    }

    constexpr node_id function(const node_list& decorators, const place& begin,
                               bool async) noexcept {
        take();
        node made{.kind = node_kind::function, .op = async, .decorators = decorators};
        made.held = expect_name();
        if (made.held == nullptr) {
            return 0;
        }
        if (!accept(token_kind::left_parenthesis)) {
            return refuse("expected '('");
        }
        if (!parameters(token_kind::right_parenthesis, true, made.items) ||
            !expect(token_kind::right_parenthesis)) {
            return 0;
        }
        if (accept(token_kind::arrow)) {
            made.a = expression();
            if (made.a == 0) {
                return 0;
            }
        }
        return block(made.more, "function definition", begin.line) ? finish(begin, made) : 0;
    }

    constexpr node_id class_definition(const node_list& decorators, const place& begin) noexcept {
        take();
        node made{.kind = node_kind::class_, .decorators = decorators};
        made.held = expect_name();
        if (made.held == nullptr) {
            return 0;
        }
        if (is(token_kind::left_parenthesis)) {
            made.a = arguments_of(0, begin);
            if (made.a == 0) {
                return 0;
            }
        }
        return block(made.more, "class definition", begin.line) ? finish(begin, made) : 0;
    }
};

} // namespace stasis::compiler
