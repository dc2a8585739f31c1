// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_split.hpp: decode, hex, join, split, rsplit, splitlines, replace and
// expandtabs of bytes and bytearray. CPython 3.11: Objects/bytesobject.c,
// Objects/stringlib/split.h, Objects/stringlib/transmogrify.h.
#pragma once

#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/str_align.hpp>
#include <stasis/builtins/str_split.hpp>
#include <stasis/builtins/text_codec.hpp>

namespace stasis::builtins {

/// bytes.decode(encoding="utf-8", errors="strict").
[[nodiscard]] constexpr owned bytes_decode(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"decode", {"encoding", "errors"}};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    return decode_by_name(thread, "decode", given.values[0], each[0], each[1]);
}

namespace detail {

/// Reads the arguments of hex([sep[, bytes_per_sep]]); false: TypeError is pending.
[[nodiscard]] constexpr bool read_grouping(thread_state& thread, const arguments& given,
                                           value (&grouping)[2]) noexcept {
    constexpr signature<2> of{"hex", {"sep", "bytes_per_sep"}};
    return read_arguments(thread, of, given, grouping, 1);
}

/// The hexadecimal digits of what is bytes-like, as these arguments want them: groups are counted
/// from the right, or from the left where they are asked for with a negative number.
[[nodiscard]] constexpr owned hex_of(thread_state& thread, const value (&grouping)[2],
                                     value of) noexcept {
    const value separator = grouping[0];
    const value group = grouping[1];
    int each = 1;
    if (group && !interpreter::to_c_integer(thread, group, each)) {
        return {};
    }
    char32_t between = 0;
    if (separator) {
        const ssize size = interpreter::length(thread, separator);
        if (size < 0) {
            return {};
        }
        if (size != 1) {
            return raise(thread, value_error_type, "sep must be length 1.");
        }
        if (!is_str(separator) && !is_bytes(separator)) {
            return raise(thread, type_error_type, "sep must be str or bytes.");
        }
        between = is_str(separator) ? text_in(separator)[0] : bytes_in(separator)[0];
        if (between > 127) {
            return raise(thread, value_error_type, "sep must be ASCII.");
        }
    } else {
        each = 0;
    }
    const text in = bytes_in(of);
    const ssize width = each < 0 ? -each : each;
    text_builder built{thread};
    for (ssize i = 0; i < in.size; ++i) {
        const ssize place = each < 0 ? i : in.size - i;
        if (i != 0 && width != 0 && place % width == 0) {
            built.add(between);
        }
        built.add("0123456789abcdef"[in.one[i] >> 4]);
        built.add("0123456789abcdef"[in.one[i] & 15]);
    }
    return built.finish();
}

} // namespace detail

/// bytes.hex([sep[, bytes_per_sep]]).
[[nodiscard]] constexpr owned bytes_hex(thread_state& thread, const arguments& given) noexcept {
    value grouping[2];
    if (!detail::read_grouping(thread, given, grouping)) {
        return {};
    }
    return detail::hex_of(thread, grouping, given.values[0]);
}

/// bytes.join(iterable of bytes).
[[nodiscard]] constexpr owned bytes_join(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, detail::method_name(given.values[0], "bytes.join", "bytearray.join"),
                   given)) {
        return {};
    }
    const owned kept = owned::take(
        interpreter::list_by_iterator(thread, given.values[1], "can only join an iterable"));
    if (!kept) {
        return {};
    }
    const auto* parts = static_cast<list_object*>(kept.as_object());
    const text between = bytes_in(given.values[0]);
    ssize size = parts->ob_size > 1 ? between.size * (parts->ob_size - 1) : 0;
    for (ssize i = 0; i < parts->ob_size; ++i) {
        const value part = load(parts->ob_item[i]);
        if (!is_bytes_like(part)) {
            return raise(thread, type_error_type, "sequence item ", i,
                         ": expected a bytes-like object, ", type_of(part)->tp_name, " found");
        }
        size += bytes_in(part).size;
    }
    if (parts->ob_size == 1 && is_bytes(given.values[0]) &&
        is_exact_bytes(load(parts->ob_item[0]))) {
        return owned::share(load(parts->ob_item[0]));
    }
    return detail::filled_like(thread, given.values[0], size, [&](unsigned char* to) {
        for (ssize i = 0; i < parts->ob_size; ++i) {
            if (i != 0) {
                detail::copy_text(to, between);
                to += between.size;
            }
            const text part = bytes_in(load(parts->ob_item[i]));
            detail::copy_text(to, part);
            to += part.size;
        }
    });
}

