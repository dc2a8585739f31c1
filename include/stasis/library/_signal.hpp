// SPDX-License-Identifier: BSL-1.0
// stasis/library/_signal.hpp: the module _signal: what a program does when the system interrupts
// it. Promises: CPython 3.11's names, numbers and messages, on Linux with glibc. A handler is
// called where the program is when it next jumps back or returns from a function of C++
// (interpreter/interruption.hpp); sleep(), pause() and files that wait go on behind it.
// CPython 3.11: Modules/signalmodule.c.
// Refuses: pthread_kill(), pidfd_send_signal(), sigwaitinfo(), sigtimedwait() and struct_siginfo,
// without which Lib/signal.py goes on; constant evaluation, but for what asks no system. Handlers
// are set in one interpreter of the process, the first one that imports this.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/interruption.hpp>
#include <stasis/library/detail/signal_handlers.hpp>
#include <stasis/library/detail/time_clocks.hpp>
#include <stasis/state/set.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>

namespace stasis::library {

extern const type_object itimer_error_type;

namespace detail {

inline constexpr type_object itimer_error_table = [] {
    type_object self{};
    self.tp_name = "signal.itimer_error";
    self.tp_flags = flag_base_type;
    self.tp_base = &os_error_type;
    self.tp_new = os_error_type.tp_new;
    self.tp_init = os_error_type.tp_init;
    return self;
}();

/// Reads the number of a signal that has a handler; false: it raised.
[[nodiscard]] constexpr bool read_signal(thread_state& thread, value given, int& number) noexcept {
    if (!interpreter::to_c_integer(thread, given, number)) {
        return false;
    }
    if (number < 1 || number >= state::signal_count) {
        raise(thread, value_error_type, "signal number out of range");
        return false;
    }
    return true;
}

/// Checks that the process's signals are for this interpreter; false: ValueError is pending.
[[nodiscard]] inline bool may_set(thread_state& thread, const char* what) noexcept {
    if (receives_signals(*thread.interp)) {
        return true;
    }
    raise(thread, value_error_type, what, " only works in main thread of the main interpreter");
    return false;
}

/// default_int_handler(signalnum, frame).
[[nodiscard]] constexpr owned signal_interrupt(thread_state& thread,
                                               const arguments& given) noexcept {
    int number = 0;
    if (!takes_positional(thread, "_signal.default_int_handler", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[0], number)) {
        return {};
    }
    return raise(thread, keyboard_interrupt_type);
}

/// What is called for a signal, or its number, or None.
[[nodiscard]] inline owned handler_of(const thread_state& thread, int number) noexcept {
    object* const found = thread.interp->signals.handlers[number];
    return owned::share(found != nullptr ? load(found) : none_value);
}

/// signal(signalnum, handler).
[[nodiscard]] constexpr owned signal_signal(thread_state& thread, const arguments& given) noexcept {
    int number = 0;
    if (!takes_positional(thread, "_signal.signal", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[0], number) || !may_ask_system() ||
        !may_set(thread, "signal") || !read_signal(thread, given.values[0], number)) {
        return {};
    }
    const value handler = given.values[1];
    signal_action action = note_signal;
    if (handler.kind == tag::integer && (handler.data.integer == 0 || handler.data.integer == 1)) {
        action = handler.data.integer == 0 ? SIG_DFL : SIG_IGN;
    } else if (!is_callable(handler)) {
        return raise(thread, type_error_type,
                     "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    // What has come is the handler's that was there then.
    if (!interpreter::go_on(thread)) {
        return {};
    }
    const owned boxed = owned::share(handler);
    object* const held = state::box(thread, boxed.get());
    if (held == nullptr) {
        return {};
    }
    if (!set_action(number, action)) {
        decrement(held);
        return raise_errno(thread, errno);
    }
    owned before = handler_of(thread, number);
    thread.interp->signals.end = end_signals;
    note_handler_change(thread.interp->signals, number);
    set_handler(thread.interp->signals, number, held);
    return before;
}

/// getsignal(signalnum).
[[nodiscard]] constexpr owned signal_getsignal(thread_state& thread,
                                               const arguments& given) noexcept {
    int number = 0;
    if (!takes_single(thread, "_signal.getsignal", given) ||
        !read_signal(thread, given.values[0], number) || !may_ask_system()) {
        return {};
    }
    return handler_of(thread, number);
}

/// raise_signal(signalnum): its handler has run when it returns.
[[nodiscard]] constexpr owned signal_raise(thread_state& thread, const arguments& given) noexcept {
    int number = 0;
    if (!takes_single(thread, "_signal.raise_signal", given) ||
        !interpreter::to_c_integer(thread, given.values[0], number) || !may_ask_system()) {
        return {};
    }
    if (std::raise(number) != 0) {
        return raise_errno(thread, errno);
    }
    return interpreter::go_on(thread) ? owned::share(none_value) : owned{};
}

/// strsignal(signalnum).
[[nodiscard]] constexpr owned signal_strsignal(thread_state& thread,
                                               const arguments& given) noexcept {
    int number = 0;
    if (!takes_single(thread, "_signal.strsignal", given) ||
        !read_signal(thread, given.values[0], number) || !may_ask_system()) {
        return {};
    }
    const char* const said = ::strsignal(number);
    constexpr text unknown = "Unknown signal";
    if (said == nullptr || text{said}.part(0, unknown.size) == unknown) {
        return owned::share(none_value);
    }
    return new_str(thread, said);
}

/// alarm(seconds): how many were left of the last one.
[[nodiscard]] constexpr owned signal_alarm(thread_state& thread, const arguments& given) noexcept {
    int seconds = 0;
    if (!takes_single(thread, "_signal.alarm", given) ||
        !interpreter::to_c_integer(thread, given.values[0], seconds) || !may_ask_system()) {
        return {};
    }
    return owned::take(make_int(::alarm(static_cast<unsigned>(seconds))));
}

/// pause(): until a signal comes.
[[nodiscard]] constexpr owned signal_pause(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_signal.pause", given) || !may_ask_system()) {
        return {};
    }
    // One that has come already has been handled, or else nobody would know how long to wait.
    if (!interpreter::is_interrupted(thread)) {
        ::pause();
    }
    return interpreter::go_on(thread) ? owned::share(none_value) : owned{};
}

/// Raises an ItimerError with the number of the last error.
inline raised raise_itimer(thread_state& thread) noexcept {
    const int number = errno;
    const owned message = new_str(thread, ::strerror(number));
    const value parts[] = {make_int(number), message.get()};
    if (!message) {
        return {};
    }
    owned made = interpreter::call(thread, make_object(pointer_to(itimer_error_type)),
                                   arguments{parts, 2, nullptr});
    if (made) {
        raise_object(thread, static_cast<exception_object*>(made.release().data.object));
    }
    return {};
}

/// A tuple of what is left of a timer, and how often it goes on.
[[nodiscard]] inline owned timer_pair(thread_state& thread, const ::itimerval& of) noexcept {
    const auto seconds = [](const ::timeval& from) {
        return make_real(static_cast<double>(from.tv_sec) +
                         static_cast<double>(from.tv_usec) / 1000000.0);
    };
    const value both[] = {seconds(of.it_value), seconds(of.it_interval)};
    return owned::take(new_tuple(thread, both, 2));
}

/// Seconds as the system's timers have them, rounded up; false: it raised.
[[nodiscard]] inline bool to_timeval(thread_state& thread, value given, ::timeval& to) noexcept {
    constexpr std::int64_t a_microsecond = 1000;
    std::int64_t nanoseconds = 0;
    if (!to_nanoseconds(thread, given, nanoseconds)) {
        return false;
    }
    std::int64_t seconds = nanoseconds / nanoseconds_a_second;
    std::int64_t rest = nanoseconds % nanoseconds_a_second;
    if (rest < 0) {
        rest += nanoseconds_a_second;
        --seconds;
    }
    rest = (rest + a_microsecond - 1) / a_microsecond;
    if (rest == nanoseconds_a_second / a_microsecond) {
        rest = 0;
        ++seconds;
    }
    to.tv_sec = seconds;
    to.tv_usec = rest;
    return true;
}

/// setitimer(which, seconds, interval=0.0).
[[nodiscard]] constexpr owned signal_setitimer(thread_state& thread,
                                               const arguments& given) noexcept {
    int which = 0;
    if (!takes_positional(thread, "_signal.setitimer", given, 2, 3) ||
        !interpreter::to_c_integer(thread, given.values[0], which) || !may_ask_system()) {
        return {};
    }
    ::itimerval wanted{};
    ::itimerval before{};
    if (!to_timeval(thread, given.values[1], wanted.it_value) ||
        (given.count == 3 && !to_timeval(thread, given.values[2], wanted.it_interval))) {
        return {};
    }
    if (::setitimer(static_cast<__itimer_which>(which), &wanted, &before) != 0) {
        return raise_itimer(thread);
    }
    return timer_pair(thread, before);
}

/// getitimer(which).
[[nodiscard]] constexpr owned signal_getitimer(thread_state& thread,
                                               const arguments& given) noexcept {
    int which = 0;
    if (!takes_single(thread, "_signal.getitimer", given) ||
        !interpreter::to_c_integer(thread, given.values[0], which) || !may_ask_system()) {
        return {};
    }
    ::itimerval now{};
    if (::getitimer(static_cast<__itimer_which>(which), &now) != 0) {
        return raise_itimer(thread);
    }
    return timer_pair(thread, now);
}

/// set_wakeup_fd(fd, *, warn_on_full_buffer=True): the one before.
[[nodiscard]] constexpr owned signal_set_wakeup(thread_state& thread,
                                                const arguments& given) noexcept {
    constexpr signature<2> parameters{"set_wakeup_fd", {"", "warn_on_full_buffer"}, 1, 1, 1};
    value read[2] = {};
    int descriptor = -1;
    if (!read_arguments(thread, parameters, given, read) ||
        !interpreter::to_c_integer(thread, read[0], descriptor)) {
        return {};
    }
    const int warns = read[1] ? interpreter::is_true(thread, read[1]) : 1;
    if (warns < 0 || !may_ask_system() || !may_set(thread, "set_wakeup_fd")) {
        return {};
    }
    if (descriptor != -1) {
        struct ::stat about {};
        const int flags = ::fstat(descriptor, &about) == 0 ? ::fcntl(descriptor, F_GETFL) : -1;
        if (flags < 0) {
            return raise_errno(thread, errno);
        }
        if ((flags & O_NONBLOCK) == 0) {
            return raise(thread, value_error_type, "the fd ", descriptor,
                         " must be in non-blocking mode");
        }
    }
    state::signal_state& of = thread.interp->signals;
    const int before = __atomic_exchange_n(&of.wakeup_descriptor, descriptor, __ATOMIC_RELAXED);
    of.wakeup_warns = warns != 0;
    return owned::take(make_int(before));
}

/// siginterrupt(signalnum, flag).
[[nodiscard]] constexpr owned signal_siginterrupt(thread_state& thread,
                                                  const arguments& given) noexcept {
    int number = 0;
    int flag = 0;
    if (!takes_positional(thread, "_signal.siginterrupt", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[0], number) ||
        !interpreter::to_c_integer(thread, given.values[1], flag) ||
        !read_signal(thread, given.values[0], number) || !may_ask_system()) {
        return {};
    }
    struct ::sigaction now {};
    bool done = ::sigaction(number, nullptr, &now) == 0;
    now.sa_flags = flag != 0 ? now.sa_flags & ~SA_RESTART : now.sa_flags | SA_RESTART;
    done = done && ::sigaction(number, &now, nullptr) == 0;
    return done ? owned::share(none_value) : owned{raise_errno(thread, errno)};
}

/// Reads a set of signals of what an iterable gives; false: it raised.
[[nodiscard]] inline bool read_signals(thread_state& thread, value given, ::sigset_t& to) noexcept {
    ::sigemptyset(&to);
    const owned iterator = interpreter::get_iterator(thread, given);
    while (iterator) {
        const owned item = interpreter::next(thread, iterator.get());
        if (!item) {
            return !pending(thread);
        }
        const owned whole = interpreter::to_int(thread, item.get());
        if (!whole) {
            return false;
        }
        const std::int64_t number =
            whole.get().kind == tag::integer ? whole.get().data.integer : -1;
        if (number <= 0 || number >= state::signal_count) {
            raise(thread, value_error_type, "signal number ", number, " out of range [1; ",
                  state::signal_count - 1, "]");
            return false;
        }
        static_cast<void>(::sigaddset(&to, static_cast<int>(number)));
    }
    return false;
}

/// The numbers in a set of signals.
[[nodiscard]] inline owned set_of_signals(thread_state& thread, const ::sigset_t& from) noexcept {
    owned made = owned::take(new_set(thread, set_type));
    for (int number = 1; made && number < state::signal_count; ++number) {
        if (::sigismember(&from, number) == 1 &&
            add(thread, static_cast<set_object*>(made.as_object()), make_int(number)) < 0) {
            return {};
        }
    }
    return made;
}

/// pthread_sigmask(how, mask): the mask before.
[[nodiscard]] constexpr owned signal_sigmask(thread_state& thread,
                                             const arguments& given) noexcept {
    int how = 0;
    if (!takes_positional(thread, "_signal.pthread_sigmask", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[0], how) || !may_ask_system()) {
        return {};
    }
    ::sigset_t wanted{};
    ::sigset_t before{};
    if (!read_signals(thread, given.values[1], wanted)) {
        return {};
    }
    if (const int failed = ::pthread_sigmask(how, &wanted, &before)) {
        return raise_errno(thread, failed);
    }
    return interpreter::go_on(thread) ? set_of_signals(thread, before) : owned{};
}

/// sigpending().
[[nodiscard]] constexpr owned signal_pending(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_nothing(thread, "_signal.sigpending", given) || !may_ask_system()) {
        return {};
    }
    ::sigset_t waiting{};
    if (::sigpending(&waiting) != 0) {
        return raise_errno(thread, errno);
    }
    return set_of_signals(thread, waiting);
}

/// sigwait(sigset).
[[nodiscard]] constexpr owned signal_wait(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "_signal.sigwait", given) || !may_ask_system()) {
        return {};
    }
    ::sigset_t wanted{};
    int number = 0;
    if (!read_signals(thread, given.values[0], wanted)) {
        return {};
    }
    if (const int failed = ::sigwait(&wanted, &number)) {
        return raise_errno(thread, failed);
    }
    return owned::take(make_int(number));
}

