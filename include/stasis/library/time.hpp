// SPDX-License-Identifier: BSL-1.0
// stasis/library/time.hpp: the module time.
// Promises: what its names mean is CPython 3.11's. What asks the system, for the time, the zone or
// a locale, works at run time only: elsewhere the compiler names system_needs_run_time(), and the
// names of the zone are not there.
// CPython 3.11: Modules/timemodule.c.
// Refuses: setting clocks, pthread_getcpuclockid(). strptime() imports _strptime, as CPython's
// does, where a program has it.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/time_clocks.hpp>
#include <stasis/library/detail/time_fields.hpp>

namespace stasis::library {

namespace detail {

/// The optional seconds of a function, or else now; false: it raised.
template <support::fixed_string Name>
[[nodiscard]] constexpr bool optional_seconds(thread_state& thread, const arguments& given,
                                              std::int64_t& seconds) noexcept {
    constexpr support::fixed_string full = Name;
    if (keyword_count(given) != 0) {
        raise(thread, type_error_type, full.text, "() takes no keyword arguments");
        return false;
    }
    if (given.count > 1) {
        raise(thread, type_error_type, full.text, "() takes at most 1 argument (", given.count,
              " given)");
        return false;
    }
    if (given.count == 1 && given.values[0].kind != tag::none) {
        return to_seconds(thread, given.values[0], seconds);
    }
    std::int64_t now = 0;
    if (!may_ask_system() || !read_clock(thread, CLOCK_REALTIME, now)) {
        return false;
    }
    seconds = now / nanoseconds_a_second;
    return true;
}

/// The date of so many seconds, in the zone of the process; false: OSError is pending.
[[nodiscard]] inline bool local_fields(thread_state& thread, std::int64_t seconds,
                                       date_fields& to) noexcept {
    const auto when = static_cast<std::time_t>(seconds);
    std::tm made{};
    errno = 0;
    if (::localtime_r(&when, &made) == nullptr) {
        raise_errno(thread, errno != 0 ? errno : EINVAL);
        return false;
    }
    to = fields_of(made);
    return true;
}

[[nodiscard]] constexpr owned time_gmtime(thread_state& thread, const arguments& given) noexcept {
    std::int64_t seconds = 0;
    date_fields fields{};
    if (!optional_seconds<"gmtime">(thread, given, seconds)) {
        return {};
    }
    if (!utc_fields(seconds, fields)) {
        if (may_ask_system()) {
            raise_errno(thread, EOVERFLOW);
        }
        return {};
    }
    return new_struct_time(thread, fields);
}

[[nodiscard]] constexpr owned time_localtime(thread_state& thread,
                                             const arguments& given) noexcept {
    std::int64_t seconds = 0;
    date_fields fields{};
    if (!optional_seconds<"localtime">(thread, given, seconds) || !may_ask_system() ||
        !local_fields(thread, seconds, fields)) {
        return {};
    }
    return new_struct_time(thread, fields);
}

[[nodiscard]] constexpr owned time_ctime(thread_state& thread, const arguments& given) noexcept {
    std::int64_t seconds = 0;
    date_fields fields{};
    if (!optional_seconds<"ctime">(thread, given, seconds) || !may_ask_system() ||
        !local_fields(thread, seconds, fields)) {
        return {};
    }
    return text_of_fields(thread, fields);
}

/// Now, in the zone of the process; false: it raised.
[[nodiscard]] constexpr bool fields_now(thread_state& thread, date_fields& to) noexcept {
    std::int64_t now = 0;
    return may_ask_system() && read_clock(thread, CLOCK_REALTIME, now) &&
           local_fields(thread, now / nanoseconds_a_second, to);
}

[[nodiscard]] constexpr owned time_asctime(thread_state& thread, const arguments& given) noexcept {
    date_fields fields{};
    if (!interpreter::no_keywords(thread, "asctime", given) ||
        !interpreter::check_count(thread, "asctime", given, 0, 1)) {
        return {};
    }
    if (given.count == 0 ? !fields_now(thread, fields)
                         : !read_fields(thread, given.values[0], "asctime", fields) ||
                               !check_fields(thread, fields)) {
        return {};
    }
    return text_of_fields(thread, fields);
}

[[nodiscard]] constexpr owned time_mktime(thread_state& thread, const arguments& given) noexcept {
    date_fields fields{};
    if (!takes_single(thread, "time.mktime", given) ||
        !read_fields(thread, given.values[0], "mktime", fields) || !may_ask_system()) {
        return {};
    }
    std::tm made = c_fields(fields);
    made.tm_wday = -1; // which a success changes
    const std::time_t seconds = std::mktime(&made);
    if (seconds == static_cast<std::time_t>(-1) && made.tm_wday == -1) {
        return raise(thread, overflow_error_type, "mktime argument out of range");
    }
    return owned::take(make_real(static_cast<double>(seconds)));
}

/// What the C library writes of a date by a format in UTF-8; empty: it raised.
[[nodiscard]] inline owned format_fields(thread_state& thread, const bytes_object* format,
                                         const date_fields& fields) noexcept {
    const std::tm given = c_fields(fields);
    const auto length = static_cast<std::size_t>(format->ob_size);
    for (std::size_t room = 1024;; room *= 2) {
        char* const text = allocate_array<char>(thread.interp->memory, room);
        if (text == nullptr) {
            raise_no_memory(thread);
            return {};
        }
        const std::size_t size =
            std::strftime(text, room, reinterpret_cast<const char*>(bytes_data(format)), &given);
        owned made;
        if (size != 0 || room >= 256 * length) {
            made =
                decode_bytes(thread, reinterpret_cast<const unsigned char*>(text),
                             static_cast<ssize>(size), encoding::utf8, error_handler::replace, {});
        }
        release_array(text, room);
        if (made || pending(thread)) {
            return made;
        }
    }
}

[[nodiscard]] constexpr owned time_strftime(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "strftime", given)) {
        return {};
    }
    if (given.count < 1 || given.count > 2) {
        return raise(thread, type_error_type, "strftime() takes at ",
                     given.count < 1 ? "least 1 argument (" : "most 2 arguments (", given.count,
                     " given)");
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "strftime() argument 1 must be str, not ",
                     given.values[0].kind == tag::none ? "None"
                                                       : type_of(given.values[0])->tp_name);
    }
    date_fields fields{};
    if (given.count == 1 ? !fields_now(thread, fields)
                         : !read_fields(thread, given.values[1], "strftime", fields) ||
                               !check_fields(thread, fields)) {
        return {};
    }
    for (ssize i = 0; i < text_in(given.values[0]).size; ++i) {
        if (text_in(given.values[0])[i] == 0) {
            return raise(thread, value_error_type, "embedded null character");
        }
    }
    fields.summer = fields.summer < -1 ? -1 : fields.summer > 1 ? 1 : fields.summer;
    const owned format = encode_text(thread, text_in(given.values[0]), encoding::utf8,
                                     error_handler::surrogatepass, {});
    if (!format || !may_ask_system()) {
        return {};
    }
    return format_fields(thread, static_cast<const bytes_object*>(format.as_object()), fields);
}

