// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_methods.hpp: the methods of bytes and bytearray that take them for ASCII
// text: strip and its kin, upper, lower, ljust, rjust, center, zfill, isalpha and its kin,
// partition, fromhex. CPython 3.11: Objects/bytes_methods.c, Objects/stringlib/transmogrify.h.
#pragma once

#include <stasis/builtins/bytes_search.hpp>

namespace stasis::builtins {

namespace detail {

constexpr bool is_ascii_space(char32_t byte) noexcept {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}
constexpr bool is_ascii_digit(char32_t byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_upper(char32_t byte) noexcept { return byte >= 'A' && byte <= 'Z'; }
constexpr bool is_ascii_lower(char32_t byte) noexcept { return byte >= 'a' && byte <= 'z'; }
constexpr bool is_ascii_letter(char32_t byte) noexcept {
    return is_ascii_upper(byte) || is_ascii_lower(byte);
}
constexpr bool is_ascii_letter_or_digit(char32_t byte) noexcept {
    return is_ascii_letter(byte) || is_ascii_digit(byte);
}

} // namespace detail

// ---- what is at the ends -----------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr owned bytes_strip_result(thread_state& thread, const arguments& given,
                                                 const char* name, bool left, bool right) noexcept {
    if (!takes(thread, name, given, 0, 1)) {
        return {};
    }
    const bool spaces = given.count == 1 || given.values[1].kind == tag::none;
    if (!spaces && !check_bytes(thread, given.values[1])) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const text_range rest = spaces ? stripped(in, left, right, is_ascii_space)
                                   : stripped_of(in, left, right, bytes_in(given.values[1]));
    return bytes_part(thread, given.values[0], rest.from, rest.to);
}

} // namespace detail

/// bytes.strip(bytes=None).
[[nodiscard]] constexpr owned bytes_strip(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_strip_result(
        thread, given, detail::method_name(given.values[0], "bytes.strip", "bytearray.strip"), true,
        true);
}

/// bytes.lstrip(bytes=None).
[[nodiscard]] constexpr owned bytes_lstrip(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_strip_result(
        thread, given, detail::method_name(given.values[0], "bytes.lstrip", "bytearray.lstrip"),
        true, false);
}

/// bytes.rstrip(bytes=None).
[[nodiscard]] constexpr owned bytes_rstrip(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_strip_result(
        thread, given, detail::method_name(given.values[0], "bytes.rstrip", "bytearray.rstrip"),
        false, true);
}

/// bytes.removeprefix(prefix).
[[nodiscard]] constexpr owned bytes_removeprefix(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(
            thread,
            detail::method_name(given.values[0], "bytes.removeprefix", "bytearray.removeprefix"),
            given) ||
        !detail::check_bytes(thread, given.values[1])) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const text prefix = bytes_in(given.values[1]);
    return bytes_part(thread, given.values[0], starts_with(in, prefix) ? prefix.size : 0, in.size);
}

/// bytes.removesuffix(suffix).
[[nodiscard]] constexpr owned bytes_removesuffix(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(
            thread,
            detail::method_name(given.values[0], "bytes.removesuffix", "bytearray.removesuffix"),
            given) ||
        !detail::check_bytes(thread, given.values[1])) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const text suffix = bytes_in(given.values[1]);
    return bytes_part(thread, given.values[0], 0,
                      ends_with(in, suffix) ? in.size - suffix.size : in.size);
}

// ---- case and kind -----------------------------------------------------------------------------

namespace detail {

/// Each byte as a function has it.
template <class Change>
[[nodiscard]] constexpr owned changed_bytes(thread_state& thread, const char* name,
                                            const arguments& given, const Change& change) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    return filled_like(thread, given.values[0], in.size, [&](unsigned char* to) {
        for (ssize i = 0; i < in.size; ++i) {
            to[i] = static_cast<unsigned char>(change(in[i]));
        }
    });
}

/// Whether there are bytes, and all of them are of a kind.
template <class Kind>
[[nodiscard]] constexpr owned all_bytes(thread_state& thread, const char* name,
                                        const arguments& given, const Kind& kind) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    bool all = in.size != 0;
    for (ssize i = 0; i < in.size && all; ++i) {
        all = kind(in[i]);
    }
    return owned::take(make_bool(all));
}

} // namespace detail

/// bytes.upper().
[[nodiscard]] constexpr owned bytes_upper(thread_state& thread, const arguments& given) noexcept {
    return detail::changed_bytes(
        thread, detail::method_name(given.values[0], "bytes.upper", "bytearray.upper"), given,
        [](char32_t byte) { return detail::is_ascii_lower(byte) ? byte - 32 : byte; });
}

/// bytes.lower().
[[nodiscard]] constexpr owned bytes_lower(thread_state& thread, const arguments& given) noexcept {
    return detail::changed_bytes(
        thread, detail::method_name(given.values[0], "bytes.lower", "bytearray.lower"), given,
        [](char32_t byte) { return detail::is_ascii_upper(byte) ? byte + 32 : byte; });
}

