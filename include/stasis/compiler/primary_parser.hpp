// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/primary_parser.hpp: the innermost parts of expressions: names, literals,
// subscripts, and what stands in brackets, comprehensions included. CPython 3.11:
// Grammar/python.gram (primary, atom), _PyPegen_get_expr_name (Parser/pegen.h).
#pragma once

#include <stasis/compiler/call_parser.hpp>

namespace stasis::compiler {

/// Reads what operators stand between.
class primary_parser : public call_parser {
public:
    using call_parser::call_parser;

protected:
    constexpr ~primary_parser() = default;

    constexpr node_id primary() noexcept {
        const place begin = peek().where.begin;
        if (accept(token_kind::await)) {
            const node_id awaitable = awaited();
            return awaitable != 0 ? finish(begin, {.kind = node_kind::await, .a = awaitable}) : 0;
        }
        return awaited();
    }

    /// A primary that `await` may precede.
    constexpr node_id awaited() noexcept {
        const place begin = peek().where.begin;
        node_id made = atom();
        while (made != 0) {
            if (accept(token_kind::dot)) {
                str_object* const attribute = accept_name();
                made = attribute != nullptr
                           ? finish(begin,
                                    {.kind = node_kind::attribute, .a = made, .held = attribute})
                           : 0;
            } else if (is(token_kind::left_parenthesis)) {
                made = arguments_of(made, begin);
            } else if (is(token_kind::left_bracket)) {
                made = subscript_of(made, begin);
            } else {
                break;
            }
        }
        return made;
    }

    constexpr node_id name() noexcept {
        const place begin = peek().where.begin;
        str_object* const spelled = accept_name();
        return spelled != nullptr ? finish(begin, {.kind = node_kind::name, .held = spelled}) : 0;
    }

    constexpr node_id constant(object* held) noexcept {
        return held != nullptr ? finish(last_.begin, {.kind = node_kind::constant, .held = held})
                               : 0;
    }

    constexpr node_id atom() noexcept {
        switch (peek().kind) {
        case token_kind::name: return name();
        case token_kind::number: {
            object* const held = number_of(in_, peek());
            take();
            return constant(held);
        }
        case token_kind::string: return strings();
        case token_kind::true_: take(); return constant(in_.keep(owned::share(make_bool(true))));
        case token_kind::false_: take(); return constant(in_.keep(owned::share(make_bool(false))));
        case token_kind::none_: take(); return constant(in_.keep(owned::share(none_value)));
        case token_kind::ellipsis:
            take();
            return constant(in_.keep(owned::share(make_object(pointer_to(graph::ellipsis)))));
        case token_kind::left_parenthesis: return enclosed();
        case token_kind::left_bracket: return bracketed();
        case token_kind::left_brace: return braced();
        default: return 0;
        }
    }

    /// A tuple, a generator expression, or an expression in parentheses.
    constexpr node_id enclosed() noexcept {
        const place begin = take().where.begin;
        if (accept(token_kind::right_parenthesis)) {
            return finish(begin, {.kind = node_kind::tuple, .op = 1});
        }
        node_id made = 0;
        if (is(token_kind::yield)) {
            made = yield();
        } else {
            const place first = peek().where.begin;
            made = item(item_kind::named);
            if (made != 0 && (is(token_kind::for_) || is(token_kind::async))) {
                return comprehension(comprehension_kind::generator, made, 0, begin);
            }
            made = listed(item_kind::named, made, first);
        }
        if (made == 0 || !accept(token_kind::right_parenthesis)) {
            return 0;
        }
        if (tree_[made].kind == node_kind::starred) {
            return 0;
        }
        if (tree_[made].kind == node_kind::tuple && tree_[made].op == 0) {
            tree_[made].where = {begin, last_.end};
            tree_[made].op = 1;
        }
        return made;
    }

