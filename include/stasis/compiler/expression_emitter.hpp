// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/expression_emitter.hpp: the instructions of expressions.
// CPython 3.11: compiler_visit_expr and what it calls (Python/compile.c). Constants are not folded.
#pragma once

#include <stasis/compiler/warning_emitter.hpp>

namespace stasis::compiler {

/// Emits expressions.
class expression_emitter : public warning_emitter {
protected:
    using warning_emitter::warning_emitter;
    constexpr ~expression_emitter() = default;

    constexpr bool visit(node_id at) noexcept final {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        const node of = tree_[at];
        switch (of.kind) {
        case node_kind::name: return load_name(of);
        case node_kind::constant: return unit_.add_constant(of.held, of.where);
        case node_kind::joined: return joined(of);
        case node_kind::formatted: return formatted(of);
        case node_kind::tuple: return items_of(of, op::BUILD_TUPLE);
        case node_kind::list: return items_of(of, op::BUILD_LIST);
        case node_kind::set: return items_of(of, op::BUILD_SET);
        case node_kind::dict: return dict(of);
        case node_kind::starred:
            in_.refuse(of.where, "can't use starred expression here");
            return false;
        case node_kind::attribute: return visit(of.a) && attribute(op::LOAD_ATTR, of);
        case node_kind::subscript:
            return check_subscript(of) && visit(of.a) && visit(of.b) &&
                   add(op::BINARY_SUBSCR, of.where);
        case node_kind::slice: return slice(of);
        case node_kind::call: return call_expression(of);
        case node_kind::unary:
            if (static_cast<op>(of.op) == op::UNARY_NOT) {
                check_negation(of.a);
            }
            return visit(of.a) && add(static_cast<op>(of.op), of.where);
        case node_kind::binary:
            return visit(of.a) && visit(of.b) && add(op::BINARY_OP, of.where, of.op);
        case node_kind::boolean: return boolean(of);
        case node_kind::compare: return compare(of);
        case node_kind::conditional: return conditional(of);
        case node_kind::named:
            return visit(of.b) && add(op::COPY, of.where, 1) &&
                   name(access::store, tree_[of.a].held, tree_[of.a].where);
        case node_kind::lambda: return function(at, of);
        case node_kind::comprehension: return comprehension(at, of);
        case node_kind::await: return await_expression(of);
        case node_kind::yield: return yield(of);
        case node_kind::yield_from: return yield_from(of);
        default: return refuse_node(of);
        }
    }

    /// What `for` iterates over: a list that nobody else has is made as a tuple. CPython 3.11:
    /// fold_iter (Python/ast_opt.c).
    constexpr bool visit_iterable(node_id at) noexcept {
        const node of = tree_[at];
        bool plain = of.kind == node_kind::list;
        for (std::size_t i = 0; plain && i < of.items.count; ++i) {
            plain = tree_[tree_.item(of.items, i)].kind != node_kind::starred;
        }
        return plain ? items_of(of, op::BUILD_TUPLE) : visit(at);
    }

    /// Stores into a target what is on the stack.
    constexpr bool assign_to(node_id target) noexcept {
        const node of = tree_[target];
        switch (of.kind) {
        case node_kind::name: return name(access::store, of.held, of.where);
        case node_kind::attribute: return visit(of.a) && attribute(op::STORE_ATTR, of);
        case node_kind::subscript:
            return visit(of.a) && visit(of.b) && add(op::STORE_SUBSCR, of.where);
        case node_kind::starred:
            in_.refuse(of.where, "starred assignment target must be in a list or tuple");
            return false;
        default: return unpack_into(of);
        }
    }

