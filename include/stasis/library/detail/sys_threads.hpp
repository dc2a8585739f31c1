// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sys_threads.hpp: the functions of sys about threads and the machine below.
// Promises: CPython 3.11's checks and messages. An interpreter has one thread: nothing is switched,
// and the interval is kept for whoever asks.
// CPython 3.11: Python/sysmodule.c, _PyThread_CurrentFrames, _PyThread_CurrentExceptions
// (Python/pystate.c).
#pragma once

#include <stasis/interpreter/frame_object.hpp>
#include <stasis/library/detail/math_arguments.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/thread_lock.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/scratch_room.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// sys.getswitchinterval().
[[nodiscard]] constexpr owned sys_getswitchinterval(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys.getswitchinterval", given)) {
        return {};
    }
    return owned::take(make_real(1e-6 * static_cast<double>(thread.interp->switch_interval)));
}

/// sys.setswitchinterval(interval): kept in microseconds.
[[nodiscard]] constexpr owned sys_setswitchinterval(thread_state& thread,
                                                    const arguments& given) noexcept {
    double seconds = 0;
    if (!takes_single(thread, "sys.setswitchinterval", given) ||
        !to_real(thread, given.values[0], seconds)) {
        return {};
    }
    if (seconds <= 0) {
        return raise(thread, value_error_type, "switch interval must be strictly positive");
    }
    const double interval = 1e6 * seconds;
    constexpr double most = 1e18;
    thread.interp->switch_interval = static_cast<std::uint64_t>(interval < most ? interval : most);
    return owned::take(none_value);
}

/// A dict of the calling thread's identity and an object; empty: MemoryError is pending.
[[nodiscard]] constexpr owned by_thread(thread_state& thread, value held) noexcept {
    dict_object* const made = new_dict(thread);
    owned result = owned::take(made);
    if (made == nullptr || !store(thread, made, make_int(thread_identity(thread)), held)) {
        return {};
    }
    return result;
}

/// sys._current_frames().
[[nodiscard]] constexpr owned sys_current_frames(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys._current_frames", given)) {
        return {};
    }
    interpreter::frame* const running = thread.cframe->current_frame;
    if (running == nullptr) {
        return owned::take(new_dict(thread));
    }
    const owned frame = interpreter::frame_object_of(thread, *running);
    if (!frame) {
        return {};
    }
    return by_thread(thread, frame.get());
}

/// sys._current_exceptions(): as sys.exc_info() tells them.
[[nodiscard]] constexpr owned sys_current_exceptions(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys._current_exceptions", given)) {
        return {};
    }
    value parts[] = {none_value, none_value, none_value};
    if (exception_object* const handled = handled_exception(thread)) {
        parts[0] = make_object(pointer_to(*handled->ob_type));
        parts[1] = make_object(handled);
        parts[2] = handled->traceback != nullptr ? make_object(handled->traceback) : none_value;
    }
    const owned info = owned::take(new_tuple(thread, parts, 3));
    if (!info) {
        return {};
    }
    return by_thread(thread, info.get());
}

/// sys.call_tracing(func, args): func(*args), since nothing is traced.
[[nodiscard]] constexpr owned sys_call_tracing(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "sys.call_tracing", given, 2, 2)) {
        return {};
    }
    const auto* const values = as<tuple_object>(given.values[1], tuple_type);
    if (values == nullptr) {
        return raise(thread, type_error_type, "call_tracing() argument 2 must be tuple, not ",
                     given.values[1].kind == tag::none ? "None"
                                                       : type_of(given.values[1])->tp_name);
    }
    const ssize count = values->ob_size;
    scratch_room<value, 8> each(thread, count);
    if (!each) {
        return {};
    }
    for (ssize i = 0; i < count; ++i) {
        each.data()[i] = load(items(values)[i]);
    }
    const owned kept = owned::share(given.values[1]);
    return interpreter::call(thread, given.values[0], arguments{each.data(), count, nullptr});
}

/// sys._clear_type_cache(): forgets what was looked up on types.
[[nodiscard]] constexpr owned sys_clear_type_cache(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_nothing(thread, "sys._clear_type_cache", given)) {
        return {};
    }
    for (state::type_cache_entry& each : thread.interp->type_cache) {
        each = {};
    }
    return owned::take(none_value);
}

/// sys.getdlopenflags().
[[nodiscard]] constexpr owned sys_getdlopenflags(thread_state& thread,
                                                 const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "sys.getdlopenflags", given)
                           ? make_int(thread.interp->dlopenflags)
                           : value{});
}

/// sys.setdlopenflags(flags): for those who ask.
[[nodiscard]] constexpr owned sys_setdlopenflags(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_single(thread, "sys.setdlopenflags", given) ||
        !interpreter::to_c_integer(thread, given.values[0], thread.interp->dlopenflags)) {
        return {};
    }
    return owned::take(none_value);
}

} // namespace stasis::library::detail
