// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/interruption.hpp: what interrupts a program between two instructions: signals.
// Promises: what a handler raises is raised where the program is.
// When: the dispatch engine asks where it jumps back and when a function of C++ has returned, as do
// functions that wait for the system. Native code doesn't ask. It costs a comparison.
// CPython 3.11: eval_frame_handle_pending (Python/ceval.c).
#pragma once

#include <stasis/state/interpreter.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

/// Whether something wants to interrupt the program.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool is_interrupted(thread_state& thread) noexcept {
    return !std::is_constant_evaluated() &&
           __atomic_load_n(&thread.interp->ceval.eval_breaker, __ATOMIC_RELAXED) != 0;
}

/// Calls the handlers of the signals that have come, if there are any; false: an exception is
/// pending.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool go_on(thread_state& thread) noexcept {
    return !is_interrupted(thread) || thread.interp->signals.deliver(thread);
}

} // namespace stasis::interpreter
