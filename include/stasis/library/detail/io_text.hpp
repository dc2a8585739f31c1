// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_text.hpp: io.TextIOWrapper over a file of bytes.
// Promises: CPython 3.11's checks, messages, ends of lines and places. Bytes are kept as they were
// read, and decoded when somebody takes them, so tell() is always the number of bytes that have
// been taken. What was written and nobody flushed goes to a FileIO when nobody refers to the object
// any more. Of encodings that the library doesn't know itself (builtins/encoding.hpp), the
// incremental codecs of the registry are called.
// CPython 3.11: Modules/_io/textio.c.
// Refuses: a UnicodeDecodeError counts from the beginning of the line, or of what read() was asked
// for, where CPython's counts from that of a block. tell() in UTF-16 and UTF-32, which are read as
// a whole, and in encodings of the registry, unless all that was read has been taken.
#pragma once
#pragma once

#include <stasis/library/detail/io_text_reading.hpp>

namespace stasis::library::detail {

// ---- places ------------------------------------------------------------------------------------

/// Checks that places can be told and gone to; false: it raised.
[[nodiscard]] constexpr bool check_places(thread_state& thread,
                                          const text_io_object* self) noexcept {
    const owned able = call_on_file(thread, buffer_of(self), &str_<"seekable">);
    const int moves = able ? is_true(thread, able.get()) : -1;
    if (moves == 0) {
        raise_unsupported(thread, "underlying stream is not seekable");
    }
    return moves > 0;
}

[[nodiscard]] constexpr owned text_io_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.tell", given)) {
        return {};
    }
    text_io_object* const self = open_text_io(thread, given.values[0]);
    if (self == nullptr || !check_places(thread, self)) {
        return {};
    }
    if (!self->telling) {
        return raise(thread, os_error_type, "telling position disabled by next() call");
    }
    if (!write_pending(thread, self) || !call_on_file(thread, given.values[0], &str_<"flush">)) {
        return {};
    }
    const owned place = call_on_file(thread, buffer_of(self), &str_<"tell">);
    ssize number = 0;
    if (!place || !interpreter::to_c_integer(thread, place.get(), number)) {
        return {};
    }
    const ssize left = self->ahead.size - self->at;
    if (left != 0 && !has_plain_bytes(self)) {
        return raise(thread, os_error_type, "can't reconstruct logical file position");
    }
    return owned::take(make_int(number - left));
}

[[nodiscard]] constexpr owned text_io_seek(thread_state& thread, const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "TextIOWrapper.seek", given, to, whence)) {
        return {};
    }
    text_io_object* const self = open_text_io(thread, given.values[0]);
    if (self == nullptr || !check_places(thread, self)) {
        return {};
    }
    if (whence == 1) {
        if (to != 0) {
            return raise_unsupported(thread, "can't do nonzero cur-relative seeks");
        }
        const owned here = call_on_file(thread, given.values[0], &str_<"tell">);
        if (!here || !interpreter::to_c_integer(thread, here.get(), to)) {
            return {};
        }
    } else if (whence == 2) {
        if (to != 0) {
            return raise_unsupported(thread, "can't do nonzero end-relative seeks");
        }
    } else if (whence != 0) {
        return raise(thread, value_error_type, "invalid whence (", whence,
                     ", should be 0, 1 or 2)");
    }
    if (to < 0) {
        return raise(thread, value_error_type, "negative seek position ", to);
    }
    if (!call_on_file(thread, given.values[0], &str_<"flush">)) {
        return {};
    }
    self->ahead.size = self->at = 0;
    owned place = call_named(thread, buffer_of(self), str_<"seek">, make_int(to),
                             make_int(whence == 2 ? 2 : 0));
    if (place &&
        (!reset_decoder(thread, self) ||
         !reset_encoder(thread, self,
                        place.get().kind == tag::integer && place.get().data.integer == 0))) {
        return {};
    }
    return place;
}

[[nodiscard]] constexpr owned text_io_truncate(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes(thread, "TextIOWrapper.truncate", given, 0, 1)) {
        return {};
    }
    text_io_object* const self = made_text_io(thread, given.values[0]);
    if (self == nullptr || !call_on_file(thread, given.values[0], &str_<"flush">)) {
        return {};
    }
    return call_named(thread, buffer_of(self), str_<"truncate">,
                      given.count == 2 ? given.values[1] : none_value);
}

