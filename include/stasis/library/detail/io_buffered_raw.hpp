// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered_raw.hpp: how buffered files read from and write to the raw file
// below them.
// Promises: CPython 3.11's checks of what a raw file answers.
// Differs from CPython: raw files are asked to read() where CPython asks them to readinto() a view
// of its buffer.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

#include <stasis/builtins/memoryview_room.hpp>
#include <stasis/library/detail/io_buffered_object.hpp>

namespace stasis::library::detail {

/// Raises that a file would block, of which so much has been written. CPython 3.11:
/// _set_BlockingIOError.
STASIS_COLD constexpr void raise_blocked(thread_state& thread, const buffered_object* self,
                                         ssize count) noexcept {
    const owned text = new_str(thread, "write could not complete without blocking");
    // errno, which a file of Python code leaves alone
    const int number = self->raw->ob_type == &file_io_type ? EAGAIN : 0;
    const value parts[] = {make_int(number), text.get(), make_int(count)};
    owned error;
    if (text) {
        error = interpreter::call(thread, make_object(pointer_to(blocking_io_error_type)),
                                  {parts, 3, nullptr});
    }
    if (error) {
        raise_object(thread, static_cast<exception_object*>(error.release().data.object));
    }
}

/// Writes all that is to be written; false: it raised.
[[nodiscard]] constexpr bool write_out(thread_state& thread, buffered_object* self) noexcept {
    io_buffer<unsigned char>& from = self->written;
    ssize done = 0;
    while (done < from.size) {
        const owned bytes = new_bytes(thread, from.data + done, from.size - done);
        owned count;
        if (bytes) {
            count = call_named(thread, raw_of(self), str_<"write">, bytes.get());
        }
        ssize number = 0;
        bool written = count && count.get().kind != tag::none &&
                       interpreter::to_c_integer(thread, count.get(), number);
        if (count && count.get().kind == tag::none) {
            raise_blocked(thread, self, 0);
        } else if (written && (number < 0 || number > from.size - done)) {
            raise(thread, os_error_type, "raw write() returned invalid length ", number,
                  " (should have been between 0 and ", from.size - done, ")");
            written = false;
        }
        if (!written) { // what went out is not written again
            for (ssize i = done; i < from.size; ++i) {
                from.data[i - done] = from.data[i];
            }
            from.size -= done;
            return false;
        }
        done += number;
    }
    from.size = 0;
    return true;
}

/// Moves the raw file back to where its reader thinks that it is; false: it raised.
[[nodiscard]] constexpr bool forget_ahead(thread_state& thread, buffered_object* self) noexcept {
    const ssize left = self->ahead.size - self->at;
    self->ahead.size = self->at = 0;
    return left == 0 ||
           call_named(thread, raw_of(self), str_<"seek">, make_int(-left), make_int(1));
}

/// What the raw file's readinto() puts into room for so many bytes, as bytes, or None; empty: it
/// raised. CPython 3.11: _bufferedreader_raw_read.
[[nodiscard]] constexpr owned raw_read_into(thread_state& thread, const buffered_object* self,
                                            ssize size) noexcept {
    const owned room = owned::take(new_bytearray_room(thread, size));
    owned lent;
    if (room) {
        lent = new_memoryview(thread, room.get());
    }
    owned count;
    if (lent) {
        count = call_named(thread, raw_of(self), str_<"readinto">, lent.get());
    }
    if (!count || count.get().kind == tag::none) {
        return count;
    }
    ssize number = 0;
    if (!interpreter::to_ssize(thread, count.get(), number, value_error_type)) {
        raise_from(thread, os_error_type, take_pending(thread), "raw readinto() failed");
        return {};
    }
    if (number < 0 || number > size) {
        return raise(thread, os_error_type, "raw readinto() returned invalid length ", number,
                     " (should have been between 0 and ", size, ")");
    }
    return new_bytes(thread, bytes_in(room.get()).one, number);
}

/// What the raw file gives, bytes or None; empty: it raised.
[[nodiscard]] constexpr owned raw_read(thread_state& thread, const buffered_object* self,
                                       ssize size) noexcept {
    if (size >= 0 && self->raw->ob_type != &file_io_type) {
        return raw_read_into(thread, self, size);
    }
    owned read = call_named(thread, raw_of(self), str_<"read">, make_int(size));
    if (read && read.get().kind != tag::none && !is_kind_of(read.get(), bytes_type)) {
        return raise(thread, type_error_type, "read() should return bytes");
    }
    return read;
}

/// What the raw file's read() gives until it gives nothing, bytes or None; empty: it raised.
[[nodiscard]] constexpr owned raw_read_rest(thread_state& thread,
                                            const buffered_object* self) noexcept {
    builtins::detail::bytes_builder all{thread};
    for (ssize size = 0;;) {
        owned read = call_named(thread, raw_of(self), str_<"read">);
        if (!read) {
            return {};
        }
        const auto* const bytes = as<bytes_object>(read.get(), bytes_type);
        if (bytes == nullptr && read.get().kind != tag::none) {
            return raise(thread, type_error_type, "read() should return bytes");
        }
        if (bytes == nullptr || bytes->ob_size == 0) {
            if (size == 0) {
                return read;
            }
            return all.finish(thread);
        }
        size += bytes->ob_size;
        all.as_text().add(text{bytes_data(bytes), bytes->ob_size});
    }
}

/// Reads once into the buffer, behind what is there: how many bytes, 0 at the end, -1: it raised,
/// -2: there are none yet.
[[nodiscard]] constexpr ssize read_ahead(thread_state& thread, buffered_object* self) noexcept {
    if (self->at == self->ahead.size) {
        self->ahead.size = self->at = 0;
    }
    const ssize room = self->size - self->ahead.size;
    const owned read = raw_read(thread, self, room > 0 ? room : self->size);
    if (!read || read.get().kind == tag::none) {
        return read ? -2 : -1;
    }
    const auto* bytes = static_cast<const bytes_object*>(read.as_object());
    if (!self->ahead.add(thread, bytes_data(bytes), bytes->ob_size)) {
        return -1;
    }
    return bytes->ob_size;
}

/// Takes so many bytes of what was read.
[[nodiscard]] constexpr owned take_ahead(thread_state& thread, buffered_object* self,
                                         ssize count) noexcept {
    const ssize from = self->at;
    self->at += count;
    if (count == 0) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    return new_bytes(thread, self->ahead.data + from, count);
}

} // namespace stasis::library::detail
