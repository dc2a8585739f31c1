// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered.hpp: io.BufferedReader, BufferedWriter, BufferedRandom and
// BufferedRWPair.
// Promises: CPython 3.11's checks and messages over any raw file with read() and write(). What was
// written and nobody flushed goes to a FileIO when nobody refers to the object any more.
// CPython 3.11: Modules/_io/bufferedio.c.
// Differs from CPython: raw files are asked to read() where CPython asks them to readinto() a view
// of its buffer.
// Refuses: a lock, since objects belong to one thread; but no method of an object begins while
// another one runs that code of a raw file has come from.
#pragma once

#include <stasis/builtins/memoryview_room.hpp>
#include <stasis/library/detail/io_file.hpp>
#include <stasis/library/detail/io_layer.hpp>

namespace stasis::library {

/// buffered.
struct buffered_object : io_object {
    object* raw = nullptr;
    detail::io_buffer<unsigned char> ahead{};   ///< what was read
    detail::io_buffer<unsigned char> written{}; ///< what is to be written
    ssize at = 0;                               ///< of what was read, what has been taken
    ssize size = default_buffer_size;
    bool made = false;
    bool detached = false;
    bool busy = false; ///< a method's turn
};

extern const type_object buffered_reader_type;
extern const type_object buffered_writer_type;
extern const type_object buffered_random_type;

/// rwpair.
struct buffered_pair : io_object {
    object* reader = nullptr;
    object* writer = nullptr;
};

extern const type_object buffered_pair_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::buffered_object> = true;
template <>
inline constexpr bool is_inheritable<library::buffered_pair> = true;
} // namespace stasis::state

namespace stasis::library::detail {

[[nodiscard]] constexpr buffered_object* buffered_of(value self) noexcept {
    return static_cast<buffered_object*>(self.data.object);
}

/// The object, unless it wasn't made or has no raw file any more; null: ValueError is pending.
[[nodiscard]] constexpr buffered_object* made_buffered(thread_state& thread, value self) noexcept {
    buffered_object* const of = buffered_of(self);
    if (!of->made) {
        raise(thread, value_error_type,
              of->detached ? "raw stream has been detached"
                           : "I/O operation on uninitialized object");
        return nullptr;
    }
    return of;
}

/// Whether the raw file is closed, or -1: it raised.
[[nodiscard]] constexpr int is_raw_closed(thread_state& thread,
                                          const buffered_object* self) noexcept {
    if (self->raw->ob_type == &file_io_type) {
        return static_cast<const file_io_object*>(self->raw)->fd < 0 ? 1 : 0;
    }
    const owned closed = interpreter::get_attribute(thread, load(self->raw), &str_<"closed">);
    return closed ? is_true(thread, closed.get()) : -1;
}

/// A method's turn: until it ends, no other one of the object begins; false: RuntimeError is
/// pending, since another one has it. CPython 3.11: ENTER_BUFFERED.
class buffered_turn {
public:
    constexpr buffered_turn(thread_state& thread, buffered_object* self) noexcept {
        if (!self->busy) {
            self_ = self;
            self->busy = true;
            return;
        }
        const owned shown = interpreter::repr(thread, make_object(self));
        if (shown) {
            raise(thread, runtime_error_type, "reentrant call inside ", shown.as_object());
        }
    }
    buffered_turn(const buffered_turn&) = delete;
    buffered_turn& operator=(const buffered_turn&) = delete;
    constexpr ~buffered_turn() {
        if (self_ != nullptr) {
            self_->busy = false;
        }
    }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return self_ != nullptr; }

private:
    buffered_object* self_ = nullptr;
};

/// See io_layer.hpp.
struct buffered_layer {
    using object_type = buffered_object;
    static constexpr object* buffered_object::*below = &buffered_object::raw;
    static constexpr auto made = made_buffered;
    static constexpr auto is_closed = is_raw_closed;
    static constexpr owned close_below(thread_state& thread, buffered_object* self) noexcept {
        const buffered_turn turn{thread, self};
        if (!turn) {
            return {};
        }
        owned done = call_on_file(thread, file_below<buffered_layer>(self), &str_<"close">);
        self->ahead.release();
        self->written.release();
        self->at = 0;
        return done;
    }
};

[[nodiscard]] constexpr value raw_of(const buffered_object* self) noexcept {
    return file_below<buffered_layer>(self);
}

