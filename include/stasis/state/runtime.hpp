// SPDX-License-Identifier: BSL-1.0
// stasis/state/runtime.hpp: the state of the whole process, ready before it starts.
// Promises: one constant-initialised variable with the main interpreter and its first thread inside
// it. Its large buffers, all zero, stand apart from it in .bss: the data stack, the output buffer,
// and the first chunks of the heap, so that a small program never asks malloc.
// CPython 3.11: _PyRuntimeState (Include/internal/pycore_runtime.h), whose main interpreter and first
// thread are static too.
#pragma once

#include <stasis/state/interpreter.hpp>

namespace stasis::state {

/// The state of the process.
struct runtime_state {
    std::int64_t next_id = 1;
    interpreter_state* interpreters_head = &_main_interpreter;
    interpreter_state _main_interpreter{};
    [[no_unique_address]] pinned stays{};
};

/// The buffers of the main interpreter.
inline constinit interpreter_buffers main_buffers{};

/// The runtime of the process.
inline constinit runtime_state runtime{._main_interpreter = {.buffers = &main_buffers}};

} // namespace stasis::state
