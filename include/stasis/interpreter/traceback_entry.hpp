// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback_entry.hpp: what every engine does when a call begins, and when an
// exception leaves one.
// CPython 3.11: PyTraceBack_Here (Python/traceback.c), _Py_EnterRecursiveCall (Python/ceval.c).
#pragma once

#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::interpreter {

namespace detail {

/// A MemoryError in the place of the one that all share, or that one: there is no memory for it.
[[nodiscard]] constexpr exception_object* own_memory_error(thread_state& thread) noexcept {
    exception_object* const made = new_exception(
        thread, memory_error_type,
        const_cast<tuple_object*>(static_cast<const tuple_object*>(&graph::empty_tuple)));
    return made != nullptr ? made : take_pending(thread);
}

/// Adds a call to the pending exception's traceback. `fill` says of an entry whose it is; false:
/// MemoryError is pending.
template <class Fill>
STASIS_ALWAYS_INLINE constexpr void add_entry(thread_state& thread, std::size_t offset,
                                              const Fill& fill) noexcept {
    exception_object* exception = take_pending(thread);
    if (is_immortal(exception)) {
        // There may be memory for an exception of its own: a request was too large, not the last.
        exception = own_memory_error(thread);
    }
    if (!is_immortal(exception)) {
        auto* entry = allocate<traceback_object>(thread, traceback_type);
        if (entry == nullptr || !fill(entry)) {
            if (entry != nullptr) {
                decrement(entry);
            }
            decrement(exception);
            return;
        }
        entry->tb_lasti = 2 * static_cast<int>(offset);
        entry->tb_next = exception->traceback;
        exception->traceback = entry;
    }
    thread.curexc_value = exception;
}

} // namespace detail

/// Adds the innermost call so far to the pending exception's traceback: PyTraceBack_Here.
STASIS_NEVER_INLINE constexpr void add_traceback(thread_state& thread, frame& running,
                                                 std::size_t offset) noexcept {
    detail::add_entry(thread, offset, [&](traceback_object* entry) {
        frame_object* const seen = detail::borrow_frame_object(thread, running);
        if (seen != nullptr) {
            increment(seen);
        }
        entry->tb_frame = seen;
        return seen != nullptr;
    });
}

/// The same of a call in native code.
STASIS_NEVER_INLINE constexpr void add_traceback(thread_state& thread,
                                                 const function_object& function,
                                                 const code_object* code,
                                                 std::size_t offset) noexcept {
    detail::add_entry(thread, offset, [&](traceback_object* entry) {
        increment(const_cast<function_object*>(&function));
        entry->function = &function;
        increment(const_cast<code_object*>(code));
        entry->code = code;
        return true;
    });
}

/// The code of a traceback entry.
[[nodiscard]] constexpr const code_object* code_of(const traceback_object* entry) noexcept {
    return entry->tb_frame != nullptr ? entry->tb_frame->f_frame->code : entry->code;
}

/// The globals of a traceback entry.
[[nodiscard]] constexpr dict_object* globals_of(const traceback_object* entry) noexcept {
    const function_object* function =
        entry->tb_frame != nullptr ? entry->tb_frame->f_frame->function : entry->function;
    return function->func_globals;
}

/// Where in the source an instruction is, counted in code units; all -1 if nothing says so.
[[nodiscard]] constexpr opcode::position position_in(const code_object* code, int at) noexcept {
    const bytes_object* table = code->co_linetable;
    return opcode::position_at(bytes_data(table), static_cast<std::size_t>(table->ob_size),
                               code->co_firstlineno, static_cast<std::size_t>(at));
}

/// Where in the source a traceback entry is: all -1 if nothing says so.
[[nodiscard]] constexpr opcode::position position_of(const traceback_object* entry) noexcept {
    opcode::position where;
    if (entry->tb_lasti >= 0) {
        where = position_in(code_of(entry), entry->tb_lasti / 2);
    }
    if (entry->tb_lineno != -1 && entry->tb_lineno != where.line) {
        where = {};
        where.line = entry->tb_lineno;
    }
    return where;
}

namespace detail {

STASIS_NEVER_INLINE constexpr void raise_recursion_error(thread_state& thread) noexcept {
    raise(thread, recursion_error_type, "maximum recursion depth exceeded");
}

/// Whether so many more calls are one at least, or else RecursionError is pending.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool may_call(thread_state& thread,
                                                           int remaining) noexcept {
    if (remaining > 0) [[likely]] {
        return true;
    }
    raise_recursion_error(thread);
    return false;
}

/// Counts one more call, or raises RecursionError.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool enter_call(thread_state& thread,
                                                             int remaining) noexcept {
    if (!may_call(thread, remaining)) [[unlikely]] {
        return false;
    }
    --thread.recursion_remaining;
    return true;
}

/// The same of a call from C++ of an engine, which takes native stack.
[[nodiscard]] constexpr bool enter_engine(thread_state& thread) noexcept {
    return enter_call(thread, state::has_stack(thread) ? thread.recursion_remaining : 0);
}

} // namespace detail

} // namespace stasis::interpreter
