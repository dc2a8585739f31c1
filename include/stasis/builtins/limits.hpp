// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/limits.hpp: how much a program may run, nest and allocate.
// Promises: limits are a template argument of program<...>, and what isn't limited costs nothing:
// an interpreter without a budget of instructions runs the engine that doesn't count them. They
// hold from the program's load until its module ends. Reaching one is an exception, and C++ is told
// which limit it was: loaded_module::reached().
//     recursion     RecursionError, as in CPython; Python code can't set a higher limit
//     instructions  BudgetExceeded, which no Python code can handle (interpreter/metered.hpp)
//     memory        MemoryError, as in CPython
// Leaves to the caller: time. A built-in function is one instruction, however long it runs.
// CPython 3.11: Py_SetRecursionLimit. It has no budget, and no cap but the system's.
#pragma once

#include <stasis/interpreter/metered.hpp>

#include <climits>

namespace stasis {

/// What a program may use.
struct limits {
    /// No limit of instructions.
    static constexpr std::int64_t uncounted = -1;
    /// No limit of memory but the system's.
    static constexpr std::size_t uncapped = static_cast<std::size_t>(-1);

    int recursion = state::default_recursion_limit; ///< nested calls
    std::int64_t instructions = uncounted; ///< of its body and all calls, until it is allowed more
    /// Bytes for its objects, at run time: chunks of 64 KB for small ones, larger ones as they are.
    /// What the interpreter has from earlier modules counts, too.
    std::size_t memory = uncapped;
};

/// Which limit a program has reached.
enum class limit : unsigned char {
    none,         ///< the exception, if there is one, is the program's own
    recursion,    ///< RecursionError left it
    instructions, ///< it has ended, and can't be called until it is allowed more
    memory,       ///< MemoryError left it
};

/// Lets an interpreter run so many instructions, and no more; by dispatch unless its native code is
/// a program's with limits. Of an interpreter that counts already, these are what is left from now
/// on.
template <class Thread>
constexpr void allow_instructions(Thread& thread, std::int64_t count) noexcept {
    state::interpreter_state& interpreter = *thread.interp;
    if (interpreter.eval_frame_before == nullptr) {
        interpreter.eval_frame_before = interpreter::dispatch<thread_state>;
        interpreter.eval_body_before = interpreter::run_body<thread_state>;
    }
    interpreter.eval_frame = interpreter::dispatch_metered<thread_state>;
    interpreter.eval_body = interpreter::run_body_metered<thread_state>;
    interpreter.instructions_left = count;
}

/// Caps the memory for an interpreter's objects.
constexpr void cap_memory(thread_state& thread, std::size_t bytes) noexcept {
    thread.interp->memory.most = bytes;
}

/// Sets the recursion limit of an interpreter in which nothing runs, and the highest that Python
/// code can set.
constexpr void limit_recursion(thread_state& thread, int most) noexcept {
    state::interpreter_state& interpreter = *thread.interp;
    interpreter.ceval.recursion_limit = most;
    interpreter.most_recursion = most;
    for (thread_state* each = interpreter.threads.head; each != nullptr; each = each->next) {
        each->recursion_limit = most;
        each->recursion_remaining = most;
    }
}

/// Sets what a program is limited to.
template <limits Limits, class Thread>
constexpr void set_limits(Thread& thread) noexcept {
    static_assert(Limits.recursion > 0, "a program wants at least one call");
    if constexpr (Limits.instructions != limits::uncounted) {
        static_assert(Limits.instructions >= 0, "the number of instructions is negative");
        allow_instructions(thread, Limits.instructions);
    }
    if constexpr (Limits.memory != limits::uncapped) {
        cap_memory(thread, Limits.memory);
    }
    if constexpr (Limits.recursion != state::default_recursion_limit) {
        limit_recursion(thread, Limits.recursion);
    }
}

/// Which limit the pending exception is about, or the program has reached for good.
[[nodiscard]] constexpr limit reached_limit(const thread_state& thread) noexcept {
    const state::interpreter_state& interpreter = *thread.interp;
    if (interpreter.eval_frame_before != nullptr && interpreter.instructions_left < 0) {
        return limit::instructions;
    }
    if (!state::pending(thread)) {
        return limit::none;
    }
    const type_object* const raised = thread.curexc_value->ob_type;
    return raised == &recursion_error_type ? limit::recursion
           : raised == &memory_error_type  ? limit::memory
                                           : limit::none;
}

/// Takes all limits away, when a module has ended.
constexpr void clear_limits(thread_state& thread) noexcept {
    state::interpreter_state& interpreter = *thread.interp;
    interpreter.memory.most = limits::uncapped;
    if (interpreter.eval_frame_before != nullptr) {
        interpreter.eval_frame = interpreter.eval_frame_before;
        interpreter.eval_body = interpreter.eval_body_before;
        interpreter.eval_frame_before = nullptr;
    }
    if (interpreter.most_recursion != INT_MAX) {
        limit_recursion(thread, state::default_recursion_limit);
        interpreter.most_recursion = INT_MAX;
    }
}

} // namespace stasis
