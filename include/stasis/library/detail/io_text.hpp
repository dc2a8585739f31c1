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

// ---- writing -----------------------------------------------------------------------------------

/// Gives what is to be written to the buffer; false: it raised.
[[nodiscard]] constexpr bool write_pending(thread_state& thread, text_io_object* self) noexcept {
    if (self->written.size == 0) {
        return true;
    }
    const owned bytes = new_bytes(thread, self->written.data, self->written.size);
    self->written.size = 0;
    return bytes && call_named(thread, buffer_of(self), str_<"write">, bytes.get());
}

[[nodiscard]] constexpr owned text_io_write(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "TextIOWrapper.write", given)) {
        return {};
    }
    if (!is_str(given.values[1])) {
        return raise(thread, type_error_type, "write() argument must be str, not ",
                     given.values[1].kind == tag::none ? "None"
                                                       : type_of(given.values[1])->tp_name);
    }
    text_io_object* const self = open_text_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (!self->writes) {
        return raise_unsupported(thread, "not writable");
    }
    const text from = text_in(given.values[1]);
    const bool converts = self->newline != nullptr && text_of(self->newline).size != 0 &&
                          text_of(self->newline)[0] == '\r';
    if (!converts && !self->line_buffering && !self->write_through &&
        self->form <= builtins::encoding::latin1 &&
        (self->begun || self->form != builtins::encoding::utf8_sig) &&
        ascii_of(given.values[1].data.object) != nullptr) { // what most of it is
        self->begun = true;
        if ((self->written.size + from.size > default_buffer_size &&
             !write_pending(thread, self)) ||
            !self->written.add(thread, from.one, from.size) ||
            (self->written.size >= default_buffer_size && !write_pending(thread, self))) {
            return {};
        }
        self->ahead.size = self->at = 0;
        return owned::take(make_int(from.size));
    }
    bool ends = false;
    for (ssize i = 0; i < from.size && !ends; ++i) {
        ends = from[i] == '\n' || from[i] == '\r';
    }
    owned written = owned::share(given.values[1]);
    if (ends && converts) {
        text_builder built{thread};
        add_with_newlines(built, from, text_of(self->newline));
        written = built.finish();
    }
    builtins::encoding form = self->form;
    if (self->begun) {
        form = form == builtins::encoding::utf8_sig ? builtins::encoding::utf8
               : form == builtins::encoding::utf16  ? builtins::encoding::utf16_le
               : form == builtins::encoding::utf32  ? builtins::encoding::utf32_le
                                                    : form;
    }
    const owned errors = owned::share(make_object(self->errors));
    owned bytes;
    if (written && self->encoder != nullptr) {
        const owned encoder = owned::share(self->encoder);
        bytes = call_named(thread, encoder.get(), str_<"encode">, written.get());
        if (bytes && !is_kind_of(bytes.get(), bytes_type)) {
            return raise(thread, type_error_type, "encoder should return a bytes object, not '",
                         type_of(bytes.get())->tp_name, "'");
        }
    } else if (written) {
        bytes = encode_text(thread, text_in(written.get()), form, self->handler, errors.get());
    }
    if (!bytes) {
        return {};
    }
    self->begun = true;
    const auto* added = static_cast<const bytes_object*>(bytes.as_object());
    if (self->written.size + added->ob_size > default_buffer_size && !write_pending(thread, self)) {
        return {};
    }
    if (!self->written.add(thread, bytes_data(added), added->ob_size)) {
        return {};
    }
    const bool flushes = self->line_buffering && ends;
    if ((self->written.size >= default_buffer_size || flushes || self->write_through) &&
        !write_pending(thread, self)) {
        return {};
    }
    if (flushes && !call_on_file(thread, buffer_of(self), &str_<"flush">)) {
        return {};
    }
    self->ahead.size = self->at = 0;
    if (!reset_decoder(thread, self)) {
        return {};
    }
    return owned::take(make_int(from.size));
}

[[nodiscard]] constexpr owned text_io_flush(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.flush", given)) {
        return {};
    }
    text_io_object* const self = open_text_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    self->telling = true;
    if (!write_pending(thread, self)) {
        return {};
    }
    return call_on_file(thread, buffer_of(self), &str_<"flush">);
}