// ---- the rest ----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned text_io_reconfigure(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<5> of{"reconfigure",
                              {"encoding", "errors", "newline", "line_buffering", "write_through"},
                              0,
                              0,
                              0};
    value values[5];
    if (!read_arguments(thread, of, given, values, 1)) {
        return {};
    }
    text_io_object* const self = made_text_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    const auto wanted = [&](int index) { return values[index] && values[index].kind != tag::none; };
    if (self->ahead.size != 0 && (wanted(0) || wanted(1) || values[2])) {
        return raise_unsupported(thread, "It is not possible to set the encoding or newline of "
                                         "stream after the first read");
    }
    const int lines = wanted(3) ? is_true(thread, values[3]) : self->line_buffering ? 1 : 0;
    const int through = wanted(4) ? is_true(thread, values[4]) : self->write_through ? 1 : 0;
    if (lines < 0 || through < 0 || !check_newline(thread, values[2]) ||
        !call_on_file(thread, given.values[0], &str_<"flush">)) {
        return {};
    }
    if (wanted(0) || wanted(1)) {
        const owned errors = owned::share(make_object(self->errors));
        const owned encoding = owned::share(make_object(self->encoding));
        owned codec;
        if (!set_codec(thread, self, wanted(0) ? values[0] : encoding.get(),
                       wanted(1)   ? values[1]
                       : wanted(0) ? none_value
                                   : errors.get(),
                       codec) ||
            !set_converters(thread, self, codec) || !find_begin(thread, self)) {
            return {};
        }
    }
    if (values[2]) {
        object* const newline = wanted(2) ? values[2].data.object : nullptr;
        if (newline != nullptr) {
            increment(newline);
        }
        state::replace(self->newline, newline);
    }
    self->line_buffering = lines != 0;
    self->write_through = through != 0;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned text_io_buffer(thread_state&, value self) noexcept {
    return share_or_none(text_io_of(self)->buffer);
}

[[nodiscard]] constexpr owned text_io_encoding(thread_state&, value self) noexcept {
    return share_or_none(text_io_of(self)->encoding);
}

[[nodiscard]] constexpr owned text_io_errors(thread_state& thread, value self) noexcept {
    if (made_text_io(thread, self) == nullptr) {
        return {};
    }
    return share_or_none(text_io_of(self)->errors);
}

[[nodiscard]] constexpr owned text_io_newlines(thread_state& thread, value self) noexcept {
    if (made_text_io(thread, self) == nullptr) {
        return {};
    }
    return newlines_seen(thread, text_io_of(self)->seen);
}

/// _CHUNK_SIZE.
[[nodiscard]] constexpr owned text_io_chunk_size(thread_state&, value self) noexcept {
    return owned::take(make_int(text_io_of(self)->chunk_size));
}

[[nodiscard]] constexpr int set_text_io_chunk_size(thread_state& thread, value self, value,
                                                   value item) noexcept {
    ssize size = 0;
    if (!item) {
        return raise(thread, attribute_error_type, "cannot delete attribute");
    }
    if (made_text_io(thread, self) == nullptr ||
        !interpreter::to_ssize(thread, item, size, value_error_type)) {
        return -1;
    }
    if (size <= 0) {
        return raise(thread, value_error_type, "a strictly positive integer is required");
    }
    text_io_of(self)->chunk_size = size;
    return 0;
}

[[nodiscard]] constexpr owned text_io_repr(thread_state& thread, value self) noexcept {
    const text_io_object* const of = text_io_of(self);
    if (of->encoding == nullptr) {
        return raise(thread, value_error_type, "I/O operation on uninitialized object");
    }
    text_builder built{thread};
    built.add("<_io.TextIOWrapper");
    if (add_file_name(thread, built, self, " name=") < 0) {
        return {};
    }
    const owned mode = interpreter::get_attribute(thread, self, &str_<"mode">);
    if (mode) {
        const owned shown = interpreter::repr(thread, mode.get());
        if (!shown) {
            return {};
        }
        built.add(" mode=");
        built.add(shown.as_object());
    } else if (!clear_pending(thread, attribute_error_type)) {
        return {};
    }
    const owned encoding = interpreter::repr(thread, make_object(of->encoding));
    if (!encoding) {
        return {};
    }
    built.add(" encoding=");
    built.add(encoding.as_object());
    built.add(">");
    return built.finish();
}

constexpr int text_io_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<text_io_object*>(held);
    return visit_each(visit, argument, self->dict, self->buffer, self->encoding, self->errors,
                      self->encoder, self->decoder, self->newline);
}

constexpr void text_io_clear(object* self) noexcept {
    auto* const of = static_cast<text_io_object*>(self);
    state::drop(of->dict);
    state::drop(of->encoder);
    state::drop(of->decoder);
}

/// As buffered_free(): what the buffer has to write goes first.
constexpr void text_io_free(object* held) noexcept {
    auto* const self = static_cast<text_io_object*>(held);
    if (!std::is_constant_evaluated() && self->buffer != nullptr && self->written.size != 0) {
        const type_object* const type = self->buffer->ob_type;
        if (type == &buffered_writer_type || type == &buffered_random_type) {
            auto* const below = static_cast<buffered_object*>(self->buffer);
            write_last(below->raw, below->written);
            below->written.size = 0;
            write_last(below->raw, self->written);
        }
    }
    self->ahead.release();
    self->written.release();
    state::release<text_io_object>(self);
}

} // namespace stasis::library::detail
