// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_text_reading.hpp: the methods of io.TextIOWrapper that read.
// Promises: bytes are kept as they were read, and decoded when somebody takes them.
// Refuses: a UnicodeDecodeError counts from the beginning of the line, or of what read() was asked
// for, where CPython's counts from that of a block.
// CPython 3.11: Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/io_text_writing.hpp>

namespace stasis::library::detail {

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

} // namespace stasis::library::detail