// ---- reading -----------------------------------------------------------------------------------

/// Adds bytes to what was read; false: MemoryError is pending.
[[nodiscard]] constexpr bool add_read(thread_state& thread, text_io_object* self,
                                      const bytes_object* bytes) noexcept {
    if (self->at != 0) { // what was taken makes room
        const ssize left = self->ahead.size - self->at;
        for (ssize i = 0; i < left; ++i) {
            self->ahead.data[i] = self->ahead.data[self->at + i];
        }
        self->ahead.size = left;
        self->at = 0;
    }
    return self->ahead.add(thread, bytes_data(bytes), bytes->ob_size);
}

/// Whether an encoding has bytes for ends of lines that are no part of anything else.
[[nodiscard]] constexpr bool has_plain_bytes(const text_io_object* self) noexcept {
    return self->form < builtins::encoding::utf16;
}

/// Notes which ends of lines a block has; nothing: the end of the file.
constexpr void note_newlines(text_io_object* self, const bytes_object* block) noexcept {
    if (self->newline != nullptr && text_of(self->newline).size != 0) {
        return;
    }
    const unsigned char* const from = bytes_data(block);
    if (!self->pending_cr && find_byte(from, block->ob_size, '\r', '\r') == block->ob_size) {
        const bool any = find_byte(from, block->ob_size, '\n', '\n') != block->ob_size;
        self->seen |= any ? unsigned{seen_lf} : 0;
        return;
    }
    for (ssize i = 0; i < block->ob_size; ++i) {
        const bool pair = self->pending_cr && from[i] == '\n';
        if (pair) {
            self->seen |= seen_crlf;
        } else {
            self->seen |= self->pending_cr ? unsigned{seen_cr} : 0;
            self->seen |= from[i] == '\n' ? unsigned{seen_lf} : 0;
        }
        self->pending_cr = from[i] == '\r';
    }
    if (block->ob_size == 0 && self->pending_cr) {
        self->seen |= seen_cr;
        self->pending_cr = false;
    }
}

/// What the decoder of the registry makes of bytes, as UTF-8; empty: it raised.
[[nodiscard]] constexpr owned decode_registered(thread_state& thread, text_io_object* self,
                                                value bytes, bool last) noexcept {
    const owned decoder = owned::share(self->decoder);
    const owned made = call_named(thread, decoder.get(), str_<"decode">, bytes, make_bool(last));
    if (!made) {
        return {};
    }
    if (!is_str(made.get())) {
        return raise(thread, type_error_type, "decoder should return a string result, not '",
                     type_of(made.get())->tp_name, "'");
    }
    return encode_text(thread, text_in(made.get()), builtins::encoding::utf8,
                       builtins::error_handler::surrogatepass, {});
}

/// What fill_block() answers of a block that the decoder has made nothing of yet.
inline constexpr ssize nothing_decoded = -2;

