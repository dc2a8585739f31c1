// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/text_codec.hpp: text to bytes and back: str.encode, bytes.decode, and
// str(bytes, ...).
// Promises: UTF-8, UTF-16, UTF-32 (wide_codec.hpp), ASCII and Latin-1 with the error handlers strict,
// ignore, replace, backslashreplace and surrogatepass (UTF only), and CPython 3.11's messages.
// CPython 3.11: unicode_encode_ucs1, unicode_encode_utf8, unicode_decode_utf8
// (Objects/unicodeobject.c), Lib/encodings/utf_8_sig.py.
// Refuses: other encodings and handlers: LookupError.
#pragma once

#include <stasis/builtins/wide_codec.hpp>

namespace stasis::builtins {

/// text.encode(encoding, errors): a bytes.
[[nodiscard]] constexpr owned encode_text(thread_state& thread, const text& in, encoding form,
                                          error_handler handler, value errors) noexcept {
    if (form >= encoding::utf16) {
        return encode_wide(thread, in, form, handler, errors);
    }
    detail::bytes_builder built{thread};
    if (form == encoding::utf8_sig) {
        detail::add_utf8(built, 0xFEFF);
        form = encoding::utf8;
    }
    const auto fits = [form](char32_t character) {
        return form == encoding::utf8    ? character < 0xD800 || character > 0xDFFF
               : form == encoding::ascii ? character < 0x80
                                         : character < 0x100;
    };
    for (ssize i = 0; i < in.size;) {
        if (fits(in[i])) {
            if (form == encoding::utf8) {
                detail::add_utf8(built, in[i]);
            } else {
                built.add(in[i]);
            }
            ++i;
            continue;
        }
        ssize end = i + 1;
        while (end < in.size && !fits(in[end])) {
            ++end;
        }
        if (handler == error_handler::unknown) {
            detail::raise_handler(thread, errors);
            return {};
        }
        if (handler == error_handler::strict ||
            (handler == error_handler::surrogatepass && form != encoding::utf8)) {
            detail::raise_encode(thread, in, i, end, form);
            return {};
        }
        for (; i < end; ++i) {
            if (handler == error_handler::replace) {
                built.add('?');
            } else if (handler == error_handler::backslashreplace) {
                add_escape(built.as_text(), in[i]);
            } else if (handler == error_handler::surrogatepass) {
                detail::add_utf8(built, in[i]);
            }
        }
    }
    return built.finish(thread);
}

namespace detail {

/// UTF-8 as the Unicode standard wants it read: as many bytes are wrong as could begin a character.
[[nodiscard]] constexpr decoded decode_one(const unsigned char* in, ssize at, ssize size,
                                           bool surrogates) noexcept {
    const unsigned char lead = in[at];
    if (lead < 0x80) {
        return {lead, 1, nullptr};
    }
    const ssize length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0) {
        return {0, 1, "invalid start byte"};
    }
    char32_t character = lead & (0x7Fu >> length);
    for (ssize i = 1; i < length; ++i) {
        if (at + i >= size) {
            return {0, i, "unexpected end of data"};
        }
        const unsigned char next = in[at + i];
        const unsigned char low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = i > 1                           ? 0xBF
                                   : lead == 0xED && !surrogates ? 0x9F
                                   : lead == 0xF4                ? 0x8F
                                                                 : 0xBF;
        if (next < low || next > high) {
            return {0, i, "invalid continuation byte"};
        }
        character = character << 6 | (next & 0x3F);
    }
    return {character, length, nullptr};
}

} // namespace detail

/// bytes.decode(encoding, errors): a str.
[[nodiscard]] constexpr owned decode_bytes(thread_state& thread, const unsigned char* in,
                                           ssize size, encoding form, error_handler handler,
                                           value errors) noexcept {
    if (form == encoding::latin1) {
        return new_str(thread, text{in, size});
    }
    if (form >= encoding::utf16) {
        return decode_wide(thread, in, size, form, handler, errors);
    }
    if (form == encoding::utf8_sig) {
        const bool marked = size >= 3 && in[0] == 0xEF && in[1] == 0xBB && in[2] == 0xBF;
        in += marked ? 3 : 0;
        size -= marked ? 3 : 0;
        form = encoding::utf8;
    }
    text_builder built{thread};
    for (ssize i = 0; i < size;) {
        detail::decoded one{in[i], 1, nullptr};
        if (form == encoding::utf8) {
            one = detail::decode_one(in, i, size, handler == error_handler::surrogatepass);
        } else if (in[i] >= 0x80) {
            one.reason = "ordinal not in range(128)";
        }
        if (one.reason == nullptr) {
            built.add(one.character);
        } else if (handler == error_handler::unknown) {
            detail::raise_handler(thread, errors);
            return {};
        } else if (handler == error_handler::strict || handler == error_handler::surrogatepass) {
            detail::raise_decode(thread, in, size, i, i + one.size, form, one.reason);
            return {};
        } else if (handler == error_handler::replace) {
            built.add(char32_t{0xFFFD});
        } else if (handler == error_handler::backslashreplace) {
            for (ssize j = 0; j < one.size; ++j) {
                add_escape(built, in[i + j]);
            }
        }
        i += one.size;
    }
    return built.finish();
}

/// str.encode(encoding="utf-8", errors="strict").
[[nodiscard]] constexpr owned str_encode(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"encoding", "errors"};
    encoding form{};
    error_handler handler{};
    const value name = interpreter::argument(given, 1, "encoding");
    const value errors = interpreter::argument(given, 2, "errors");
    if (!takes_named(thread, "encode", given, names) ||
        !read_codec(thread, "encode", name, errors, form, handler)) {
        return {};
    }
    return encode_text(thread, text_in(given.values[0]), form, handler, errors);
}

} // namespace stasis::builtins
