// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_strip.hpp: taking off what is at the ends: strip, lstrip, rstrip,
// removeprefix, removesuffix.
// CPython 3.11: do_strip, _PyUnicode_XStrip (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/text_search.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr owned strip_result(thread_state& thread, const arguments& given,
                                           const char* name, bool left, bool right) noexcept {
    if (!takes(thread, name, given, 0, 1)) {
        return {};
    }
    const bool spaces = given.count == 1 || given.values[1].kind == tag::none;
    if (!spaces && !is_str(given.values[1])) {
        return raise(thread, type_error_type, last_name(name), " arg must be None or str");
    }
    const text in = text_in(given.values[0]);
    const auto is_space = [](char32_t character) {
        return support::character_is(character, support::character_space);
    };
    const text_range rest = spaces ? stripped(in, left, right, is_space)
                                   : stripped_of(in, left, right, text_in(given.values[1]));
    return part_of(thread, given.values[0], rest.from, rest.to);
}

} // namespace detail

/// str.strip(characters=None).
[[nodiscard]] constexpr owned str_strip(thread_state& thread, const arguments& given) noexcept {
    return detail::strip_result(thread, given, "str.strip", true, true);
}

/// str.lstrip(characters=None).
[[nodiscard]] constexpr owned str_lstrip(thread_state& thread, const arguments& given) noexcept {
    return detail::strip_result(thread, given, "str.lstrip", true, false);
}

/// str.rstrip(characters=None).
[[nodiscard]] constexpr owned str_rstrip(thread_state& thread, const arguments& given) noexcept {
    return detail::strip_result(thread, given, "str.rstrip", false, true);
}

/// str.removeprefix(prefix).
[[nodiscard]] constexpr owned str_removeprefix(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "str.removeprefix", given) ||
        !check_str(thread, given.values[1], "removeprefix() argument")) {
        return {};
    }
    const text in = text_in(given.values[0]);
    const text prefix = text_in(given.values[1]);
    return part_of(thread, given.values[0], starts_with(in, prefix) ? prefix.size : 0, in.size);
}

/// str.removesuffix(suffix).
[[nodiscard]] constexpr owned str_removesuffix(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "str.removesuffix", given) ||
        !check_str(thread, given.values[1], "removesuffix() argument")) {
        return {};
    }
    const text in = text_in(given.values[0]);
    const text suffix = text_in(given.values[1]);
    return part_of(thread, given.values[0], 0,
                   ends_with(in, suffix) ? in.size - suffix.size : in.size);
}

} // namespace stasis::builtins
