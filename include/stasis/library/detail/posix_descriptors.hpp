// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/posix_descriptors.hpp: descriptors of open files: opening, reading,
// writing, moving, copying and closing them, and the terminal that one may be. Promises:
// CPython 3.11's checks and messages. What is opened isn't inherited by other programs. A pipe that
// nobody reads is a BrokenPipeError, not a signal. CPython 3.11: Modules/posixmodule.c, _Py_read,
// _Py_write, _Py_dup (Python/fileutils.c). Refuses: vectors of buffers (readv() and its like),
// eventfd(), memfd_create(), splice(), copy_file_range(), pseudo-terminals.
#pragma once

#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/library/detail/posix_arguments.hpp>

#include <csignal>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <unistd.h>

namespace stasis::library {

inline constexpr struct_sequence_definition<2> terminal_size_definition{"os.terminal_size",
                                                                        {"columns", "lines"}};

extern const type_object terminal_size_type;
inline constexpr type_object terminal_size_type =
    builtins::struct_sequence<terminal_size_type, terminal_size_definition>();

namespace detail {

// ---- opening and closing -----------------------------------------------------------------------

inline constexpr signature<4> open_parameters{"open", {"path", "flags", "mode", "dir_fd"}, 2, 0, 3};
[[nodiscard]] inline owned posix_open(thread_state& thread, const value* given) noexcept {
    path_argument path;
    int flags = 0;
    int mode = 0777;
    int folder = AT_FDCWD;
    if (!to_path(thread, given[0], "open", "path", path) ||
        !to_c_integer(thread, given[1], flags) || !to_optional_int(thread, given[2], mode) ||
        !to_folder(thread, given[3], folder)) {
        return {};
    }
    const int opened =
        retry(thread, [&] { return ::openat(folder, path.text(), flags | O_CLOEXEC, mode); });
    if (opened < 0) {
        return raise_path_error(thread, path);
    }
    return owned::take(make_int(opened));
}

inline constexpr signature<1> close_parameters{"close", {"fd"}, 1};
[[nodiscard]] inline owned posix_close(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    return none_or_error(thread, ::close(descriptor)); // even if interrupted it is closed
}

[[nodiscard]] inline owned posix_closerange(thread_state& thread, const value* given) noexcept {
    int low = 0;
    int high = 0;
    if (!to_c_integer(thread, given[0], low) || !to_c_integer(thread, given[1], high)) {
        return {};
    }
    low = low < 0 ? 0 : low;
    if (low < high &&
        ::close_range(static_cast<unsigned>(low), static_cast<unsigned>(high - 1), 0) != 0) {
        for (; low < high; ++low) {
            ::close(low);
        }
    }
    return owned::take(none_value);
}

[[nodiscard]] inline owned posix_dup(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    return number_or_error(thread, ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
}

inline constexpr signature<3> dup2_parameters{"dup2", {"fd", "fd2", "inheritable"}, 2};
[[nodiscard]] inline owned posix_dup2(thread_state& thread, const value* given) noexcept {
    int from = -1;
    int to = -1;
    bool inheritable = true;
    if (!to_c_integer(thread, given[0], from) || !to_c_integer(thread, given[1], to) ||
        !to_optional_truth(thread, given[2], inheritable)) {
        return {};
    }
    if (from < 0 || to < 0) {
        return raise_errno(thread, EBADF);
    }
    return number_or_error(thread, inheritable ? ::dup2(from, to) : ::dup3(from, to, O_CLOEXEC));
}

/// pipe() and pipe2().
[[nodiscard]] inline owned open_pipe(thread_state& thread, int flags) noexcept {
    int ends[2];
    if (::pipe2(ends, flags) != 0) {
        return raise_errno(thread, errno);
    }
    const value both[] = {make_int(ends[0]), make_int(ends[1])};
    return owned::take(new_tuple(thread, both, 2));
}

[[nodiscard]] inline owned posix_pipe(thread_state& thread, const value*) noexcept {
    return open_pipe(thread, O_CLOEXEC);
}

[[nodiscard]] inline owned posix_pipe2(thread_state& thread, const value* given) noexcept {
    int flags = 0;
    if (!to_c_integer(thread, given[0], flags)) {
        return {};
    }
    return open_pipe(thread, flags);
}

// ---- reading and writing -----------------------------------------------------------------------

/// read() and pread(): bytes that `Call` reads into a room of so many.
template <class Call>
[[nodiscard]] owned read_bytes(thread_state& thread, ssize length, Call&& call) noexcept {
    if (length < 0) {
        return raise_errno(thread, EINVAL);
    }
    bytes_object* const made = new_bytes_room(thread, length);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    const ::ssize_t count = retry(thread, [&] {
        return call(trailing_mutable<unsigned char>(made, 1), static_cast<std::size_t>(length));
    });
    if (count < 0) {
        return raise_call_error(thread);
    }
    if (count == length) {
        return static_cast<owned&&>(kept);
    }
    return new_bytes(thread, bytes_data(made), static_cast<ssize>(count));
}

[[nodiscard]] inline owned posix_read(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    ssize length = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_c_integer(thread, given[1], length)) {
        return {};
    }
    return read_bytes(thread, length, [&](unsigned char* to, std::size_t room) {
        return ::read(descriptor, to, room);
    });
}

[[nodiscard]] inline owned posix_pread(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    ssize length = 0;
    long place = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_c_integer(thread, given[1], length) ||
        !to_long(thread, given[2], place)) {
        return {};
    }
    return read_bytes(thread, length, [&](unsigned char* to, std::size_t room) {
        return ::pread(descriptor, to, room, place);
    });
}

/// Calls what writes, while a pipe that nobody reads sends no signal to the thread.
template <class Call>
[[nodiscard]] ::ssize_t call_unbroken(Call&& call) noexcept {
    ::sigset_t broken;
    ::sigset_t before;
    ::sigset_t waiting;
    ::sigemptyset(&broken);
    ::sigaddset(&broken, SIGPIPE);
    ::sigpending(&waiting);
    const bool was_waiting = ::sigismember(&waiting, SIGPIPE) == 1;
    ::pthread_sigmask(SIG_BLOCK, &broken, &before);
    const ::ssize_t count = call();
    const int failed = errno;
    if (count < 0 && failed == EPIPE && !was_waiting) {
        const ::timespec no_time{};
        static_cast<void>(::sigtimedwait(&broken, nullptr, &no_time));
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = failed;
    return count;
}

/// The number of bytes that a call has written to what may be a pipe.
template <class Call>
[[nodiscard]] ::ssize_t write_to_pipe(thread_state& thread, Call&& call) noexcept {
    return retry(thread, [&] { return call_unbroken(call); });
}

[[nodiscard]] inline owned posix_write(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    held_buffer data;
    if (!to_c_integer(thread, given[0], descriptor) ||
        get_buffer(thread, given[1], data.view, buffer_simple) < 0) {
        return {};
    }
    return number_or_error(thread, write_to_pipe(thread, [&] {
                               return ::write(descriptor, data.view.buf,
                                              static_cast<std::size_t>(data.view.len));
                           }));
}

[[nodiscard]] inline owned posix_pwrite(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    held_buffer data;
    long place = 0;
    if (!to_c_integer(thread, given[0], descriptor) ||
        get_buffer(thread, given[1], data.view, buffer_simple) < 0 ||
        !to_long(thread, given[2], place)) {
        return {};
    }
    return number_or_error(thread, retry(thread, [&] {
                               return ::pwrite(descriptor, data.view.buf,
                                               static_cast<std::size_t>(data.view.len), place);
                           }));
}

inline constexpr signature<4> sendfile_parameters{
    "sendfile", {"out_fd", "in_fd", "offset", "count"}, 4};
[[nodiscard]] inline owned posix_sendfile(thread_state& thread, const value* given) noexcept {
    int to = -1;
    int from = -1;
    ssize count = 0;
    long place = 0;
    const bool has_place = given[2].kind != tag::none;
    if (!to_c_integer(thread, given[0], to) || !to_c_integer(thread, given[1], from) ||
        (has_place && !to_long(thread, given[2], place)) ||
        !to_c_integer(thread, given[3], count)) {
        return {};
    }
    return number_or_error(thread, write_to_pipe(thread, [&] {
                               return ::sendfile(to, from, has_place ? &place : nullptr,
                                                 static_cast<std::size_t>(count));
                           }));
}

[[nodiscard]] inline owned posix_lseek(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    long place = 0;
    int from = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_long(thread, given[1], place) ||
        !to_c_integer(thread, given[2], from)) {
        return {};
    }
    return number_or_error(thread, ::lseek(descriptor, place, from));
}

[[nodiscard]] inline owned posix_ftruncate(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    long length = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_long(thread, given[1], length)) {
        return {};
    }
    return none_or_error(thread, retry(thread, [&] { return ::ftruncate(descriptor, length); }));
}

