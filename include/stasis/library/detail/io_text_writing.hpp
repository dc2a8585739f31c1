// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_text_writing.hpp: the methods of io.TextIOWrapper that write.
// CPython 3.11: Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/io_text_object.hpp>

namespace stasis::library::detail {

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

} // namespace stasis::library::detail