/// As fill_text(), of one block.
[[nodiscard]] constexpr ssize fill_block(thread_state& thread, text_io_object* self,
                                         bool all) noexcept {
    owned read;
    if (all || (!has_plain_bytes(self) && self->decoder == nullptr)) {
        read = call_on_file(thread, buffer_of(self), &str_<"read">);
    } else {
        const owned read1 = interpreter::get_attribute(thread, buffer_of(self), &str_<"read1">);
        if (read1) {
            read = interpreter::call(thread, read1.get(), make_int(self->chunk_size));
        } else if (clear_pending(thread, attribute_error_type)) {
            read = call_named(thread, buffer_of(self), str_<"read">, make_int(self->chunk_size));
        }
    }
    if (!read) {
        return -1;
    }
    if (!is_kind_of(read.get(), bytes_type) && !all && has_buffer(read.get())) {
        read = builtins::to_bytes(thread, read.get());
        if (!read) {
            return -1;
        }
    }
    if (!is_kind_of(read.get(), bytes_type)) {
        return raise(thread, type_error_type, "underlying ", all ? "read" : "read1",
                     "() should have returned a bytes-like object, not '",
                     type_of(read.get())->tp_name, "'");
    }
    const auto* bytes = static_cast<const bytes_object*>(read.as_object());
    if (self->decoder != nullptr) {
        const bool last = all || bytes->ob_size == 0;
        read = decode_registered(thread, self, read.get(), last);
        if (!read) {
            return -1;
        }
        bytes = static_cast<const bytes_object*>(read.as_object());
        if (bytes->ob_size == 0 && !last) {
            return nothing_decoded;
        }
    } else if (!has_plain_bytes(self) && bytes->ob_size != 0) {
        const owned errors = owned::share(make_object(self->errors));
        const owned text = decode_bytes(thread, bytes_data(bytes), bytes->ob_size, self->form,
                                        self->handler, errors.get());
        if (text) {
            read = encode_text(thread, text_in(text.get()), builtins::encoding::utf8,
                               builtins::error_handler::surrogatepass, {});
        }
        if (!text || !read) {
            return -1;
        }
        bytes = static_cast<const bytes_object*>(read.as_object());
    }
    const bool first = !self->begun;
    const ssize count = bytes->ob_size;
    if (!add_read(thread, self, bytes)) {
        return -1;
    }
    note_newlines(self, bytes);
    self->begun = true;
    if (first && self->form == builtins::encoding::utf8_sig && count >= 3 &&
        self->ahead.data[0] == 0xEF && self->ahead.data[1] == 0xBB && self->ahead.data[2] == 0xBF) {
        self->at = 3;
    }
    return count;
}

/// Reads a block, or all there is: how many bytes, 0 at the end, -1: it raised. What isn't in bytes
/// that can be cut is read as a whole, and kept as UTF-8.
[[nodiscard]] constexpr ssize fill_text(thread_state& thread, text_io_object* self,
                                        bool all) noexcept {
    ssize got = nothing_decoded;
    while (got == nothing_decoded) {
        got = fill_block(thread, self, all);
    }
    return got;
}