/// The object, unless it is closed; null: it raised, in those words.
[[nodiscard]] constexpr buffered_object* open_buffered(thread_state& thread, value self,
                                                       const char* message) noexcept {
    buffered_object* const of = made_buffered(thread, self);
    const int closed = of != nullptr ? is_raw_closed(thread, of) : -1;
    if (closed > 0) {
        raise(thread, value_error_type, message);
    }
    return closed == 0 ? of : nullptr;
}

[[nodiscard]] constexpr owned buffered_new(thread_state& thread, const type_object& type,
                                           const arguments&) noexcept {
    return owned::take(allocate<buffered_object>(thread, type));
}

/// Checks that a raw file can do something, by the method of that name; false: it raised.
template <support::fixed_string Name, support::fixed_string Message>
[[nodiscard]] constexpr bool check_raw(thread_state& thread, value raw) noexcept {
    const owned able = call_on_file(thread, raw, &str_<Name>);
    if (able && !(able.get().kind == tag::boolean && able.get().data.integer != 0)) {
        raise_unsupported(thread, Message.text);
        return false;
    }
    return static_cast<bool>(able);
}

/// BufferedReader(raw, buffer_size=8192) and its like.
template <bool Reads, bool Writes, support::fixed_string Name>
[[nodiscard]] constexpr int buffered_init(thread_state& thread, value held,
                                          const arguments& given) noexcept {
    constexpr signature<2> of{Name.text, {"raw", "buffer_size"}, 1};
    value values[2];
    ssize size = default_buffer_size;
    if (!read_arguments(thread, of, given, values) ||
        (values[1] && !interpreter::to_c_integer(thread, values[1], size))) {
        return -1;
    }
    buffered_object* const self = buffered_of(held);
    self->made = false;
    self->detached = false;
    const value raw = values[0];
    if (Reads && Writes && !check_raw<"seekable", "File or stream is not seekable.">(thread, raw)) {
        return -1;
    }
    if ((Reads && !check_raw<"readable", "File or stream is not readable.">(thread, raw)) ||
        (Writes && !check_raw<"writable", "File or stream is not writable.">(thread, raw))) {
        return -1;
    }
    if (size <= 0) {
        return raise(thread, value_error_type, "buffer size must be strictly positive");
    }
    if (size > ssize{1} << 46) { // it is made when it is needed, and nobody has so much
        raise_no_memory(thread);
        return -1;
    }
    object* const boxed = box(thread, raw);
    if (boxed == nullptr) {
        return -1;
    }
    cover<buffered_layer>(self, boxed, boxed->ob_type == &file_io_type);
    self->ahead.size = self->at = 0;
    self->written.size = 0;
    self->size = size;
    self->made = true;
    return 0;
}

// ---- the raw file ------------------------------------------------------------------------------

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

// ---- reading -----------------------------------------------------------------------------------

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

// ---- writing -----------------------------------------------------------------------------------

/// Whether a BlockingIOError is pending.
[[nodiscard]] constexpr bool is_blocked(const thread_state& thread) noexcept {
    return thread.curexc_value != nullptr &&
           is_instance(make_object(thread.curexc_value), blocking_io_error_type);
}

[[nodiscard]] constexpr owned buffered_write(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "BufferedWriter.write", given)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    held_buffer bytes;
    if (get_buffer(thread, given.values[1], bytes.view, buffer_simple) < 0 ||
        open_buffered(thread, given.values[0], "write to closed file") == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !forget_ahead(thread, self)) {
        return {};
    }
    const ssize count = bytes.view.len;
    bool blocked = false; // as much as possible is kept then
    const auto make_room = [&] {
        blocked = !write_out(thread, self);
        return !blocked || is_blocked(thread);
    };
    if (self->written.size + count > self->size && !make_room()) {
        return {};
    }
    if (!self->written.add(thread, bytes.view.buf, count)) {
        return {};
    }
    if (!blocked && self->written.size > self->size && !make_room()) {
        return {};
    }
    const ssize extra = self->written.size - self->size;
    if (blocked && extra > 0) {
        self->written.size -= extra;
        decrement(take_pending(thread));
        raise_blocked(thread, self, count - extra);
        return {};
    }
    if (blocked) {
        decrement(take_pending(thread));
    }
    return owned::take(make_int(count));
}

[[nodiscard]] constexpr owned buffered_flush(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_itself(thread, "flush", given)) {
        return {};
    }
    const bool reads = built_in_base(type_of(given.values[0])) == &buffered_reader_type;
    buffered_object* const self =
        reads ? made_buffered(thread, given.values[0])
              : open_buffered(thread, given.values[0], "flush of closed file");
    if (self == nullptr) {
        return {};
    }
    if (!reads) {
        const buffered_turn turn{thread, self};
        if (!turn || !write_out(thread, self) || !forget_ahead(thread, self)) {
            return {};
        }
    }
    return call_on_file(thread, raw_of(self), &str_<"flush">);
}