/// bytes.swapcase().
[[nodiscard]] constexpr owned bytes_swapcase(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::changed_bytes(
        thread, detail::method_name(given.values[0], "bytes.swapcase", "bytearray.swapcase"), given,
        [](char32_t byte) { return detail::is_ascii_letter(byte) ? byte ^ 32 : byte; });
}

/// bytes.isalpha().
[[nodiscard]] constexpr owned bytes_isalpha(thread_state& thread, const arguments& given) noexcept {
    return detail::all_bytes(
        thread, detail::method_name(given.values[0], "bytes.isalpha", "bytearray.isalpha"), given,
        detail::is_ascii_letter);
}

/// bytes.isdigit().
[[nodiscard]] constexpr owned bytes_isdigit(thread_state& thread, const arguments& given) noexcept {
    return detail::all_bytes(
        thread, detail::method_name(given.values[0], "bytes.isdigit", "bytearray.isdigit"), given,
        detail::is_ascii_digit);
}

/// bytes.isalnum().
[[nodiscard]] constexpr owned bytes_isalnum(thread_state& thread, const arguments& given) noexcept {
    return detail::all_bytes(
        thread, detail::method_name(given.values[0], "bytes.isalnum", "bytearray.isalnum"), given,
        detail::is_ascii_letter_or_digit);
}

/// bytes.isspace().
[[nodiscard]] constexpr owned bytes_isspace(thread_state& thread, const arguments& given) noexcept {
    return detail::all_bytes(
        thread, detail::method_name(given.values[0], "bytes.isspace", "bytearray.isspace"), given,
        detail::is_ascii_space);
}

// ---- width -------------------------------------------------------------------------------------

namespace detail {

/// Padding of so many bytes altogether, by a function's share of it that goes to the left.
template <class Left>
[[nodiscard]] constexpr owned bytes_padded(thread_state& thread, const char* name,
                                           const arguments& given, const Left& left) noexcept {
    ssize width = 0;
    if (!takes(thread, name, given, 1, 2) ||
        !interpreter::to_c_integer(thread, given.values[1], width)) {
        return {};
    }
    unsigned char fill = ' ';
    if (given.count == 3) {
        const value by = given.values[2];
        if (!is_bytes_or_bytearray(by) || bytes_in(by).size != 1) {
            return raise(thread, type_error_type, last_name(name),
                         "() argument 2 must be a byte string of length 1, not ",
                         by.kind == tag::none ? "None" : type_of(by)->tp_name);
        }
        fill = bytes_in(by).one[0];
    }
    const text in = bytes_in(given.values[0]);
    if (width <= in.size) {
        return share_or_copy(thread, given.values[0]);
    }
    const ssize before = left(width - in.size, width);
    return filled_like(thread, given.values[0], width, [&](unsigned char* to) {
        for (ssize i = 0; i < width; ++i) {
            to[i] = fill;
        }
        copy_text(to + before, in);
    });
}

} // namespace detail

/// bytes.ljust(width, fill=b" ").
[[nodiscard]] constexpr owned bytes_ljust(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_padded(
        thread, detail::method_name(given.values[0], "bytes.ljust", "bytearray.ljust"), given,
        [](ssize, ssize) { return ssize{0}; });
}

/// bytes.rjust(width, fill=b" ").
[[nodiscard]] constexpr owned bytes_rjust(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_padded(
        thread, detail::method_name(given.values[0], "bytes.rjust", "bytearray.rjust"), given,
        [](ssize padding, ssize) { return padding; });
}

/// bytes.center(width, fill=b" ").
[[nodiscard]] constexpr owned bytes_center(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_padded(
        thread, detail::method_name(given.values[0], "bytes.center", "bytearray.center"), given,
        [](ssize padding, ssize width) { return padding / 2 + (padding & width & 1); });
}

