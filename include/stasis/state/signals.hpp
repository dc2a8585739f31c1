// SPDX-License-Identifier: BSL-1.0
// stasis/state/signals.hpp: the handlers of signals that an interpreter has, and which have come.
// Promises: what a handler of C writes, which interrupts anything, are ints that are written and
// read at once, and nothing else. Without the module _signal all of it stays as it is first.
// CPython 3.11: _signals_runtime_state, Handlers, wakeup (Modules/signalmodule.c).
#pragma once

#include <stasis/object/head.hpp>

namespace stasis::state {

struct interpreter_state;
struct thread_state;

/// Py_NSIG: one more than the highest number of a signal.
inline constexpr int signal_count = 65;

/// What an interpreter knows of signals.
struct signal_state {
    /// What is called for each signal; an int: SIG_DFL or SIG_IGN; null: what isn't Python's.
    object* handlers[signal_count] = {};
    int arrived[signal_count] = {}; ///< whether it has come, and its handler hasn't been called
    int any_arrived = 0;
    int wakeup_descriptor = -1; ///< what the numbers of signals are written to; -1: nothing
    bool wakeup_warns = true;   ///< if it can't take them
    int wakeup_error = 0;       ///< the error of a write that failed, which wasn't told yet
    std::uint64_t changed = 0;  ///< a bit for each signal that has another action than at first
    /// Calls the handlers of what has come; false: an exception is pending. Nothing comes before it
    /// is set.
    bool (*deliver)(thread_state&) noexcept = nullptr;
    /// Gives the process its own signals back, if this interpreter has them; null: it never had.
    void (*end)(interpreter_state&) noexcept = nullptr;
};

/// Notes in a number that something has happened, or reads it and notes that it was seen. Other
/// code may be interrupted at any place meanwhile.
inline void note_arrival(int& where) noexcept { __atomic_store_n(&where, 1, __ATOMIC_RELAXED); }
[[nodiscard]] inline bool take_arrival(int& where) noexcept {
    return __atomic_exchange_n(&where, 0, __ATOMIC_RELAXED) != 0;
}

} // namespace stasis::state
