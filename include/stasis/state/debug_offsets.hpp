// SPDX-License-Identifier: BSL-1.0
// stasis/state/debug_offsets.hpp: what a debugger or a profiler of another process needs to know
// of this one's memory: where its runtime is, and the offsets from there to interpreters,
// threads, frames, code and strs.
// Promises: one table a program, and one a shared object that brings its own copy of the
// library, constant, in a section of its own, `.stasis_debug`, which begins with it; the runtime
// begins with a pointer to it. It is there if the program runs anything (its value stands in
// interpreter/debug_offsets.hpp). A reader checks `cookie`, `version` and `size` first; later
// versions add fields at the end only. Numbers of all structs: bytes, but for bits, which count
// from a field's lowest.
// What is read of a process that runs is never more than a guess: a reader checks each pointer
// and bounds each walk. examples/spy.cpp is one.
// CPython 3.11: no such thing; 3.13 has _Py_DebugOffsets at the start of _PyRuntimeState, in
// .PyRuntime.
#pragma once

#include <stasis/config.hpp>

#include <cstdint>

namespace stasis::state {

struct runtime_state;

/// The table.
struct debug_offsets {
    char cookie[8];        ///< debug_cookie
    std::uint64_t version; ///< debug_version
    std::uint64_t size;    ///< of this table
    /// Of the runtime of the process. Further ones that a program makes have no table.
    const runtime_state* address;

    struct {
        std::uint64_t size;
        std::uint64_t interpreters_head; ///< to the first interpreter
    } runtime;
    struct {
        std::uint64_t size;
        std::uint64_t id; ///< 8 bytes
        std::uint64_t next;
        std::uint64_t threads_head; ///< to the first thread
    } interpreter_state;
    struct {
        std::uint64_t size;
        std::uint64_t id; ///< 8 bytes
        std::uint64_t next;
        std::uint64_t cframe; ///< to the innermost run of the engine
    } thread_state;
    struct {
        std::uint64_t size;
        std::uint64_t current_frame; ///< to the innermost frame of that run, or null
        std::uint64_t previous;      ///< to the run that it is inside of, or null
    } c_frame;
    struct {
        std::uint64_t size;
        std::uint64_t previous; ///< to the frame that called it in the same run, or null
        std::uint64_t function; ///< to its function object
        std::uint64_t at;       ///< to the instruction that runs, in its code's bytecode
    } frame;
    struct {
        std::uint64_t size;
        std::uint64_t func_code;
    } function_object;
    struct {
        std::uint64_t size;    ///< the bytecode begins behind it
        std::uint64_t ob_size; ///< 8 bytes: how many code units of two bytes
        std::uint64_t co_filename;
        std::uint64_t co_qualname;
        std::uint64_t co_linetable;
        std::uint64_t co_firstlineno; ///< 4 bytes
    } code_object;
    struct {
        std::uint64_t ob_size; ///< 8 bytes
        std::uint64_t ob_sval;
    } bytes_object;
    struct {
        std::uint64_t length;         ///< 8 bytes: how many characters
        std::uint64_t state;          ///< 4 bytes
        std::uint64_t kind_first_bit; ///< in the state; 1, 2 or 4 bytes a character
        std::uint64_t kind_bit_count;
        std::uint64_t ascii_bit;  ///< in the state
        std::uint64_t ascii_data; ///< where the characters of an ASCII str begin
        std::uint64_t data;       ///< where those of another one do
    } str_object;
};

/// What the table begins with.
inline constexpr char debug_cookie[8] = {'s', 't', 'a', 's', 'i', 's', 'd', 'b'};

/// The version of the table's form.
inline constexpr std::uint64_t debug_version = 1;

/// The table of this program: interpreter/debug_offsets.hpp has it.
STASIS_SECTION(".stasis_debug") extern const debug_offsets debug_table;

} // namespace stasis::state
