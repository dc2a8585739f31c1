// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/wide_codec.hpp: UTF-16 and UTF-32, of either byte order, with a byte order mark
// where the encoding's name says no order. CPython 3.11: _PyUnicode_EncodeUTF16,
// PyUnicode_DecodeUTF16Stateful, _PyUnicode_EncodeUTF32, PyUnicode_DecodeUTF32Stateful
// (Objects/unicodeobject.c), utf16_decode (Objects/stringlib/codecs.h). Differs from CPython: an
// unknown error handler is a LookupError, not wrapped in one that says which codec failed, as
// CPython has it of those whose names say an order.
#pragma once

#include <stasis/builtins/handled_error.hpp>

namespace stasis::builtins {

namespace detail {

/// How characters become bytes.
struct wide_form {
    int unit = 2; ///< bytes
    bool big_endian = false;

    constexpr explicit wide_form(encoding form) noexcept
        : unit(form < encoding::utf32 ? 2 : 4),
          big_endian(form == encoding::utf16_be || form == encoding::utf32_be) {}

    constexpr void add_unit(bytes_builder& to, char32_t held) const noexcept {
        for (int i = 0; i < unit; ++i) {
            to.add(held >> (8 * (big_endian ? unit - 1 - i : i)) & 0xFF);
        }
    }

    constexpr void add(bytes_builder& to, char32_t character) const noexcept {
        if (unit == 2 && character > 0xFFFF) {
            add_unit(to, 0xD7C0 + (character >> 10));
            add_unit(to, 0xDC00 | (character & 0x3FF));
        } else {
            add_unit(to, character);
        }
    }

    [[nodiscard]] constexpr char32_t unit_at(const unsigned char* from) const noexcept {
        char32_t held = 0;
        for (int i = 0; i < unit; ++i) {
            held |= char32_t{from[i]} << (8 * (big_endian ? unit - 1 - i : i));
        }
        return held;
    }

    /// The next character, of at least one byte; a lone surrogate is one where `surrogates` says
    /// so.
    [[nodiscard]] constexpr decoded next(const unsigned char* from, ssize size,
                                         bool surrogates) const noexcept {
        if (size < unit) {
            return {0, size, "truncated data", true};
        }
        const char32_t first = unit_at(from);
        if (unit == 4 && first > 0x10FFFF) {
            return {0, 4, "code point not in range(0x110000)"};
        }
        const bool surrogate = first >= 0xD800 && first <= 0xDFFF;
        if (unit == 4) {
            const bool wrong = surrogate && !surrogates;
            return {first, 4,
                    wrong ? "code point in surrogate code point range(0xd800, 0xe000)" : nullptr};
        }
        if (surrogate && first < 0xDC00 && size >= 4) {
            const char32_t second = unit_at(from + 2);
            if (second >= 0xDC00 && second <= 0xDFFF) {
                return {0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)), 4, nullptr};
            }
        }
        if (!surrogate || surrogates) {
            return {first, 2, nullptr, surrogate && first < 0xDC00 && size < 4};
        }
        if (first >= 0xDC00) {
            return {0, 2, "illegal encoding"};
        }
        return size < 4 ? decoded{0, size, "unexpected end of data", true}
                        : decoded{0, 2, "illegal UTF-16 surrogate"};
    }
};

/// Adds what an error handler has answered; false: it is no whole units, or not ASCII.
[[nodiscard]] constexpr bool add_wide_answer(bytes_builder& built, const wide_form& to,
                                             const handled_error& by) noexcept {
    if (!is_str(by.with.get())) {
        const auto* bytes = static_cast<const bytes_object*>(by.with.as_object());
        built.as_text().add(text{bytes_data(bytes), bytes->ob_size});
        return bytes->ob_size % to.unit == 0;
    }
    const text with = text_in(by.with.get());
    bool fits = true;
    for (ssize i = 0; i < with.size; ++i) {
        fits = fits && with[i] < 0x80;
        to.add(built, with[i]);
    }
    return fits;
}

} // namespace detail

