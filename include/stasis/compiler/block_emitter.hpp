// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/block_emitter.hpp: the instructions of loops, `try` and `with`, and what leaves
// them. CPython 3.11: compiler_for, compiler_async_for, compiler_async_with, compiler_try_except,
// compiler_try_finally, compiler_with, compiler_unwind_fblock (Python/compile.c).
#pragma once

#include <stasis/compiler/expression_emitter.hpp>

namespace stasis::compiler {

/// Emits statements that have blocks.
class block_emitter : public expression_emitter {
protected:
    constexpr block_emitter(source& in, syntax_tree& tree, scope_table& scopes,
                            const code_head& head) noexcept
        : expression_emitter(in, tree, scopes, head), open_(in.thread) {}
    constexpr ~block_emitter() = default;

    virtual constexpr bool statement(node_id at) noexcept = 0;
    virtual constexpr bool matching(const node& of) noexcept = 0;
    /// `try` with `except*`.
    virtual constexpr bool trying_groups(const node& of) noexcept = 0;

    constexpr bool each(const node_list& of) noexcept {
        for (std::size_t i = 0; i < of.count; ++i) {
            if (!statement(tree_.item(of, i))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool block(const node& of) noexcept {
        switch (of.kind) {
        case node_kind::looping: return looping(of);
        case node_kind::iterating: return of.op != 0 ? async_iterating(of) : iterating(of);
        case node_kind::trying: return of.last.count != 0 ? trying_finally(of) : trying(of);
        case node_kind::with:
            return (of.op == 0 || only_in_async("'async with' outside async function", of.where)) &&
                   with(of, 0);
        case node_kind::matching: return matching(of);
        default: return leave_loop(of);
        }
    }

    constexpr bool returning(const node& of) noexcept {
        const std::uint32_t here = scope_number();
        if (!scopes_[here].is_fast() && !(here == 0 && is_result(of))) {
            in_.refuse(of.where, "'return' outside function");
            return false;
        }
        if (of.a != 0 && (unit_.head().flags & code_async_generator) != 0) {
            in_.refuse(of.where, "'return' with value in async generator");
            return false;
        }
        const bool keeps = of.a != 0 && tree_[of.a].kind != node_kind::constant;
        const bool beside =
            of.a != 0 && !keeps && tree_[of.a].where.begin.line == of.where.begin.line;
        return (!keeps || visit(of.a)) && leave(0, keeps, beside ? tree_[of.a].where : of.where) &&
               (keeps || (of.a != 0 ? visit(of.a) : add_none(of.where))) &&
               add(op::RETURN_VALUE, of.where);
    }

    /// The expression of eval() is what its module returns, and stands where that does.
    [[nodiscard]] constexpr bool is_result(const node& returns) noexcept {
        return returns.a != 0 && tree_[returns.a].where.begin.line == returns.where.begin.line &&
               tree_[returns.a].where.begin.column == returns.where.begin.column;
    }

    /// Blocks that statements are in.
    enum class block_kind : unsigned char {
        loop,
        iteration,
        guarded,        ///< the body of `try` with handlers
        finally_ahead,  ///< ... with `finally`
        finally_raised, ///< `finally` itself, for an exception
        with,
        async_with,
        handler,
        group_handlers, ///< of `except*`, which nothing leaves early
        kept_value,     ///< a value that is returned is on the stack
    };
    static constexpr std::size_t most_blocks = 20;
    struct open_block {
        block_kind kind = block_kind::loop;
        label_id again = 0;     ///< where `continue` goes
        label_id behind = 0;    ///< where `break` goes
        node_list last{};       ///< what `finally` has
        object* name = nullptr; ///< of a handler
        span where{};
    };

    constexpr bool open(const open_block& made) noexcept {
        if (open_.size() >= most_blocks) {
            in_.refuse(made.where, "too many statically nested blocks");
            return false;
        }
        return open_.push(made);
    }
    constexpr bool close() noexcept {
        open_.pop();
        return true;
    }

    /// Does what is due where the blocks above so many are left. `keeps`: a value is on the stack.
    constexpr bool leave(std::size_t remaining, bool keeps, const span& where) noexcept {
        // Blocks that are left are closed meanwhile, since `finally` is outside of them.
        row<open_block> closed{in_.thread};
        bool done = true;
        while (done && open_.size() > remaining) {
            const open_block top = open_.pop();
            done = closed.push(top) && leave_block(top, keeps, where);
        }
        while (closed.size() != 0) {
            done = open_.push(closed.pop()) && done;
        }
        return done;
    }

    constexpr bool keep_on_top(bool keeps, const span& where) noexcept {
        return !keeps || add(op::SWAP, where, 2);
    }

    constexpr bool leave_block(const open_block& top, bool keeps, const span& where) noexcept {
        switch (top.kind) {
        case block_kind::loop: return true;
        case block_kind::iteration:
        case block_kind::kept_value: return keep_on_top(keeps, where) && add(op::POP_TOP, where);
        case block_kind::guarded: return unit_.mark(block_mark::end, 0);
        case block_kind::finally_ahead:
            return unit_.mark(block_mark::end, 0) &&
                   (!keeps || open({.kind = block_kind::kept_value, .where = where})) &&
                   each(top.last) && (!keeps || close());
        case block_kind::finally_raised:
            return keep_on_top(keeps, where) && add(op::POP_TOP, where) &&
                   keep_on_top(keeps, where) && unit_.mark(block_mark::end, 0) &&
                   add(op::POP_EXCEPT, where);
        case block_kind::with:
        case block_kind::async_with:
            return unit_.mark(block_mark::end, 0) && keep_on_top(keeps, top.where) &&
                   call_exit(top.kind == block_kind::async_with, top.where) &&
                   add(op::POP_TOP, where);
        case block_kind::group_handlers: return refuse_leaving(where);
        case block_kind::handler:
            return (top.name == nullptr || unit_.mark(block_mark::end, 0)) &&
                   keep_on_top(keeps, where) && unit_.mark(block_mark::end, 0) &&
                   add(op::POP_EXCEPT, where) && (top.name == nullptr || forget(top.name, where));
        }
        return false;
    }

    constexpr bool refuse_leaving(const span& where) noexcept {
        in_.refuse(where, "'break', 'continue' and 'return' cannot appear in an except* block");
        return false;
    }

    /// Whether a handler's name, if it has one, can be bound; false: SyntaxError is pending.
    constexpr bool can_bind(const node& of) noexcept {
        return of.held == nullptr || writable(of.held, of.where);
    }

    /// `except ... as name` deletes the name at its end.
    constexpr bool forget(object* name, const span& where) noexcept {
        return add_none(where) && this->name(access::store, name, where) &&
               this->name(access::del, name, where);
    }

    /// __exit__(None, None, None), or __aexit__
    constexpr bool call_exit(bool async, const span& where) noexcept {
        return add_none(where) && add_none(where) && add_none(where) && call(2, where) &&
               await_exit(async, where);
    }
    constexpr bool await_exit(bool async, const span& where) noexcept {
        return !async || await(awaited::exit, where);
    }

    constexpr bool leave_loop(const node& of) noexcept {
        const bool breaks = of.kind == node_kind::breaking;
        std::size_t loop = open_.size();
        while (loop > 0 && open_[loop - 1].kind != block_kind::loop &&
               open_[loop - 1].kind != block_kind::iteration) {
            if (open_[--loop].kind == block_kind::group_handlers) {
                return refuse_leaving(of.where);
            }
        }
        if (loop == 0) {
            in_.refuse(of.where,
                       breaks ? "'break' outside loop" : "'continue' not properly in loop");
            return false;
        }
        const open_block target = open_[loop - 1];
        return leave(breaks ? loop - 1 : loop, false, of.where) &&
               jump(op::JUMP_FORWARD, breaks ? target.behind : target.again, of.where);
    }

    constexpr bool looping(const node& of) noexcept {
        const label_id start = unit_.new_label();
        const label_id otherwise = unit_.new_label();
        const label_id behind = unit_.new_label();
        return label(start) &&
               open({.kind = block_kind::loop,
                     .again = start,
                     .behind = behind,
                     .where = of.where}) &&
               jump_if(of.a, otherwise, false) && each(of.items) &&
               jump(op::JUMP_FORWARD, start, of.where) && close() && label(otherwise) &&
               each(of.more) && label(behind);
    }

    constexpr bool iterating(const node& of) noexcept {
        const label_id start = unit_.new_label();
        const label_id end = unit_.new_label();
        const label_id behind = unit_.new_label();
        const span where = tree_[of.b].where;
        return visit_iterable(of.b) && add(op::GET_ITER, where) && label(start) &&
               open({.kind = block_kind::iteration,
                     .again = start,
                     .behind = behind,
                     .where = of.where}) &&
               jump(op::FOR_ITER, end, where) && assign_to(of.a) && each(of.items) &&
               jump(op::JUMP_FORWARD, start, of.where) && close() && label(end) && each(of.more) &&
               label(behind);
    }

    constexpr bool async_iterating(const node& of) noexcept {
        const label_id start = unit_.new_label();
        const label_id end = unit_.new_label();
        const label_id behind = unit_.new_label();
        return only_in_async("'async for' outside async function", of.where) && visit(of.b) &&
               add(op::GET_AITER, of.where) && label(start) &&
               open({.kind = block_kind::iteration,
                     .again = start,
                     .behind = behind,
                     .where = of.where}) &&
               next_item(end, of.where) && assign_to(of.a) && each(of.items) &&
               jump(op::JUMP_FORWARD, start, of.where) && close() && label(end) &&
               add(op::END_ASYNC_FOR, tree_[of.b].where) && each(of.more) && label(behind);
    }

    /// What follows a block that handles exceptions: an exception that it raises itself.
    constexpr bool cleanup(label_id at) noexcept {
        return label(at) && add(op::COPY, nowhere, 3) && add(op::POP_EXCEPT, nowhere) &&
               add(op::RERAISE, nowhere, 1);
    }

    constexpr bool trying_finally(const node& of) noexcept {
        const label_id raised = unit_.new_label();
        const label_id failed = unit_.new_label();
        const label_id behind = unit_.new_label();
        node guarded = of;
        guarded.last = {};
        return unit_.mark(block_mark::begin, raised) &&
               open({.kind = block_kind::finally_ahead, .last = of.last, .where = of.where}) &&
               (of.more.count != 0 ? trying(guarded) : each(of.items)) &&
               unit_.mark(block_mark::end, 0) && close() && each(of.last) &&
               jump(op::JUMP_FORWARD, behind, nowhere) && label(raised) &&
               open({.kind = block_kind::finally_raised, .where = of.where}) &&
               unit_.mark(block_mark::cleanup, failed) && add(op::PUSH_EXC_INFO, nowhere) &&
               each(of.last) && close() && add(op::RERAISE, nowhere, 0) && cleanup(failed) &&
               label(behind);
    }

    constexpr bool trying(const node& of) noexcept {
        if (of.op != 0) {
            return trying_groups(of);
        }
        const label_id raised = unit_.new_label();
        const label_id failed = unit_.new_label();
        const label_id behind = unit_.new_label();
        if (!unit_.mark(block_mark::begin, raised) ||
            !open({.kind = block_kind::guarded, .where = of.where}) || !each(of.items) ||
            !close() || !unit_.mark(block_mark::end, 0) || !each(of.decorators) ||
            !jump(op::JUMP_FORWARD, behind, nowhere) || !label(raised) ||
            !unit_.mark(block_mark::cleanup, failed) || !add(op::PUSH_EXC_INFO, nowhere)) {
            return false;
        }
        for (std::size_t i = 0; i < of.more.count; ++i) {
            const node& each = tree_[tree_.item(of.more, i)];
            if (each.a == 0 && i + 1 < of.more.count) {
                in_.refuse(each.where, "default 'except:' must be last");
                return false;
            }
            if (!handler(tree_[tree_.item(of.more, i)], behind)) {
                return false;
            }
        }
        return add(op::RERAISE, nowhere, 0) && cleanup(failed) && label(behind);
    }

    constexpr bool handler(const node& of, label_id behind) noexcept {
        const label_id next = unit_.new_label();
        if (!can_bind(of)) {
            return false;
        }
        if (of.a != 0 && (!visit(of.a) || !add(op::CHECK_EXC_MATCH, of.where) ||
                          !jump(op::POP_JUMP_FORWARD_IF_FALSE, next, of.where))) {
            return false;
        }
        if (of.held == nullptr) {
            return add(op::POP_TOP, of.where) &&
                   open({.kind = block_kind::handler, .where = of.where}) && each(of.items) &&
                   close() && unit_.mark(block_mark::end, 0) && add(op::POP_EXCEPT, nowhere) &&
                   jump(op::JUMP_FORWARD, behind, nowhere) && label(next);
        }
        const label_id failed = unit_.new_label();
        return name(access::store, of.held, of.where) && unit_.mark(block_mark::cleanup, failed) &&
               open({.kind = block_kind::handler, .name = of.held, .where = of.where}) &&
               each(of.items) && close() && unit_.mark(block_mark::end, 0) &&
               unit_.mark(block_mark::end, 0) && add(op::POP_EXCEPT, nowhere) &&
               forget(of.held, nowhere) && jump(op::JUMP_FORWARD, behind, nowhere) &&
               label(failed) && forget(of.held, nowhere) && add(op::RERAISE, nowhere, 1) &&
               label(next);
    }

    constexpr bool with(const node& of, std::size_t which) noexcept {
        const node each = tree_[tree_.item(of.items, which)];
        const bool async = of.op != 0;
        const span where = of.where;
        const label_id raised = unit_.new_label();
        const label_id suppressed = unit_.new_label();
        const label_id failed = unit_.new_label();
        const label_id behind = unit_.new_label();
        const bool last = which + 1 == of.items.count;
        return visit(each.a) &&
               (async ? add(op::BEFORE_ASYNC_WITH, where) && await(awaited::enter, where)
                      : add(op::BEFORE_WITH, where)) &&
               unit_.mark(block_mark::with, raised) &&
               open({.kind = async ? block_kind::async_with : block_kind::with, .where = where}) &&
               (each.b != 0 ? assign_to(each.b) : add(op::POP_TOP, where)) &&
               (last ? this->each(of.more) : with(of, which + 1)) &&
               unit_.mark(block_mark::end, 0) && close() && call_exit(async, where) &&
               add(op::POP_TOP, where) && jump(op::JUMP_FORWARD, behind, where) && label(raised) &&
               unit_.mark(block_mark::cleanup, failed) && add(op::PUSH_EXC_INFO, where) &&
               add(op::WITH_EXCEPT_START, where) && await_exit(async, where) &&
               jump(op::POP_JUMP_FORWARD_IF_TRUE, suppressed, where) &&
               add(op::RERAISE, where, 2) && label(suppressed) && add(op::POP_TOP, where) &&
               unit_.mark(block_mark::end, 0) && add(op::POP_EXCEPT, where) &&
               add(op::POP_TOP, where) && add(op::POP_TOP, where) &&
               jump(op::JUMP_FORWARD, behind, where) && cleanup(failed) && label(behind);
    }

private:
    row<open_block> open_;
};

} // namespace stasis::compiler
