// SPDX-License-Identifier: BSL-1.0
// stasis/state/interpreter.hpp: the state that the threads of one interpreter share.
// Promises: as thread.hpp. The first thread is a member, as in CPython 3.11.
// CPython 3.11: struct _is (Include/internal/pycore_interp.h).
#pragma once

#include <stasis/state/heap.hpp>
#include <stasis/state/input.hpp>
#include <stasis/state/output.hpp>
#include <stasis/state/thread.hpp>

namespace stasis::state {

/// One look-up of a method on a built-in type, remembered: struct type_cache_entry.
struct type_cache_entry {
    const type_object* type = nullptr;
    const object* name = nullptr;
    const method_def* found = nullptr;
};

/// The number of look-ups remembered; a power of two.
inline constexpr std::size_t type_cache_size = 256;

/// The number of LOAD_GLOBALs whose places are remembered; a power of two.
inline constexpr std::size_t global_hint_count = 256;

/// A code object and the native code that was compiled for it.
struct native_entry {
    const code_object* code = nullptr;
    function_slot run = nullptr;
};

/// The slots of the data stack: as many as a thousand calls of ordinary functions need. What goes
/// beyond comes from the heap.
inline constexpr std::size_t data_stack_size = std::size_t{1} << 15;
/// The bytes of printed text that are gathered before they are written.
inline constexpr std::size_t output_buffer_size = std::size_t{1} << 13;
/// The bytes of standard input that are asked for at a time.
inline constexpr std::size_t input_buffer_size = std::size_t{1} << 13;
/// The chunks that the heap takes before it asks malloc.
inline constexpr std::size_t reserved_chunks = 4;

/// What an interpreter fills while it runs; all zero at first.
struct interpreter_buffers {
    static_chunk chunks[reserved_chunks];
    union {
        unsigned char untouched = 0; ///< spares clang++ from making the values at compile time
        value data_stack[data_stack_size];
    };
    unsigned char output[output_buffer_size];
    unsigned char input[input_buffer_size];
};

/// The state of one interpreter. With buffers, it uses those before it asks malloc.
struct interpreter_state {
    interpreter_buffers* buffers = nullptr;
    std::int64_t id = 0;
    interpreter_state* next = nullptr;
    const dict_object* builtins = nullptr;
    dict_object* main_namespace = nullptr; ///< of the module that runs; borrowed
    function_slot eval_frame = nullptr; ///< the engine that runs any code object
    const native_entry* native_code = nullptr; ///< what new functions are looked up in
    std::size_t native_code_count = 0;
    heap memory{.reserve = buffers != nullptr ? buffers->chunks : nullptr,
                .reserve_count = buffers != nullptr ? reserved_chunks : 0};
    output standard_output{.buffer = buffers != nullptr ? buffers->output : nullptr,
                           .capacity = buffers != nullptr ? output_buffer_size : 0};
    input standard_input{.buffer = buffers != nullptr ? buffers->input : nullptr,
                         .capacity = buffers != nullptr ? input_buffer_size : 0};
    type_cache_entry type_cache[type_cache_size] = {};
    /// In which entry of the globals LOAD_GLOBALs last found their names, by the address of the
    /// instruction; CPython has it in the code, as the inline cache of LOAD_GLOBAL_MODULE.
    std::uint16_t global_hints[global_hint_count] = {};
    thread_state _initial_thread{
        .interp = this,
        ._static = 1,
        .datastack_top = buffers != nullptr ? buffers->data_stack : nullptr,
        .datastack_limit = buffers != nullptr ? buffers->data_stack + data_stack_size : nullptr};
    [[no_unique_address]] pinned stays{};
};

} // namespace stasis::state
