// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_case.hpp: the methods of bytes that look at letters in their order (capitalize,
// title, islower and its kin), isascii, and those that change bytes by a table: maketrans, translate.
// CPython 3.11: Objects/bytes_methods.c, bytes_translate_impl (Objects/bytesobject.c).
#pragma once

#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/codec_parts.hpp>
#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

/// bytes.capitalize().
[[nodiscard]] constexpr owned bytes_capitalize(thread_state& thread,
                                               const arguments& given) noexcept {
    bool first = true;
    return detail::changed_bytes(thread, "bytes.capitalize", given, [&first](char32_t byte) {
        const bool changes = first ? detail::is_ascii_lower(byte) : detail::is_ascii_upper(byte);
        first = false;
        return changes ? byte ^ 32 : byte;
    });
}

/// bytes.title().
[[nodiscard]] constexpr owned bytes_title(thread_state& thread, const arguments& given) noexcept {
    bool inside = false;
    return detail::changed_bytes(thread, "bytes.title", given, [&inside](char32_t byte) {
        const bool changes = inside ? detail::is_ascii_upper(byte) : detail::is_ascii_lower(byte);
        inside = detail::is_ascii_letter(byte);
        return changes ? byte ^ 32 : byte;
    });
}

namespace detail {

/// Whether there are letters, and all are small, or all are capital ones.
[[nodiscard]] constexpr owned letters_are(thread_state& thread, const char* name,
                                          const arguments& given, bool upper) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    bool found = false;
    for (ssize i = 0; i < in.size; ++i) {
        if (upper ? is_ascii_lower(in[i]) : is_ascii_upper(in[i])) {
            return owned::take(make_bool(false));
        }
        found = found || is_ascii_letter(in[i]);
    }
    return owned::take(make_bool(found));
}

} // namespace detail

/// bytes.islower().
[[nodiscard]] constexpr owned bytes_islower(thread_state& thread, const arguments& given) noexcept {
    return detail::letters_are(thread, "bytes.islower", given, false);
}

/// bytes.isupper().
[[nodiscard]] constexpr owned bytes_isupper(thread_state& thread, const arguments& given) noexcept {
    return detail::letters_are(thread, "bytes.isupper", given, true);
}

/// bytes.istitle(): capital letters begin words, and small ones go on with them.
[[nodiscard]] constexpr owned bytes_istitle(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "bytes.istitle", given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    bool found = false;
    bool inside = false;
    for (ssize i = 0; i < in.size; ++i) {
        const bool letter = detail::is_ascii_letter(in[i]);
        if (letter && detail::is_ascii_upper(in[i]) == inside) {
            return owned::take(make_bool(false));
        }
        inside = letter;
        found = found || letter;
    }
    return owned::take(make_bool(found));
}

/// bytes.isascii().
[[nodiscard]] constexpr owned bytes_isascii(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "bytes.isascii", given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    ssize at = 0;
    while (at < in.size && in[at] < 128) {
        ++at;
    }
    return owned::take(make_bool(at == in.size));
}

/// bytes.maketrans(from, to): static; a table of 256 bytes.
[[nodiscard]] constexpr owned bytes_maketrans(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_plain(thread, "maketrans", given, 2, 2) ||
        !detail::check_bytes(thread, given.values[0]) ||
        !detail::check_bytes(thread, given.values[1])) {
        return {};
    }
    const text from = bytes_in(given.values[0]);
    const text to = bytes_in(given.values[1]);
    if (from.size != to.size) {
        return raise(thread, value_error_type, "maketrans arguments must have same length");
    }
    return detail::filled_bytes(thread, 256, [&](unsigned char* table) {
        for (int i = 0; i < 256; ++i) {
            table[i] = static_cast<unsigned char>(i);
        }
        for (ssize i = 0; i < from.size; ++i) {
            table[from[i]] = static_cast<unsigned char>(to[i]);
        }
    });
}

/// bytes.translate(table, delete=b""): without those bytes, and the others as the table, if it isn't
/// None, has them.
[[nodiscard]] constexpr owned bytes_translate(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{
        .name = "translate", .names = {"", "delete"}, .required = 1, .nameless = 1};
    value read[2];
    if (!read_arguments(thread, parameters, given, read, 1)) {
        return {};
    }
    const bool has_table = read[0].kind != tag::none;
    if (has_table && !detail::check_bytes(thread, read[0])) {
        return {};
    }
    const text table = has_table ? bytes_in(read[0]) : text{};
    if (has_table && table.size != 256) {
        return raise(thread, value_error_type, "translation table must be 256 characters long");
    }
    if (read[1] && !detail::check_bytes(thread, read[1])) {
        return {};
    }
    bool gone[256] = {};
    const text deleted = read[1] ? bytes_in(read[1]) : text{};
    for (ssize i = 0; i < deleted.size; ++i) {
        gone[deleted[i]] = true;
    }
    const text in = bytes_in(given.values[0]);
    detail::bytes_builder built{thread};
    bool changed = false;
    for (ssize i = 0; i < in.size; ++i) {
        const char32_t byte = has_table ? table[static_cast<ssize>(in[i])] : in[i];
        changed = changed || gone[in[i]] || byte != in[i];
        if (!gone[in[i]]) {
            built.add(byte);
        }
    }
    if (!changed) {
        return owned::share(given.values[0]);
    }
    return built.finish(thread);
}

} // namespace stasis::builtins
