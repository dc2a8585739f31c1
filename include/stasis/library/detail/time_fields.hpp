// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/time_fields.hpp: time.struct_time, and dates as the C library has them.
// Promises: CPython 3.11's checks and messages; gmtime() and asctime() ask no system, so that
// constant expressions can call them.
// CPython 3.11: Modules/timemodule.c (gettmarg, checktm, torgmtime, _asctime).
#pragma once

#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/library/detail/ask_system.hpp>
#include <stasis/library/detail/io_base.hpp>
#include <stasis/library/detail/system_error.hpp>

#include <ctime>

namespace stasis::library {

inline constexpr struct_sequence_definition<11> struct_time_definition{
    "time.struct_time",
    {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
     "tm_isdst", "tm_zone", "tm_gmtoff"},
    9};

extern const type_object struct_time_type;
inline constexpr type_object struct_time_type =
    builtins::struct_sequence<struct_time_type, struct_time_definition>();

namespace detail {

using namespace stasis::builtins;

/// A date and a time, as struct tm has them, with a zone.
struct date_fields {
    std::int64_t year = 0; ///< since 1900
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekday = 0; ///< since Sunday
    int yearday = 0;
    int summer = 0;
    long offset = 0;
    const char* zone = nullptr;
};

/// The date of so many seconds since 1970, in UTC; false: its year is no C int.
[[nodiscard]] constexpr bool utc_fields(std::int64_t seconds, date_fields& to) noexcept {
    constexpr std::int64_t day_length = 86400;
    std::int64_t days = seconds / day_length;
    std::int64_t rest = seconds % day_length;
    if (rest < 0) {
        rest += day_length;
        --days;
    }
    to.hour = static_cast<int>(rest / 3600);
    to.minute = static_cast<int>(rest / 60 % 60);
    to.second = static_cast<int>(rest % 60);
    to.weekday = static_cast<int>((days % 7 + 11) % 7); // 1970 began on a Thursday
    // Years begin in March, and cycles of 400 of them with the year 0.
    days += 719468;
    const std::int64_t cycle = (days >= 0 ? days : days - 146096) / 146097;
    const auto of_cycle = static_cast<int>(days - cycle * 146097);
    const int year_of_cycle =
        (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
    const int of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    const int month = (5 * of_year + 2) / 153; // since March
    to.day = of_year - (153 * month + 2) / 5 + 1;
    to.month = month < 10 ? month + 2 : month - 10;
    const std::int64_t year = cycle * 400 + year_of_cycle + (month >= 10 ? 1 : 0);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    to.yearday = month >= 10 ? of_year - 306 : of_year + 59 + (leap ? 1 : 0);
    to.year = year - 1900;
    to.summer = 0;
    to.offset = 0;
    to.zone = "GMT"; // as the C library calls it
    return to.year == static_cast<int>(to.year);
}

/// What the C library makes of a date.
[[nodiscard]] inline date_fields fields_of(const std::tm& from) noexcept {
    return {from.tm_year, from.tm_mon,  from.tm_mday,  from.tm_hour,   from.tm_min, from.tm_sec,
            from.tm_wday, from.tm_yday, from.tm_isdst, from.tm_gmtoff, from.tm_zone};
}

/// The same for the C library.
[[nodiscard]] inline std::tm c_fields(const date_fields& from) noexcept {
    std::tm to{};
    to.tm_year = static_cast<int>(from.year);
    to.tm_mon = from.month;
    to.tm_mday = from.day;
    to.tm_hour = from.hour;
    to.tm_min = from.minute;
    to.tm_sec = from.second;
    to.tm_wday = from.weekday;
    to.tm_yday = from.yearday;
    to.tm_isdst = from.summer;
    to.tm_gmtoff = from.offset;
    to.tm_zone = from.zone;
    return to;
}

/// The struct_time of a date; empty: MemoryError is pending.
[[nodiscard]] constexpr owned new_struct_time(thread_state& thread,
                                              const date_fields& from) noexcept {
    const owned zone = new_str(thread, from.zone != nullptr ? from.zone : "");
    const value parts[] = {make_int(from.year + 1900),
                           make_int(from.month + 1),
                           make_int(from.day),
                           make_int(from.hour),
                           make_int(from.minute),
                           make_int(from.second),
                           make_int((from.weekday + 6) % 7),
                           make_int(from.yearday + 1),
                           make_int(from.summer),
                           zone.get(),
                           make_int(from.offset)};
    return fill_struct_sequence<struct_time_definition>(thread, struct_time_type, parts);
}

/// The date that a tuple is; false: it raised.
[[nodiscard]] constexpr bool read_fields(thread_state& thread, value given, const char* name,
                                         date_fields& to) noexcept {
    const auto* tuple = as<tuple_object>(given, tuple_type);
    if (tuple == nullptr) {
        raise(thread, type_error_type, "Tuple or struct_time argument required");
        return false;
    }
    int numbers[9] = {};
    if (tuple->ob_size != 9) {
        raise(thread, type_error_type, name, "(): illegal time tuple argument");
        return false;
    }
    for (ssize i = 0; i < 9; ++i) {
        if (!interpreter::to_parsed_int(thread, load(items(tuple)[i]), numbers[i])) {
            return false;
        }
    }
    to = {numbers[0] - std::int64_t{1900},
          numbers[1] - 1,
          numbers[2],
          numbers[3],
          numbers[4],
          numbers[5],
          (numbers[6] + 1) % 7,
          numbers[7] - 1,
          numbers[8]};
    if (to.year < -2147483647 - 1) {
        raise(thread, overflow_error_type, "year out of range");
        return false;
    }
    if (tuple->ob_type == &struct_time_type) {
        object* const* fields = items(tuple);
        if (!std::is_constant_evaluated() && is_kind_of(load(fields[9]), str_type)) {
            to.zone = reinterpret_cast<const char*>(ascii_of(fields[9]));
        }
        if (load(fields[10]).kind == tag::integer) {
            to.offset = static_cast<long>(load(fields[10]).data.integer);
        }
    }
    return true;
}

/// Checks a date, of which 0 may stand for the first month, day and day of the year; false: it
/// raised.
[[nodiscard]] constexpr bool check_fields(thread_state& thread, date_fields& of) noexcept {
    const auto refuse = [&](const char* what) {
        raise(thread, value_error_type, what, " out of range");
        return false;
    };
    of.month = of.month == -1 ? 0 : of.month;
    of.day = of.day == 0 ? 1 : of.day;
    of.yearday = of.yearday == -1 ? 0 : of.yearday;
    return of.month < 0 || of.month > 11        ? refuse("month")
           : of.day < 0 || of.day > 31          ? refuse("day of month")
           : of.hour < 0 || of.hour > 23        ? refuse("hour")
           : of.minute < 0 || of.minute > 59    ? refuse("minute")
           : of.second < 0 || of.second > 61    ? refuse("seconds")
           : of.weekday < 0                     ? refuse("day of week")
           : of.yearday < 0 || of.yearday > 365 ? refuse("day of year")
                                                : true;
}

/// "Thu Jan  1 00:00:00 1970".
[[nodiscard]] constexpr owned text_of_fields(thread_state& thread, const date_fields& of) noexcept {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    text_builder built{thread};
    const auto two = [&](char before, int number, char fill) {
        built.add(before);
        if (number < 10) {
            built.add(fill);
        }
        built.add(number);
    };
    built.add(days[of.weekday]);
    built.add(" ");
    built.add(months[of.month]);
    two(' ', of.day, ' ');
    two(' ', of.hour, '0');
    two(':', of.minute, '0');
    two(':', of.second, '0');
    built.add(" ");
    built.add(static_cast<int>(static_cast<unsigned>(of.year + 1900))); // a C int, as CPython's
    return built.finish();
}

/// Seconds since 1970, rounded down; false: it raised. CPython 3.11: _PyTime_ObjectToTime_t.
[[nodiscard]] constexpr bool to_seconds(thread_state& thread, value given,
                                        std::int64_t& seconds) noexcept {
    const value number = as_number(given);
    if (number.kind == tag::real) {
        const double real = number.data.real;
        if (real != real) {
            raise(thread, value_error_type, "Invalid value NaN (not a number)");
            return false;
        }
        if (!(real >= -9223372036854775808.0 && real < 9223372036854775808.0)) {
            raise(thread, overflow_error_type, "timestamp out of range for platform time_t");
            return false;
        }
        seconds = static_cast<std::int64_t>(real);
        seconds -= static_cast<double>(seconds) > real ? 1 : 0;
        return true;
    }
    const owned whole = interpreter::to_int(thread, given);
    if (!whole) {
        return false;
    }
    if (whole.get().kind == tag::object) {
        raise(thread, overflow_error_type, "timestamp out of range for platform time_t");
        return false;
    }
    seconds = whole.get().data.integer;
    return true;
}

} // namespace detail

} // namespace stasis::library