/// valid_signals().
[[nodiscard]] constexpr owned signal_valid(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_signal.valid_signals", given) || !may_ask_system()) {
        return {};
    }
    ::sigset_t all{};
    ::sigfillset(&all);
    return set_of_signals(thread, all);
}

inline constexpr method_def signal_methods[] = {
    {"default_int_handler", signal_interrupt, 0, nullptr},
    {"alarm", signal_alarm, 0, nullptr},
    {"setitimer", signal_setitimer, 0, nullptr},
    {"getitimer", signal_getitimer, 0, nullptr},
    {"signal", signal_signal, 0, nullptr},
    {"raise_signal", signal_raise, 0, nullptr},
    {"strsignal", signal_strsignal, 0, nullptr},
    {"getsignal", signal_getsignal, 0, nullptr},
    {"set_wakeup_fd", signal_set_wakeup, 0, nullptr},
    {"siginterrupt", signal_siginterrupt, 0, nullptr},
    {"pause", signal_pause, 0, nullptr},
    {"pthread_sigmask", signal_sigmask, 0, nullptr},
    {"sigpending", signal_pending, 0, nullptr},
    {"sigwait", signal_wait, 0, nullptr},
    {"valid_signals", signal_valid, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant signal_constants[] = {
    {"NSIG", &graph::int_<state::signal_count>},
    {"SIG_DFL", &graph::int_<0>},
    {"SIG_IGN", &graph::int_<1>},
    {"ItimerError", &itimer_error_type},
    // What glibc leaves to programs, of which it has no constants.
    {"SIGRTMIN", &graph::int_<34>},
    {"SIGRTMAX", &graph::int_<64>},
#define STASIS_SIGNAL(NAME) {#NAME, &graph::int_<NAME>},
#include <stasis/library/detail/signals.def.hpp>
#undef STASIS_SIGNAL
    {nullptr, nullptr}};

/// Takes the process's signals, unless another interpreter has them.
[[nodiscard]] constexpr bool signal_exec(thread_state& thread, dict_object* names) noexcept {
    object* const on_interrupt =
        find(thread, names, make_object(pointer_to(graph::str_<"default_int_handler">)));
    if (on_interrupt == nullptr) {
        return false;
    }
    if (!std::is_constant_evaluated()) {
        begin_signals(*thread.interp, on_interrupt);
    }
    return true;
}

inline constexpr module_definition signal_definition{"_signal", signal_methods, signal_constants,
                                                     signal_exec};

} // namespace detail

inline constexpr type_object itimer_error_type =
    builtins::ready<itimer_error_type, detail::itimer_error_table>();

/// The module _signal.
inline constexpr importable_module _signal_module = ready_module<detail::signal_definition>();

} // namespace stasis::library
