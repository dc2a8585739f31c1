// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_file_object.hpp: the object of io.FileIO: its state, its modes, and how
// a file of the system is opened. CPython 3.11: Modules/_io/fileio.c. Refuses: constant evaluation,
// where the compiler names files_need_run_time().
#pragma once

#include <stasis/builtins/file_system_path.hpp>
#include <stasis/library/detail/io_base.hpp>
#include <stasis/library/detail/system_error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stasis::library {

/// fileio.
struct file_io_object : io_object {
    int fd = -1; ///< negative: it is closed
    bool created = false;
    bool readable = false;
    bool writable = false;
    bool appending = false;
    bool closefd = true;
    int seekable = -1; ///< negative: nobody has asked
    ssize block_size = default_buffer_size;
};

extern const type_object file_io_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::file_io_object> = true;
} // namespace stasis::state

namespace stasis::library::detail {

/// Not constexpr: the name is the compiler's message.
inline void files_need_run_time() noexcept {}

/// Whether there are files; if not, the compiler says so.
[[nodiscard]] constexpr bool may_use_files() noexcept {
    if (std::is_constant_evaluated()) {
        files_need_run_time();
    }
    return !std::is_constant_evaluated();
}

/// self.name(given...).
template <class... Values>
[[nodiscard]] constexpr owned call_named(thread_state& thread, value self, const object& name,
                                         Values... given) noexcept {
    const owned method = interpreter::get_attribute(thread, self, &name);
    if (!method) {
        return {};
    }
    const value passed[] = {given..., value{}};
    return interpreter::call(thread, method.get(),
                             {passed, static_cast<ssize>(sizeof...(given)), nullptr});
}

[[nodiscard]] constexpr file_io_object* file_io_of(value self) noexcept {
    return static_cast<file_io_object*>(self.data.object);
}

/// The object, unless it is closed: ValueError is pending then, and it is null.
[[nodiscard]] constexpr file_io_object* open_file_io(thread_state& thread, value self) noexcept {
    file_io_object* const of = file_io_of(self);
    if (of->fd < 0) {
        raise(thread, value_error_type, "I/O operation on closed file");
        return nullptr;
    }
    return of;
}

[[nodiscard]] constexpr owned file_io_new(thread_state& thread, const type_object& type,
                                          const arguments&) noexcept {
    return owned::take(allocate<file_io_object>(thread, type));
}

/// Reads a mode into an object; the flags of open(), or -1: it raised.
[[nodiscard]] constexpr int read_file_mode(thread_state& thread, file_io_object* self,
                                           const text& mode) noexcept {
    int flags = O_CLOEXEC;
    bool chosen = false;
    bool plus = false;
    const auto refuse = [&] {
        return static_cast<int>(raise(thread, value_error_type,
                                      "Must have exactly one of create/read/write/append "
                                      "mode and at most one plus"));
    };
    self->created = self->readable = self->writable = self->appending = false;
    for (ssize i = 0; i < mode.size; ++i) {
        const char32_t c = mode[i];
        if (c == 'x' || c == 'r' || c == 'w' || c == 'a') {
            if (chosen) {
                return refuse();
            }
            chosen = true;
            self->created = c == 'x';
            self->appending = c == 'a';
            (c == 'r' ? self->readable : self->writable) = true;
            flags |= c == 'x'   ? O_EXCL | O_CREAT
                     : c == 'w' ? O_CREAT | O_TRUNC
                     : c == 'a' ? O_APPEND | O_CREAT
                                : 0;
        } else if (c == '+') {
            if (plus) {
                return refuse();
            }
            plus = self->readable = self->writable = true;
        } else if (c != 'b') {
            const owned shown = new_str(thread, mode);
            return shown ? raise(thread, value_error_type, "invalid mode: ", shown.as_object())
                         : raised{};
        }
    }
    if (!chosen) {
        return refuse();
    }
    return flags | (self->readable && self->writable ? O_RDWR
                    : self->readable                 ? O_RDONLY
                                                     : O_WRONLY);
}

/// Opens a file by its path; false: it raised.
[[nodiscard]] inline bool open_path(thread_state& thread, file_io_object* self, value name,
                                    value opener, int flags) noexcept {
    const owned path = path_bytes(thread, name);
    if (!path) {
        return false;
    }
    if (opener && opener.kind != tag::none) {
        const value passed[] = {name, make_int(flags)};
        const owned opened = interpreter::call(thread, opener, {passed, 2, nullptr});
        if (!opened) {
            return false;
        }
        if (!is_instance(opened.get(), int_type)) {
            raise(thread, type_error_type, "expected integer from opener");
            return false;
        }
        int number = -1;
        if (!interpreter::to_c_integer(thread, opened.get(), number)) {
            return false;
        }
        if (number < 0) {
            raise(thread, value_error_type, "opener returned ", number);
            return false;
        }
        self->fd = number;
        return true;
    }
    const auto* bytes = static_cast<const bytes_object*>(path.as_object());
    do {
        self->fd = ::open(reinterpret_cast<const char*>(bytes_data(bytes)), flags, 0666);
    } while (self->fd < 0 && errno == EINTR);
    if (self->fd < 0) {
        raise_errno(thread, errno, name);
    }
    return self->fd >= 0;
}

/// Looks at a file that is open now; false: it raised.
[[nodiscard]] inline bool check_opened(thread_state& thread, file_io_object* self,
                                       value name) noexcept {
    struct stat about {};
    if (::fstat(self->fd, &about) != 0) {
        if (errno == EBADF) {
            raise_errno(thread, errno);
            return false;
        }
        return true;
    }
    if (S_ISDIR(about.st_mode)) {
        raise_errno(thread, EISDIR, name);
        return false;
    }
    self->block_size =
        about.st_blksize > 1 ? static_cast<ssize>(about.st_blksize) : default_buffer_size;
    return true;
}

[[nodiscard]] constexpr int file_io_init(thread_state& thread, value held,
                                         const arguments& given) noexcept {
    constexpr signature<4> of{"FileIO", {"file", "mode", "closefd", "opener"}, 1};
    value values[4];
    if (!read_arguments(thread, of, given, values)) {
        return -1;
    }
    if (values[1] && !is_str(values[1])) {
        return raise(thread, type_error_type, "FileIO() argument 'mode' must be str, not ",
                     values[1].kind == tag::none ? "None" : type_of(values[1])->tp_name);
    }
    const int closefd = values[2] ? is_true(thread, values[2]) : 1;
    if (closefd < 0 || !may_use_files()) {
        return -1;
    }
    file_io_object* const self = file_io_of(held);
    if (self->fd >= 0) {
        if (self->closefd) {
            ::close(self->fd);
        }
        self->fd = -1;
    }
    const value name = values[0];
    int number = -1;
    bool numbered = interpreter::has_index(name);
    if (numbered && !interpreter::to_c_integer(thread, name, number)) {
        decrement(take_pending(thread));
        numbered = false; // which is no path, either
    }
    if (numbered && number < 0) {
        return raise(thread, value_error_type, "negative file descriptor");
    }
    const int flags = read_file_mode(thread, self, values[1] ? text_in(values[1]) : text{"r"});
    if (flags < 0) {
        return -1;
    }
    if (numbered) {
        self->fd = number;
        self->closefd = closefd != 0;
    } else {
        self->closefd = true;
        if (closefd == 0) {
            return raise(thread, value_error_type, "Cannot use closefd=False with file name");
        }
        if (!open_path(thread, self, name, values[3], flags)) {
            return -1;
        }
    }
    self->seekable = -1;
    if (!check_opened(thread, self, name) ||
        !interpreter::set_attribute(thread, held, &graph::str_<"name">, name)) {
        if (!numbered) {
            ::close(self->fd);
        }
        self->fd = -1;
        return -1;
    }
    if (self->appending) {
        static_cast<void>(::lseek(self->fd, 0, SEEK_END));
    }
    return 0;
}

} // namespace stasis::library::detail
