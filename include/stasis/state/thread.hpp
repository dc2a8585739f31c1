// SPDX-License-Identifier: BSL-1.0
// stasis/state/thread.hpp: the state of one thread of Python code.
// Promises: an aggregate whose default member initialisers are its first value, the pointers into
// itself included, so constant initialisation and `new` make the same thing and nothing can fail.
// It has every field of CPython's, at its offset and under its name, and its own behind them.
// What no field here is used for, and stays as it is first: tracing and profiling (there is
// neither), async_exc, the trash can, on_delete, context_ver (nothing is cached by it),
// gilstate_counter and thread ids (there is no GIL, and nothing asks the system which thread runs),
// datastack_chunk (the data stack is one buffer, given by the
// interpreter). curexc_type and curexc_traceback are null: the exception in
// curexc_value knows both (CPython 3.12 dropped them for that reason). cframe leads to the
// frames of the dispatch engine, as CPython's does; native code has none.
// CPython 3.11: struct _ts, _PyCFrame, PyTraceInfo (Include/cpython/pystate.h), _PyErr_StackItem.
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/value.hpp>

namespace stasis::interpreter {
struct frame;
}

namespace stasis::state {

struct interpreter_state;
struct thread_room;

/// Keeps the struct that holds it where it is: it may point into itself.
struct pinned {
    constexpr pinned() noexcept = default;
    pinned(const pinned&) = delete;
    pinned& operator=(const pinned&) = delete;
};

/// _PyErr_StackItem: the exception that an except block is handling.
struct error_stack_item {
    exception_object* exc_value = nullptr;
    error_stack_item* previous_item = nullptr;
};

/// A container whose repr is being made; it lies in the frame of the function that makes it.
struct repr_link {
    const object* self = nullptr;
    repr_link* previous = nullptr;
};

/// The recursion limit that sys.getrecursionlimit() answers: Py_DEFAULT_RECURSION_LIMIT.
inline constexpr int default_recursion_limit = 1000;

/// How deep calls of C++ code may nest that CPython doesn't count, of which the 8 MB of native
/// stack that a thread usually has hold more: a hash of a tuple of tuples, an iterator over an
/// iterator.
inline constexpr int default_nesting_limit = 4000;

/// _PyCFrame: what a run of an engine leaves on the C++ stack for debuggers.
struct c_frame {
    std::uint8_t use_tracing = 0;
    interpreter::frame* current_frame = nullptr; ///< the innermost one of that run; null: none
    c_frame* previous = nullptr;
};

/// PyTraceInfo: the line that is traced.
struct trace_position {
    const code_object* code = nullptr;
    struct address_range {
        int ar_start = 0;
        int ar_end = 0;
        int ar_line = 0;
        struct parsed_until {
            int computed_line = 0;
            const std::uint8_t* lo_next = nullptr;
            const std::uint8_t* limit = nullptr;
        } opaque{};
    } bounds{};
};

/// Py_tracefunc.
using trace_function = int (*)(object* self, void* frame, int what, object* argument);

/// The state of one thread: CPython's fields in CPython's order, and ours behind them.
struct thread_state {
    thread_state* prev = nullptr; ///< of the interpreter's threads
    thread_state* next = nullptr;
    interpreter_state* interp = nullptr;
    int _initialized = 1;
    int _static = 0; ///< part of another object, which is not to be freed alone
    int recursion_remaining = default_recursion_limit; ///< how much deeper calls can go
    int recursion_limit = default_recursion_limit;
    int recursion_headroom = 0;
    int tracing = 0;
    int tracing_what = 0;
    c_frame* cframe = &root_cframe;
    trace_function c_profilefunc = nullptr;
    trace_function c_tracefunc = nullptr;
    object* c_profileobj = nullptr;
    object* c_traceobj = nullptr;
    object* curexc_type = nullptr;
    exception_object* curexc_value = nullptr; ///< the pending exception
    object* curexc_traceback = nullptr;
    error_stack_item* exc_info = &exc_state; ///< what is being handled, innermost first
    object* dict = nullptr;
    int gilstate_counter = 0;
    object* async_exc = nullptr;
    unsigned long thread_id = 0;
    unsigned long native_thread_id = 0;
    int trash_delete_nesting = 0;
    object* trash_delete_later = nullptr;
    void (*on_delete)(void*) = nullptr;
    void* on_delete_data = nullptr;
    int coroutine_origin_tracking_depth = 0;
    object* async_gen_firstiter = nullptr;
    object* async_gen_finalizer = nullptr;
    object* context = nullptr;
    std::uint64_t context_ver = 1;
    std::uint64_t id = 1; ///< the first thread's
    trace_position trace_info{};
    void* datastack_chunk = nullptr;
    value* datastack_top = nullptr; ///< the first free slot of the locals and stacks of all frames
    value* datastack_limit = nullptr;
    error_stack_item exc_state{}; ///< the last entry of exc_info, always
    c_frame root_cframe{};        ///< the last one of cframe

    /// For each code object with native code, the function that its module's name for it means now,
    /// or null: set and unset as names are stored (state/native_functions.hpp).
    const function_object** native_functions = nullptr;
    repr_link* repr_active = nullptr; ///< innermost first; CPython keeps them in `dict`
    thread_room* room = nullptr;      ///< what it lies in, if new_thread() has placed it there
    int nesting_remaining =
        default_nesting_limit;      ///< how much deeper hashes, iterators, calls nest
    int recursion_withheld = 0;     ///< of recursion_remaining, for which native code has no stack
    std::uintptr_t stack_floor = 0; ///< below it no call begins (state/counted_call.hpp)
    std::uintptr_t stack_size = 0;  ///< what is known of the native stack above it
    [[no_unique_address]] pinned stays{};
};

/// Whether an exception is pending.
[[nodiscard]] constexpr bool pending(const thread_state& thread) noexcept {
    return thread.curexc_value != nullptr;
}

} // namespace stasis::state
