// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/text_search.hpp: where a text is in another.
// Promises: a text that is wider than the one it is searched in is never found, so both are read at
// the width of the latter. At run time one-byte text is searched with memchr and memcmp.
// Cost: the product of both lengths at worst, as when "aaab" is searched in "aaaaaaaa"; CPython
// 3.11 (Objects/stringlib/fastsearch.h) is linear for long texts.
#pragma once

#include <stasis/builtins/str_room.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether `part` lies at `at` in characters of one width.
template <class Character>
[[nodiscard]] constexpr bool lies_at(const Character* in, ssize at, const text& part) noexcept {
    if (!std::is_constant_evaluated() && sizeof(Character) == 1 && part.one != nullptr) {
        return __builtin_memcmp(in + at, part.one, static_cast<std::size_t>(part.size)) == 0;
    }
    for (ssize i = 0; i < part.size; ++i) {
        if (char32_t{in[at + i]} != part[i]) {
            return false;
        }
    }
    return true;
}

/// The first place from `at` on, before `end`, of a character; or end.
template <class Character>
[[nodiscard]] constexpr ssize next_character(const Character* in, ssize at, ssize end,
                                             char32_t character) noexcept {
    if (!std::is_constant_evaluated() && sizeof(Character) == 1) {
        const void* found =
            at >= end || character > 0xFF
                ? nullptr
                : __builtin_memchr(in + at, static_cast<int>(character),
                                   static_cast<std::size_t>(end - at));
        return found != nullptr ? static_cast<const Character*>(found) - in : end;
    }
    while (at < end && char32_t{in[at]} != character) {
        ++at;
    }
    return at;
}

template <class Character>
[[nodiscard]] constexpr ssize find_forward(const Character* in, ssize size,
                                           const text& part) noexcept {
    const ssize end = size - part.size + 1;
    for (ssize at = 0; (at = next_character(in, at, end, part[0])) < end; ++at) {
        if (lies_at(in, at, part)) {
            return at;
        }
    }
    return -1;
}

template <class Character>
[[nodiscard]] constexpr ssize find_backward(const Character* in, ssize size,
                                            const text& part) noexcept {
    for (ssize at = size - part.size; at >= 0; --at) {
        if (char32_t{in[at]} == part[0] &&
            lies_at(in, at, part)) {
            return at;
        }
    }
    return -1;
}

} // namespace detail

/// Where `part` is first in a text, or -1.
[[nodiscard]] constexpr ssize find_text(const text& in, const text& part) noexcept {
    if (part.size > in.size) {
        return -1;
    }
    if (part.size == 0) {
        return 0;
    }
    return in.one != nullptr   ? detail::find_forward(in.one, in.size, part)
           : in.two != nullptr ? detail::find_forward(in.two, in.size, part)
                               : detail::find_forward(in.four, in.size, part);
}

/// Where `part` is last in a text, or -1.
[[nodiscard]] constexpr ssize find_last_text(const text& in, const text& part) noexcept {
    if (part.size > in.size) {
        return -1;
    }
    if (part.size == 0) {
        return in.size;
    }
    return in.one != nullptr   ? detail::find_backward(in.one, in.size, part)
           : in.two != nullptr ? detail::find_backward(in.two, in.size, part)
                               : detail::find_backward(in.four, in.size, part);
}

/// How often `part` is in a text, without overlaps, `most` at most.
[[nodiscard]] constexpr ssize count_text(const text& in, const text& part, ssize most) noexcept {
    if (part.size == 0) {
        return in.size < most ? in.size + 1 : most;
    }
    ssize count = 0;
    for (ssize from = 0; count < most; ++count) {
        const ssize found = find_text(in.part(from, in.size), part);
        if (found < 0) {
            break;
        }
        from += found + part.size;
    }
    return count;
}

/// Whether a text begins with another.
[[nodiscard]] constexpr bool starts_with(const text& in, const text& part) noexcept {
    return part.size <= in.size && in.part(0, part.size) == part;
}

/// Whether a text ends with another.
[[nodiscard]] constexpr bool ends_with(const text& in, const text& part) noexcept {
    return part.size <= in.size && in.part(in.size - part.size, in.size) == part;
}

/// Where a part of a text begins, and where it is over.
struct text_range {
    ssize from;
    ssize to;
};

/// What is left of a text when the characters that a predicate takes are off its ends.
template <class IsTaken>
[[nodiscard]] constexpr text_range stripped(const text& in, bool left, bool right,
                                            const IsTaken& is_taken) noexcept {
    text_range rest{0, in.size};
    while (left && rest.from < rest.to && is_taken(in[rest.from])) {
        ++rest.from;
    }
    while (right && rest.from < rest.to && is_taken(in[rest.to - 1])) {
        --rest.to;
    }
    return rest;
}

/// The same for the characters of another text.
[[nodiscard]] constexpr text_range stripped_of(const text& in, bool left, bool right,
                                               const text& taken) noexcept {
    return stripped(in, left, right, [&](char32_t character) {
        for (ssize i = 0; i < taken.size; ++i) {
            if (taken[i] == character) {
                return true;
            }
        }
        return false;
    });
}

namespace detail {

/// Writes a str that has its room already, piece by piece.
struct str_writer {
    str_object* to;
    ssize at = 0;

    constexpr void add(const text& piece) noexcept {
        put(to, at, piece);
        at += piece.size;
    }
};

} // namespace detail

/// Adds a text with the first `count` places of `before`, which are there, replaced.
template <class Writer>
constexpr void replace_text(Writer& to, const text& in, const text& before, const text& after,
                            ssize count) noexcept {
    ssize from = 0;
    for (ssize i = 0; i < count; ++i) {
        const ssize found = before.size == 0 ? (i == 0 ? from : from + 1)
                                             : from + find_text(in.part(from, in.size), before);
        to.add(in.part(from, found));
        to.add(after);
        from = found + before.size;
    }
    to.add(in.part(from, in.size));
}

} // namespace stasis::builtins
