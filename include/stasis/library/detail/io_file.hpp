// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_file.hpp: io.FileIO: a file of the system, without a buffer.
// Promises: CPython 3.11's modes, checks and messages. An object that nobody refers to any more
// closes its file.
// CPython 3.11: Modules/_io/fileio.c.
// Refuses: constant evaluation, where the compiler names files_need_run_time().
#pragma once

#include <stasis/interpreter/interruption.hpp>
#include <stasis/library/detail/file_system_path.hpp>
#include <stasis/library/detail/io_buffer.hpp>
#include <stasis/library/detail/io_object.hpp>
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
        if (!is_instance(name, int_type) || !clear_pending(thread, overflow_error_type)) {
            return -1;
        }
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

/// Reads bytes once, up to so many; None: there are none yet.
[[nodiscard]] inline owned read_once(thread_state& thread, const file_io_object* self,
                                     ssize most) noexcept {
    const ssize room = most < (ssize{1} << 30) ? most : ssize{1} << 30;
    bytes_object* const made = new_bytes_room(thread, room);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    ::ssize_t count = 0;
    do {
        count = ::read(self->fd, trailing_mutable<unsigned char>(made, 1),
                       static_cast<std::size_t>(room));
    } while (count < 0 && errno == EINTR && interpreter::go_on(thread));
    if (count < 0) {
        if (pending(thread)) {
            return {};
        }
        if (errno == EAGAIN) {
            return owned::take(none_value);
        }
        return raise_errno(thread, errno);
    }
    if (count == room) {
        return kept;
    }
    return new_bytes(thread, bytes_data(made), count);
}

/// Reads all bytes that are left.
[[nodiscard]] inline owned read_rest(thread_state& thread, const file_io_object* self) noexcept {
    io_buffer<unsigned char> all{};
    bool waits = false;
    while (true) {
        const ssize before = all.size;
        if (!all.resize(thread, before + (before < 65536 ? 65536 : before))) {
            all.release();
            return {};
        }
        ::ssize_t count = 0;
        do {
            count =
                ::read(self->fd, all.data + before, static_cast<std::size_t>(all.size - before));
        } while (count < 0 && errno == EINTR && interpreter::go_on(thread));
        const int failed = errno;
        all.size = before + (count > 0 ? count : 0);
        if (count < 0 && (failed != EAGAIN || pending(thread))) {
            all.release();
            return pending(thread) ? raised{} : raise_errno(thread, failed);
        }
        if (count <= 0) {
            waits = count < 0;
            break;
        }
    }
    owned made = owned::take(waits ? none_value : make_object(pointer_to(graph::empty_bytes)));
    if (all.size != 0) {
        made = new_bytes(thread, all.data, all.size);
    }
    all.release();
    return made;
}

/// The object if it can be read from; null: it raised.
[[nodiscard]] constexpr file_io_object* readable_file(thread_state& thread, value self) noexcept {
    file_io_object* const of = open_file_io(thread, self);
    if (of != nullptr && !of->readable) {
        raise_unsupported(thread, "File not open for reading");
        return nullptr;
    }
    return of;
}

[[nodiscard]] constexpr owned file_io_readall(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.readall", given)) {
        return {};
    }
    const file_io_object* const self = open_file_io(thread, given.values[0]);
    if (self == nullptr || !may_use_files()) {
        return {};
    }
    return read_rest(thread, self);
}

[[nodiscard]] constexpr owned file_io_read(thread_state& thread, const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "FileIO.read", given, size)) {
        return {};
    }
    const file_io_object* const self = readable_file(thread, given.values[0]);
    if (self == nullptr || !may_use_files()) {
        return {};
    }
    if (size < 0) {
        return read_rest(thread, self);
    }
    return read_once(thread, self, size);
}

