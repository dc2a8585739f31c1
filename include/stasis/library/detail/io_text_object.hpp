// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_text_object.hpp: the object of io.TextIOWrapper: its state, its codecs
// and its constructor. CPython 3.11: Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/io_buffered.hpp>
#include <stasis/library/detail/io_newlines.hpp>

namespace stasis::library {

/// textio; or one of the standard streams, which are constants and have nothing but a number.
struct text_io_object : io_object {
    int number = -1; ///< of a standard stream's file
    object* buffer = nullptr;
    object* encoding = nullptr;
    object* errors = nullptr;
    object* encoder = nullptr;                  ///< of the registry, or null
    object* decoder = nullptr;                  ///< of the registry, or null
    object* newline = nullptr;                  ///< what it was given, a str; null: None
    detail::io_buffer<unsigned char> ahead{};   ///< what was read
    detail::io_buffer<unsigned char> written{}; ///< what is to be written
    ssize at = 0;                               ///< of what was read, what has been taken
    unsigned seen = 0;                          ///< newline_kind, of all that was read
    bool pending_cr = false;                    ///< what was read last is "\r"
    ssize chunk_size = default_buffer_size;     ///< how much is read at a time
    builtins::encoding form{};
    builtins::error_handler handler{};
    bool made = false;
    bool detached = false;
    bool line_buffering = false;
    bool write_through = false;
    bool reads = false;  ///< the buffer is readable()
    bool writes = false; ///< the buffer is writable()
    bool begun = false;  ///< the signature in front was read or written
    bool telling = true; ///< nobody iterates
};

extern const type_object text_io_wrapper_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::text_io_object> = true;
} // namespace stasis::state