/// fsync(), fdatasync() and fchdir().
template <int (*Call)(int)>
[[nodiscard]] inline owned posix_of_descriptor(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_descriptor(thread, given[0], descriptor)) {
        return {};
    }
    return none_or_error(thread, retry(thread, [&] { return Call(descriptor); }));
}

inline constexpr signature<1> fsync_parameters{"fsync", {"fd"}, 1};
inline constexpr signature<1> fdatasync_parameters{"fdatasync", {"fd"}, 1};
inline constexpr signature<1> fchdir_parameters{"fchdir", {"fd"}, 1};

[[nodiscard]] inline owned posix_sync(thread_state&, const value*) noexcept {
    ::sync();
    return owned::take(none_value);
}

/// posix_fadvise() and posix_fallocate().
[[nodiscard]] inline owned posix_posix_fadvise(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    long place = 0;
    long length = 0;
    int advice = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_long(thread, given[1], place) ||
        !to_long(thread, given[2], length) || !to_c_integer(thread, given[3], advice)) {
        return {};
    }
    if (const int failed = ::posix_fadvise(descriptor, place, length, advice)) {
        return raise_errno(thread, failed);
    }
    return owned::take(none_value);
}

[[nodiscard]] inline owned posix_posix_fallocate(thread_state& thread,
                                                 const value* given) noexcept {
    int descriptor = -1;
    long place = 0;
    long length = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_long(thread, given[1], place) ||
        !to_long(thread, given[2], length)) {
        return {};
    }
    if (const int failed = ::posix_fallocate(descriptor, place, length)) {
        return raise_errno(thread, failed);
    }
    return owned::take(none_value);
}

