// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_process.hpp: the process, its environment, other processes, and what
// is to be known of the system.
// Promises: CPython 3.11's checks and messages. The environment is the process's own, which the
// interpreters of a program share; environ is a dict of each interpreter, of what there was when it
// imported posix.
// CPython 3.11: Modules/posixmodule.c.
// Refuses: fork(), exec(), posix_spawn() and what goes with them; changing the ids of users and
// groups, priorities and schedulers; sessions of other processes; waitid(), wait3(), wait4();
// getlogin(), getgroups(), pathconf() and confstr().
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/library/detail/posix_arguments.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sched.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stasis::library {

inline constexpr struct_sequence_definition<5> uname_result_definition{
    "posix.uname_result", {"sysname", "nodename", "release", "version", "machine"}};
inline constexpr struct_sequence_definition<5> times_result_definition{
    "posix.times_result", {"user", "system", "children_user", "children_system", "elapsed"}};

extern const type_object uname_result_type;
extern const type_object times_result_type;
inline constexpr type_object uname_result_type =
    builtins::struct_sequence<uname_result_type, uname_result_definition>();
inline constexpr type_object times_result_type =
    builtins::struct_sequence<times_result_type, times_result_definition>();

namespace detail {

// ---- ids ---------------------------------------------------------------------------------------

/// getpid() and its like; ids of users and groups are unsigned.
template <auto Call>
[[nodiscard]] inline owned posix_id(thread_state&, const value*) noexcept {
    return owned::take(make_int(Call()));
}

inline constexpr signature<1> getpgid_parameters{"getpgid", {"pid"}, 1};
[[nodiscard]] inline owned posix_getpgid(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    return number_or_error(thread, ::getpgid(process));
}

[[nodiscard]] inline owned posix_getsid(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    if (!to_process(thread, given[0], process)) {
        return {};
    }
    return number_or_error(thread, ::getsid(process));
}

[[nodiscard]] inline owned posix_umask(thread_state& thread, const value* given) noexcept {
    int mask = 0;
    if (!to_c_integer(thread, given[0], mask)) {
        return {};
    }
    return number_or_error(thread, static_cast<long>(::umask(static_cast<::mode_t>(mask))));
}

// ---- environment -------------------------------------------------------------------------------

[[nodiscard]] inline const char* c_text(const owned& bytes) noexcept {
    return reinterpret_cast<const char*>(
        bytes_data(static_cast<const bytes_object*>(bytes.as_object())));
}

[[nodiscard]] inline owned posix_putenv(thread_state& thread, const value* given) noexcept {
    const owned name = path_bytes(thread, given[0]);
    owned to;
    if (name) {
        to = path_bytes(thread, given[1]);
    }
    if (!to) {
        return {};
    }
    if (std::strchr(c_text(name), '=') != nullptr) {
        return raise(thread, value_error_type, "illegal environment variable name");
    }
    return none_or_error(thread, ::setenv(c_text(name), c_text(to), 1));
}

[[nodiscard]] inline owned posix_unsetenv(thread_state& thread, const value* given) noexcept {
    const owned name = path_bytes(thread, given[0]);
    if (!name) {
        return {};
    }
    return none_or_error(thread, ::unsetenv(c_text(name)));
}

/// The dict of the environment, whose first entry of a name counts; empty: it raised.
[[nodiscard]] inline owned new_environ(thread_state& thread) noexcept {
    owned made = owned::take(new_dict(thread));
    for (char** row = ::environ; made && row != nullptr && *row != nullptr; ++row) {
        const char* const equals = std::strchr(*row, '=');
        if (equals == nullptr) {
            continue;
        }
        const auto bytes = [&](const char* from, std::size_t size) {
            return new_bytes(thread, reinterpret_cast<const unsigned char*>(from),
                             static_cast<ssize>(size));
        };
        const owned name = bytes(*row, static_cast<std::size_t>(equals - *row));
        const owned held = bytes(equals + 1, std::strlen(equals + 1));
        auto* const dict = static_cast<dict_object*>(made.as_object());
        if (!name || !held ||
            (find(thread, dict, name.get()) == nullptr &&
             (pending(thread) || !store(thread, dict, name.get(), held.get())))) {
            return {};
        }
    }
    return made;
}

// ---- other processes ---------------------------------------------------------------------------

[[nodiscard]] inline owned posix_kill(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    ssize number = 0;
    if (!to_process(thread, given[0], process) || !to_c_integer(thread, given[1], number)) {
        return {};
    }
    const int result = ::kill(process, static_cast<int>(number));
    if (result == 0 && !interpreter::go_on(thread)) { // it may have been sent to this process
        return {};
    }
    return none_or_error(thread, result);
}

[[nodiscard]] inline owned posix_killpg(thread_state& thread, const value* given) noexcept {
    ::pid_t group = 0;
    int number = 0;
    if (!to_process(thread, given[0], group) || !to_c_integer(thread, given[1], number)) {
        return {};
    }
    return none_or_error(thread, ::killpg(group, number));
}

inline constexpr signature<1> system_parameters{"system", {"command"}, 1};
[[nodiscard]] inline owned posix_system(thread_state& thread, const value* given) noexcept {
    const owned command = path_bytes(thread, given[0]);
    if (!command) {
        return {};
    }
    return owned::take(make_int(std::system(c_text(command))));
}

/// wait() and waitpid().
[[nodiscard]] inline owned wait_for(thread_state& thread, ::pid_t process, int options) noexcept {
    int status = 0;
    const ::pid_t ended = retry(thread, [&] { return ::waitpid(process, &status, options); });
    if (ended < 0) {
        return raise_call_error(thread);
    }
    const value both[] = {make_int(ended), make_int(status)};
    return owned::take(new_tuple(thread, both, 2));
}

[[nodiscard]] inline owned posix_wait(thread_state& thread, const value*) noexcept {
    return wait_for(thread, -1, 0);
}

[[nodiscard]] inline owned posix_waitpid(thread_state& thread, const value* given) noexcept {
    ::pid_t process = 0;
    int options = 0;
    if (!to_process(thread, given[0], process) || !to_c_integer(thread, given[1], options)) {
        return {};
    }
    return wait_for(thread, process, options);
}

/// What the bits of a status mean.
enum class status_part : unsigned char {
    core_dump,
    continued,
    stopped,
    signaled,
    exited,
    exit_status,
    end_signal,
    stop_signal
};

template <support::fixed_string Name>
inline constexpr signature<1> status_parameters{Name.text, {"status"}, 1};

/// WIFEXITED() and its like.
template <status_part Part>
[[nodiscard]] inline owned posix_status(thread_state& thread, const value* given) noexcept {
    int status = 0;
    if (!to_c_integer(thread, given[0], status)) {
        return {};
    }
    switch (Part) {
    case status_part::core_dump: return owned::take(make_bool(WCOREDUMP(status)));
    case status_part::continued: return owned::take(make_bool(WIFCONTINUED(status)));
    case status_part::stopped: return owned::take(make_bool(WIFSTOPPED(status)));
    case status_part::signaled: return owned::take(make_bool(WIFSIGNALED(status)));
    case status_part::exited: return owned::take(make_bool(WIFEXITED(status)));
    case status_part::exit_status: return owned::take(make_int(WEXITSTATUS(status)));
    case status_part::end_signal: return owned::take(make_int(WTERMSIG(status)));
    case status_part::stop_signal: return owned::take(make_int(WSTOPSIG(status)));
    }
    return {};
}

[[nodiscard]] inline owned posix_waitstatus_to_exitcode(thread_state& thread,
                                                        const value* given) noexcept {
    int status = 0;
    if (!to_c_integer(thread, given[0], status)) {
        return {};
    }
    if (WIFEXITED(status)) {
        return owned::take(make_int(WEXITSTATUS(status)));
    }
    if (WIFSIGNALED(status)) {
        return owned::take(make_int(-WTERMSIG(status)));
    }
    if (WIFSTOPPED(status)) {
        return raise(thread, value_error_type, "process stopped by delivery of signal ",
                     WSTOPSIG(status));
    }
    return raise(thread, value_error_type, "invalid wait status: ", status);
}

// ---- the end of the process --------------------------------------------------------------------

inline constexpr signature<1> exit_parameters{"_exit", {"status"}, 1};
[[nodiscard]] inline owned posix_exit(thread_state& thread, const value* given) noexcept {
    int status = 0;
    if (!to_c_integer(thread, given[0], status)) {
        return {};
    }
    ::_exit(status);
}

[[nodiscard]] inline owned posix_abort(thread_state&, const value*) noexcept { std::abort(); }

// ---- the system --------------------------------------------------------------------------------

[[nodiscard]] inline owned posix_uname(thread_state& thread, const value*) noexcept {
    ::utsname about{};
    if (::uname(&about) < 0) {
        return raise_errno(thread, errno);
    }
    const char* const texts[] = {about.sysname, about.nodename, about.release, about.version,
                                 about.machine};
    owned made[5];
    value parts[5];
    for (int i = 0; i < 5; ++i) {
        made[i] = system_text(thread, texts[i]);
        parts[i] = made[i].get();
    }
    return fill_struct_sequence<uname_result_definition>(thread, uname_result_type, parts);
}

[[nodiscard]] inline owned posix_times(thread_state& thread, const value*) noexcept {
    ::tms used{};
    const ::clock_t now = ::times(&used);
    if (now == static_cast<::clock_t>(-1)) {
        return raise_errno(thread, errno);
    }
    const auto seconds = [](::clock_t ticks) {
        return make_real(static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK)));
    };
    const value parts[] = {seconds(used.tms_utime), seconds(used.tms_stime),
                           seconds(used.tms_cutime), seconds(used.tms_cstime), seconds(now)};
    return fill_struct_sequence<times_result_definition>(thread, times_result_type, parts);
}

