// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/debug_offsets.hpp: the value of the table that debuggers and profilers read
// (state/debug_offsets.hpp).
// CPython 3.13: _PyRuntimeState_INIT (Include/internal/pycore_runtime_init.h).
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/layout/layout_of.hpp>
#include <stasis/layout/str.hpp>
#include <stasis/state/runtime.hpp>

#include <cstddef>

namespace stasis::state {

namespace detail {

/// The runtime of the process by its symbol, runtime<thread_state>: to name it as it is would
/// compile the engine wherever this is included.
extern runtime_state runtime_of_process __asm__("_ZN6stasis5state7runtimeINS0_12thread_stateEEE");

[[nodiscard]] consteval debug_offsets make_debug_table() {
// Our structs inherit their heads: offsetof is then the compiler's to support, and ours do.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
    constexpr const layout::row& kind = *layout::layout_of<str_object>.find("state.kind");
    constexpr const layout::row& ascii = *layout::layout_of<str_object>.find("state.ascii");
    debug_offsets result{
        .cookie = {},
        .version = debug_version,
        .size = sizeof(debug_offsets),
        .address = &runtime_of_process,
        .runtime = {.size = sizeof(runtime_state),
                    .interpreters_head = offsetof(runtime_state, interpreters.head)},
        .interpreter_state = {.size = sizeof(interpreter_state),
                              .id = offsetof(interpreter_state, id),
                              .next = offsetof(interpreter_state, next),
                              .threads_head = offsetof(interpreter_state, threads.head)},
        .thread_state = {.size = sizeof(thread_state),
                         .id = offsetof(thread_state, id),
                         .next = offsetof(thread_state, next),
                         .cframe = offsetof(thread_state, cframe)},
        .c_frame = {.size = sizeof(c_frame),
                    .current_frame = offsetof(c_frame, current_frame),
                    .previous = offsetof(c_frame, previous)},
        .frame = {.size = sizeof(interpreter::frame),
                  .previous = offsetof(interpreter::frame, previous),
                  .function = offsetof(interpreter::frame, function),
                  .at = offsetof(interpreter::frame, at)},
        .function_object = {.size = sizeof(function_object),
                            .func_code = offsetof(function_object, func_code)},
        .code_object = {.size = sizeof(code_object),
                        .ob_size = offsetof(code_object, ob_size),
                        .co_filename = offsetof(code_object, co_filename),
                        .co_qualname = offsetof(code_object, co_qualname),
                        .co_linetable = offsetof(code_object, co_linetable),
                        .co_firstlineno = offsetof(code_object, co_firstlineno)},
        .bytes_object = {.ob_size = offsetof(bytes_object, ob_size),
                         .ob_sval = sizeof(bytes_object)},
        .str_object = {.length = offsetof(str_object, length),
                       .state = kind.offset,
                       .kind_first_bit = static_cast<std::uint64_t>(kind.first_bit),
                       .kind_bit_count = static_cast<std::uint64_t>(kind.bit_count),
                       .ascii_bit = static_cast<std::uint64_t>(ascii.first_bit),
                       .ascii_data = sizeof(str_object),
                       .data = sizeof(wide_str_object)}};
#pragma GCC diagnostic pop
    for (std::size_t i = 0; i < sizeof debug_cookie; ++i) {
        result.cookie[i] = debug_cookie[i];
    }
    return result;
}

} // namespace detail

/// The table of this program.
STASIS_SECTION(".stasis_debug")
inline constexpr debug_offsets debug_table = detail::make_debug_table();

} // namespace stasis::state