    /// A list, or a list comprehension.
    constexpr node_id bracketed() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::list};
        const std::size_t begun = tree_.begin();
        while (!is(token_kind::right_bracket)) {
            const node_id next = item(item_kind::named);
            if (next == 0) {
                return 0;
            }
            if (tree_.count(begun) == 0 && (is(token_kind::for_) || is(token_kind::async))) {
                return comprehension(comprehension_kind::list, next, 0, begin);
            }
            if (!tree_.put(next)) {
                return 0;
            }
            if (!accept(token_kind::comma)) {
                break;
            }
        }
        return accept(token_kind::right_bracket) && tree_.end(begun, made.items)
                   ? finish(begin, made)
                   : 0;
    }

    /// A dict or a set, or a comprehension of one.
    constexpr node_id braced() noexcept {
        const place begin = take().where.begin;
        node made{.kind = node_kind::dict};
        const std::size_t begun = tree_.begin();
        bool is_set = false;
        while (!is(token_kind::right_brace)) {
            const bool first = tree_.count(begun) == 0;
            node_id key = 0;
            node_id held = 0;
            if (!(is_set && !first) && accept(token_kind::power)) {
                held = binary(1);
            } else {
                key = item(item_kind::named);
                is_set = first ? key != 0 && !is(token_kind::colon) : is_set;
                if (key == 0 || (!is_set && !accept(token_kind::colon))) {
                    return 0;
                }
                held = is_set ? key : expression();
            }
            if (held == 0) {
                return 0;
            }
            if (first && (is(token_kind::for_) || is(token_kind::async))) {
                if (key == 0) {
                    return 0;
                }
                return comprehension(is_set ? comprehension_kind::set : comprehension_kind::dict,
                                     key, is_set ? 0 : held, begin);
            }
            if ((!is_set && !tree_.put(key)) || !tree_.put(held)) {
                return 0;
            }
            if (!accept(token_kind::comma)) {
                break;
            }
        }
        made.kind = is_set ? node_kind::set : node_kind::dict;
        return accept(token_kind::right_brace) && tree_.end(begun, made.items) ? finish(begin, made)
                                                                               : 0;
    }

    constexpr node_id subscript_of(node_id container, const place& begin) noexcept {
        take();
        const node_id inside = listed(item_kind::index);
        if (inside == 0 || !accept(token_kind::right_bracket)) {
            return 0;
        }
        // a[*b] has a tuple.
        node_id key = inside;
        if (tree_[inside].kind == node_kind::starred) {
            node alone{.kind = node_kind::tuple};
            const std::size_t begun = tree_.begin();
            alone.where = tree_[inside].where;
            if (!tree_.put(inside) || !tree_.end(begun, alone.items)) {
                return 0;
            }
            key = tree_.add(alone);
        }
        return key != 0 ? finish(begin, {.kind = node_kind::subscript, .a = container, .b = key})
                        : 0;
    }

    /// One index, or a slice.
    constexpr node_id index() noexcept final {
        const place begin = peek().where.begin;
        node made{.kind = node_kind::slice};
        if (!is(token_kind::colon)) {
            made.a = item(item_kind::named);
            if (made.a == 0 || !is(token_kind::colon)) {
                return made.a;
            }
            if (tree_[made.a].kind == node_kind::starred) {
                return 0;
            }
        }
        take();
        const auto ends = [&] {
            return is(token_kind::colon) || is(token_kind::comma) || is(token_kind::right_bracket);
        };
        if (!ends()) {
            made.b = expression();
            if (made.b == 0) {
                return 0;
            }
        }
        if (accept(token_kind::colon) && !ends()) {
            made.c = expression();
            if (made.c == 0) {
                return 0;
            }
        }
        return finish(begin, made);
    }

    /// What follows the element, with the closing bracket.
    constexpr node_id comprehension(comprehension_kind kind, node_id element, node_id held,
                                    const place& begin) noexcept {
        node made{.kind = node_kind::comprehension,
                  .op = static_cast<unsigned>(kind),
                  .a = element,
                  .b = held};
        if (tree_[element].kind == node_kind::starred) {
            return 0;
        }
        const token_kind closing = kind == comprehension_kind::list ? token_kind::right_bracket
                                   : kind == comprehension_kind::generator
                                       ? token_kind::right_parenthesis
                                       : token_kind::right_brace;
        return generators(made.items) && accept(closing) ? finish(begin, made) : 0;
    }
};

} // namespace stasis::compiler
