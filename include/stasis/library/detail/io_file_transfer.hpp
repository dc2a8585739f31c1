// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_file_transfer.hpp: the methods of io.FileIO that read and write bytes.
// What a signal interrupts goes on once its handler has returned. CPython 3.11:
// Modules/_io/fileio.c.
#pragma once

#include <stasis/interpreter/interruption.hpp>
#include <stasis/library/detail/io_buffer.hpp>
#include <stasis/library/detail/io_file_object.hpp>

namespace stasis::library::detail {

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

} // namespace stasis::library::detail