[[nodiscard]] inline owned posix_lockf(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    int command = 0;
    long length = 0;
    if (!to_c_integer(thread, given[0], descriptor) || !to_c_integer(thread, given[1], command) ||
        !to_long(thread, given[2], length)) {
        return {};
    }
    return none_or_error(thread, ::lockf(descriptor, command, length));
}

// ---- what descriptors are ----------------------------------------------------------------------

[[nodiscard]] inline owned posix_isatty(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    return owned::take(make_bool(::isatty(descriptor) != 0));
}

/// Reads a flag of a descriptor.
template <int Command, int Flag, bool Wanted>
[[nodiscard]] inline owned descriptor_flag(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    const int flags = ::fcntl(descriptor, Command);
    if (flags < 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_bool(((flags & Flag) != 0) == Wanted));
}

/// Sets a flag of a descriptor.
[[nodiscard]] inline owned set_descriptor_flag(thread_state& thread, int descriptor, int read,
                                               int write, int flag, bool wanted) noexcept {
    const int flags = ::fcntl(descriptor, read);
    if (flags < 0) {
        return raise_errno(thread, errno);
    }
    return none_or_error(thread, ::fcntl(descriptor, write, wanted ? flags | flag : flags & ~flag));
}

[[nodiscard]] inline owned posix_set_inheritable(thread_state& thread,
                                                 const value* given) noexcept {
    int descriptor = -1;
    int inheritable = 0;
    if (!to_c_integer(thread, given[0], descriptor) ||
        !to_c_integer(thread, given[1], inheritable)) {
        return {};
    }
    return set_descriptor_flag(thread, descriptor, F_GETFD, F_SETFD, FD_CLOEXEC, inheritable == 0);
}

[[nodiscard]] inline owned posix_set_blocking(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    bool blocking = false;
    if (!to_c_integer(thread, given[0], descriptor) ||
        !to_optional_truth(thread, given[1], blocking)) {
        return {};
    }
    return set_descriptor_flag(thread, descriptor, F_GETFL, F_SETFL, O_NONBLOCK, !blocking);
}

// ---- terminals ---------------------------------------------------------------------------------

[[nodiscard]] inline owned posix_get_terminal_size(thread_state& thread,
                                                   const value* given) noexcept {
    int descriptor = STDOUT_FILENO;
    if (given[0] && !interpreter::to_parsed_int(thread, given[0], descriptor)) {
        return {};
    }
    ::winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) {
        return raise_errno(thread, errno);
    }
    const value parts[] = {make_int(size.ws_col), make_int(size.ws_row)};
    return fill_struct_sequence<terminal_size_definition>(thread, terminal_size_type, parts);
}

[[nodiscard]] inline owned posix_ttyname(thread_state& thread, const value* given) noexcept {
    int descriptor = -1;
    char name[256];
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    if (const int failed = ::ttyname_r(descriptor, name, sizeof name)) {
        return raise_errno(thread, failed);
    }
    return system_text(thread, name);
}

/// device_encoding(): a terminal's is UTF-8, as all that stasis reads and writes.
inline constexpr signature<1> device_encoding_parameters{"device_encoding", {"fd"}, 1};
[[nodiscard]] inline owned posix_device_encoding(thread_state& thread,
                                                 const value* given) noexcept {
    int descriptor = -1;
    if (!to_c_integer(thread, given[0], descriptor)) {
        return {};
    }
    if (::isatty(descriptor) == 0) {
        return owned::take(none_value);
    }
    return new_str(thread, "utf-8");
}

} // namespace detail

} // namespace stasis::library
