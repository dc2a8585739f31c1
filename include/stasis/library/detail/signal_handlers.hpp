// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/signal_handlers.hpp: which interpreter a process's signals are for, and
// what they do. Promises: the interpreter that first imports _signal gets the signals until its
// module ends; then those that it has changed do again what the system does by itself. What
// interrupts the process notes the signal's number, and writes it to the descriptor that wants it,
// and nothing else. CPython 3.11: trip_signal, signal_handler, signal_install_handlers,
// _PySignal_Fini (Modules/signalmodule.c), PyOS_setsig (Python/pylifecycle.c). Differs from
// CPython: SIGINT is a KeyboardInterrupt, and SIGPIPE an error, from the import on, and not from
// the start.
#pragma once

#include <stasis/library/detail/signal_delivery.hpp>
#include <stasis/library/detail/system_error.hpp>
#include <stasis/state/interpreter.hpp>

#include <csignal>
#include <unistd.h>

namespace stasis::library::detail {

/// The interpreter that the process's signals are for, or null. There is one process, so this is no
/// interpreter's own.
inline state::interpreter_state* signal_receiver = nullptr;

[[nodiscard]] inline state::interpreter_state* current_receiver() noexcept {
    return __atomic_load_n(&signal_receiver, __ATOMIC_ACQUIRE);
}

/// Whether signals are for this interpreter; or they are now, if they weren't for any.
[[nodiscard]] inline bool receives_signals(state::interpreter_state& interpreter) noexcept {
    state::interpreter_state* before = nullptr;
    return __atomic_compare_exchange_n(&signal_receiver, &before, &interpreter, false,
                                       __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ||
           before == &interpreter;
}

/// What a signal does that has a handler: it may interrupt anything.
inline void note_signal(int number) {
    const int kept = errno;
    state::interpreter_state* const to = current_receiver();
    if (to != nullptr && number > 0 && number < state::signal_count) {
        state::signal_state& of = to->signals;
        state::note_arrival(of.arrived[number]);
        const int descriptor = __atomic_load_n(&of.wakeup_descriptor, __ATOMIC_RELAXED);
        if (descriptor >= 0) {
            const auto byte = static_cast<unsigned char>(number);
            if (::write(descriptor, &byte, 1) < 0 &&
                (of.wakeup_warns || (errno != EWOULDBLOCK && errno != EAGAIN))) {
                __atomic_store_n(&of.wakeup_error, errno, __ATOMIC_RELAXED);
            }
        }
        state::note_arrival(of.any_arrived);
        state::note_arrival(to->ceval.eval_breaker);
    }
    errno = kept;
}

using signal_action = void (*)(int);

/// Sets what a signal does; false: errno says why not.
[[nodiscard]] inline bool set_action(int number, signal_action action) noexcept {
    struct ::sigaction given {};
    given.sa_handler = action;
    given.sa_flags = action == note_signal ? SA_ONSTACK : 0;
    ::sigemptyset(&given.sa_mask);
    return ::sigaction(number, &given, nullptr) == 0;
}

/// Notes what is called for a signal.
inline void set_handler(state::signal_state& of, int number, object* handler) noexcept {
    state::replace(of.handlers[number], handler);
}

/// Gives the process its signals back.
inline void end_signals(state::interpreter_state& interpreter) noexcept {
    state::signal_state& of = interpreter.signals;
    for (int number = 1; number < state::signal_count; ++number) {
        if ((of.changed >> (number - 1) & 1) != 0) {
            static_cast<void>(set_action(number, SIG_DFL));
        }
    }
    __atomic_store_n(&signal_receiver, nullptr, __ATOMIC_RELEASE);
    for (int number = 1; number < state::signal_count; ++number) {
        state::drop(of.handlers[number]);
    }
    of = {};
    interpreter.ceval.eval_breaker = 0;
}

/// What the process does now when a signal comes: SIG_DFL, SIG_IGN, or null, something else.
[[nodiscard]] inline object* handler_of_process(int number) noexcept {
    struct ::sigaction now {};
    if (::sigaction(number, nullptr, &now) != 0) {
        return nullptr;
    }
    return now.sa_handler == SIG_DFL   ? pointer_to(graph::int_<0>)
           : now.sa_handler == SIG_IGN ? pointer_to(graph::int_<1>)
                                       : nullptr;
}

/// Notes that this interpreter has given a signal another action than the system's.
inline void note_handler_change(state::signal_state& of, int number) noexcept {
    of.changed |= std::uint64_t{1} << (number - 1);
}

/// Takes the signals, unless another interpreter has them; `on_interrupt` is what SIGINT calls.
inline void begin_signals(state::interpreter_state& interpreter, object* on_interrupt) noexcept {
    state::signal_state& of = interpreter.signals;
    if (of.end != nullptr) {
        return;
    }
    of.deliver = deliver_signals;
    for (int number = 1; number < state::signal_count; ++number) {
        of.handlers[number] = handler_of_process(number);
    }
    if (!receives_signals(interpreter)) {
        return;
    }
    of.end = end_signals;
    const auto is_default = [&](int number) {
        return of.handlers[number] == pointer_to(graph::int_<0>);
    };
    for (const int number : {SIGPIPE, SIGXFSZ}) {
        if (is_default(number) && set_action(number, SIG_IGN)) {
            of.handlers[number] = pointer_to(graph::int_<1>);
            note_handler_change(of, number);
        }
    }
    if (is_default(SIGINT) && set_action(SIGINT, note_signal)) {
        increment(on_interrupt);
        of.handlers[SIGINT] = on_interrupt;
        note_handler_change(of, SIGINT);
    }
}

} // namespace stasis::library::detail
