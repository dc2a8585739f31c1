// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/child_process.hpp: what happens in a new process before its program begins.
// Promises: between fork() and the program nothing is called but what a handler of a signal may
// call (man 7 signal-safety), no memory is asked for, and no handler of the parent's runs. What
// fails is written to the pipe that the parent reads, in the form that Lib/subprocess.py takes
// apart. CPython 3.11: child_exec, do_fork_exec (Modules/_posixsubprocess.c). Differs from CPython:
// it is fork() always, never vfork(). Where the system has no close_range(), descriptors above the
// limit that the process has now stay open.
#pragma once

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace stasis::library::detail {

/// A program to begin in a process of its own. Descriptors of -1 are none.
struct child_program {
    const char* const* executables = nullptr; ///< tried in turn; null ends them
    char* const* arguments = nullptr;
    char* const* environment = nullptr;
    const char* folder = nullptr; ///< to begin in; null: the parent's
    int to_input = -1;            ///< becomes its standard input
    int parents_input = -1;       ///< the other end, which is the parent's
    int parents_output = -1;
    int to_output = -1; ///< becomes its standard output
    int parents_error = -1;
    int to_error = -1; ///< becomes its standard error
    int parents_report = -1;
    int to_report = -1;  ///< where errors are written to
    bool closes = false; ///< it gets no descriptor above 2 but the kept ones
    bool restores_signals = false;
    bool has_new_session = false;
    ::pid_t process_group = -1; ///< -1: the parent's
    int mask = -1;              ///< of the modes of new files; -1: the parent's
    const int* kept = nullptr;  ///< descriptors, in ascending order
    std::ptrdiff_t kept_count = 0;
    ::sigset_t blocked{}; ///< the signals that it begins with blocked
};

/// Writes all there is, as far as that goes.
inline void write_report(int descriptor, const char* from, std::size_t size) noexcept {
    while (size != 0) {
        const ::ssize_t written = ::write(descriptor, from, size);
        if (written < 0 && errno != EINTR) {
            return;
        }
        const std::size_t count = written < 0 ? 0 : static_cast<std::size_t>(written);
        from += count;
        size -= count;
    }
}

/// Tells the parent an error's number, which is 0 if there was no program to try, and whether it
/// could have begun by then.
inline void report_failure(int descriptor, int number, bool is_ready) noexcept {
    if (number == 0) {
        write_report(descriptor, "SubprocessError:0:", 18);
        return;
    }
    char digits[sizeof number * 2];
    std::size_t first = sizeof digits;
    for (auto rest = static_cast<unsigned>(number); rest != 0; rest /= 16) {
        digits[--first] = "0123456789abcdef"[rest % 16];
    }
    write_report(descriptor, "OSError:", 8);
    write_report(descriptor, digits + first, sizeof digits - first);
    write_report(descriptor, ":noexec", is_ready ? 1 : 7);
}

/// Sets whether the program gets a descriptor; false: errno says why not.
[[nodiscard]] inline bool pass_on(int descriptor, bool passes) noexcept {
    const int flags = ::fcntl(descriptor, F_GETFD);
    const int wanted = passes ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
    return flags >= 0 && (flags == wanted || ::fcntl(descriptor, F_SETFD, wanted) >= 0);
}

/// Moves a descriptor away from 0 and 1, which others become; false: errno says why not.
[[nodiscard]] inline bool move_away(int& descriptor, int last) noexcept {
    while (descriptor >= 0 && descriptor <= last) {
        descriptor = ::dup(descriptor);
        if (descriptor < 0 || !pass_on(descriptor, false)) {
            return false;
        }
    }
    return true;
}

/// Makes a descriptor a standard one; false: errno says why not.
[[nodiscard]] inline bool become(int descriptor, int standard) noexcept {
    return descriptor == standard ? pass_on(descriptor, true)
                                  : descriptor == -1 || ::dup2(descriptor, standard) >= 0;
}

/// Closes the descriptors from `first` to `last`.
inline void close_between(int first, int last) noexcept {
    if (first > last) {
        return;
    }
#ifdef SYS_close_range
    if (::syscall(SYS_close_range, static_cast<unsigned>(first), static_cast<unsigned>(last), 0u) ==
        0) {
        return;
    }
#endif
    const long limit = ::sysconf(_SC_OPEN_MAX);
    const int end = limit > 0 && limit <= last ? static_cast<int>(limit) - 1 : last;
    for (int each = first; each <= end; ++each) {
        static_cast<void>(::close(each));
    }
}

/// Closes all descriptors above 2 but the kept ones.
inline void close_others(const child_program& of) noexcept {
    int first = 3;
    for (std::ptrdiff_t i = 0; i < of.kept_count; ++i) {
        if (of.kept[i] >= first) {
            close_between(first, of.kept[i] - 1);
            first = of.kept[i] + 1;
        }
    }
    close_between(first, static_cast<int>(~0u >> 1));
}

/// Lets the signals that the parent handles do what the system does.
inline void forget_handlers(const ::sigset_t& blocked) noexcept {
    struct ::sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number) {
        struct ::sigaction now {};
        if (::sigismember(&blocked, number) != 1 && ::sigaction(number, nullptr, &now) == 0 &&
            ((now.sa_flags & SA_SIGINFO) != 0 ||
             (now.sa_handler != SIG_IGN && now.sa_handler != SIG_DFL))) {
            static_cast<void>(::sigaction(number, &standard, nullptr));
        }
    }
}

