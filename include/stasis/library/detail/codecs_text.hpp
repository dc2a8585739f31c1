// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_text.hpp: _codecs' functions of the encodings that the library
// knows: UTF-8, UTF-16, UTF-32, ASCII and Latin-1. CPython 3.11: Modules/_codecsmodule.c.
#pragma once

#include <stasis/library/detail/codecs_arguments.hpp>

namespace stasis::library::detail {

/// utf_8_encode(str, errors=None) and its like.
template <support::fixed_string Name, encoding Form>
[[nodiscard]] constexpr owned codecs_encode(thread_state& thread, const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, Name.text, given, 1, 2) || !read_text(thread, Name.text, given) ||
        !read_errors(thread, Name.text, given, 1, errors, handler)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    return with_size(thread, encode_text(thread, in, Form, handler, errors), in.size);
}

/// utf_16_encode(str, errors=None, byteorder=0) and utf_32_encode.
template <support::fixed_string Name, encoding Marked, encoding Little, encoding Big>
[[nodiscard]] constexpr owned codecs_encode_wide(thread_state& thread,
                                                 const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    int order = 0;
    if (!takes_positional(thread, Name.text, given, 1, 3) || !read_text(thread, Name.text, given) ||
        !read_errors(thread, Name.text, given, 1, errors, handler) ||
        !read_int(thread, given, 2, order)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    const encoding form = order == 0 ? Marked : order < 0 ? Little : Big;
    return with_size(thread, encode_text(thread, in, form, handler, errors), in.size);
}

/// ascii_decode(data, errors=None) and latin_1_decode.
template <support::fixed_string Name, encoding Form>
[[nodiscard]] constexpr owned codecs_decode(thread_state& thread, const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, Name.text, given, 1, 2)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    if (!kept || !read_errors(thread, Name.text, given, 1, errors, handler)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    return with_size(thread, decode_bytes(thread, in.one, in.size, Form, handler, errors), in.size);
}

/// utf_8_decode(data, errors=None, final=False) and its like.
template <support::fixed_string Name, encoding Form>
[[nodiscard]] constexpr owned codecs_decode_part(thread_state& thread,
                                                 const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    int final = 0;
    if (!takes_positional(thread, Name.text, given, 1, 3)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    if (!kept || !read_errors(thread, Name.text, given, 1, errors, handler) ||
        !read_int(thread, given, 2, final)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    ssize consumed = in.size;
    const owned made = decode_bytes(thread, in.one, in.size, Form, handler, errors,
                                    final == 0 ? &consumed : nullptr);
    return with_size(thread, made, consumed);
}

/// utf_16_ex_decode(data, errors=None, byteorder=0, final=False) and utf_32_ex_decode: a third item
/// says the byte order, and the argument of that name, what to take where there is no mark.
template <support::fixed_string Name, encoding Little, encoding Big>
[[nodiscard]] constexpr owned codecs_decode_ordered(thread_state& thread,
                                                    const arguments& given) noexcept {
    value errors;
    error_handler handler{};
    int order = 0;
    int final = 0;
    if (!takes_positional(thread, Name.text, given, 1, 4)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    if (!kept || !read_errors(thread, Name.text, given, 1, errors, handler) ||
        !read_int(thread, given, 2, order) || !read_int(thread, given, 3, final)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    constexpr ssize unit = Little < encoding::utf32 ? 2 : 4;
    ssize mark = 0;
    if (order == 0 && in.size >= unit) {
        using builtins::detail::wide_form;
        order = wide_form{Little}.unit_at(in.one) == 0xFEFF ? -1
                : wide_form{Big}.unit_at(in.one) == 0xFEFF  ? 1
                                                            : 0;
        mark = order != 0 ? unit : 0;
    }
    ssize consumed = in.size;
    const encoding form = order > 0 ? Big : Little;
    const owned made = decode_wide(thread, in.one, in.size, form, handler, errors,
                                   final == 0 ? &consumed : nullptr, mark);
    if (!made) {
        return {};
    }
    const value parts[] = {made.get(), make_int(consumed), make_int(order)};
    return owned::take(new_tuple(thread, parts, 3));
}

} // namespace stasis::library::detail
