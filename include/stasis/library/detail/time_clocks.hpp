// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/time_clocks.hpp: the clocks of time, and sleep().
// Promises: nanoseconds as the system has them; seconds are their quotient.
// CPython 3.11: Python/pytime.c, Modules/timemodule.c.
// Refuses: constant evaluation, where the compiler names system_needs_run_time(); setting a clock.
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/simple_namespace.hpp>
#include <stasis/interpreter/interruption.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/time_fields.hpp>

namespace stasis::library::detail {

inline constexpr std::int64_t nanoseconds_a_second = 1000000000;

/// What a clock says; false: OSError is pending.
[[nodiscard]] inline bool read_clock(thread_state& thread, clockid_t clock,
                                     std::int64_t& nanoseconds) noexcept {
    ::timespec now{};
    if (::clock_gettime(clock, &now) != 0) {
        raise_errno(thread, errno);
        return false;
    }
    nanoseconds = now.tv_sec * nanoseconds_a_second + now.tv_nsec;
    return true;
}

/// Seconds as a float: _PyTime_AsSecondsDouble.
[[nodiscard]] constexpr owned to_real_seconds(std::int64_t nanoseconds) noexcept {
    if (nanoseconds % nanoseconds_a_second == 0) {
        return owned::take(make_real(static_cast<double>(nanoseconds / nanoseconds_a_second)));
    }
    return owned::take(make_real(static_cast<double>(nanoseconds) / 1e9));
}

/// time.time() and its like.
template <clockid_t Clock, bool Whole, support::fixed_string Name>
[[nodiscard]] constexpr owned time_of(thread_state& thread, const arguments& given) noexcept {
    std::int64_t now = 0;
    if (!takes_nothing(thread, Name.text, given) || !may_ask_system() ||
        !read_clock(thread, Clock, now)) {
        return {};
    }
    if (Whole) {
        return owned::take(make_int(now));
    }
    return to_real_seconds(now);
}

/// time.clock_gettime(), time.clock_gettime_ns().
template <bool Whole, support::fixed_string Name>
[[nodiscard]] constexpr owned time_clock_gettime(thread_state& thread,
                                                 const arguments& given) noexcept {
    clockid_t clock{};
    std::int64_t now = 0;
    if (!takes_single(thread, Name.text, given) ||
        !interpreter::to_c_integer(thread, given.values[0], clock) || !may_ask_system() ||
        !read_clock(thread, clock, now)) {
        return {};
    }
    if (Whole) {
        return owned::take(make_int(now));
    }
    return to_real_seconds(now);
}

[[nodiscard]] constexpr owned time_clock_getres(thread_state& thread,
                                                const arguments& given) noexcept {
    clockid_t clock{};
    if (!takes_single(thread, "time.clock_getres", given) ||
        !interpreter::to_c_integer(thread, given.values[0], clock) || !may_ask_system()) {
        return {};
    }
    ::timespec step{};
    if (::clock_getres(clock, &step) != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(
        make_real(static_cast<double>(step.tv_sec) + static_cast<double>(step.tv_nsec) * 1e-9));
}

/// time.get_clock_info(name).
[[nodiscard]] constexpr owned time_get_clock_info(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "get_clock_info", given)) {
        return {};
    }
    if (given.count != 1) {
        return raise(thread, type_error_type, "get_clock_info() takes exactly 1 argument (",
                     given.count, " given)");
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "get_clock_info() argument 1 must be str, not ",
                     given.values[0].kind == tag::none ? "None"
                                                       : type_of(given.values[0])->tp_name);
    }
    struct row {
        const char* name;
        const char* implementation;
        clockid_t clock;
        bool monotonic;
        bool adjustable;
    };
    constexpr row rows[] = {
        {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
        {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
        {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
        {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true,
         false},
        {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true,
         false}};
    for (const row& each : rows) {
        if (!(text_in(given.values[0]) == text{each.name})) {
            continue;
        }
        ::timespec step{};
        if (!may_ask_system()) {
            return {};
        }
        if (::clock_getres(each.clock, &step) != 0) {
            return raise_errno(thread, errno);
        }
        owned made = simple_namespace_new(thread, simple_namespace_type, {});
        const owned implementation = new_str(thread, each.implementation);
        if (!made || !implementation) {
            return {};
        }
        auto* const names =
            static_cast<dict_object*>(static_cast<object_with_dict*>(made.as_object())->dict);
        const auto name = [&](const object& key, value item) {
            return store(thread, names, make_object(pointer_to(key)), item);
        };
        if (!name(graph::str_<"implementation">, implementation.get()) ||
            !name(graph::str_<"monotonic">, make_bool(each.monotonic)) ||
            !name(graph::str_<"adjustable">, make_bool(each.adjustable)) ||
            !name(graph::str_<"resolution">, make_real(static_cast<double>(step.tv_sec) +
                                                       static_cast<double>(step.tv_nsec) * 1e-9))) {
            return {};
        }
        return made;
    }
    return raise(thread, value_error_type, "unknown clock");
}

/// How long to wait, in nanoseconds, rounded up, of a number of units of so many of them; false: it
/// raised. CPython 3.11: _PyTime_FromSecondsObject, _PyTime_FromMillisecondsObject.
[[nodiscard]] constexpr bool to_nanoseconds(thread_state& thread, value given,
                                            std::int64_t& nanoseconds,
                                            std::int64_t unit = nanoseconds_a_second) noexcept {
    const value number = as_number(given);
    const auto too_large = [&] {
        raise(thread, overflow_error_type, "timestamp too large to convert to C _PyTime_t");
        return false;
    };
    if (number.kind == tag::real) {
        const double real = number.data.real * static_cast<double>(unit);
        if (real != real) {
            raise(thread, value_error_type, "Invalid value NaN (not a number)");
            return false;
        }
        if (!(real >= -9223372036854775808.0 && real < 9223372036854775808.0)) {
            return too_large();
        }
        nanoseconds = static_cast<std::int64_t>(real);
        nanoseconds += static_cast<double>(nanoseconds) < real ? 1 : 0;
        return true;
    }
    const owned whole = interpreter::to_int(thread, given);
    if (!whole) {
        return false;
    }
    return (whole.get().kind == tag::integer &&
            !__builtin_mul_overflow(whole.get().data.integer, unit, &nanoseconds)) ||
           too_large();
}

/// time.clock_settime(), time.clock_settime_ns().
template <bool Whole>
[[nodiscard]] constexpr owned time_clock_settime(thread_state& thread,
                                                 const arguments& given) noexcept {
    clockid_t clock{};
    std::int64_t now = 0;
    if (!takes_parsed(thread, "time.clock_settime", given, 2, 2) ||
        !interpreter::to_parsed_int(thread, given.values[0], clock)) {
        return {};
    }
    if (Whole && !is_int(given.values[1])) {
        return raise(thread, type_error_type, "expect int, got ",
                     type_of(given.values[1])->tp_name);
    }
    if (!to_nanoseconds(thread, given.values[1], now, Whole ? 1 : nanoseconds_a_second) ||
        !may_ask_system()) {
        return {};
    }
    std::int64_t seconds = now / nanoseconds_a_second;
    std::int64_t rest = now % nanoseconds_a_second;
    if (rest < 0) {
        rest += nanoseconds_a_second;
        --seconds;
    }
    const ::timespec wanted{static_cast<time_t>(seconds), static_cast<long>(rest)};
    if (::clock_settime(clock, &wanted) != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned time_sleep(thread_state& thread, const arguments& given) noexcept {
    std::int64_t length = 0;
    if (!takes_single(thread, "time.sleep", given) ||
        !to_nanoseconds(thread, given.values[0], length)) {
        return {};
    }
    if (length < 0) {
        return raise(thread, value_error_type, "sleep length must be non-negative");
    }
    std::int64_t until = 0;
    if (!may_ask_system() || !read_clock(thread, CLOCK_MONOTONIC, until)) {
        return {};
    }
    if (__builtin_add_overflow(until, length, &until)) {
        until = static_cast<std::int64_t>(~std::uint64_t{0} >> 1);
    }
    const ::timespec end{static_cast<time_t>(until / nanoseconds_a_second),
                         static_cast<long>(until % nanoseconds_a_second)};
    int failed = 0;
    do {
        failed = ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nullptr);
        if (failed == EINTR && !interpreter::go_on(thread)) {
            return {};
        }
    } while (failed == EINTR);
    if (failed != 0) {
        return raise_errno(thread, failed);
    }
    return owned::take(none_value);
}

} // namespace stasis::library::detail