[[nodiscard]] inline owned posix_cpu_count(thread_state&, const value*) noexcept {
    const long count = ::sysconf(_SC_NPROCESSORS_ONLN);
    return owned::take(count > 0 ? make_int(count) : none_value);
}

[[nodiscard]] inline owned posix_getloadavg(thread_state& thread, const value*) noexcept {
    double loads[3];
    if (::getloadavg(loads, 3) != 3) {
        return raise(thread, os_error_type, "Load averages are unobtainable");
    }
    const value parts[] = {make_real(loads[0]), make_real(loads[1]), make_real(loads[2])};
    return owned::take(new_tuple(thread, parts, 3));
}

[[nodiscard]] inline owned posix_sched_yield(thread_state& thread, const value*) noexcept {
    return none_or_error(thread, ::sched_yield());
}

[[nodiscard]] inline owned posix_strerror(thread_state& thread, const value* given) noexcept {
    int number = 0;
    if (!to_c_integer(thread, given[0], number)) {
        return {};
    }
    return system_text(thread, ::strerror(number));
}

[[nodiscard]] inline owned posix_ctermid(thread_state& thread, const value*) noexcept {
    char name[L_ctermid];
    return system_text(thread, ::ctermid(name));
}

/// Bytes by chance, which the system makes.
[[nodiscard]] inline owned posix_urandom(thread_state& thread, const value* given) noexcept {
    ssize size = 0;
    if (!to_c_integer(thread, given[0], size)) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "negative argument not allowed");
    }
    bytes_object* const made = new_bytes_room(thread, size);
    owned kept = owned::take(made);
    auto* const to = made != nullptr ? trailing_mutable<unsigned char>(made, 1) : nullptr;
    for (ssize at = 0; made != nullptr && at < size;) {
        const ::ssize_t count = retry(
            thread, [&] { return ::getrandom(to + at, static_cast<std::size_t>(size - at), 0); });
        if (count < 0) {
            return raise_call_error(thread);
        }
        at += count;
    }
    return kept;
}

