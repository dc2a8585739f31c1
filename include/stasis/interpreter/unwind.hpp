// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/unwind.hpp: where a frame goes on after an exception.
// CPython 3.11: exception_unwind in _PyEval_EvalFrameDefault (Python/ceval.c).
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/opcode/decode.hpp>
#include <stasis/opcode/exception_table.hpp>

namespace stasis::interpreter::detail {

/// Where a frame goes on after an exception.
struct unwound {
    bool handled;       ///< by this frame; otherwise its stack is empty
    std::size_t target; ///< the handler, in code units
    value* top;
};

/// Looks for a handler of the pending exception and cuts the stack down to its depth. `ends`: none
/// is looked for.
[[nodiscard]] STASIS_NEVER_INLINE constexpr unwound unwind(thread_state& thread,
                                                           const frame& current, value* top,
                                                           std::size_t offset, std::size_t raising,
                                                           bool ends = false) noexcept {
    const code_object* code = current.code;
    const bytes_object* table = code->co_exceptiontable;
    value* const bottom = current.locals + code->co_nlocalsplus;
    const auto drop_to = [&](value* keep) {
        while (top > keep) {
            decrement(*--top);
        }
    };
    if (table->ob_size == 0 || ends) {
        drop_to(bottom);
        return {false, 0, top};
    }
    const auto found =
        opcode::find_handler(bytes_data(table), static_cast<std::size_t>(table->ob_size), offset);
    drop_to(found ? bottom + found->depth : bottom);
    if (!found) {
        return {false, 0, top};
    }
    if (found->lasti) {
        *top++ = make_int(static_cast<std::int64_t>(raising != opcode::npos ? raising : offset));
    }
    *top++ = make_object(take_pending(thread));
    return {true, found->target, top};
}

} // namespace stasis::interpreter::detail