[[nodiscard]] constexpr owned file_io_readinto(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "FileIO.readinto", given)) {
        return {};
    }
    held_buffer room;
    const file_io_object* const self =
        borrow_writable(thread, given.values[1], room.view, "readinto")
            ? readable_file(thread, given.values[0])
            : nullptr;
    if (self == nullptr || !may_use_files()) {
        return {};
    }
    ::ssize_t count = 0;
    do {
        count = ::read(self->fd, room.view.buf, static_cast<std::size_t>(room.view.len));
    } while (count < 0 && errno == EINTR && interpreter::go_on(thread));
    if (count < 0 && (errno != EAGAIN || pending(thread))) {
        return pending(thread) ? raised{} : raise_errno(thread, errno);
    }
    return owned::take(count < 0 ? none_value : make_int(count));
}

/// Writes bytes once: how many, -1: none could be written yet, or -2: it raised.
[[nodiscard]] inline ssize write_once(thread_state& thread, const file_io_object* self,
                                      const unsigned char* data, ssize size) noexcept {
    ::ssize_t count = 0;
    do {
        count = ::write(self->fd, data, static_cast<std::size_t>(size));
    } while (count < 0 && errno == EINTR && interpreter::go_on(thread));
    if (count < 0 && pending(thread)) {
        return -2;
    }
    if (count < 0 && errno != EAGAIN) {
        raise_errno(thread, errno);
        return -2;
    }
    return count;
}

[[nodiscard]] constexpr owned file_io_write(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "FileIO.write", given)) {
        return {};
    }
    const file_io_object* const self = open_file_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (!self->writable) {
        return raise_unsupported(thread, "File not open for writing");
    }
    text bytes;
    if (!to_bytes(thread, given.values[1], bytes)) {
        return {};
    }
    const ssize count = may_use_files() ? write_once(thread, self, bytes.one, bytes.size) : -2;
    return owned::take(count >= 0 ? make_int(count) : count == -1 ? none_value : value{});
}

/// Moves to a place; -1: it raised.
[[nodiscard]] inline ssize seek_file(thread_state& thread, file_io_object* self, ssize to,
                                     int whence) noexcept {
    const ::off_t place = ::lseek(self->fd, to, whence);
    if (self->seekable < 0) {
        self->seekable = place >= 0 ? 1 : 0;
    }
    return place < 0 ? static_cast<ssize>(raise_errno(thread, errno)) : static_cast<ssize>(place);
}

[[nodiscard]] constexpr owned file_io_seek(thread_state& thread, const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "FileIO.seek", given, to, whence)) {
        return {};
    }
    file_io_object* const self = open_file_io(thread, given.values[0]);
    const ssize place =
        self != nullptr && may_use_files() ? seek_file(thread, self, to, whence) : -1;
    return owned::take(place >= 0 ? make_int(place) : value{});
}

[[nodiscard]] constexpr owned file_io_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.tell", given)) {
        return {};
    }
    file_io_object* const self = open_file_io(thread, given.values[0]);
    const ssize place = self != nullptr && may_use_files() ? seek_file(thread, self, 0, 1) : -1;
    return owned::take(place >= 0 ? make_int(place) : value{});
}

[[nodiscard]] constexpr owned file_io_truncate(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes(thread, "FileIO.truncate", given, 0, 1)) {
        return {};
    }
    file_io_object* const self = open_file_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (!self->writable) {
        return raise_unsupported(thread, "File not open for writing");
    }
    if (!may_use_files()) {
        return {};
    }
    ssize size = 0;
    if (given.count == 2 && given.values[1].kind != tag::none) {
        if (!interpreter::to_c_integer(thread, given.values[1], size)) {
            return {};
        }
    } else {
        size = seek_file(thread, self, 0, 1);
        if (size < 0) {
            return {};
        }
    }
    if (::ftruncate(self->fd, size) != 0) {
        return raise_errno(thread, errno);
    }
    return owned::take(make_int(size));
}