// ---- both --------------------------------------------------------------------------------------

[[nodiscard]] constexpr owned buffered_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_itself(thread, "tell", given)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    owned place;
    if (self != nullptr) {
        place = call_on_file(thread, raw_of(self), &str_<"tell">);
    }
    ssize number = 0;
    if (!place || !interpreter::to_c_integer(thread, place.get(), number)) {
        return {};
    }
    if (number < 0) {
        return raise(thread, os_error_type, "Raw stream returned invalid position ", number);
    }
    return owned::take(make_int(number - (self->ahead.size - self->at) + self->written.size));
}

[[nodiscard]] constexpr owned buffered_seek(thread_state& thread, const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "_Buffered.seek", given, to, whence)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (whence < 0 || whence > 4) {
        return raise(thread, value_error_type, "whence value ", whence, " unsupported");
    }
    if (open_buffered(thread, given.values[0], "seek of closed file") == nullptr ||
        !check_raw<"seekable", "File or stream is not seekable.">(thread, raw_of(self))) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self)) {
        return {};
    }
    if (whence == 1) {
        to -= self->ahead.size - self->at;
    }
    self->ahead.size = self->at = 0;
    owned place = call_named(thread, raw_of(self), str_<"seek">, make_int(to), make_int(whence));
    ssize number = 0;
    if (!place || !interpreter::to_c_integer(thread, place.get(), number)) {
        return {};
    }
    if (number < 0) {
        return raise(thread, os_error_type, "Raw stream returned invalid position ", number);
    }
    return place;
}

[[nodiscard]] constexpr owned buffered_truncate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes(thread, "_Buffered.truncate", given, 0, 1)) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "truncate of closed file");
    if (self == nullptr) {
        return {};
    }
    if (built_in_base(type_of(given.values[0])) == &buffered_reader_type) {
        return raise_unsupported(thread, "truncate");
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self) || !forget_ahead(thread, self)) {
        return {};
    }
    return call_named(thread, raw_of(self), str_<"truncate">,
                      given.count == 2 ? given.values[1] : none_value);
}

[[nodiscard]] constexpr owned buffered_raw(thread_state&, value self) noexcept {
    return share_or_none(buffered_of(self)->raw);
}

[[nodiscard]] constexpr owned buffered_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<");
    if (!interpreter::add_full_name(thread, built, type_of(self)) ||
        add_file_name(thread, built, self, " name=") < 0) {
        return {};
    }
    built.add(">");
    return built.finish();
}

constexpr int buffered_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<buffered_object*>(held);
    return visit_each(visit, argument, self->dict, self->raw);
}

constexpr void buffered_clear(object* self) noexcept {
    state::drop(static_cast<buffered_object*>(self)->dict);
}

/// Writes bytes to the file of a raw object, if it is a FileIO: what is left when nobody can be
/// told of an error any more.
inline void write_last(const object* raw, const io_buffer<unsigned char>& from) noexcept {
    if (raw != nullptr && raw->ob_type == &file_io_type &&
        static_cast<const file_io_object*>(raw)->fd >= 0) {
        state::detail::write_all(static_cast<const file_io_object*>(raw)->fd, from.data,
                                 static_cast<std::size_t>(from.size));
    }
}

/// The raw file still has its memory: an object's own is given back before that of what it held.
constexpr void buffered_free(object* held) noexcept {
    auto* const self = static_cast<buffered_object*>(held);
    if (!std::is_constant_evaluated()) {
        write_last(self->raw, self->written);
    }
    self->ahead.release();
    self->written.release();
    state::release<buffered_object>(self);
}

inline constexpr method_def buffered_methods[] = {
    {"close", layer_close<buffered_layer>, 0, nullptr},
    {"detach", layer_detach<buffered_layer>, 0, nullptr},
    {"flush", buffered_flush, 0, nullptr},
    {"seek", buffered_seek, 0, nullptr},
    {"tell", buffered_tell, 0, nullptr},
    {"truncate", buffered_truncate, 0, nullptr},
    {"seekable", layer_forward<buffered_layer, "seekable">, 0, nullptr},
    {"fileno", layer_forward<buffered_layer, "fileno">, 0, nullptr},
    {"isatty", layer_forward<buffered_layer, "isatty">, 0, nullptr},
    {"_dealloc_warn", layer_dealloc_warn<buffered_layer, "_Buffered._dealloc_warn">, 0, nullptr}};
