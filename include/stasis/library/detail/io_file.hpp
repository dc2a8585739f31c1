// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_file.hpp: io.FileIO: a file of the system, without a buffer.
// Promises: CPython 3.11's modes, checks and messages. An object that nobody refers to any more
// closes its file.
// CPython 3.11: Modules/_io/fileio.c.
// Refuses: constant evaluation, where the compiler names files_need_run_time().
#pragma once

#include <stasis/library/detail/io_file_transfer.hpp>

namespace stasis::library::detail {

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
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object file_io_table = [] {
    type_object self =
        make_io_table("_io.FileIO", raw_io_base_type, file_io_methods, file_io_getset);
    self.tp_getattro = interpreter::generic_get_attribute;
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