/// Warns that a file, or one over it, wasn't closed.
constexpr void warn_unclosed(thread_state& thread, file_io_object* self, value source) noexcept {
    if (self->fd < 0 || !self->closefd || std::is_constant_evaluated()) {
        return;
    }
    exception_object* const before = take_pending(thread);
    const owned shown = interpreter::repr(thread, source);
    if (!shown || !interpreter::warn_about(thread, resource_warning_type, 1, source,
                                           "unclosed file ", shown.as_object())) {
        if (is_instance(make_object(thread.curexc_value), warning_type)) {
            interpreter::report_ignored(thread, make_object(self));
        } else {
            decrement(take_pending(thread));
        }
    }
    thread.curexc_value = before;
}

/// _dealloc_warn(source): the file over it that nobody refers to any more hasn't been closed.
[[nodiscard]] constexpr owned file_io_dealloc_warn(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_one(thread, "FileIO._dealloc_warn", given)) {
        return {};
    }
    warn_unclosed(thread, file_io_of(given.values[0]), given.values[1]);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned file_io_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.close", given)) {
        return {};
    }
    file_io_object* const self = file_io_of(given.values[0]);
    owned done = io_close(thread, given);
    if (self->fd < 0 || !may_use_files()) {
        return done;
    }
    if (self->finalizing) {
        warn_unclosed(thread, self, given.values[0]);
    }
    const int fd = self->fd;
    self->fd = -1;
    if (self->closefd && ::close(fd) != 0 && done) {
        return raise_errno(thread, errno);
    }
    return done;
}

[[nodiscard]] constexpr owned file_io_fileno(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.fileno", given)) {
        return {};
    }
    const file_io_object* const self = open_file_io(thread, given.values[0]);
    return owned::take(self != nullptr ? make_int(self->fd) : value{});
}

[[nodiscard]] constexpr owned file_io_isatty(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.isatty", given)) {
        return {};
    }
    const file_io_object* const self = open_file_io(thread, given.values[0]);
    return owned::take(self != nullptr && may_use_files() ? make_bool(::isatty(self->fd) != 0)
                                                          : value{});
}

/// readable(), writable().
template <bool file_io_object::*Able, support::fixed_string Name>
[[nodiscard]] constexpr owned file_io_able(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given)) {
        return {};
    }
    const file_io_object* const self = open_file_io(thread, given.values[0]);
    return owned::take(self != nullptr ? make_bool(self->*Able) : value{});
}

[[nodiscard]] constexpr owned file_io_seekable(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "FileIO.seekable", given)) {
        return {};
    }
    file_io_object* const self = open_file_io(thread, given.values[0]);
    if (self == nullptr || !may_use_files()) {
        return {};
    }
    if (self->seekable < 0) {
        self->seekable = ::lseek(self->fd, 0, SEEK_CUR) >= 0 ? 1 : 0;
    }
    return owned::take(make_bool(self->seekable != 0));
}

[[nodiscard]] constexpr const char* mode_of_file(const file_io_object* self) noexcept {
    return self->created     ? self->readable ? "xb+" : "xb"
           : self->appending ? self->readable ? "ab+" : "ab"
           : self->readable  ? self->writable ? "rb+" : "rb"
                             : "wb";
}

[[nodiscard]] constexpr owned file_io_mode(thread_state& thread, value self) noexcept {
    return new_str(thread, mode_of_file(file_io_of(self)));
}

[[nodiscard]] constexpr owned file_io_closed(thread_state&, value self) noexcept {
    return owned::take(make_bool(file_io_of(self)->fd < 0));
}

[[nodiscard]] constexpr owned file_io_closefd(thread_state&, value self) noexcept {
    return owned::take(make_bool(file_io_of(self)->closefd));
}

[[nodiscard]] constexpr owned file_io_blksize(thread_state&, value self) noexcept {
    return owned::take(make_int(file_io_of(self)->block_size));
}

