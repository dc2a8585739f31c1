// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_bytes.hpp: io.BytesIO.
// CPython 3.11: Modules/_io/bytesio.c.
// Refuses: __sizeof__.
#pragma once

#include <stasis/library/detail/io_bytes_view.hpp>

namespace stasis::library::detail {

[[nodiscard]] constexpr owned bytes_io_new(thread_state& thread, const type_object& type,
                                           const arguments&) noexcept {
    return owned::take(allocate<bytes_io_object>(thread, type));
}

/// Writes bytes where it stands; how many, or -1: it raised.
[[nodiscard]] constexpr ssize write_bytes(thread_state& thread, bytes_io_object* self,
                                          value given) noexcept {
    text bytes;
    if (!can_change(thread, self) || !to_bytes(thread, given, bytes)) {
        return -1;
    }
    const ssize count = bytes.size;
    if (count == 0) {
        return 0;
    }
    ssize end = 0;
    if (__builtin_add_overflow(self->position, count, &end)) {
        return raise(thread, overflow_error_type, "new buffer size too large");
    }
    if (self->position > self->buffer.size && !self->buffer.resize(thread, self->position)) {
        return -1;
    }
    if (!self->buffer.reserve(thread, end)) {
        return -1;
    }
    self->buffer.size = end > self->buffer.size ? end : self->buffer.size;
    copy_items(self->buffer.data + self->position, bytes.one, count);
    self->position = end;
    return count;
}

[[nodiscard]] constexpr int bytes_io_init(thread_state& thread, value self,
                                          const arguments& given) noexcept {
    constexpr signature<1> of{"BytesIO", {"initial_bytes"}};
    value initial[1];
    if (!read_arguments(thread, of, given, initial)) {
        return -1;
    }
    bytes_io_object* const made = bytes_io_of(self);
    if (!can_change(thread, made)) {
        return -1;
    }
    made->buffer.size = 0;
    made->position = 0;
    made->closed = false;
    if (initial[0] && initial[0].kind != tag::none) {
        if (write_bytes(thread, made, initial[0]) < 0) {
            return -1;
        }
        made->position = 0;
    }
    return 0;
}

/// readable(), writable(), seekable().
template <support::fixed_string Name>
[[nodiscard]] constexpr owned bytes_io_able(thread_state& thread, const arguments& given) noexcept {
    return owned::take(takes_none(thread, Name.text, given) &&
                               open_bytes_io(thread, given.values[0]) != nullptr
                           ? make_bool(true)
                           : value{});
}

[[nodiscard]] constexpr owned bytes_io_isatty(thread_state& thread,
                                              const arguments& given) noexcept {
    return owned::take(takes_none(thread, "BytesIO.isatty", given) &&
                               open_bytes_io(thread, given.values[0]) != nullptr
                           ? make_bool(false)
                           : value{});
}

[[nodiscard]] constexpr owned bytes_io_flush(thread_state& thread,
                                             const arguments& given) noexcept {
    return owned::take(takes_none(thread, "BytesIO.flush", given) &&
                               open_bytes_io(thread, given.values[0]) != nullptr
                           ? none_value
                           : value{});
}

[[nodiscard]] constexpr owned bytes_io_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "BytesIO.tell", given)) {
        return {};
    }
    const bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    return owned::take(self != nullptr ? make_int(self->position) : value{});
}

/// The next bytes.
[[nodiscard]] constexpr owned take_bytes(thread_state& thread, bytes_io_object* self,
                                         ssize count) noexcept {
    const ssize at = self->position;
    self->position += count;
    if (count == 0) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    return new_bytes(thread, self->buffer.data + at, count);
}

template <support::fixed_string Name>
[[nodiscard]] constexpr owned bytes_io_read(thread_state& thread, const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, Name.text, given, size)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return take_bytes(thread, self, left_to_read(self->buffer.size, self->position, size));
}

/// How many bytes there are up to the end of the line, at most so many if that isn't negative.
[[nodiscard]] constexpr ssize line_left(const bytes_io_object* self, ssize most) noexcept {
    const ssize left = left_to_read(self->buffer.size, self->position, most);
    if (left == 0) {
        return 0;
    }
    const ssize end = find_byte(self->buffer.data + self->position, left, '\n', '\n');
    return end < left ? end + 1 : left;
}

[[nodiscard]] constexpr owned bytes_io_readline(thread_state& thread,
                                                const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "BytesIO.readline", given, size)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return take_bytes(thread, self, line_left(self, size));
}