namespace detail {

/// What splitting needs to know of bytes and bytearrays.
struct bytes_parts {
    [[nodiscard]] static constexpr text in(value self) noexcept { return bytes_in(self); }
    [[nodiscard]] static constexpr bool is_space(char32_t byte) noexcept {
        return is_ascii_space(byte);
    }
    [[nodiscard]] static constexpr bool is_line_break(char32_t byte) noexcept {
        return byte == '\n' || byte == '\r';
    }
    [[nodiscard]] static constexpr bool append(thread_state& thread, list_object* to, value self,
                                               ssize from, ssize end) noexcept {
        const owned part = bytes_part(thread, self, from, end);
        return part && state::append(thread, to, part.get());
    }
};

[[nodiscard]] constexpr owned bytes_split_result(thread_state& thread, const arguments& given,
                                                 const char* name, bool right) noexcept {
    const signature<2> of{name, {"sep", "maxsplit"}};
    value each[2];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const value separator = each[0];
    const value limit = each[1];
    ssize most = -1;
    if (limit && !interpreter::to_c_integer(thread, limit, most)) {
        return {};
    }
    most = most < 0 ? largest_size : most;
    if (!separator || separator.kind == tag::none) {
        return split_by<bytes_parts>(thread, given.values[0], nullptr, most, right);
    }
    if (!check_bytes(thread, separator)) {
        return {};
    }
    const text between = bytes_in(separator);
    if (between.size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    return split_by<bytes_parts>(thread, given.values[0], &between, most, right);
}

} // namespace detail

/// bytes.split(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned bytes_split(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_split_result(thread, given, "split", false);
}

/// bytes.rsplit(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned bytes_rsplit(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_split_result(thread, given, "rsplit", true);
}

/// bytes.splitlines(keepends=False).
[[nodiscard]] constexpr owned bytes_splitlines(thread_state& thread,
                                               const arguments& given) noexcept {
    return detail::split_lines<detail::bytes_parts>(thread, given);
}

/// bytes.replace(old, new, count).
[[nodiscard]] constexpr owned bytes_replace(thread_state& thread, const arguments& given) noexcept {
    ssize most = -1;
    if (!takes(thread, detail::method_name(given.values[0], "bytes.replace", "bytearray.replace"),
               given, 2, 3) ||
        !detail::check_bytes(thread, given.values[1]) ||
        !detail::check_bytes(thread, given.values[2]) ||
        (given.count > 3 && !interpreter::to_c_integer(thread, given.values[3], most))) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const text before = bytes_in(given.values[1]);
    const text after = bytes_in(given.values[2]);
    const ssize count = count_text(in, before, most < 0 ? largest_size : most);
    if (count == 0) {
        return share_or_copy(thread, given.values[0]);
    }
    text_builder built{thread}; // a character for each byte
    replace_text(built, in, before, after, count);
    const owned replaced = built.finish();
    if (!replaced) {
        return {};
    }
    return detail::bytes_like(thread, given.values[0], text_of(replaced.as_object()));
}

/// bytes.expandtabs(tabsize=8).
[[nodiscard]] constexpr owned bytes_expandtabs(thread_state& thread,
                                               const arguments& given) noexcept {
    int tab = 0;
    if (!detail::read_tab_size(thread, given, tab)) {
        return {};
    }
    text_builder built{thread};
    detail::add_expanded(built, bytes_in(given.values[0]), tab);
    const owned expanded = built.finish();
    if (!expanded) {
        return {};
    }
    return detail::bytes_like(thread, given.values[0], text_of(expanded.as_object()));
}

} // namespace stasis::builtins
