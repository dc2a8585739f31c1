// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered_object.hpp: the object of io.BufferedReader, BufferedWriter and
// BufferedRandom: its state, its constructor, and a method's turn.
// Refuses: a lock, since objects belong to one thread; but no method of an object begins while
// another one runs that code of a raw file has come from.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

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

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::buffered_object> = true;
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

} // namespace stasis::library::detail