[[nodiscard]] constexpr owned time_strptime(thread_state& thread, const arguments& given) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"_strptime">)));
    owned function;
    if (module) {
        function = interpreter::get_attribute(thread, module.get(), &graph::str_<"_strptime_time">);
    }
    if (!function) {
        return {};
    }
    return interpreter::call(thread, function.get(), given);
}

/// Puts the names of the zone of the process into a namespace; false: it raised.
/// CPython 3.11: init_timezone.
[[nodiscard]] inline bool name_zone(thread_state& thread, dict_object* names) noexcept {
    constexpr std::time_t year = (365 * 24 + 6) * 3600;
    const std::time_t winter = std::time(nullptr) / year * year;
    const std::time_t summer = winter + year / 2;
    std::tm january{};
    std::tm july{};
    ::tzset();
    if (::localtime_r(&winter, &january) == nullptr || ::localtime_r(&summer, &july) == nullptr) {
        raise_errno(thread, errno);
        return false;
    }
    const bool southern = -january.tm_gmtoff < -july.tm_gmtoff;
    const std::tm& usual = southern ? july : january;
    const std::tm& other = southern ? january : july;
    const owned first = new_str(thread, usual.tm_zone);
    const owned second = new_str(thread, other.tm_zone);
    const value parts[] = {first.get(), second.get()};
    const owned pair = owned::take(first && second ? new_tuple(thread, parts, 2) : nullptr);
    const auto name = [&](const object& key, value item) {
        return store(thread, names, make_object(pointer_to(key)), item);
    };
    return pair && name(graph::str_<"timezone">, make_int(-usual.tm_gmtoff)) &&
           name(graph::str_<"altzone">, make_int(-other.tm_gmtoff)) &&
           name(graph::str_<"daylight">, make_int(usual.tm_gmtoff != other.tm_gmtoff ? 1 : 0)) &&
           name(graph::str_<"tzname">, pair.get());
}