    constexpr bool delete_from(node_id target) noexcept {
        const node of = tree_[target];
        switch (of.kind) {
        case node_kind::name: return name(access::del, of.held, of.where);
        case node_kind::attribute: return visit(of.a) && attribute(op::DELETE_ATTR, of);
        case node_kind::subscript:
            return visit(of.a) && visit(of.b) && add(op::DELETE_SUBSCR, of.where);
        default:
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (!delete_from(tree_.item(of.items, i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Goes to a label if an expression is true, or false.
    constexpr bool jump_if(node_id test, label_id target, bool truth) noexcept {
        const node of = tree_[test];
        if (of.kind == node_kind::unary && static_cast<op>(of.op) == op::UNARY_NOT) {
            check_negation(of.a);
            return jump_if(of.a, target, !truth);
        }
        if (of.kind == node_kind::boolean) {
            // `or` goes on as soon as one is true; where that isn't what is asked, behind it all.
            const bool any = of.op != 0;
            const label_id behind = unit_.new_label();
            for (std::size_t i = 0; i + 1 < of.items.count; ++i) {
                if (!jump_if(tree_.item(of.items, i), any == truth ? target : behind, any)) {
                    return false;
                }
            }
            return jump_if(tree_.item(of.items, of.items.count - 1), target, truth) &&
                   label(behind);
        }
        return visit(test) &&
               jump(truth ? op::POP_JUMP_FORWARD_IF_TRUE : op::POP_JUMP_FORWARD_IF_FALSE, target,
                    of.where);
    }

private:
    constexpr bool refuse_node(const node& of) noexcept {
        in_.refuse(of.where, "invalid syntax");
        return false;
    }

    constexpr bool load_name(const node& of) noexcept {
        if (text_of(of.held) == text{"__debug__"}) {
            return unit_.add_constant(box(in_.thread, make_bool(true)), of.where);
        }
        return name(access::load, of.held, of.where);
    }

    constexpr bool joined(const node& of) noexcept {
        if (of.items.count == 0) {
            return unit_.add_constant(pointer_to(graph::empty_str), of.where);
        }
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!visit(tree_.item(of.items, i))) {
                return false;
            }
        }
        return of.items.count == 1 || add(op::BUILD_STRING, of.where, of.items.count);
    }

    constexpr bool formatted(const node& of) noexcept {
        const unsigned conversion = of.op == 's' ? 1 : of.op == 'r' ? 2 : of.op == 'a' ? 3 : 0;
        return visit(of.a) && (of.b == 0 || visit(of.b)) &&
               add(op::FORMAT_VALUE, of.where, conversion | (of.b != 0 ? 4u : 0u));
    }

    /// The items of a display.
    constexpr bool items_of(const node& of, op build) noexcept {
        std::size_t first_star = 0;
        while (first_star < of.items.count &&
               tree_[tree_.item(of.items, first_star)].kind != node_kind::starred) {
            ++first_star;
        }
        for (std::size_t i = 0; i < first_star; ++i) {
            if (!visit(tree_.item(of.items, i))) {
                return false;
            }
        }
        if (first_star == of.items.count) {
            return add(build, of.where, of.items.count);
        }
        const bool is_set = build == op::BUILD_SET;
        if (!add(is_set ? op::BUILD_SET : op::BUILD_LIST, of.where,
                 static_cast<unsigned>(first_star))) {
            return false;
        }
        for (std::size_t i = first_star; i < of.items.count; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            const bool starred = each.kind == node_kind::starred;
            if (!visit(starred ? each.a : tree_.item(of.items, i)) ||
                !add(is_set ? (starred ? op::SET_UPDATE : op::SET_ADD)
                            : (starred ? op::LIST_EXTEND : op::LIST_APPEND),
                     of.where, 1)) {
                return false;
            }
        }
        return build != op::BUILD_TUPLE || add(op::LIST_TO_TUPLE, of.where);
    }

    constexpr bool dict(const node& of) noexcept {
        constexpr unsigned most_at_once = 17; // so that a stack is small
        unsigned waiting = 0;
        bool begun = false;
        const auto flush = [&] {
            const bool updates = begun;
            begun = true;
            const unsigned count = waiting;
            waiting = 0;
            return add(op::BUILD_MAP, of.where, count) &&
                   (!updates || add(op::DICT_UPDATE, of.where, 1));
        };
        for (std::size_t i = 0; i < of.items.count; i += 2) {
            const node_id key = tree_.item(of.items, i);
            const node_id held = tree_.item(of.items, i + 1);
            if (key == 0) {
                if (((waiting != 0 || !begun) && !flush()) || !visit(held) ||
                    !add(op::DICT_UPDATE, of.where, 1)) {
                    return false;
                }
                continue;
            }
            if (!visit(key) || !visit(held) || (++waiting == most_at_once && !flush())) {
                return false;
            }
        }
        return (begun && waiting == 0) || flush();
    }

    constexpr bool slice(const node& of) noexcept {
        for (const node_id each : {of.a, of.b}) {
            if (!(each != 0 ? visit(each) : add_none(of.where))) {
                return false;
            }
        }
        return (of.c == 0 || visit(of.c)) && add(op::BUILD_SLICE, of.where, of.c != 0 ? 3 : 2);
    }

    constexpr bool call_expression(const node& of) noexcept {
        const node function = tree_[of.a];
        if (!check_called(of)) {
            return false;
        }
        bool plain = true;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            plain = plain && tree_[tree_.item(of.items, i)].kind != node_kind::starred;
        }
        for (std::size_t i = 0; i < of.more.count; ++i) {
            plain = plain && tree_[tree_.item(of.more, i)].held != nullptr;
        }
        if (plain && function.kind == node_kind::attribute) {
            return visit(function.a) && attribute(op::LOAD_METHOD, function) && arguments(of, 0);
        }
        return add(op::PUSH_NULL, function.where) && visit(of.a) && arguments(of, 0);
    }

    constexpr bool boolean(const node& of) noexcept {
        const label_id end = unit_.new_label();
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!visit(tree_.item(of.items, i)) ||
                (i + 1 < of.items.count &&
                 !jump(of.op != 0 ? op::JUMP_IF_TRUE_OR_POP : op::JUMP_IF_FALSE_OR_POP, end,
                       of.where))) {
                return false;
            }
        }
        return label(end);
    }

