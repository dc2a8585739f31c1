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
            if (only == 0 || has_star(only) || !accept(token_kind::end)) {
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
                if (!(text{mode} == text{"single"} ? single_statement(begun) : any_statement())) {
                    return 0;
                }
            }
        }
        if (!tree_.end(begun, made.items)) {
            return 0;
        }
        if (made.items.count == 0) {
            made.where = place_of_empty;
            return text{mode} == text{"single"} ? 0 : tree_.add(made);
        }
        return finish(begin, made);
    }

private:
    /// Whether an expression, or an item of a tuple without parentheses, has a star.
    [[nodiscard]] constexpr bool has_star(node_id at) noexcept {
        const node of = tree_[at];
        bool found = of.kind == node_kind::starred;
        const bool bare = of.kind == node_kind::tuple && of.op == 0;
        for (std::size_t i = 0; bare && i < of.items.count; ++i) {
            found = found || tree_[tree_.item(of.items, i)].kind == node_kind::starred;
        }
        return found;
    }

    /// Puts what one statement, or one line, is into the list that is being built; `compound` stays
    /// true if it has a block.
    constexpr bool statement(bool& compound) noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
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
        default: break;
        }
        if (begins_match()) {
            return put(matching());
        }
        compound = false;
        return simple_statements();
    }

    constexpr bool any_statement() noexcept {
        bool compound = true;
        return statement(compound);
    }

    /// The only statement of a text of mode "single". One with a block in its own line needs the
    /// end of that.
    constexpr bool single_statement(std::size_t begun) noexcept {
        bool compound = true;
        return tree_.count(begun) == 0 && statement(compound) &&
               !(compound && in_.ends_text(tokens_[at_ - 1]));
    }

    constexpr node_id asynchronous() noexcept {
        const place begin = take().where.begin;
        switch (peek().kind) {
        case token_kind::def: return function({}, begin, true);
        case token_kind::for_: return iterating(begin, true);
        case token_kind::with: return with(begin, true);
        default: return 0;
        }
    }

    constexpr bool simple_statements() noexcept {
        do {
            if (!put(simple_statement())) {
                return false;
            }
        } while (accept(token_kind::semicolon) && !is(token_kind::newline));
        return is(token_kind::end) || accept(token_kind::newline);
    }

    constexpr bool block(node_list& made) noexcept override {
        if (!accept(token_kind::colon)) {
            return false;
        }
        const std::size_t begun = tree_.begin();
        if (!accept(token_kind::newline)) {
            return simple_statements() && tree_.end(begun, made);
        }
        if (!accept(token_kind::indent)) {
            return false;
        }
        while (!accept(token_kind::dedent)) {
            if (is(token_kind::end)) {
                break;
            }
            if (!any_statement()) {
                return false;
            }
        }
        return tree_.end(begun, made);
    }

    constexpr bool else_block(node_list& made) noexcept {
        if (!is(token_kind::else_)) {
            return true;
        }
        take();
        return block(made);
    }

    constexpr node_id conditionally() noexcept {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return 0;
        }
        const place begin = take().where.begin;
        node made{.kind = node_kind::conditionally};
        made.a = named();
        if (made.a == 0 || !block(made.items)) {
            return 0;
        }
        if (is(token_kind::elif)) {
            const std::size_t begun = tree_.begin();
            if (!put(conditionally()) || !tree_.end(begun, made.more)) {
                return 0;
            }
        } else if (!else_block(made.more)) {
            return 0;
        }
        return finish(begin, made);
    }

    constexpr node_id looping() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::looping};
        made.a = named();
        return made.a != 0 && block(made.items) && else_block(made.more) ? finish(begin, made) : 0;
    }

    constexpr node_id iterating(const place& begin, bool async) noexcept {
        take();
        node made{.kind = node_kind::iterating, .op = async};
        made.a = listed(item_kind::target);
        if (made.a == 0 || !assignable(made.a) || !accept(token_kind::in)) {
            return 0;
        }
        made.b = expressions();
        return made.b != 0 && block(made.items) && else_block(made.more) ? finish(begin, made) : 0;
    }

    constexpr node_id trying() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::trying};
        if (!block(made.items)) {
            return 0;
        }
        const std::size_t begun = tree_.begin();
        while (is(token_kind::except)) {
            const place first = take().where.begin;
            const bool groups = accept(token_kind::multiply);
            if (tree_.count(begun) != 0 && groups != (made.op != 0)) {
                return 0;
            }
            made.op = groups;
            node handler{.kind = node_kind::handler};
            if (groups || !is(token_kind::colon)) {
                handler.a = expression();
                if (handler.a == 0) {
                    return 0;
                }
                if (accept(token_kind::as)) {
                    handler.held = accept_name();
                    if (handler.held == nullptr) {
                        return 0;
                    }
                }
            }
            if (!block(handler.items) || !put_finished(first, handler)) {
                return 0;
            }
        }
        if (!tree_.end(begun, made.more)) {
            return 0;
        }
        if (made.more.count != 0 && !else_block(made.decorators)) {
            return 0;
        }
        if (is(token_kind::finally)) {
            take();
            if (!block(made.last)) {
                return 0;
            }
        } else if (made.more.count == 0) {
            return 0;
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
                if (each.b == 0 || !assignable(each.b)) {
                    return 0;
                }
            }
            if (!put_finished(first, each)) {
                return 0;
            }
        } while (accept(token_kind::comma));
        if (enclosed && !accept(token_kind::right_parenthesis)) {
            return 0;
        }
        return tree_.end(begun, made.items) && block(made.more) ? finish(begin, made) : 0;
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
            if (!put(named()) || !accept(token_kind::newline)) {
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
                                                                : 0;
    }

    constexpr node_id function(const node_list& decorators, const place& begin,
                               bool async) noexcept {
        take();
        node made{.kind = node_kind::function, .op = async, .decorators = decorators};
        made.held = accept_name();
        if (made.held == nullptr) {
            return 0;
        }
        if (!accept(token_kind::left_parenthesis)) {
            return 0;
        }
        if (!parameters(token_kind::right_parenthesis, true, made.items) ||
            !accept(token_kind::right_parenthesis)) {
            return 0;
        }
        if (accept(token_kind::arrow)) {
            made.a = expression();
            if (made.a == 0) {
                return 0;
            }
        }
        return block(made.more) ? finish(begin, made) : 0;
    }

    constexpr node_id class_definition(const node_list& decorators, const place& begin) noexcept {
        take();
        node made{.kind = node_kind::class_, .decorators = decorators};
        made.held = accept_name();
        if (made.held == nullptr) {
            return 0;
        }
        if (is(token_kind::left_parenthesis)) {
            made.a = arguments_of(0, begin);
            if (made.a == 0) {
                return 0;
            }
        }
        return block(made.more) ? finish(begin, made) : 0;
    }
};

} // namespace stasis::compiler
