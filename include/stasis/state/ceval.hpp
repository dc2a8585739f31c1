// SPDX-License-Identifier: BSL-1.0
// stasis/state/ceval.hpp: what an interpreter tells its evaluation loops.
// Promises: CPython's names, order and first values. New threads take their recursion limit from
// here. eval_breaker is set when a signal has come (state/signals.hpp); what else would stop a loop
// stays as it is first: there is no GIL.
// CPython 3.11: struct _ceval_state (Include/internal/pycore_interp.h).
// Left out: pending (calls that other threads ask for: an interpreter belongs to one thread).
#pragma once

#include <stasis/state/thread.hpp>

namespace stasis::state {

/// _ceval_state.
struct ceval_state {
    int recursion_limit = default_recursion_limit; ///< what a new thread begins with
    int eval_breaker = 0;
    int gil_drop_request = 0;
};

} // namespace stasis::state