inline constexpr method_def reader_methods[] = {
    {"readable", layer_forward<buffered_layer, "readable">, 0, nullptr},
    {"read", buffered_read, 0, nullptr},
    {"read1", buffered_read1, 0, nullptr},
    {"readinto", buffered_read_into<"BufferedReader.readinto", false>, 0, nullptr},
    {"readinto1", buffered_read_into<"BufferedReader.readinto1", true>, 0, nullptr},
    {"peek", buffered_peek, 0, nullptr},
    {"readline", buffered_readline, 0, nullptr}};
inline constexpr method_def writer_methods[] = {
    {"writable", layer_forward<buffered_layer, "writable">, 0, nullptr},
    {"write", buffered_write, 0, nullptr}};

template <std::size_t Count>
struct method_rows {
    method_def rows[Count + 1]{};
};

/// The rows of several tables, and the one that ends them.
template <std::size_t... Counts>
[[nodiscard]] consteval auto join_methods(const method_def (&... tables)[Counts]) {
    method_rows<(Counts + ...)> result{};
    std::size_t at = 0;
    const auto add = [&](const method_def* table, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            result.rows[at++] = table[i];
        }
    };
    (add(tables, Counts), ...);
    return result;
}

inline constexpr auto buffered_reader_methods = join_methods(buffered_methods, reader_methods);
inline constexpr auto buffered_writer_methods = join_methods(buffered_methods, writer_methods);
inline constexpr auto buffered_random_methods =
    join_methods(buffered_methods, reader_methods, writer_methods);

inline constexpr getset_def buffered_getset[] = {
    {"raw", buffered_raw, nullptr, nullptr, nullptr},
    {"closed", layer_attribute<buffered_layer, "closed">, nullptr, nullptr, nullptr},
    {"name", layer_attribute<buffered_layer, "name">, nullptr, nullptr, nullptr},
    {"mode", layer_attribute<buffered_layer, "mode">, nullptr, nullptr, nullptr},
    {"__dict__", instance_get_dict, instance_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

[[nodiscard]] consteval type_object make_buffered_table(const char* name, const method_def* methods,
                                                        init_slot init) {
    type_object self = make_io_table(name, buffered_io_base_type, methods, buffered_getset);
    set_io_object<buffered_object>(self, instance_dealloc);
    self.tp_free = buffered_free;
    self.tp_traverse = buffered_traverse;
    self.tp_clear = buffered_clear;
    self.tp_repr = buffered_repr;
    self.tp_iternext = buffered_next;
    self.tp_init = init;
    self.tp_new = buffered_new;
    return self;
}

inline constexpr type_object buffered_reader_table =
    make_buffered_table("_io.BufferedReader", buffered_reader_methods.rows,
                        buffered_init<true, false, "BufferedReader">);
inline constexpr type_object buffered_writer_table =
    make_buffered_table("_io.BufferedWriter", buffered_writer_methods.rows,
                        buffered_init<false, true, "BufferedWriter">);
inline constexpr type_object buffered_random_table =
    make_buffered_table("_io.BufferedRandom", buffered_random_methods.rows,
                        buffered_init<true, true, "BufferedRandom">);

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object buffered_reader_type =
    builtins::ready<buffered_reader_type, detail::buffered_reader_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "readable", "read",
                    "read1", "readinto", "readinto1", "peek", "readline", "raw", "closed", "mode",
                    "_dealloc_warn">();
inline constexpr type_object buffered_writer_type =
    builtins::ready<buffered_writer_type, detail::buffered_writer_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "writable", "write",
                    "raw", "closed", "mode", "_dealloc_warn">();
inline constexpr type_object buffered_random_type =
    builtins::ready<buffered_random_type, detail::buffered_random_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "readable", "read",
                    "read1", "readinto", "readinto1", "peek", "readline", "writable", "write",
                    "raw", "closed", "mode", "_dealloc_warn">();

namespace detail {

// ---- BufferedRWPair ----------------------------------------------------------------------------

[[nodiscard]] constexpr buffered_pair* pair_of(value self) noexcept {
    return static_cast<buffered_pair*>(self.data.object);
}

[[nodiscard]] constexpr owned pair_new(thread_state& thread, const type_object& type,
                                       const arguments&) noexcept {
    return owned::take(allocate<buffered_pair>(thread, type));
}

[[nodiscard]] constexpr int pair_init(thread_state& thread, value held,
                                      const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "BufferedRWPair", given) ||
        !interpreter::check_count(thread, "BufferedRWPair", given, 2, 3)) {
        return -1;
    }
    if (!check_raw<"readable", "File or stream is not readable.">(thread, given.values[0]) ||
        !check_raw<"writable", "File or stream is not writable.">(thread, given.values[1])) {
        return -1;
    }
    const value size = given.count == 3 ? given.values[2] : make_int(default_buffer_size);
    object** const fields[] = {&pair_of(held)->reader, &pair_of(held)->writer};
    const type_object* const types[] = {&buffered_reader_type, &buffered_writer_type};
    for (int i = 0; i < 2; ++i) {
        const value parts[] = {given.values[i], size};
        owned made =
            interpreter::call(thread, make_object(pointer_to(*types[i])), {parts, 2, nullptr});
        if (!made) {
            return -1;
        }
        state::replace(*fields[i], made.release().data.object);
    }
    return 0;
}

/// A method of one of the two.
template <object* buffered_pair::*Part, support::fixed_string Name>
[[nodiscard]] constexpr owned pair_forward(thread_state& thread, const arguments& given) noexcept {
    object* const part = pair_of(given.values[0])->*Part;
    if (part == nullptr) {
        return raise(thread, value_error_type, "I/O operation on uninitialized object");
    }
    const owned method = interpreter::get_attribute(thread, load(part), &str_<Name>);
    if (!method) {
        return {};
    }
    return interpreter::call(thread, method.get(),
                             {given.values + 1, given.count - 1, given.keywords});
}

[[nodiscard]] constexpr owned pair_close(thread_state& thread, const arguments& given) noexcept {
    owned first = pair_forward<&buffered_pair::writer, "close">(thread, given);
    exception_object* const raised = take_pending(thread);
    owned second = pair_forward<&buffered_pair::reader, "close">(thread, given);
    chain_pending(thread, raised);
    if (pending(thread)) {
        return {};
    }
    return second;
}

[[nodiscard]] constexpr owned pair_closed(thread_state& thread, value self) noexcept {
    if (pair_of(self)->writer == nullptr) {
        return raise(thread, runtime_error_type,
                     "the BufferedRWPair object is being garbage-collected");
    }
    return interpreter::get_attribute(thread, load(pair_of(self)->writer), &str_<"closed">);
}

[[nodiscard]] constexpr owned pair_isatty(thread_state& thread, const arguments& given) noexcept {
    owned writer = pair_forward<&buffered_pair::writer, "isatty">(thread, given);
    if (!writer || is_true(thread, writer.get()) != 0) {
        return writer;
    }
    return pair_forward<&buffered_pair::reader, "isatty">(thread, given);
}

constexpr int pair_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<buffered_pair*>(held);
    return visit_each(visit, argument, self->dict, self->reader, self->writer);
}

