// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/text_codec.hpp: text to bytes and back: str.encode, bytes.decode, and
// str(bytes, ...).
// Promises: UTF-8, ASCII and Latin-1 with the error handlers strict, ignore, replace,
// backslashreplace and surrogatepass (UTF-8 only), and CPython 3.11's messages.
// CPython 3.11: unicode_encode_ucs1, unicode_encode_utf8, unicode_decode_utf8
// (Objects/unicodeobject.c).
// Refuses: other encodings and handlers: LookupError. A UnicodeError here has its message as its
// one argument, and no attributes (encoding, object, start, end, reason).
#pragma once

#include <stasis/builtins/encoding.hpp>
#include <stasis/builtins/str_repr.hpp>

namespace stasis::builtins {

namespace detail {

/// A buffer of bytes that grows.
class bytes_builder {
public:
    constexpr explicit bytes_builder(thread_state& thread) noexcept : built_(thread) {}
    constexpr void add(char32_t byte) noexcept { built_.add(byte); }
    constexpr void add(const char* ascii) noexcept { built_.add(ascii); }
    constexpr text_builder& as_text() noexcept { return built_; }
    [[nodiscard]] constexpr owned finish(thread_state& thread) noexcept {
        const owned latin1 = built_.finish();
        if (!latin1) {
            return {};
        }
        return new_bytes(thread, text_of(latin1.as_object()).one, built_.size());
    }

private:
    text_builder built_;
};

constexpr void add_utf8(bytes_builder& to, char32_t character) noexcept {
    if (character < 0x80) {
        to.add(character);
        return;
    }
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr char32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
    to.add(leads[more] | character >> (6 * more));
    for (int i = more - 1; i >= 0; --i) {
        to.add(0x80 | (character >> (6 * i) & 0x3F));
    }
}

/// The message of a UnicodeEncodeError; the characters are those from `from` to `to`.
constexpr void raise_encode(thread_state& thread, const text& in, ssize from, ssize to,
                            encoding form) noexcept {
    text_builder shown{thread};
    if (to - from == 1) {
        shown.add(" '");
        add_escape(shown, in[from]);
        shown.add("' in position ");
        shown.add(from);
    } else {
        shown.add("s in position ");
        shown.add(from);
        shown.add('-');
        shown.add(to - 1);
    }
    const char* reason = form == encoding::utf8    ? "surrogates not allowed"
                         : form == encoding::ascii ? "ordinal not in range(128)"
                                                   : "ordinal not in range(256)";
    raise(thread, unicode_encode_error_type, "'", encoding_name(form),
          "' codec can't encode character", shown.view(), ": ", reason);
}

/// The message of a UnicodeDecodeError; the bytes are those from `from` to `to`.
constexpr void raise_decode(thread_state& thread, const unsigned char* in, ssize from, ssize to,
                            encoding form, const char* reason) noexcept {
    text_builder shown{thread};
    if (to - from == 1) {
        shown.add(" 0x");
        shown.add("0123456789abcdef"[in[from] >> 4]);
        shown.add("0123456789abcdef"[in[from] & 15]);
        shown.add(" in position ");
        shown.add(from);
    } else {
        shown.add("s in position ");
        shown.add(from);
        shown.add('-');
        shown.add(to - 1);
    }
    raise(thread, unicode_decode_error_type, "'", encoding_name(form),
          "' codec can't decode byte", shown.view(), ": ", reason);
}

constexpr void raise_handler(thread_state& thread, value errors) noexcept {
    raise(thread, lookup_error_type, "unknown error handler name '", errors.data.object, "'");
}

} // namespace detail

/// text.encode(encoding, errors): a bytes.
[[nodiscard]] constexpr owned encode_text(thread_state& thread, const text& in, encoding form,
                                          error_handler handler, value errors) noexcept {
    const auto fits = [form](char32_t character) {
        return form == encoding::utf8    ? character < 0xD800 || character > 0xDFFF
               : form == encoding::ascii ? character < 0x80
                                         : character < 0x100;
    };
    detail::bytes_builder built{thread};
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

/// One character out of bytes: what it is, or how many bytes are wrong and why.
struct decoded {
    char32_t character = 0;
    ssize size = 1;
    const char* reason = nullptr;
};

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
            detail::raise_decode(thread, in, i, i + one.size, form, one.reason);
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
