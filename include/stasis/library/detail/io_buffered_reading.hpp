// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered_reading.hpp: the methods of buffered files that read.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

#include <stasis/library/detail/io_buffered_raw.hpp>

namespace stasis::library::detail {

[[nodiscard]] constexpr owned buffered_read(thread_state& thread, const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "BufferedReader.read", given, size)) {
        return {};
    }
    if (size < -1) {
        return raise(thread, value_error_type, "read length must be non-negative or -1");
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "read of closed file");
    if (self == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self)) {
        return {};
    }
    if (size >= 0) {
        ssize got = 1;
        while (self->ahead.size - self->at < size && got > 0) {
            got = read_ahead(thread, self);
        }
        const ssize left = self->ahead.size - self->at;
        if (got == -1) {
            return {};
        }
        if (left == 0 && got == -2) {
            return owned::take(none_value);
        }
        return take_ahead(thread, self, left < size ? left : size);
    }
    const owned first = take_ahead(thread, self, self->ahead.size - self->at);
    owned rest;
    if (first) {
        rest = interpreter::get_attribute(thread, raw_of(self), &str_<"readall">);
        if (rest) {
            rest = interpreter::call(thread, rest.get(), arguments{});
        } else if (clear_pending(thread, attribute_error_type)) {
            rest = raw_read_rest(thread, self);
        }
    }
    if (!rest) {
        return {};
    }
    const auto* before = static_cast<const bytes_object*>(first.as_object());
    if (rest.get().kind == tag::none) {
        return owned::share(before->ob_size != 0 ? first.get() : none_value);
    }
    const auto* after = as<bytes_object>(rest.get(), bytes_type);
    if (after == nullptr) {
        return raise(thread, type_error_type, "readall() should return bytes");
    }
    if (before->ob_size == 0) {
        return rest;
    }
    bytes_object* const both = new_bytes_room(thread, before->ob_size + after->ob_size);
    if (both == nullptr) {
        return {};
    }
    auto* const to =
        trailing_mutable<unsigned char>(both, static_cast<std::size_t>(both->ob_size) + 1);
    copy_items(to, bytes_data(before), before->ob_size);
    copy_items(to + before->ob_size, bytes_data(after), after->ob_size);
    return owned::take(both);
}

[[nodiscard]] constexpr owned buffered_read1(thread_state& thread,
                                             const arguments& given) noexcept {
    ssize size = -1;
    if (!takes(thread, "BufferedReader.read1", given, 0, 1) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], size))) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "read of closed file");
    if (self == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self)) {
        return {};
    }
    size = size < 0 ? self->size : size;
    const ssize left = self->ahead.size - self->at;
    if (size == 0 || left > 0) {
        return take_ahead(thread, self, left < size ? left : size);
    }
    owned read = raw_read(thread, self, size);
    if (read && read.get().kind == tag::none) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    return read;
}

/// readinto() and readinto1(), which reads once. What is larger than the buffer goes by it.
/// CPython 3.11: _buffered_readinto_generic.
template <support::fixed_string Name, bool Once>
[[nodiscard]] constexpr owned buffered_read_into(thread_state& thread,
                                                 const arguments& given) noexcept {
    held_buffer room;
    if (!takes_one(thread, Name.text, given) ||
        !borrow_writable(thread, given.values[1], room.view, last_name(Name.text))) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "readinto of closed file");
    if (self == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn) {
        return {};
    }
    ssize done = 0;
    const auto put = [&](const unsigned char* from, ssize count) {
        const ssize rest = room.view.len - done;
        const ssize taken = count < rest ? count : rest;
        copy_items(room.view.buf + done, from, taken);
        done += taken;
        return taken;
    };
    self->at += put(self->ahead.data + self->at, self->ahead.size - self->at);
    if (done == room.view.len) {
        return owned::take(make_int(done));
    }
    if (!write_out(thread, self)) {
        return {};
    }
    while (done < room.view.len) {
        ssize got = 0;
        if (room.view.len - done > self->size) {
            const owned read = raw_read(thread, self, room.view.len - done);
            if (!read || read.get().kind == tag::none) {
                got = read ? -2 : -1;
            } else {
                const text bytes = bytes_in(read.get());
                got = put(bytes.one, bytes.size);
            }
        } else if (!Once || done == 0) {
            got = read_ahead(thread, self);
            if (got > 0) {
                self->at += put(self->ahead.data + self->at, self->ahead.size - self->at);
            }
        }
        if (got == -1 || (got == -2 && done == 0)) {
            return owned::take(got == -1 ? value{} : none_value);
        }
        if (got <= 0 || Once) {
            break;
        }
    }
    return owned::take(make_int(done));
}

[[nodiscard]] constexpr owned buffered_peek(thread_state& thread, const arguments& given) noexcept {
    ssize size = 0;
    if (!takes(thread, "BufferedReader.peek", given, 0, 1) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], size))) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "peek of closed file");
    if (self == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self) ||
        (self->ahead.size == self->at && read_ahead(thread, self) == -1)) {
        return {};
    }
    const ssize from = self->at;
    owned shown = take_ahead(thread, self, self->ahead.size - from);
    self->at = from;
    return shown;
}

/// The next line, at most so long if that isn't negative; empty: it raised.
[[nodiscard]] constexpr owned take_buffered_line(thread_state& thread, buffered_object* self,
                                                 ssize most) noexcept {
    ssize seen = 0;
    while (true) {
        const ssize left = self->ahead.size - self->at;
        const ssize scanned = most >= 0 && most < left ? most : left;
        if (seen < scanned) {
            seen += find_byte(self->ahead.data + self->at + seen, scanned - seen, '\n', '\n');
        }
        if (seen < scanned) {
            return take_ahead(thread, self, seen + 1);
        }
        if (most >= 0 && seen == most) {
            return take_ahead(thread, self, seen);
        }
        const ssize got = read_ahead(thread, self);
        if (got == -1) {
            return {};
        }
        if (got <= 0) {
            return take_ahead(thread, self, self->ahead.size - self->at);
        }
    }
}

[[nodiscard]] constexpr owned buffered_readline(thread_state& thread,
                                                const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "BufferedReader.readline", given, size)) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "readline of closed file");
    if (self == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self)) {
        return {};
    }
    return take_buffered_line(thread, self, size);
}

[[nodiscard]] constexpr owned buffered_next(thread_state& thread, value held) noexcept {
    owned line;
    if (!is_heap_type(type_of(held))) {
        buffered_object* const self = open_buffered(thread, held, "readline of closed file");
        if (self == nullptr) {
            return {};
        }
        const buffered_turn turn{thread, self};
        if (!turn || !write_out(thread, self)) {
            return {};
        }
        line = take_buffered_line(thread, self, -1);
    } else {
        line = call_on_file(thread, held, &str_<"readline">);
        if (line && !is_kind_of(line.get(), bytes_type)) {
            return raise(thread, os_error_type,
                         "readline() should have returned a bytes object, not '",
                         type_of(line.get())->tp_name, "'");
        }
    }
    if (!line || static_cast<const bytes_object*>(line.as_object())->ob_size == 0) {
        return {};
    }
    return line;
}

} // namespace stasis::library::detail