[[nodiscard]] constexpr owned bytes_io_readinto(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_one(thread, "BytesIO.readinto", given)) {
        return {};
    }
    held_buffer room;
    bytes_io_object* const self = borrow_writable(thread, given.values[1], room.view, "readinto")
                                      ? open_bytes_io(thread, given.values[0])
                                      : nullptr;
    if (self == nullptr) {
        return {};
    }
    const ssize count = left_to_read(self->buffer.size, self->position, room.view.len);
    copy_items(room.view.buf, self->buffer.data + self->position, count);
    self->position += count;
    return owned::take(make_int(count));
}

[[nodiscard]] constexpr owned bytes_io_readlines(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes(thread, "BytesIO.readlines", given, 0, 1)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    ssize most = 0;
    if (given.count == 2 && given.values[1].kind != tag::none) {
        if (!is_instance(given.values[1], int_type)) {
            return raise(thread, type_error_type, "integer argument expected, got '",
                         type_of(given.values[1])->tp_name, "'");
        }
        if (!interpreter::to_c_integer(thread, given.values[1], most)) {
            return {};
        }
    }
    owned lines = owned::take(new_list(thread, 0));
    ssize size = 0;
    while (lines) {
        const ssize count = line_left(self, -1);
        if (count == 0) {
            break;
        }
        const owned line = take_bytes(thread, self, count);
        if (!line || !append(thread, static_cast<list_object*>(lines.as_object()), line.get())) {
            return {};
        }
        size += count;
        if (most > 0 && size >= most) {
            break;
        }
    }
    return lines;
}

[[nodiscard]] constexpr owned bytes_io_next(thread_state& thread, value held) noexcept {
    bytes_io_object* const self = open_bytes_io(thread, held);
    const ssize count = self != nullptr ? line_left(self, -1) : 0;
    if (count == 0) {
        return {};
    }
    return take_bytes(thread, self, count);
}

[[nodiscard]] constexpr owned bytes_io_write(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "BytesIO.write", given)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    const ssize count = self != nullptr ? write_bytes(thread, self, given.values[1]) : -1;
    return owned::take(count >= 0 ? make_int(count) : value{});
}

[[nodiscard]] constexpr owned bytes_io_writelines(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_one(thread, "BytesIO.writelines", given) ||
        open_bytes_io(thread, given.values[0]) == nullptr) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[1]);
    if (!iterator) {
        return {};
    }
    while (const owned line = interpreter::next(thread, iterator.get())) {
        bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
        if (self == nullptr || write_bytes(thread, self, line.get()) < 0) {
            return {};
        }
    }
    return owned::take(pending(thread) ? value{} : none_value);
}

[[nodiscard]] constexpr owned bytes_io_truncate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes(thread, "BytesIO.truncate", given, 0, 1)) {
        return {};
    }
    ssize size = bytes_io_of(given.values[0])->position;
    if (given.count == 2 && given.values[1].kind != tag::none &&
        !to_optional_size(thread, given.values[1], size)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr || !can_change(thread, self)) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "negative size value ", size);
    }
    if (size < self->buffer.size) {
        self->buffer.size = size;
    }
    return owned::take(make_int(size));
}

[[nodiscard]] constexpr owned bytes_io_seek(thread_state& thread, const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "BytesIO.seek", given, to, whence)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (to < 0 && whence == 0) {
        return raise(thread, value_error_type, "negative seek value ", to);
    }
    if (whence < 0 || whence > 2) {
        return raise(thread, value_error_type, "invalid whence (", whence,
                     ", should be 0, 1 or 2)");
    }
    const ssize base = whence == 0 ? 0 : whence == 1 ? self->position : self->buffer.size;
    ssize place = 0;
    if (__builtin_add_overflow(base, to, &place)) {
        return raise(thread, overflow_error_type, "new position too large");
    }
    self->position = place < 0 ? 0 : place;
    return owned::take(make_int(self->position));
}

[[nodiscard]] constexpr owned value_of_bytes_io(thread_state& thread,
                                                const bytes_io_object* self) noexcept {
    if (self->buffer.size == 0) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    return new_bytes(thread, self->buffer.data, self->buffer.size);
}

[[nodiscard]] constexpr owned bytes_io_getvalue(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "BytesIO.getvalue", given)) {
        return {};
    }
    const bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return value_of_bytes_io(thread, self);
}

