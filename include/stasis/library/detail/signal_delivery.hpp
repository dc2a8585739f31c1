// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/signal_delivery.hpp: the handlers of signals that have come are called.
// Promises: in the order of their numbers; what one raises is raised where the program is, and
// those behind it wait for the next time.
// CPython 3.11: _PyErr_CheckSignalsTstate (Modules/signalmodule.c).
#pragma once

#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/traceback.hpp>

#include <cstring>

namespace stasis::library::detail {

using namespace stasis::interpreter;

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

/// Calls the handlers of the signals that have come; false: an exception is pending.
[[nodiscard]] inline bool deliver_signals(thread_state& thread) noexcept {
    interpreter_state& interpreter = *thread.interp;
    state::signal_state& of = interpreter.signals;
    // First of all, so that what comes meanwhile isn't missed.
    static_cast<void>(state::take_arrival(interpreter.ceval.eval_breaker));
    if (!state::take_arrival(of.any_arrived)) {
        return true;
    }
    report_wakeup(thread, of);
    for (int number = 1; number < state::signal_count; ++number) {
        if (state::take_arrival(of.arrived[number]) && !call_handler(thread, number)) {
            state::note_arrival(of.any_arrived);
            state::note_arrival(interpreter.ceval.eval_breaker);
            return false;
        }
    }
    return true;
}

} // namespace stasis::library::detail
