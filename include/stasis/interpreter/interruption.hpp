// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/interruption.hpp: what interrupts a program between two instructions: signals.
// Promises: the handlers of signals that have come are called in the order of their numbers; what
// one raises is raised where the program is, and those behind it wait for the next time.
// When: the dispatch engine asks where it jumps back and when a function of C++ has returned, as do
// functions that wait for the system. Native code doesn't ask. It costs a comparison.
// CPython 3.11: eval_frame_handle_pending (Python/ceval.c), _PyErr_CheckSignalsTstate
// (Modules/signalmodule.c).
#pragma once

#include <stasis/interpreter/call_value.hpp>
#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/traceback.hpp>

#include <cstring>

namespace stasis::interpreter {

/// Whether something wants to interrupt the program.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool is_interrupted(thread_state& thread) noexcept {
    return !std::is_constant_evaluated() &&
           __atomic_load_n(&thread.interp->ceval.eval_breaker, __ATOMIC_RELAXED) != 0;
}

namespace detail {

/// Tells that a signal's number couldn't be written to the descriptor that wants it.
inline void report_wakeup(thread_state& thread, state::signal_state& of) noexcept {
    const int number = __atomic_exchange_n(&of.wakeup_error, 0, __ATOMIC_RELAXED);
    if (number == 0) {
        return;
    }
    const owned message = new_str(thread, ::strerror(number));
    const value parts[] = {make_int(number), message.get()};
    owned made;
    if (message) {
        made = call(thread, make_object(pointer_to(os_error_type)), arguments{parts, 2, nullptr});
    }
    if (made) {
        raise_object(thread, static_cast<exception_object*>(made.release().data.object));
    }
    write_ignored(
        thread, none_value,
        make_object(pointer_to(
            graph::str_<"Exception ignored when trying to write to the signal wakeup fd">)));
}

/// Calls the handler of one signal; false: an exception is pending.
[[nodiscard]] inline bool call_handler(thread_state& thread, int number) noexcept {
    object* const found = thread.interp->signals.handlers[number];
    owned handler;
    if (found != nullptr) {
        handler = owned::share(load(found));
    }
    if (!handler || handler.get().kind != tag::object) {
        raise(thread, os_error_type, "Signal ", number, " ignored due to race condition");
        write_ignored(thread, none_value);
        return true;
    }
    frame* const running = thread.cframe->current_frame;
    owned where;
    if (running != nullptr) {
        where = frame_object_of(thread, *running);
    } else {
        where = owned::share(none_value);
    }
    if (!where) {
        return false;
    }
    const value given[] = {make_int(number), where.get()};
    return static_cast<bool>(call(thread, handler.get(), arguments{given, 2, nullptr}));
}

} // namespace detail

/// Calls the handlers of the signals that have come; false: an exception is pending.
[[nodiscard]] STASIS_NEVER_INLINE inline bool handle_signals(thread_state& thread) noexcept {
    interpreter_state& interpreter = *thread.interp;
    state::signal_state& of = interpreter.signals;
    // First of all, so that what comes meanwhile isn't missed.
    static_cast<void>(state::take_arrival(interpreter.ceval.eval_breaker));
    if (!state::take_arrival(of.any_arrived)) {
        return true;
    }
    detail::report_wakeup(thread, of);
    for (int number = 1; number < state::signal_count; ++number) {
        if (state::take_arrival(of.arrived[number]) && !detail::call_handler(thread, number)) {
            state::note_arrival(of.any_arrived);
            state::note_arrival(interpreter.ceval.eval_breaker);
            return false;
        }
    }
    return true;
}

/// handle_signals(), if there is anything to handle.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool go_on(thread_state& thread) noexcept {
    return !is_interrupted(thread) || handle_signals(thread);
}

} // namespace stasis::interpreter
