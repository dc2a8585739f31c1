// SPDX-License-Identifier: BSL-1.0
// stasis/state/buffers.hpp: the large, zeroed memory that an interpreter is given with its state.
// Promises: all zero, so it costs nothing until it is used: .bss, or fresh pages. A small program
// needs no other memory. It is aligned as a chunk is, so no two interpreters share a cache line.
// CPython 3.11: the first stack chunk (Python/pystate.c), arenas (Objects/obmalloc.c).
#pragma once

#include <stasis/state/heap.hpp>
#include <stasis/state/thread.hpp>

namespace stasis::state {

/// The slots of the first thread's data stack: as many as a thousand calls of ordinary functions
/// need. What goes beyond comes from the heap.
inline constexpr std::size_t data_stack_size = std::size_t{1} << 15;
/// The slots of the data stack of a further thread.
inline constexpr std::size_t spare_stack_size = std::size_t{1} << 13;
/// The further threads that an interpreter has room for.
inline constexpr std::size_t spare_thread_count = 2;
/// The bytes of printed text that are gathered before they are written, of each output.
inline constexpr std::size_t output_buffer_size = std::size_t{1} << 13;
/// The bytes of standard input that are asked for at a time.
inline constexpr std::size_t input_buffer_size = std::size_t{1} << 13;
/// The bytes that the heap takes before it asks its memory resource.
inline constexpr std::size_t arena_size = 4 * chunk_size;

/// What room for a thread or an interpreter is used for.
enum class room_use : unsigned char { none, pool, resource };

/// Room for a thread's state, and its data stack.
struct thread_room {
    union {
        unsigned char no_state = 0;
        thread_state state;
    };
    room_use use = room_use::none;
    union {
        unsigned char untouched = 0; ///< spares clang++ from making the values at compile time
        value data_stack[spare_stack_size];
    };
};

/// What an interpreter fills while it runs; all zero at first.
struct interpreter_buffers {
    alignas(chunk_size) unsigned char arena[arena_size];
    union {
        unsigned char untouched = 0;
        value data_stack[data_stack_size];
    };
    unsigned char output[output_buffer_size];
    unsigned char error[output_buffer_size];
    unsigned char input[input_buffer_size];
    thread_room spare_threads[spare_thread_count];
};

} // namespace stasis::state