/// Makes the process what its program is to find; false: errno says why not.
[[nodiscard]] inline bool prepare_child(const child_program& of) noexcept {
    for (std::ptrdiff_t i = 0; i < of.kept_count; ++i) {
        // The pipe for reports is kept until the program begins, and closed by that.
        if (of.kept[i] != of.to_report && !pass_on(of.kept[i], true)) {
            return false;
        }
    }
    const int parents[] = {of.parents_input, of.parents_output, of.parents_error};
    for (const int each : parents) {
        if (each != -1 && ::close(each) < 0) {
            return false;
        }
    }
    int output = of.to_output;
    int error = of.to_error;
    if (::close(of.parents_report) < 0 || !move_away(output, 0) || !move_away(error, 1) ||
        !become(of.to_input, 0) || !become(output, 1) || !become(error, 2) ||
        (of.folder != nullptr && ::chdir(of.folder) < 0)) {
        return false;
    }
    if (of.mask >= 0) {
        static_cast<void>(::umask(static_cast<::mode_t>(of.mask)));
    }
    if (of.restores_signals) {
        static_cast<void>(std::signal(SIGPIPE, SIG_DFL));
        static_cast<void>(std::signal(SIGXFSZ, SIG_DFL));
    }
    forget_handlers(of.blocked);
    errno = ::pthread_sigmask(SIG_SETMASK, &of.blocked, nullptr);
    return errno == 0 && (!of.has_new_session || ::setsid() >= 0) &&
           (of.process_group < 0 || ::setpgid(0, of.process_group) == 0);
}

/// Begins the program in this process, which is new.
[[noreturn]] inline void run_child(const child_program& of) noexcept {
    const bool is_ready = prepare_child(of);
    int failed = errno;
    if (is_ready) {
        if (of.closes) {
            close_others(of);
        }
        failed = 0;
        errno = 0;
        for (const char* const* each = of.executables; *each != nullptr; ++each) {
            ::execve(*each, of.arguments, of.environment);
            if (failed == 0 && errno != ENOENT && errno != ENOTDIR) {
                failed = errno;
            }
        }
        failed = failed == 0 ? errno : failed;
    }
    report_failure(of.to_report, failed, is_ready);
    ::_exit(255);
}

/// Begins a program in a process of its own, whose id this is; -1: errno says why there is none.
[[nodiscard]] inline ::pid_t start_child(child_program& of) noexcept {
    ::sigset_t every;
    ::sigfillset(&every);
    errno = ::pthread_sigmask(SIG_BLOCK, &every, &of.blocked);
    if (errno != 0) {
        return -1;
    }
    const ::pid_t result = ::fork();
    if (result == 0) {
        run_child(of);
    }
    const int failed = errno;
    ::pthread_sigmask(SIG_SETMASK, &of.blocked, nullptr);
    errno = failed;
    return result;
}

} // namespace stasis::library::detail