/// Adds what an object's name is, if it has one, to its repr; -1: it raised, 0: it has none.
[[nodiscard]] constexpr int add_file_name(thread_state& thread, text_builder& built, value self,
                                          const char* before) noexcept {
    const owned name = interpreter::get_attribute(thread, self, &graph::str_<"name">);
    if (!name) {
        return clear_pending(thread, attribute_error_type) ||
                       clear_pending(thread, value_error_type)
                   ? 0
                   : -1;
    }
    const owned shown = interpreter::repr(thread, name.get());
    if (!shown) {
        return -1;
    }
    built.add(before);
    built.add(shown.as_object());
    return 1;
}

[[nodiscard]] constexpr owned file_io_repr(thread_state& thread, value held) noexcept {
    const file_io_object* const self = file_io_of(held);
    text_builder built{thread};
    built.add("<_io.FileIO");
    if (self->fd < 0) {
        built.add(" [closed]>");
        return built.finish();
    }
    const int named = add_file_name(thread, built, held, " name=");
    if (named < 0) {
        return {};
    }
    if (named == 0) {
        built.add(" fd=");
        built.add(self->fd);
    }
    built.add(" mode='");
    built.add(mode_of_file(self));
    built.add(self->closefd ? "' closefd=True>" : "' closefd=False>");
    return built.finish();
}

constexpr int file_io_traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<file_io_object*>(self)->dict);
}

constexpr void file_io_clear(object* self) noexcept {
    state::drop(static_cast<file_io_object*>(self)->dict);
}

constexpr void file_io_free(object* held) noexcept {
    auto* const self = static_cast<file_io_object*>(held);
    if (!std::is_constant_evaluated() && self->fd >= 0 && self->closefd) {
        ::close(self->fd);
    }
    state::release<file_io_object>(self);
}

inline constexpr method_def file_io_methods[] = {
    {"read", file_io_read, 0, nullptr},
    {"readall", file_io_readall, 0, nullptr},
    {"readinto", file_io_readinto, 0, nullptr},
    {"write", file_io_write, 0, nullptr},
    {"seek", file_io_seek, 0, nullptr},
    {"tell", file_io_tell, 0, nullptr},
    {"truncate", file_io_truncate, 0, nullptr},
    {"close", file_io_close, 0, nullptr},
    {"seekable", file_io_seekable, 0, nullptr},
    {"readable", file_io_able<&file_io_object::readable, "FileIO.readable">, 0, nullptr},
    {"writable", file_io_able<&file_io_object::writable, "FileIO.writable">, 0, nullptr},
    {"fileno", file_io_fileno, 0, nullptr},
    {"isatty", file_io_isatty, 0, nullptr},
    {"_dealloc_warn", file_io_dealloc_warn, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def file_io_getset[] = {
    {"closed", file_io_closed, nullptr, nullptr, nullptr},
    {"closefd", file_io_closefd, nullptr, nullptr, nullptr},
    {"mode", file_io_mode, nullptr, nullptr, nullptr},
    {"_blksize", file_io_blksize, nullptr, nullptr, nullptr},
    {"__dict__", instance_get_dict, instance_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object file_io_table = [] {
    type_object self =
        make_io_table("_io.FileIO", raw_io_base_type, file_io_methods, file_io_getset);
    set_io_object<file_io_object>(self, instance_dealloc);
    self.tp_free = file_io_free;
    self.tp_traverse = file_io_traverse;
    self.tp_clear = file_io_clear;
    self.tp_repr = file_io_repr;
    self.tp_init = file_io_init;
    self.tp_new = file_io_new;
    return self;
}();

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object file_io_type =
    builtins::ready<file_io_type, detail::file_io_table, "read", "readall", "readinto", "write",
                    "seek", "tell", "truncate", "close", "seekable", "readable", "writable",
                    "fileno", "isatty", "closed", "closefd", "mode", "_blksize", "_dealloc_warn">();

} // namespace stasis::library
