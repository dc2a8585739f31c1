// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_align.hpp: making a str as wide as wanted: ljust, rjust, center, zfill,
// expandtabs.
// Promises: a str that is wide enough is returned itself.
// CPython 3.11: pad (Objects/unicodeobject.c); center puts the odd one of the fill characters to
// the left if the width is odd.
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/builtins/text_search.hpp>

namespace stasis::builtins {

namespace detail {

constexpr void put_fill(str_object* to, ssize at, ssize count, char32_t fill) noexcept {
    constexpr ssize step = 16;
    char32_t several[step] = {};
    for (char32_t& one : several) {
        one = fill;
    }
    for (; count > 0; at += step, count -= step) {
        put(to, at, text{several, count < step ? count : step});
    }
}

/// `self` with that many fill characters at its ends.
[[nodiscard]] constexpr owned padded(thread_state& thread, value self, ssize left, ssize right,
                                     char32_t fill) noexcept {
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    const text in = text_in(self);
    if (left == 0 && right == 0) {
        return exact_str(thread, self);
    }
    if (left > largest_size - in.size || right > largest_size - (left + in.size)) {
        return raise(thread, overflow_error_type, "padded string is too long");
    }
    const char32_t form = form_of(self.data.object);
    str_object* result = new_str_room(thread, left + in.size + right, fill > form ? fill : form);
    if (result == nullptr) {
        return {};
    }
    put_fill(result, 0, left, fill);
    put(result, left, in);
    put_fill(result, left + in.size, right, fill);
    return owned::take(result);
}

/// Reads the width and the fill character; false: it raised.
[[nodiscard]] constexpr bool read_width(thread_state& thread, const char* name,
                                        const arguments& given, ssize& width,
                                        char32_t& fill) noexcept {
    if (!takes(thread, name, given, 1, 2) ||
        !interpreter::to_c_integer(thread, given.values[1], width)) {
        return false;
    }
    fill = ' ';
    if (given.count == 2) {
        return true;
    }
    if (!is_str(given.values[2])) {
        raise(thread, type_error_type, "The fill character must be a unicode character, not ",
              type_of(given.values[2])->tp_name);
        return false;
    }
    if (text_in(given.values[2]).size != 1) {
        raise(thread, type_error_type, "The fill character must be exactly one character long");
        return false;
    }
    fill = text_in(given.values[2])[0];
    return true;
}

} // namespace detail

/// str.ljust(width, fill=" ").
[[nodiscard]] constexpr owned str_ljust(thread_state& thread, const arguments& given) noexcept {
    ssize width = 0;
    char32_t fill = 0;
    if (!detail::read_width(thread, "str.ljust", given, width, fill)) {
        return {};
    }
    return detail::padded(thread, given.values[0], 0, width - text_in(given.values[0]).size, fill);
}

/// str.rjust(width, fill=" ").
[[nodiscard]] constexpr owned str_rjust(thread_state& thread, const arguments& given) noexcept {
    ssize width = 0;
    char32_t fill = 0;
    if (!detail::read_width(thread, "str.rjust", given, width, fill)) {
        return {};
    }
    return detail::padded(thread, given.values[0], width - text_in(given.values[0]).size, 0, fill);
}

/// str.center(width, fill=" ").
[[nodiscard]] constexpr owned str_center(thread_state& thread, const arguments& given) noexcept {
    ssize width = 0;
    char32_t fill = 0;
    if (!detail::read_width(thread, "str.center", given, width, fill)) {
        return {};
    }
    const ssize more = width - text_in(given.values[0]).size;
    if (more <= 0) {
        return exact_str(thread, given.values[0]);
    }
    const ssize left = more / 2 + (more & width & 1);
    return detail::padded(thread, given.values[0], left, more - left, fill);
}

/// str.zfill(width): zeros behind the sign.
[[nodiscard]] constexpr owned str_zfill(thread_state& thread, const arguments& given) noexcept {
    ssize width = 0;
    if (!takes_one(thread, "str.zfill", given) ||
        !interpreter::to_c_integer(thread, given.values[1], width)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    const bool sign = in.size != 0 && (in[0] == '+' || in[0] == '-');
    if (!sign || width <= in.size) {
        return detail::padded(thread, given.values[0], width - in.size, 0, '0');
    }
    text_builder built{thread};
    built.add(in[0]);
    built.fill('0', width - in.size);
    built.add(in.part(1, in.size));
    return built.finish();
}

namespace detail {

/// The argument of expandtabs(tabsize=8); false: an exception is pending.
[[nodiscard]] constexpr bool read_tab_size(thread_state& thread, const arguments& given,
                                           int& tab) noexcept {
    constexpr signature<1> of{"expandtabs", {"tabsize"}};
    value wanted[1];
    tab = 8;
    return read_arguments(thread, of, given, wanted, 1) &&
           (!wanted[0] || interpreter::to_c_integer(thread, wanted[0], tab));
}

/// Adds a text whose tabs are spaces up to the next column that a tab leads to.
constexpr void add_expanded(text_builder& to, const text& in, ssize tab) noexcept {
    ssize column = 0;
    for (ssize i = 0; i < in.size; ++i) {
        if (in[i] == '\t') {
            if (tab > 0) {
                to.fill(' ', tab - column % tab);
                column = 0;
            }
        } else {
            to.add(in[i]);
            column = in[i] == '\n' || in[i] == '\r' ? 0 : column + 1;
        }
    }
}

} // namespace detail

/// str.expandtabs(tabsize=8).
[[nodiscard]] constexpr owned str_expandtabs(thread_state& thread,
                                             const arguments& given) noexcept {
    int tab = 0;
    if (!detail::read_tab_size(thread, given, tab)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    if (find_text(in, "\t") < 0) {
        return exact_str(thread, given.values[0]);
    }
    text_builder built{thread};
    detail::add_expanded(built, in, tab);
    return built.finish();
}

} // namespace stasis::builtins