constexpr void pair_clear(object* self) noexcept {
    state::drop(static_cast<buffered_pair*>(self)->dict);
}

inline constexpr method_def pair_methods[] = {
    {"read", pair_forward<&buffered_pair::reader, "read">, 0, nullptr},
    {"peek", pair_forward<&buffered_pair::reader, "peek">, 0, nullptr},
    {"read1", pair_forward<&buffered_pair::reader, "read1">, 0, nullptr},
    {"write", pair_forward<&buffered_pair::writer, "write">, 0, nullptr},
    {"flush", pair_forward<&buffered_pair::writer, "flush">, 0, nullptr},
    {"readable", pair_forward<&buffered_pair::reader, "readable">, 0, nullptr},
    {"writable", pair_forward<&buffered_pair::writer, "writable">, 0, nullptr},
    {"close", pair_close, 0, nullptr},
    {"isatty", pair_isatty, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def pair_getset[] = {
    {"closed", pair_closed, nullptr, nullptr, nullptr},
    {"__dict__", instance_get_dict, instance_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object buffered_pair_table = [] {
    type_object self =
        make_io_table("_io.BufferedRWPair", buffered_io_base_type, pair_methods, pair_getset);
    set_io_object<buffered_pair>(self, referable_dealloc);
    self.tp_free = free_object<buffered_pair>;
    self.tp_traverse = pair_traverse;
    self.tp_clear = pair_clear;
    self.tp_init = pair_init;
    self.tp_new = pair_new;
    return self;
}();

} // namespace detail

inline constexpr type_object buffered_pair_type =
    builtins::ready<buffered_pair_type, detail::buffered_pair_table, "read", "peek", "read1",
                    "write", "flush", "readable", "writable", "close", "isatty", "closed">();

} // namespace stasis::library