[[nodiscard]] constexpr owned time_tzset(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "time.tzset", given)) {
        return {};
    }
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"time">)));
    const auto* held = module ? as<module_object>(module.get(), module_type) : nullptr;
    if (held == nullptr || !may_ask_system() ||
        !name_zone(thread, static_cast<dict_object*>(held->md_dict))) {
        return {};
    }
    return owned::take(none_value);
}

inline constexpr method_def time_methods[] = {
    {"time", time_of<CLOCK_REALTIME, false, "time.time">, 0, nullptr},
    {"time_ns", time_of<CLOCK_REALTIME, true, "time.time_ns">, 0, nullptr},
    {"clock_gettime", time_clock_gettime<false, "time.clock_gettime">, 0, nullptr},
    {"clock_gettime_ns", time_clock_gettime<true, "time.clock_gettime_ns">, 0, nullptr},
    {"clock_settime", time_clock_settime<false>, 0, nullptr},
    {"clock_settime_ns", time_clock_settime<true>, 0, nullptr},
    {"clock_getres", time_clock_getres, 0, nullptr},
    {"sleep", time_sleep, 0, nullptr},
    {"gmtime", time_gmtime, 0, nullptr},
    {"localtime", time_localtime, 0, nullptr},
    {"asctime", time_asctime, 0, nullptr},
    {"ctime", time_ctime, 0, nullptr},
    {"mktime", time_mktime, 0, nullptr},
    {"strftime", time_strftime, 0, nullptr},
    {"strptime", time_strptime, 0, nullptr},
    {"tzset", time_tzset, 0, nullptr},
    {"monotonic", time_of<CLOCK_MONOTONIC, false, "time.monotonic">, 0, nullptr},
    {"monotonic_ns", time_of<CLOCK_MONOTONIC, true, "time.monotonic_ns">, 0, nullptr},
    {"process_time", time_of<CLOCK_PROCESS_CPUTIME_ID, false, "time.process_time">, 0, nullptr},
    {"process_time_ns", time_of<CLOCK_PROCESS_CPUTIME_ID, true, "time.process_time_ns">, 0,
     nullptr},
    {"thread_time", time_of<CLOCK_THREAD_CPUTIME_ID, false, "time.thread_time">, 0, nullptr},
    {"thread_time_ns", time_of<CLOCK_THREAD_CPUTIME_ID, true, "time.thread_time_ns">, 0, nullptr},
    {"perf_counter", time_of<CLOCK_MONOTONIC, false, "time.perf_counter">, 0, nullptr},
    {"perf_counter_ns", time_of<CLOCK_MONOTONIC, true, "time.perf_counter_ns">, 0, nullptr},
    {"get_clock_info", time_get_clock_info, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant time_constants[] = {
    {"struct_time", &struct_time_type},
    {"_STRUCT_TM_ITEMS", &graph::int_<11>},
    {"CLOCK_REALTIME", &graph::int_<CLOCK_REALTIME>},
    {"CLOCK_MONOTONIC", &graph::int_<CLOCK_MONOTONIC>},
    {"CLOCK_MONOTONIC_RAW", &graph::int_<CLOCK_MONOTONIC_RAW>},
    {"CLOCK_PROCESS_CPUTIME_ID", &graph::int_<CLOCK_PROCESS_CPUTIME_ID>},
    {"CLOCK_THREAD_CPUTIME_ID", &graph::int_<CLOCK_THREAD_CPUTIME_ID>},
    {"CLOCK_BOOTTIME", &graph::int_<CLOCK_BOOTTIME>},
    {"CLOCK_TAI", &graph::int_<CLOCK_TAI>},
    {nullptr, nullptr}};

/// The names of the zone, at run time.
[[nodiscard]] constexpr bool time_exec(thread_state& thread, dict_object* names) noexcept {
    return std::is_constant_evaluated() || name_zone(thread, names);
}

inline constexpr module_definition time_definition{"time", time_methods, time_constants, time_exec};

} // namespace detail

/// The module time.
inline constexpr importable_module time_module = ready_module<detail::time_definition>();

} // namespace stasis::library