[[nodiscard]] constexpr owned bytes_io_close(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "BytesIO.close", given)) {
        return {};
    }
    bytes_io_object* const self = bytes_io_of(given.values[0]);
    if (!can_change(thread, self)) {
        return {};
    }
    self->buffer.release();
    self->closed = true;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned bytes_io_getstate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "BytesIO.__getstate__", given)) {
        return {};
    }
    const bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    const owned bytes = value_of_bytes_io(thread, self);
    const owned dict = copy_of_dict(thread, self->dict);
    if (!bytes || !dict) {
        return {};
    }
    const value parts[] = {bytes.get(), make_int(self->position), dict.get()};
    return owned::take(new_tuple(thread, parts, 3));
}

[[nodiscard]] constexpr owned bytes_io_setstate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_one(thread, "BytesIO.__setstate__", given)) {
        return {};
    }
    const auto* state = as<tuple_object>(given.values[1], tuple_type);
    if (state == nullptr || state->ob_size < 3) {
        return raise(thread, type_error_type, type_of(given.values[0])->tp_name,
                     ".__setstate__ argument should be 3-tuple, got ",
                     type_of(given.values[1])->tp_name);
    }
    const value first = load(items(state)[0]);
    const value place = load(items(state)[1]);
    if (bytes_io_init(thread, given.values[0], {&first, 1, nullptr}) < 0) {
        return {};
    }
    bytes_io_object* const self = bytes_io_of(given.values[0]);
    if (!is_instance(place, int_type)) {
        return raise(thread, type_error_type, "second item of state must be an integer, not ",
                     type_of(place)->tp_name);
    }
    ssize position = 0;
    if (!interpreter::to_c_integer(thread, place, position)) {
        return {};
    }
    if (position < 0) {
        return raise(thread, value_error_type, "position value cannot be negative");
    }
    self->position = position;
    if (!restore_dict(thread, self, load(items(state)[2]), "third")) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned bytes_io_closed(thread_state&, value self) noexcept {
    return owned::take(make_bool(bytes_io_of(self)->closed));
}

constexpr int bytes_io_traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<bytes_io_object*>(self)->dict);
}

constexpr void bytes_io_clear(object* self) noexcept {
    state::drop(static_cast<bytes_io_object*>(self)->dict);
}

constexpr void bytes_io_free(object* held) noexcept {
    auto* const self = static_cast<bytes_io_object*>(held);
    self->buffer.release();
    state::release<bytes_io_object>(self);
}

inline constexpr method_def bytes_io_methods[] = {
    {"readable", bytes_io_able<"BytesIO.readable">, 0, nullptr},
    {"seekable", bytes_io_able<"BytesIO.seekable">, 0, nullptr},
    {"writable", bytes_io_able<"BytesIO.writable">, 0, nullptr},
    {"close", bytes_io_close, 0, nullptr},
    {"flush", bytes_io_flush, 0, nullptr},
    {"isatty", bytes_io_isatty, 0, nullptr},
    {"tell", bytes_io_tell, 0, nullptr},
    {"write", bytes_io_write, 0, nullptr},
    {"writelines", bytes_io_writelines, 0, nullptr},
    {"read1", bytes_io_read<"BytesIO.read1">, 0, nullptr},
    {"readinto", bytes_io_readinto, 0, nullptr},
    {"readline", bytes_io_readline, 0, nullptr},
    {"readlines", bytes_io_readlines, 0, nullptr},
    {"read", bytes_io_read<"BytesIO.read">, 0, nullptr},
    {"getbuffer", bytes_io_getbuffer, 0, nullptr},
    {"getvalue", bytes_io_getvalue, 0, nullptr},
    {"seek", bytes_io_seek, 0, nullptr},
    {"truncate", bytes_io_truncate, 0, nullptr},
    {"__getstate__", bytes_io_getstate, 0, nullptr},
    {"__setstate__", bytes_io_setstate, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def bytes_io_getset[] = {
    {"closed", bytes_io_closed, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object bytes_io_table = [] {
    type_object self =
        make_io_table("_io.BytesIO", buffered_io_base_type, bytes_io_methods, bytes_io_getset);
    set_io_object<bytes_io_object>(self, referable_dealloc);
    self.tp_free = bytes_io_free;
    self.tp_traverse = bytes_io_traverse;
    self.tp_clear = bytes_io_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = bytes_io_next;
    self.tp_init = bytes_io_init;
    self.tp_new = bytes_io_new;
    return self;
}();

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object bytes_io_type =
    builtins::ready<bytes_io_type, detail::bytes_io_table, "readable", "seekable", "writable",
                    "close", "flush", "isatty", "tell", "write", "writelines", "read1", "readinto",
                    "readline", "readlines", "read", "getbuffer", "getvalue", "seek", "truncate",
                    "__getstate__", "__setstate__", "closed">();

} // namespace stasis::library