    constexpr bool ask(unsigned asked, const span& where) noexcept {
        switch (static_cast<compare_kind>(asked)) {
        case compare_kind::in: return add(op::CONTAINS_OP, where, 0);
        case compare_kind::not_in: return add(op::CONTAINS_OP, where, 1);
        case compare_kind::is: return add(op::IS_OP, where, 0);
        case compare_kind::is_not: return add(op::IS_OP, where, 1);
        default: return add(op::COMPARE_OP, where, asked);
        }
    }

    constexpr bool compare(const node& of) noexcept {
        const auto operand = [&](std::size_t i) { return tree_.item(of.items, 2 * i); };
        const auto asked = [&](std::size_t i) { return tree_[tree_.item(of.items, 2 * i + 1)].op; };
        const std::size_t last = of.items.count / 2 - 1;
        if (!check_identity(of) || !visit(operand(0))) {
            return false;
        }
        const label_id cleanup = unit_.new_label();
        for (std::size_t i = 0; i < last; ++i) {
            if (!visit(operand(i + 1)) || !add(op::SWAP, of.where, 2) ||
                !add(op::COPY, of.where, 2) || !ask(asked(i), of.where) ||
                !jump(op::JUMP_IF_FALSE_OR_POP, cleanup, of.where)) {
                return false;
            }
        }
        if (!visit(operand(last + 1)) || !ask(asked(last), of.where)) {
            return false;
        }
        if (last == 0) {
            return true;
        }
        const label_id end = unit_.new_label();
        return jump(op::JUMP_FORWARD, end, of.where) && label(cleanup) &&
               add(op::SWAP, of.where, 2) && add(op::POP_TOP, of.where) && label(end);
    }

    constexpr bool conditional(const node& of) noexcept {
        const label_id otherwise = unit_.new_label();
        const label_id end = unit_.new_label();
        return jump_if(of.a, otherwise, false) && visit(of.b) &&
               jump(op::JUMP_FORWARD, end, of.where) && label(otherwise) && visit(of.c) &&
               label(end);
    }

    constexpr bool comprehension(node_id at, const node& of) noexcept {
        const bool awaits = scopes_[of.scope].awaits && !scopes_[of.scope].yields;
        if (awaits && !may_await(scopes_[scope_number()])) {
            in_.refuse(of.where, "asynchronous comprehension outside of an asynchronous function");
            return false;
        }
        object* const code = code_of(at);
        const node first = tree_[tree_.item(of.items, 0)];
        return code != nullptr && make_function(code, 0, of.where) && visit_iterable(first.b) &&
               add(first.op != 0 ? op::GET_AITER : op::GET_ITER, of.where) && call(0, of.where) &&
               (!awaits || await(awaited::expression, of.where));
    }

    constexpr bool unpack_into(const node& of) noexcept {
        std::size_t star = of.items.count;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (tree_[tree_.item(of.items, i)].kind == node_kind::starred) {
                if (star != of.items.count) {
                    in_.refuse(of.where, "multiple starred expressions in assignment");
                    return false;
                }
                star = i;
            }
        }
        const std::size_t behind = of.items.count - star;
        if (star >= 1u << 8 && behind != 0) {
            in_.refuse(of.where, "too many expressions in star-unpacking assignment");
            return false;
        }
        if (!(behind != 0
                  ? add(op::UNPACK_EX, of.where, static_cast<unsigned>(star | (behind - 1) << 8))
                  : add(op::UNPACK_SEQUENCE, of.where, of.items.count))) {
            return false;
        }
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node_id item = tree_.item(of.items, i);
            if (!assign_to(i == star ? tree_[item].a : item)) {
                return false;
            }
        }
        return true;
    }
};

} // namespace stasis::compiler