/// How many bytes a character takes that begins with this one, as far as that tells.
[[nodiscard]] constexpr ssize character_size(const text_io_object* self,
                                             unsigned char first) noexcept {
    const bool utf8 = self->form <= builtins::encoding::utf8_sig || !has_plain_bytes(self);
    return !utf8 || first < 0xC2 || first >= 0xF5 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Where the next characters end, at most so many if that isn't negative, and at the end of the
/// line if wanted; -1: it raised. Reads what it needs.
[[nodiscard]] constexpr ssize find_end(thread_state& thread, text_io_object* self, ssize most,
                                       bool line) noexcept {
    const owned kept = share_or_none(self->newline); // code that is called may set another one
    const bool translates = self->newline == nullptr;
    const text newline = translates ? text{} : text_of(self->newline);
    const bool universal = translates || newline.size == 0;
    if (line && most < 0 && (universal || newline == text{"\n"})) { // what most of it is
        const ssize left = self->ahead.size - self->at;
        const unsigned char* const from = self->ahead.data + self->at;
        const ssize end = left != 0 ? find_byte(from, left, '\n', universal ? '\r' : '\n') : 0;
        if (end < left && from[end] == '\n') {
            return end + 1;
        }
    }
    ssize offset = 0; // behind what has been taken
    for (ssize count = 0; most < 0 || count < most;) {
        const ssize left = self->ahead.size - self->at;
        const unsigned char first = offset < left ? self->ahead.data[self->at + offset] : 0;
        ssize size = offset < left ? character_size(self, first) : 1;
        const bool may_pair = offset < left && first == '\r' && universal;
        if (offset + size + (may_pair ? 1 : 0) > left) {
            const ssize got = fill_text(thread, self, false);
            if (got < 0) {
                return -1;
            }
            if (got > 0) {
                continue;
            }
            if (offset >= left) {
                break;
            }
            size = offset + size > left ? left - offset : size;
        }
        const unsigned char* const here = self->ahead.data + self->at + offset;
        const bool pair = may_pair && offset + 1 < self->ahead.size - self->at && here[1] == '\n';
        offset += size;
        ++count;
        if (pair && (translates || (line && (most < 0 || count < most)))) {
            ++offset;
            count += translates ? 0 : 1;
        }
        const bool ends = universal           ? first == '\n' || first == '\r'
                          : newline.size == 1 ? first == newline[0]
                                              : first == '\n' && offset > 1 && here[-1] == '\r';
        if (line && ends) {
            break;
        }
    }
    return offset;
}

/// Takes so many bytes of what was read, as text.
[[nodiscard]] constexpr owned take_decoded(thread_state& thread, text_io_object* self,
                                           ssize count) noexcept {
    const ssize left = self->ahead.size - self->at;
    count = count < left ? count : left; // code that was called may have read on
    const unsigned char* const from = self->ahead.data + self->at;
    self->at += count;
    if (count == 0) {
        return owned::take(pointer_to(graph::empty_str));
    }
    if (is_ascii(from, count)) { // what most of it is
        const ssize first = self->newline == nullptr ? find_byte(from, count, '\r', '\r') : count;
        if (first == count) {
            return new_str(thread, text{from, count});
        }
    }
    const bool wide = !has_plain_bytes(self);
    const builtins::encoding form =
        wide || self->form == builtins::encoding::utf8_sig ? builtins::encoding::utf8 : self->form;
    // An error handler may read on, too.
    const owned errors = owned::share(make_object(self->errors));
    const owned bytes = new_bytes(thread, from, count);
    if (!bytes) {
        return {};
    }
    owned made = decode_bytes(
        thread, bytes_data(static_cast<const bytes_object*>(bytes.as_object())), count, form,
        wide ? builtins::error_handler::surrogatepass : self->handler, errors.get());
    if (!made || self->newline != nullptr) {
        return made;
    }
    text_builder built{thread};
    unsigned noted = 0; // when it was read
    take_lines(text_of(made.as_object()), true, noted, built);
    return built.finish();
}

/// The object, if it can be read from; null: it raised.
[[nodiscard]] constexpr text_io_object* readable_text_io(thread_state& thread,
                                                         value self) noexcept {
    text_io_object* const of = open_text_io(thread, self);
    if (of == nullptr) {
        return nullptr;
    }
    if (!of->reads) {
        raise_unsupported(thread, "not readable");
        return nullptr;
    }
    return write_pending(thread, of) ? of : nullptr;
}

[[nodiscard]] constexpr owned text_io_read(thread_state& thread, const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "TextIOWrapper.read", given, size)) {
        return {};
    }
    text_io_object* const self = readable_text_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (size < 0) {
        const ssize got = fill_text(thread, self, true);
        if (got < 0) {
            return {};
        }
        note_newlines(self, static_cast<const bytes_object*>(pointer_to(graph::empty_bytes)));
        return take_decoded(thread, self, self->ahead.size - self->at);
    }
    const ssize count = find_end(thread, self, size, false);
    if (count < 0) {
        return {};
    }
    return take_decoded(thread, self, count);
}

[[nodiscard]] constexpr owned text_io_readline(thread_state& thread,
                                               const arguments& given) noexcept {
    ssize size = -1;
    if (!takes(thread, "TextIOWrapper.readline", given, 0, 1) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], size))) {
        return {};
    }
    text_io_object* const self = readable_text_io(thread, given.values[0]);
    const ssize count = self != nullptr ? find_end(thread, self, size, true) : -1;
    if (count < 0) {
        return {};
    }
    return take_decoded(thread, self, count);
}

[[nodiscard]] constexpr owned text_io_next(thread_state& thread, value held) noexcept {
    text_io_object* const self = made_text_io(thread, held);
    if (self == nullptr) {
        return {};
    }
    self->telling = false;
    owned line;
    if (!is_heap_type(type_of(held))) {
        line = text_io_readline(thread, {&held, 1, nullptr});
    } else {
        line = call_on_file(thread, held, &str_<"readline">);
        if (line && !is_str(line.get())) {
            return raise(thread, os_error_type,
                         "readline() should have returned a str object, not '",
                         type_of(line.get())->tp_name, "'");
        }
    }
    if (!line || text_of(line.as_object()).size == 0) {
        self->telling = true;
        return {};
    }
    return line;
}

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
