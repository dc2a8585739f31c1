// SPDX-License-Identifier: BSL-1.0
// stasis/state/runtime.hpp: the state of the whole process, ready before it starts.
// Promises: one constant-initialised variable with the main interpreter and its first thread inside
// it. Its large buffers, all zero, stand apart from it in .bss, and so does room for more
// interpreters: a small program never asks malloc. A program may have further runtimes of its own,
// each with its own interpreters: runtime_state mine{}. CPython's fields have CPython's names,
// order and first values, which are those of a runtime that has started.
// CPython 3.11: _PyRuntimeState (Include/internal/pycore_runtime.h), whose main interpreter and
// first thread are static too. Left out of it:
//     interpreters.mutex          a lock: interpreters of one runtime are made and ended by one
//                                 thread at a time, which is their program's to see to
//     xidregistry                 nothing is handed from interpreter to interpreter but constants
//     main_thread                 nobody asks the system which thread runs
//     exitfuncs, nexitfuncs       C++ has atexit()
//     ceval, gilstate             there are no signals, there is no GIL, and there is no current
//                                 thread: who needs one is given it
//     preconfig                   nothing is configured when a program starts: see config.hpp
//     open_code_hook, open_code_userdata, audit_hook_head
//                                 nothing opens a file or asks a hook
//     unicode_ids, global_objects what all interpreters share are constants: see graph/
#pragma once

#include <stasis/state/debug_offsets.hpp>
#include <stasis/state/interpreter.hpp>

namespace stasis::interpreter {

/// The engine that runs any code object: interpreter/dispatch.hpp has it.
template <class Thread>
constexpr owned dispatch(Thread& thread, const function_object& function,
                         const arguments& given) noexcept;
template <class Thread>
constexpr owned run_body(Thread& thread, const function_object& function, object* names) noexcept;

} // namespace stasis::interpreter

namespace stasis::state {

/// The state of the process.
struct runtime_state {
    const debug_offsets* debug = nullptr;             ///< of the runtime of the process
    interpreter_buffers* buffers = nullptr;           ///< of the main interpreter
    const memory_resource* resource = &system_memory; ///< the main interpreter's; null: none
    interpreter_room* pool = nullptr; ///< where further interpreters are placed first
    std::size_t pool_size = 0;
    function_slot eval_frame = nullptr; ///< of its interpreters; null: loading a module sets it
    body_slot eval_body = nullptr;      ///< the same

    int _initialized = 1;
    int preinitializing = 0;
    int preinitialized = 1;
    int core_initialized = 1;
    int initialized = 1;
    thread_state* _finalizing = nullptr;
    struct pyinterpreters {
        interpreter_state* head = nullptr; ///< newest first
        interpreter_state* main = nullptr;
        std::int64_t next_id = 1; ///< what the next one is given
    } interpreters{.head = &_main_interpreter, .main = &_main_interpreter};
    interpreter_state _main_interpreter{.buffers = buffers,
                                        .resource = resource,
                                        .runtime = this,
                                        ._static = true,
                                        .eval_frame = eval_frame,
                                        .eval_body = eval_body};
    [[no_unique_address]] pinned stays{};
};

/// The further interpreters that the runtime of the process has room for.
inline constexpr std::size_t main_pool_size = 3;

/// The buffers of the main interpreter.
inline constinit interpreter_buffers main_buffers{};

/// The room for further interpreters.
inline constinit interpreter_room main_pool[main_pool_size]{};

/// The runtime of the process, runtime<>. A template, so that the engine, which it names, is
/// compiled in no file that doesn't run anything; who uses it includes interpreter/dispatch.hpp, as
/// builtins/program.hpp does.
template <class Thread = thread_state>
inline constinit runtime_state runtime{.debug = &debug_table,
                                       .buffers = &main_buffers,
                                       .pool = main_pool,
                                       .pool_size = main_pool_size,
                                       .eval_frame = interpreter::dispatch<Thread>,
                                       .eval_body = interpreter::run_body<Thread>};

} // namespace stasis::state
