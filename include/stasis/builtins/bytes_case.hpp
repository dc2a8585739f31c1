// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_case.hpp: what case the letters of bytes and bytearray are: title,
// capitalize, islower, isupper, istitle, isascii; and translate and maketrans. CPython 3.11:
// Objects/bytes_methods.c, bytes_translate_impl (Objects/bytesobject.c).
#pragma once

#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

namespace detail {

/// Each byte as a function of it and of whether it follows a letter has it.
template <class Change>
[[nodiscard]] constexpr owned recased_bytes(thread_state& thread, const char* name,
                                            const arguments& given, const Change& change) noexcept {
    bool behind_letter = false;
    return changed_bytes(thread, name, given, [&](char32_t byte) {
        const char32_t small = is_ascii_upper(byte) ? byte + 32 : byte;
        const char32_t large = is_ascii_lower(byte) ? byte - 32 : byte;
        return change(small, large, behind_letter);
    });
}

/// Whether there are letters of one case and none of the other.
template <class Wanted, class Other>
[[nodiscard]] constexpr owned cased_bytes(thread_state& thread, const char* name,
                                          const arguments& given, const Wanted& is_wanted,
                                          const Other& is_other) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    bool found = false;
    for (ssize i = 0; i < in.size; ++i) {
        if (is_other(in[i])) {
            return owned::take(make_bool(false));
        }
        found = found || is_wanted(in[i]);
    }
    return owned::take(make_bool(found));
}

} // namespace detail

/// bytes.title().
[[nodiscard]] constexpr owned bytes_title(thread_state& thread, const arguments& given) noexcept {
    return detail::recased_bytes(
        thread, detail::method_name(given.values[0], "bytes.title", "bytearray.title"), given,
        [](char32_t small, char32_t large, bool& behind_letter) {
            const char32_t result = behind_letter ? small : large;
            behind_letter = small != large;
            return result;
        });
}

/// bytes.capitalize().
[[nodiscard]] constexpr owned bytes_capitalize(thread_state& thread,
                                               const arguments& given) noexcept {
    return detail::recased_bytes(
        thread, detail::method_name(given.values[0], "bytes.capitalize", "bytearray.capitalize"),
        given, [](char32_t small, char32_t large, bool& behind_first) {
            const char32_t result = behind_first ? small : large;
            behind_first = true;
            return result;
        });
}

/// bytes.islower().
[[nodiscard]] constexpr owned bytes_islower(thread_state& thread, const arguments& given) noexcept {
    return detail::cased_bytes(
        thread, detail::method_name(given.values[0], "bytes.islower", "bytearray.islower"), given,
        detail::is_ascii_lower, detail::is_ascii_upper);
}

/// bytes.isupper().
[[nodiscard]] constexpr owned bytes_isupper(thread_state& thread, const arguments& given) noexcept {
    return detail::cased_bytes(
        thread, detail::method_name(given.values[0], "bytes.isupper", "bytearray.isupper"), given,
        detail::is_ascii_upper, detail::is_ascii_lower);
}

/// bytes.istitle().
[[nodiscard]] constexpr owned bytes_istitle(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread,
                    detail::method_name(given.values[0], "bytes.istitle", "bytearray.istitle"),
                    given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    bool behind_letter = false;
    bool found = false;
    for (ssize i = 0; i < in.size; ++i) {
        const bool letter = detail::is_ascii_letter(in[i]);
        if (letter && detail::is_ascii_upper(in[i]) == behind_letter) {
            return owned::take(make_bool(false));
        }
        found = found || letter;
        behind_letter = letter;
    }
    return owned::take(make_bool(found));
}

/// bytes.isascii().
[[nodiscard]] constexpr owned bytes_isascii(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread,
                    detail::method_name(given.values[0], "bytes.isascii", "bytearray.isascii"),
                    given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    ssize at = 0;
    while (at < in.size && in[at] < 128) {
        ++at;
    }
    return owned::take(make_bool(at == in.size));
}

/// bytes.translate(table, /, delete=b"").
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
    if (has_table && bytes_in(read[0]).size != 256) {
        return raise(thread, value_error_type, "translation table must be 256 characters long");
    }
    if (read[1] && !detail::check_bytes(thread, read[1])) {
        return {};
    }
    bool deleted[256] = {};
    const text without = read[1] ? bytes_in(read[1]) : text{detail::no_bytes, 0};
    for (ssize i = 0; i < without.size; ++i) {
        deleted[without.one[i]] = true;
    }
    const text in = bytes_in(given.values[0]);
    const unsigned char* table = has_table ? bytes_in(read[0]).one : nullptr;
    text_builder built{thread}; // a character for each byte
    bool changed = false;
    for (ssize i = 0; i < in.size; ++i) {
        const unsigned char byte = table != nullptr ? table[in.one[i]] : in.one[i];
        changed = changed || deleted[in.one[i]] || byte != in.one[i];
        if (!deleted[in.one[i]]) {
            built.add(char32_t{byte});
        }
    }
    if (!changed) {
        return share_or_copy(thread, given.values[0]);
    }
    const owned made = built.finish();
    if (!made) {
        return {};
    }
    return detail::bytes_like(thread, given.values[0], text_of(made.as_object()));
}

/// bytes.maketrans(from, to): a bytes.
[[nodiscard]] constexpr owned bytes_maketrans(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "bytes.maketrans", given) ||
        !interpreter::check_count(thread, "maketrans", given, 2, 2) ||
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
            table[from.one[i]] = to.one[i];
        }
    });
}

} // namespace stasis::builtins