inline constexpr signature<2> getrandom_parameters{"getrandom", {"size", "flags"}, 1};
[[nodiscard]] inline owned posix_getrandom(thread_state& thread, const value* given) noexcept {
    ssize size = 0;
    int flags = 0;
    if (!to_c_integer(thread, given[0], size) || !to_optional_int(thread, given[1], flags)) {
        return {};
    }
    if (size < 0) {
        return raise_errno(thread, EINVAL);
    }
    bytes_object* const made = new_bytes_room(thread, size);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    const ::ssize_t count = retry(thread, [&] {
        return ::getrandom(trailing_mutable<unsigned char>(made, 1), static_cast<std::size_t>(size),
                           static_cast<unsigned>(flags));
    });
    if (count < 0) {
        return raise_call_error(thread);
    }
    if (count == size) {
        return static_cast<owned&&>(kept);
    }
    return new_bytes(thread, bytes_data(made), static_cast<ssize>(count));
}

// ---- numbers of devices ------------------------------------------------------------------------

/// The number of a device; false: it raised. CPython 3.11: _Py_Dev_Converter.
[[nodiscard]] inline bool to_device(thread_state& thread, value given, ::dev_t& device) noexcept {
    if (!is_int(given)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    const int_parts parts{as_number(given)};
    if (parts.negative()) {
        raise(thread, overflow_error_type, "can't convert negative int to unsigned");
        return false;
    }
    if (!support::digits_fit_uint64(parts.data(), parts.size())) {
        raise(thread, overflow_error_type, "int too big to convert");
        return false;
    }
    device = support::digits_to_uint64(parts.data(), parts.size());
    return true;
}

/// major() and minor().
template <bool Major>
[[nodiscard]] inline owned posix_device_part(thread_state& thread, const value* given) noexcept {
    ::dev_t device = 0;
    if (!to_device(thread, given[0], device)) {
        return {};
    }
    return owned::take(make_int(Major ? gnu_dev_major(device) : gnu_dev_minor(device)));
}

[[nodiscard]] inline owned posix_makedev(thread_state& thread, const value* given) noexcept {
    int first = 0;
    int second = 0;
    if (!to_c_integer(thread, given[0], first) || !to_c_integer(thread, given[1], second)) {
        return {};
    }
    return new_int(thread,
                   gnu_dev_makedev(static_cast<unsigned>(first), static_cast<unsigned>(second)),
                   false);
}

} // namespace detail

} // namespace stasis::library
