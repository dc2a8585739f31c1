// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/call_parser.hpp: the arguments of calls, what follows the element of a
// comprehension, and what can be assigned to. CPython 3.11: Grammar/python.gram (args,
// for_if_clauses), _PyPegen_get_invalid_target (Parser/pegen.c).
#pragma once

#include <stasis/compiler/string_parser.hpp>
#include <stasis/graph/singletons.hpp>

namespace stasis::compiler {

/// Reads arguments.
class call_parser : public string_parser {
public:
    using string_parser::string_parser;

protected:
    constexpr ~call_parser() = default;

    /// f(...): positional arguments in `items`, named ones and ** in `more`. Of a class there is no
    /// f.
    constexpr node_id arguments_of(node_id function, const place& begin) noexcept {
        const place opened = take().where.begin;
        node made{.kind = node_kind::call, .a = function};
        row<node_id> keywords{in_.thread}; // of lists only one is built at a time
        const std::size_t begun = tree_.begin();
        bool ended = false;
        while (!ended && !is(token_kind::right_parenthesis)) {
            const bool alone = tree_.count(begun) == 0 && keywords.size() == 0;
            if (is(token_kind::power) ||
                (is(token_kind::name) && peek(1).kind == token_kind::assign)) {
                const node_id named = keyword();
                if (named == 0 || !keywords.push(named)) {
                    return 0;
                }
            } else {
                const node_id next = positional(keywords, alone ? opened : peek().where.begin,
                                                alone && function != 0, ended);
                if (next == 0 || !tree_.put(next)) {
                    return 0;
                }
            }
            if (!ended && !accept(token_kind::comma)) {
                break;
            }
        }
        if ((!ended && !accept(token_kind::right_parenthesis)) || !tree_.end(begun, made.items)) {
            return 0;
        }
        const std::size_t named_from = tree_.begin();
        for (std::size_t i = 0; i < keywords.size(); ++i) {
            if (!tree_.put(keywords[i])) {
                return 0;
            }
        }
        return tree_.end(named_from, made.more) ? finish(begin, made) : 0;
    }

    /// name=value, or **value.
    constexpr node_id keyword() noexcept {
        const place begin = peek().where.begin;
        node made{.kind = node_kind::keyword};
        if (!accept(token_kind::power)) {
            made.held = keep_name(take());
            take();
            if (made.held == nullptr) {
                return 0;
            }
        }
        made.a = expression();
        return made.a != 0 ? finish(begin, made) : 0;
    }

    /// A positional argument. A generator expression that is the only one ends the call: `ended`.
    constexpr node_id positional(row<node_id>& keywords, const place& begin, bool alone,
                                 bool& ended) noexcept {
        const place first = peek().where.begin;
        node_id made = 0;
        if (accept(token_kind::multiply)) {
            const node_id inner = expression();
            made = inner != 0 ? finish(first, {.kind = node_kind::starred, .a = inner}) : 0;
        } else {
            made = named();
        }
        if (made == 0) {
            return 0;
        }
        if (is(token_kind::for_) || is(token_kind::async)) {
            const node_id all = generator_in_call(made, alone ? begin : first, alone);
            ended = alone;
            return all;
        }
        if (is(token_kind::assign)) {
            return 0;
        }
        if (keywords.size() != 0) {
            const bool starred = tree_[made].kind == node_kind::starred;
            const bool unpacked = tree_[keywords[keywords.size() - 1]].held == nullptr;
            if (!starred || unpacked) {
                return 0;
            }
        }
        return made;
    }

    constexpr node_id generator_in_call(node_id element, const place& begin, bool alone) noexcept {
        node made{.kind = node_kind::comprehension,
                  .op = static_cast<unsigned>(comprehension_kind::generator),
                  .a = element};
        return alone && generators(made.items) && accept(token_kind::right_parenthesis)
                   ? finish(begin, made)
                   : 0;
    }

    constexpr bool generators(node_list& made) noexcept {
        const std::size_t begun = tree_.begin();
        while (is(token_kind::for_) || is(token_kind::async)) {
            const place begin = peek().where.begin;
            node each{.kind = node_kind::generator, .op = accept(token_kind::async)};
            if (!accept(token_kind::for_)) {
                return false;
            }
            each.a = listed(item_kind::target);
            if (each.a == 0) {
                return false;
            }
            if (!assignable(each.a)) {
                return false;
            }
            each.b = accept(token_kind::in) ? disjunction() : 0;
            const std::size_t conditions = tree_.begin();
            bool kept = each.b != 0;
            while (kept && accept(token_kind::if_)) {
                const node_id test = disjunction();
                kept = test != 0 && tree_.put(test);
            }
            kept = kept && tree_.end(conditions, each.items);
            const node_id ended = kept ? finish(begin, each) : 0;
            if (ended == 0 || !tree_.put(ended)) {
                return false;
            }
        }
        return tree_.end(begun, made);
    }

    /// Whether an expression can be assigned to.
    constexpr bool assignable(node_id about) noexcept {
        const node of = tree_[about];
        switch (of.kind) {
        case node_kind::name:
        case node_kind::attribute:
        case node_kind::subscript: return true;
        case node_kind::starred: return assignable(of.a);
        case node_kind::list:
        case node_kind::tuple:
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (!assignable(tree_.item(of.items, i))) {
                    return false;
                }
            }
            return true;
        default: return false;
        }
    }
};

} // namespace stasis::compiler
