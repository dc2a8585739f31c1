// SPDX-License-Identifier: BSL-1.0
// unit/image/world.hpp: an interpreter for tests that thaw.
#pragma once

#include <stasis/state/allocate.hpp>
#include <stasis/state/interpreter.hpp>

/// An interpreter that gives back, in the end, what its heap and its last exception hold.
struct world : stasis::state::interpreter_state {
    ~world() {
        stasis::state::drop(_initial_thread.curexc_value);
        stasis::state::release_chunks(memory);
    }
};
