// SPDX-License-Identifier: BSL-1.0
// stasis/state/thread.hpp: the state of one thread of Python code.
// Promises: an aggregate whose default member initialisers are its first value, the pointers into
// itself included, so constant initialisation and `new` make the same thing and nothing can fail.
// Fields that CPython has are named as there.
// CPython 3.11: struct _ts (Include/cpython/pystate.h), _PyErr_StackItem, _PyStackChunk.
#pragma once

#include <stasis/object/exception.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/value.hpp>

namespace stasis::state {

struct interpreter_state;

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

/// The state of one thread.
struct thread_state {
    thread_state* prev = nullptr;
    thread_state* next = nullptr;
    interpreter_state* interp = nullptr;
    int recursion_remaining = default_recursion_limit;
    int recursion_limit = default_recursion_limit;
    exception_object* curexc_value = nullptr; ///< the pending exception
    error_stack_item* exc_info = &exc_state;
    value* datastack_top = nullptr; ///< the first free slot of the locals and stacks of all frames
    value* datastack_limit = nullptr;
    /// For each code object with native code, the function that its module's name for it means now,
    /// or null: set and unset as names are stored (state/native_functions.hpp).
    const function_object** native_functions = nullptr;
    repr_link* repr_active = nullptr; ///< innermost first; CPython keeps them in `dict`
    error_stack_item exc_state{};
    [[no_unique_address]] pinned stays{};
};

/// Whether an exception is pending.
[[nodiscard]] constexpr bool pending(const thread_state& thread) noexcept {
    return thread.curexc_value != nullptr;
}

} // namespace stasis::state
