// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/text_codec.hpp: text to bytes and back: str.encode, bytes.decode, and
// str(bytes, ...).
// Promises: UTF-8, UTF-16, UTF-32 (wide_codec.hpp), ASCII and Latin-1 with CPython 3.11's messages.
// Of the error handlers, strict, ignore, replace, backslashreplace and surrogatepass are done here,
// the others called (error_handlers.hpp). CPython 3.11: unicode_encode_ucs1, unicode_encode_utf8,
// unicode_decode_utf8 (Objects/unicodeobject.c), Lib/encodings/utf_8_sig.py. Refuses: other
// encodings: LookupError.
#pragma once

#include <stasis/builtins/codec_registry.hpp>
#include <stasis/builtins/wide_codec.hpp>

namespace stasis::builtins {

namespace detail {

/// Adds what an error handler has answered; false: it has characters that can't be encoded either.
[[nodiscard]] constexpr bool add_answer(bytes_builder& built, encoding form,
                                        const handled_error& by) noexcept {
    if (!is_str(by.with.get())) {
        const auto* bytes = static_cast<const bytes_object*>(by.with.as_object());
        built.as_text().add(text{bytes_data(bytes), bytes->ob_size});
        return true;
    }
    const text with = text_in(by.with.get());
    const char32_t limit = form == encoding::latin1 ? 0x100 : 0x80;
    for (ssize i = 0; i < with.size; ++i) {
        if (with[i] >= limit) {
            return false;
        }
        built.add(with[i]);
    }
    return true;
}

} // namespace detail

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
    encoding_errors wrong{in, detail::encoding_name(form), detail::reason_against(form)};
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
        while (handler == error_handler::surrogateescape && i < end && in[i] >= 0xDC80 &&
               in[i] <= 0xDCFF) {
            built.add(in[i++] - 0xDC00);
        }
        if (handler >= error_handler::surrogateescape && i < end) {
            handled_error by;
            if (!wrong.handle(thread, errors, i, end, by)) {
                return {};
            }
            if (!detail::add_answer(built, form, by)) {
                return wrong.raise_at(thread, i, end);
            }
            i = by.at;
            continue;
        }
        if (handler == error_handler::strict ||
            (handler == error_handler::surrogatepass && form != encoding::utf8)) {
            return wrong.raise_at(thread, i, end);
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
    surrogates = surrogates && at + 2 < size && (in[at + 2] & 0xC0) == 0x80;
    char32_t character = lead & (0x7Fu >> length);
    for (ssize i = 1; i < length; ++i) {
        if (at + i >= size) {
            return {0, i, "unexpected end of data", true};
        }
        const unsigned char next = in[at + i];
        const unsigned char low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = i > 1                         ? 0xBF
                                   : lead == 0xED && !surrogates ? 0x9F
                                   : lead == 0xF4                ? 0x8F
                                                                 : 0xBF;
        if (next < low || next > high) {
            // The first two bytes of a surrogate wait for a handler that passes it.
            return {0, i, "invalid continuation byte",
                    lead == 0xED && i == 1 && size - at == 2 && next >= 0xA0 && next <= 0xBF};
        }
        character = character << 6 | (next & 0x3F);
    }
    return {character, length, nullptr};
}

} // namespace detail

/// bytes.decode(encoding, errors): a str. With `consumed`, more bytes may follow: what they may
/// complete is left, and it says how many bytes were not.
[[nodiscard]] constexpr owned decode_bytes(thread_state& thread, const unsigned char* in,
                                           ssize size, encoding form, error_handler handler,
                                           value errors, ssize* consumed = nullptr) noexcept {
    if (form == encoding::latin1) {
        if (consumed != nullptr) {
            *consumed = size;
        }
        return new_str(thread, text{in, size});
    }
    if (form >= encoding::utf16) {
        return decode_wide(thread, in, size, form, handler, errors, consumed);
    }
    if (form == encoding::utf8_sig) {
        const bool marked = size >= 3 && in[0] == 0xEF && in[1] == 0xBB && in[2] == 0xBF;
        in += marked ? 3 : 0;
        size -= marked ? 3 : 0;
        form = encoding::utf8;
    }
    text_builder built{thread};
    decoding_errors wrong{in, size, detail::encoding_name(form)};
    ssize i = 0;
    while (i < size) {
        detail::decoded one{in[i], 1, nullptr};
        if (form == encoding::utf8) {
            one = detail::decode_one(in, i, size, handler == error_handler::surrogatepass);
        } else if (in[i] >= 0x80) {
            one.reason = "ordinal not in range(128)";
        }
        if (consumed != nullptr && one.incomplete) {
            break;
        }
        if (one.reason == nullptr) {
            built.add(one.character);
        } else if (handler == error_handler::strict || handler == error_handler::surrogatepass) {
            detail::raise_decode(thread, in, size, i, i + one.size, form, one.reason);
            return {};
        } else if (handler == error_handler::replace) {
            built.add(char32_t{0xFFFD});
        } else if (handler == error_handler::backslashreplace) {
            for (ssize j = 0; j < one.size; ++j) {
                add_escape(built, in[i + j]);
            }
        } else if (handler != error_handler::ignore) {
            handled_error by;
            if (!wrong.handle(thread, errors, i, i + one.size, one.reason, by)) {
                return {};
            }
            in = wrong.in;
            size = wrong.size;
            built.add(by.with.as_object());
            i = by.at;
            continue;
        }
        i += one.size;
    }
    if (consumed != nullptr) {
        *consumed = i;
    }
    return built.finish();
}

/// A str in the encoding of that name, of the library or registered; the arguments of a function of
/// that name may be empty. Empty: it raised.
[[nodiscard]] constexpr owned encode_str(thread_state& thread, const char* function, value str,
                                         value name, value errors) noexcept {
    encoding form{};
    error_handler handler{};
    if (!read_codec(thread, function, name, errors, form, handler)) {
        if (!is_left_to_registry(thread, name)) {
            return {};
        }
        return convert_by_registry<true>(thread, str, name, errors);
    }
    return encode_text(thread, text_in(str), form, handler, errors);
}

/// The text of bytes, which an error handler may change, in the encoding of that name.
[[nodiscard]] constexpr owned decode_by_name(thread_state& thread, const char* function,
                                             value bytes, value name, value errors) noexcept {
    encoding form{};
    error_handler handler{};
    if (!read_codec(thread, function, name, errors, form, handler)) {
        if (!is_left_to_registry(thread, name)) {
            return {};
        }
        return convert_by_registry<false>(thread, bytes, name, errors);
    }
    const owned kept = fixed_bytes(thread, bytes);
    if (!kept) {
        return {};
    }
    const text in = bytes_in(kept.get());
    return decode_bytes(thread, in.one, in.size, form, handler, errors);
}

/// str.encode(encoding="utf-8", errors="strict").
[[nodiscard]] constexpr owned str_encode(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"encode", {"encoding", "errors"}};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    return encode_str(thread, "encode", given.values[0], each[0], each[1]);
}

} // namespace stasis::builtins