namespace stasis::library::detail {

[[nodiscard]] constexpr text_io_object* text_io_of(value self) noexcept {
    return static_cast<text_io_object*>(self.data.object);
}

/// The object, unless it wasn't made or has no buffer any more; null: ValueError is pending.
[[nodiscard]] constexpr text_io_object* made_text_io(thread_state& thread, value self) noexcept {
    text_io_object* const of = text_io_of(self);
    if (!of->made) {
        raise(thread, value_error_type,
              of->detached ? "underlying buffer has been detached"
                           : "I/O operation on uninitialized object");
        return nullptr;
    }
    return of;
}

/// Whether an object is of one of the types of buffers over a raw file.
[[nodiscard]] constexpr bool is_buffered(const object* self) noexcept {
    const type_object* const type = self->ob_type;
    return type == &buffered_reader_type || type == &buffered_writer_type ||
           type == &buffered_random_type;
}

/// Whether the buffer is closed, or -1: it raised.
[[nodiscard]] constexpr int is_buffer_closed(thread_state& thread,
                                             const text_io_object* self) noexcept {
    if (is_buffered(self->buffer)) {
        const auto* const below = static_cast<const buffered_object*>(self->buffer);
        if (below->made) {
            return is_raw_closed(thread, below);
        }
    }
    const owned closed = interpreter::get_attribute(thread, load(self->buffer), &str_<"closed">);
    return closed ? is_true(thread, closed.get()) : -1;
}

/// See io_layer.hpp.
struct text_layer {
    using object_type = text_io_object;
    static constexpr object* text_io_object::*below = &text_io_object::buffer;
    static constexpr auto made = made_text_io;
    static constexpr auto is_closed = is_buffer_closed;
    static constexpr owned close_below(thread_state& thread, const text_io_object* self) noexcept {
        return call_on_file(thread, file_below<text_layer>(self), &str_<"close">);
    }
};

[[nodiscard]] constexpr value buffer_of(const text_io_object* self) noexcept {
    return file_below<text_layer>(self);
}

/// The object, unless its buffer is closed; null: it raised.
[[nodiscard]] constexpr text_io_object* open_text_io(thread_state& thread, value self) noexcept {
    text_io_object* const of = made_text_io(thread, self);
    if (of == nullptr) {
        return nullptr;
    }
    const int closed = is_buffer_closed(thread, of);
    if (closed > 0) {
        raise_closed(thread);
    }
    return closed == 0 ? of : nullptr;
}

[[nodiscard]] constexpr owned text_io_new(thread_state& thread, const type_object& type,
                                          const arguments&) noexcept {
    return owned::take(allocate<text_io_object>(thread, type));
}

/// Checks what a constructor's newline is; false: it raised.
[[nodiscard]] constexpr bool check_newline(thread_state& thread, value given) noexcept {
    if (!given || given.kind == tag::none) {
        return true;
    }
    if (!is_str(given)) {
        raise(thread, type_error_type,
              "TextIOWrapper() argument 'newline' must be str or None, not ",
              type_of(given)->tp_name);
        return false;
    }
    if (is_newline(text_in(given))) {
        return true;
    }
    raise(thread, value_error_type, "illegal newline value: ", given.data.object);
    return false;
}

/// Puts an encoding and an error handler into an object, and answers the codec of the registry, if
/// there is one; false: it raised.
[[nodiscard]] constexpr bool set_codec(thread_state& thread, text_io_object* self, value encoding,
                                       value errors, owned& codec) noexcept {
    value name = encoding;
    if (!name || name.kind == tag::none || (is_str(name) && text_in(name) == text{"locale"})) {
        name = make_object(pointer_to(str_<"utf-8">));
    }
    if (!errors || errors.kind == tag::none) {
        errors = make_object(pointer_to(str_<"strict">));
    }
    if (!read_codec(thread, "TextIOWrapper", name, errors, self->form, self->handler)) {
        if (!is_left_to_registry(thread, name)) {
            return false;
        }
        codec = look_up_text_codec(thread, name, "codecs.open()");
        if (!codec) {
            return false;
        }
        self->form = builtins::encoding::registered;
    }
    increment(name);
    state::replace(self->encoding, name.data.object);
    increment(errors);
    state::replace(self->errors, errors.data.object);
    return true;
}

/// Makes what converts by a codec of the registry, if there is one; false: it raised.
[[nodiscard]] constexpr bool set_converters(thread_state& thread, text_io_object* self,
                                            const owned& codec) noexcept {
    state::drop(self->decoder);
    state::drop(self->encoder);
    const auto make = [&](const str_object& name, object*& to) {
        const owned made = call_named(thread, codec.get(), name, make_object(self->errors));
        object* const held = made ? box(thread, made.get()) : nullptr;
        if (held != nullptr) {
            state::replace(to, held);
        }
        return held != nullptr;
    };
    return !codec || ((!self->reads || make(str_<"incrementaldecoder">, self->decoder)) &&
                      (!self->writes || make(str_<"incrementalencoder">, self->encoder)));
}

/// Lets the encoder begin, or go on behind something; false: it raised. CPython 3.11:
/// _textiowrapper_encoder_reset.
[[nodiscard]] constexpr bool reset_encoder(thread_state& thread, text_io_object* self,
                                           bool begins) noexcept {
    self->begun = !begins;
    if (self->encoder == nullptr) {
        return true;
    }
    const owned encoder = owned::share(self->encoder);
    owned done;
    if (begins) {
        done = call_named(thread, encoder.get(), str_<"reset">);
    } else {
        done = call_named(thread, encoder.get(), str_<"setstate">, make_int(0));
    }
    return static_cast<bool>(done);
}

/// Lets the decoder of the registry, if there is one, begin; false: it raised.
[[nodiscard]] constexpr bool reset_decoder(thread_state& thread, text_io_object* self) noexcept {
    if (self->decoder == nullptr) {
        return true;
    }
    const owned decoder = owned::share(self->decoder);
    const owned done = call_named(thread, decoder.get(), str_<"reset">);
    return static_cast<bool>(done);
}

/// Looks whether what is written next stands at the beginning; false: it raised. CPython 3.11:
/// _textiowrapper_fix_encoder_state.
[[nodiscard]] constexpr bool find_begin(thread_state& thread, text_io_object* self) noexcept {
    const owned seekable = call_on_file(thread, buffer_of(self), &str_<"seekable">);
    const int moves = seekable ? is_true(thread, seekable.get()) : -1;
    if (moves <= 0) {
        // Of what can't be sought in, UTF-8 alone begins with a signature.
        self->begun = self->form != builtins::encoding::utf8_sig;
        return moves == 0;
    }
    const owned place = call_on_file(thread, buffer_of(self), &str_<"tell">);
    if (!place) {
        return false;
    }
    const bool begins = place.get().kind == tag::integer && place.get().data.integer == 0;
    self->begun = !begins;
    return begins || reset_encoder(thread, self, false);
}

[[nodiscard]] constexpr int text_io_init(thread_state& thread, value held,
                                         const arguments& given) noexcept {
    constexpr signature<6> of{
        "TextIOWrapper",
        {"buffer", "encoding", "errors", "newline", "line_buffering", "write_through"},
        1};
    value values[6];
    if (!read_arguments(thread, of, given, values)) {
        return -1;
    }
    text_io_object* const self = text_io_of(held);
    self->made = false;
    self->detached = false;
    owned codec;
    const int lines = values[4] ? is_true(thread, values[4]) : 0;
    const int through = values[5] ? is_true(thread, values[5]) : 0;
    if (lines < 0 || through < 0 || !check_newline(thread, values[3]) ||
        !set_codec(thread, self, values[1], values[2], codec)) {
        return -1;
    }
    const bool has_newline = values[3] && values[3].kind != tag::none;
    object* const newline = has_newline ? values[3].data.object : nullptr;
    if (newline != nullptr) {
        increment(newline);
    }
    state::replace(self->newline, newline);
    object* const buffer = box(thread, values[0]);
    if (buffer == nullptr) {
        return -1;
    }
    cover<text_layer>(self, buffer, is_buffered(buffer) && as_io_object(buffer)->ends_natively);
    self->line_buffering = lines != 0;
    self->write_through = through != 0;
    self->ahead.size = self->at = self->written.size = 0;
    self->seen = 0;
    self->pending_cr = false;
    self->telling = true;
    self->begun = false;
    const owned readable = call_on_file(thread, buffer_of(self), &str_<"readable">);
    const int reads = readable ? is_true(thread, readable.get()) : -1;
    owned writable;
    if (reads >= 0) {
        writable = call_on_file(thread, buffer_of(self), &str_<"writable">);
    }
    const int writes = writable ? is_true(thread, writable.get()) : -1;
    if (reads < 0 || writes < 0) {
        return -1;
    }
    self->reads = reads > 0;
    self->writes = writes > 0;
    // What is written behind something has no signature in front.
    if (!set_converters(thread, self, codec) || !find_begin(thread, self)) {
        return -1;
    }
    self->made = true;
    return 0;
}

} // namespace stasis::library::detail
