// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_split.hpp: decode, hex, join, split and replace of bytes.
// CPython 3.11: Objects/bytesobject.c, Objects/stringlib/split.h, Objects/stringlib/transmogrify.h.
// Refuses: the separator of hex.
#pragma once

#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/str_split.hpp>
#include <stasis/builtins/text_codec.hpp>

namespace stasis::builtins {

/// bytes.decode(encoding="utf-8", errors="strict").
[[nodiscard]] constexpr owned bytes_decode(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"encoding", "errors"};
    encoding form{};
    error_handler handler{};
    const value name = interpreter::argument(given, 1, "encoding");
    const value errors = interpreter::argument(given, 2, "errors");
    if (!takes_named(thread, "decode", given, names) ||
        !read_codec(thread, "decode", name, errors, form, handler)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    return decode_bytes(thread, in.one, in.size, form, handler, errors);
}

/// bytes.hex().
[[nodiscard]] constexpr owned bytes_hex(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "bytes.hex", given)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    text_builder built{thread};
    for (ssize i = 0; i < in.size; ++i) {
        built.add("0123456789abcdef"[in.one[i] >> 4]);
        built.add("0123456789abcdef"[in.one[i] & 15]);
    }
    return built.finish();
}

/// bytes.join(iterable of bytes).
[[nodiscard]] constexpr owned bytes_join(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "bytes.join", given)) {
        return {};
    }
    if (!interpreter::is_iterable(given.values[1])) {
        return raise(thread, type_error_type, "can only join an iterable");
    }
    const owned kept = owned::take(interpreter::list_by_iterator(thread, given.values[1]));
    if (!kept) {
        return {};
    }
    const auto* parts = static_cast<list_object*>(kept.as_object());
    const text between = bytes_in(given.values[0]);
    ssize size = parts->ob_size > 1 ? between.size * (parts->ob_size - 1) : 0;
    for (ssize i = 0; i < parts->ob_size; ++i) {
        const value part = load(parts->ob_item[i]);
        if (!is_bytes(part)) {
            return raise(thread, type_error_type, "sequence item ", i,
                         ": expected a bytes-like object, ", type_of(part)->tp_name, " found");
        }
        size += bytes_in(part).size;
    }
    return detail::filled_bytes(thread, size, [&](unsigned char* to) {
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

/// bytes.split(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned bytes_split(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"sep", "maxsplit"};
    if (!takes_named(thread, "split", given, names)) {
        return {};
    }
    const value self = given.values[0];
    const value separator = interpreter::argument(given, 1, "sep");
    const value limit = interpreter::argument(given, 2, "maxsplit");
    ssize most = -1;
    if (limit && !to_size(thread, limit, most)) {
        return {};
    }
    most = most < 0 ? largest_size : most;
    const bool spaces = !separator || separator.kind == tag::none;
    if (!spaces && !detail::check_bytes(thread, separator)) {
        return {};
    }
    const text between = spaces ? text{} : bytes_in(separator);
    if (!spaces && between.size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    const text in = bytes_in(self);
    const auto is_space = [&](ssize at) {
        return in.one[at] == ' ' || (in.one[at] >= '\t' && in.one[at] <= '\r');
    };
    list_object* result = new_list(thread, 0);
    if (result == nullptr) {
        return {};
    }
    const auto add = [&](ssize from, ssize to) {
        const owned part = bytes_part(thread, self, from, to);
        return part && append(thread, result, part.get());
    };
    ssize from = 0;
    bool complete = true;
    while (complete) {
        while (spaces && from < in.size && is_space(from)) {
            ++from;
        }
        if (spaces && from == in.size) {
            break;
        }
        ssize end = from;
        if (most-- <= 0) {
            complete = add(from, in.size);
            break;
        }
        if (spaces) {
            while (end < in.size && !is_space(end)) {
                ++end;
            }
        } else {
            const ssize found = find_text(in.part(from, in.size), between);
            end = found < 0 ? in.size : from + found;
        }
        complete = add(from, end);
        if (!spaces && end == in.size && find_text(in.part(from, in.size), between) < 0) {
            break;
        }
        from = spaces ? end : end + between.size;
    }
    return detail::finished(result, complete);
}

/// bytes.replace(old, new, count).
[[nodiscard]] constexpr owned bytes_replace(thread_state& thread, const arguments& given) noexcept {
    ssize most = -1;
    if (!takes(thread, "bytes.replace", given, 2, 3) ||
        !detail::check_bytes(thread, given.values[1]) ||
        !detail::check_bytes(thread, given.values[2]) ||
        (given.count > 3 && !to_size(thread, given.values[3], most))) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    const text before = bytes_in(given.values[1]);
    const text after = bytes_in(given.values[2]);
    const ssize count = count_text(in, before, most < 0 ? largest_size : most);
    if (count == 0) {
        return owned::share(given.values[0]);
    }
    detail::bytes_builder built{thread};
    replace_text(built.as_text(), in, before, after, count);
    return built.finish(thread);
}

} // namespace stasis::builtins