/// bytes.zfill(width).
[[nodiscard]] constexpr owned bytes_zfill(thread_state& thread, const arguments& given) noexcept {
    ssize width = 0;
    if (!takes_one(thread, detail::method_name(given.values[0], "bytes.zfill", "bytearray.zfill"),
                   given) ||
        !interpreter::to_c_integer(thread, given.values[1], width)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    if (width <= in.size) {
        return share_or_copy(thread, given.values[0]);
    }
    const ssize sign = in.size != 0 && (in[0] == '+' || in[0] == '-') ? 1 : 0;
    return detail::filled_like(thread, given.values[0], width, [&](unsigned char* to) {
        for (ssize i = 0; i < width; ++i) {
            to[i] = '0';
        }
        detail::copy_text(to, in.part(0, sign));
        detail::copy_text(to + width - in.size + sign, in.part(sign, in.size));
    });
}

// ---- parts -------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr owned bytes_partition_result(thread_state& thread, const char* name,
                                                     const arguments& given, bool last) noexcept {
    if (!takes_one(thread, name, given)) {
        return {};
    }
    const value self = given.values[0];
    value separator = given.values[1];
    owned copied;
    if (is_bytearray(self) && is_memoryview(separator)) { // of items that may lie apart
        copied = to_bytes(thread, separator);
        if (!copied) {
            return {};
        }
        separator = copied.get();
    }
    if (!check_bytes(thread, separator)) {
        return {};
    }
    const text in = bytes_in(self);
    const text between = bytes_in(separator);
    if (between.size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    const ssize found = last ? find_last_text(in, between) : find_text(in, between);
    const ssize end = found >= 0 ? found : last ? 0 : in.size;
    const ssize next = found >= 0 ? found + between.size : end;
    const bool whole = found < 0 && is_bytes(self); // which is itself, of whatever class
    owned before;
    if (whole && !last) {
        before = owned::share(self);
    } else {
        before = bytes_part(thread, self, 0, end);
    }
    owned middle;
    if (found >= 0 && is_bytes(self)) {
        middle = owned::share(given.values[1]);
    } else {
        middle = bytes_part(thread, self, end, next);
    }
    owned after;
    if (whole && last) {
        after = owned::share(self);
    } else {
        after = bytes_part(thread, self, next, in.size);
    }
    if (!before || !middle || !after) {
        return {};
    }
    const value parts[] = {before.get(), middle.get(), after.get()};
    return owned::take(new_tuple(thread, parts, 3));
}

} // namespace detail

/// bytes.partition(sep).
[[nodiscard]] constexpr owned bytes_partition(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::bytes_partition_result(
        thread, detail::method_name(given.values[0], "bytes.partition", "bytearray.partition"),
        given, false);
}

/// bytes.rpartition(sep).
[[nodiscard]] constexpr owned bytes_rpartition(thread_state& thread,
                                               const arguments& given) noexcept {
    return detail::bytes_partition_result(
        thread, detail::method_name(given.values[0], "bytes.rpartition", "bytearray.rpartition"),
        given, true);
}

namespace detail {

/// Whether the type that a class method is asked of is bytearray, or derived from it.
[[nodiscard]] constexpr bool is_bytearray_class(value asked) noexcept {
    const type_object* type = as_type(asked);
    return type != nullptr && is_subtype(type, &bytearray_type);
}

/// Some bytes as a bytearray, or as what a class derived from it makes of one.
[[nodiscard]] constexpr owned derived_bytearray(thread_state& thread, value type,
                                                const text& bytes) noexcept {
    bytearray_object* plain = new_bytearray_room(thread, bytes.size);
    owned made = owned::take(plain);
    if (plain != nullptr && bytes.size != 0) {
        copy_text(plain->ob_start, bytes);
    }
    if (!made || type.data.object == pointer_to(bytearray_type)) {
        return made;
    }
    return interpreter::call(thread, type, made.get());
}

/// The number that a hexadecimal digit stands for, or -1.
[[nodiscard]] constexpr int hexadecimal(char32_t digit) noexcept {
    return is_ascii_digit(digit)          ? static_cast<int>(digit - '0')
           : digit >= 'a' && digit <= 'f' ? static_cast<int>(digit - 'a' + 10)
           : digit >= 'A' && digit <= 'F' ? static_cast<int>(digit - 'A' + 10)
                                          : -1;
}

} // namespace detail

/// bytes.fromhex(string): two digits a byte, spaces between bytes.
[[nodiscard]] constexpr owned bytes_fromhex(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread,
                   detail::is_bytearray_class(given.values[0]) ? "bytearray.fromhex"
                                                               : "bytes.fromhex",
                   given)) {
        return {};
    }
    if (!check_str(thread, given.values[1], "fromhex() argument")) {
        return {};
    }
    const text in = text_in(given.values[1]);
    ssize bad = 0;
    while (bad < in.size && in[bad] < 0x80) {
        ++bad;
    }
    text_builder built{thread}; // a character for each byte
    for (ssize i = 0; bad == in.size && i < in.size; ++i) {
        if (detail::is_ascii_space(in[i])) {
            continue;
        }
        const int high = detail::hexadecimal(in[i]);
        const int low = high >= 0 && i + 1 < in.size ? detail::hexadecimal(in[i + 1]) : -1;
        if (low < 0) {
            return raise(thread, value_error_type,
                         "non-hexadecimal number found in fromhex() arg at position ",
                         high >= 0 ? i + 1 : i);
        }
        built.add(static_cast<char32_t>(high << 4 | low));
        ++i;
    }
    if (bad != in.size) {
        return raise(thread, value_error_type,
                     "non-hexadecimal number found in fromhex() arg at position ", bad);
    }
    const owned shown = built.finish();
    if (!shown) {
        return {};
    }
    const text bytes = text_of(shown.as_object());
    if (detail::is_bytearray_class(given.values[0])) {
        return detail::derived_bytearray(thread, given.values[0], bytes);
    }
    owned made = new_bytes(thread, bytes.one, bytes.size);
    if (!made || as_type(given.values[0]) == &bytes_type) {
        return made;
    }
    return interpreter::call(thread, given.values[0], made.get());
}

} // namespace stasis::builtins