/// text.encode() in UTF-16 or UTF-32.
[[nodiscard]] constexpr owned encode_wide(thread_state& thread, const text& in, encoding form,
                                          error_handler handler, value errors) noexcept {
    const detail::wide_form to{form};
    detail::bytes_builder built{thread};
    if (form == encoding::utf16 || form == encoding::utf32) {
        to.add(built, 0xFEFF);
    }
    encoding_errors wrong{in, detail::encoding_name(form), detail::reason_against(form)};
    for (ssize i = 0; i < in.size;) {
        const ssize next = i + 1;
        if (in[i] < 0xD800 || in[i] > 0xDFFF || handler == error_handler::surrogatepass) {
            to.add(built, in[i]);
        } else if (handler == error_handler::strict) {
            return wrong.raise_at(thread, i, next);
        } else if (handler == error_handler::replace) {
            to.add(built, '?');
        } else if (handler == error_handler::backslashreplace) {
            text_builder shown{thread};
            add_escape(shown, in[i]);
            for (ssize j = 0; j < shown.size(); ++j) {
                to.add(built, shown.view()[j]);
            }
        } else if (handler != error_handler::ignore) {
            handled_error by;
            if (!wrong.handle(thread, errors, i, next, by)) {
                return {};
            }
            if (!detail::add_wide_answer(built, to, by)) {
                return wrong.raise_at(thread, i, next);
            }
            i = by.at;
            continue;
        }
        i = next;
    }
    return built.finish(thread);
}

/// bytes.decode() of UTF-16 or UTF-32; `consumed`, if any, as for decode_bytes();
/// what is before `at` is a mark that was read.
[[nodiscard]] constexpr owned decode_wide(thread_state& thread, const unsigned char* in, ssize size,
                                          encoding form, error_handler handler, value errors,
                                          ssize* consumed = nullptr, ssize at = 0) noexcept {
    if (form == encoding::utf16 || form == encoding::utf32) {
        const bool two = form == encoding::utf16;
        const encoding big = two ? encoding::utf16_be : encoding::utf32_be;
        const bool marked_big =
            size >= (two ? 2 : 4) && detail::wide_form{big}.unit_at(in) == 0xFEFF;
        const bool marked =
            marked_big || (size >= (two ? 2 : 4) && detail::wide_form{form}.unit_at(in) == 0xFEFF);
        at = marked ? (two ? 2 : 4) : 0;
        form = marked_big ? big : two ? encoding::utf16_le : encoding::utf32_le;
    }
    const detail::wide_form from{form};
    text_builder built{thread};
    decoding_errors wrong{in, size, detail::encoding_name(form)};
    while (at < size) {
        const detail::decoded one =
            from.next(in + at, size - at, handler == error_handler::surrogatepass);
        if (consumed != nullptr && one.incomplete) {
            break;
        }
        if (one.reason == nullptr) {
            built.add(one.character);
        } else if (handler == error_handler::strict || handler == error_handler::surrogatepass) {
            detail::raise_decode(thread, in, size, at, at + one.size, form, one.reason);
            return {};
        } else if (handler == error_handler::replace) {
            built.add(char32_t{0xFFFD});
        } else if (handler == error_handler::backslashreplace) {
            for (ssize j = 0; j < one.size; ++j) {
                add_escape(built, in[at + j]);
            }
        } else if (handler != error_handler::ignore) {
            handled_error by;
            if (!wrong.handle(thread, errors, at, at + one.size, one.reason, by)) {
                return {};
            }
            in = wrong.in;
            size = wrong.size;
            built.add(by.with.as_object());
            at = by.at;
            continue;
        }
        at += one.size;
    }
    if (consumed != nullptr) {
        *consumed = at;
    }
    return built.finish();
}

} // namespace stasis::builtins
