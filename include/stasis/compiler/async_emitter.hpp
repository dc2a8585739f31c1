// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/async_emitter.hpp: the instructions of what waits: `await`, `yield`, `yield
// from`, and the step of an asynchronous iteration. CPython 3.11: ADD_YIELD_FROM, ADDOP_YIELD,
// compiler_visit_expr1, compiler_async_for (Python/compile.c).
#pragma once

#include <stasis/compiler/call_emitter.hpp>

namespace stasis::compiler {

/// Emits what coroutines and generators wait for.
class async_emitter : public call_emitter {
protected:
    using call_emitter::call_emitter;
    constexpr ~async_emitter() = default;

    /// Where an awaitable comes from, which GET_AWAITABLE's errors name.
    enum class awaited : unsigned { expression, enter, exit };

    /// In place of the awaitable on the stack: its result.
    constexpr bool await(awaited from, const span& where) noexcept {
        return add(op::GET_AWAITABLE, where, static_cast<unsigned>(from)) && delegate(true, where);
    }

    constexpr bool await_expression(const node& of) noexcept {
        const scope& here = scopes_[scope_number()];
        if (!here.is_fast() || !may_await(here)) {
            in_.refuse(of.where, here.is_fast() ? "'await' outside async function"
                                                : "'await' outside function");
            return false;
        }
        return visit(of.a) && await(awaited::expression, of.where);
    }

    /// Whether what awaits may stand there: in `async def`, or in a comprehension, which is asked
    /// where it is made.
    [[nodiscard]] static constexpr bool may_await(const scope& here) noexcept {
        return here.is_async || here.kind == scope_kind::comprehension;
    }

    /// Refuses a statement that only `async def` may have.
    constexpr bool only_in_async(const char* why, const span& where) noexcept {
        if (!scopes_[scope_number()].is_async) {
            in_.refuse(where, why);
            return false;
        }
        return true;
    }

    /// Behind the asynchronous iterator on the stack: its next item. Its exceptions, the one at its
    /// end included, go to `raised`, where END_ASYNC_FOR is.
    constexpr bool next_item(label_id raised, const span& where) noexcept {
        return unit_.mark(block_mark::begin, raised) && add(op::GET_ANEXT, where) &&
               delegate(true, where) && unit_.mark(block_mark::end, 0);
    }

    /// In place of what is on the stack: what is sent for it.
    constexpr bool yield_top(const span& where) noexcept {
        return ((unit_.head().flags & code_async_generator) == 0 ||
                add(op::ASYNC_GEN_WRAP, where)) &&
               add(op::YIELD_VALUE, where) && add(op::RESUME, where, 1);
    }

    constexpr bool in_function(const node& of) noexcept {
        if (scopes_[scope_number()].kind != scope_kind::function) {
            in_.refuse(of.where, "'yield' outside function");
            return false;
        }
        return true;
    }

    constexpr bool yield(const node& of) noexcept {
        return in_function(of) && (of.a != 0 ? visit(of.a) : add_none(of.where)) &&
               yield_top(of.where);
    }

    constexpr bool yield_from(const node& of) noexcept {
        if (in_function(of) && scopes_[scope_number()].is_async) {
            in_.refuse(of.where, "'yield from' inside async function");
            return false;
        }
        return !in_.failed() && visit(of.a) && add(op::GET_YIELD_FROM_ITER, of.where) &&
               delegate(false, of.where);
    }

private:
    /// Yields what the iterator on the stack gives, and sends it what comes for that, until its
    /// result takes its place.
    constexpr bool delegate(bool awaits, const span& where) noexcept {
        const label_id start = unit_.new_label();
        const label_id end = unit_.new_label();
        return add_none(where) && label(start) && jump(op::SEND, end, where) &&
               add(op::YIELD_VALUE, where) && add(op::RESUME, where, awaits ? 3 : 2) &&
               jump(op::JUMP_BACKWARD_NO_INTERRUPT, start, where) && label(end);
    }
};

} // namespace stasis::compiler
