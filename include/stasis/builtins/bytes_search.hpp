// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_search.hpp: where bytes are in a bytes or a bytearray: find, rfind, index,
// rindex, count, startswith, endswith. CPython 3.11: Objects/bytes_methods.c. The searching is that
// of str (text_search.hpp).
#pragma once

#include <stasis/builtins/bytes_items.hpp>
#include <stasis/builtins/str_search.hpp>

namespace stasis::builtins {

namespace detail {

/// Checks that a value is bytes-like; false: an exception is pending.
[[nodiscard]] constexpr bool check_bytes(thread_state& thread, value given) noexcept {
    if (is_bytes_like(given)) {
        return true;
    }
    held_buffer held; // raises what the matter is
    static_cast<void>(get_buffer(thread, given, held.view, buffer_simple));
    return false;
}

/// What find, index and count of bytes search for: a bytes, or an int as one byte.
struct bytes_search {
    text in;
    text part;
    unsigned char byte[1] = {};
    ssize start = 0;
    bool possible = true;

    [[nodiscard]] constexpr bool read(thread_state& thread, const char* name,
                                      const arguments& given) noexcept {
        ssize end = 0;
        if (!check_search(thread, name, given) ||
            !to_range(thread, given, 2, bytes_in(given.values[0]).size, start, end)) {
            return false;
        }
        const value wanted = given.values[1];
        if (interpreter::has_index(wanted)) {
            if (!to_byte(thread, wanted, "byte must be in range(0, 256)", byte[0])) {
                return false;
            }
            part = {byte, 1};
        } else if (is_bytes_like(wanted)) {
            part = bytes_in(wanted);
        } else if (has_buffer(wanted)) {
            return check_bytes(thread, wanted);
        } else {
            raise(thread, type_error_type, "argument should be integer or bytes-like object, not '",
                  type_of(wanted)->tp_name, "'");
            return false;
        }
        in = bytes_in(given.values[0]); // which code may have changed
        end = end > in.size ? in.size : end;
        possible = start <= end;
        in = possible ? in.part(start, end) : in;
        return true;
    }
};

[[nodiscard]] constexpr owned bytes_find_result(thread_state& thread, const arguments& given,
                                                const char* name, bool last,
                                                bool must_exist) noexcept {
    bytes_search search;
    if (!search.read(thread, name, given)) {
        return {};
    }
    const ssize found = !search.possible ? -1
                        : last           ? find_last_text(search.in, search.part)
                                         : find_text(search.in, search.part);
    if (found < 0 && must_exist) {
        return raise(thread, value_error_type, "subsection not found");
    }
    return owned::take(make_int(found < 0 ? -1 : found + search.start));
}

[[nodiscard]] constexpr owned bytes_affix_result(thread_state& thread, const arguments& given,
                                                 const char* name, bool at_end) noexcept {
    ssize start = 0;
    ssize end = 0;
    if (!check_search(thread, name, given) ||
        !to_range(thread, given, 2, bytes_in(given.values[0]).size, start, end)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    end = end > in.size ? in.size : end;
    const auto matches = [&](const text& part) {
        return start <= end && part.size <= end - start &&
               in.part(at_end ? end - part.size : start, at_end ? end : start + part.size) == part;
    };
    const value wanted = given.values[1];
    if (const auto* several = as<tuple_object>(wanted, tuple_type)) {
        for (ssize i = 0; i < several->ob_size; ++i) {
            const value one = load(items(several)[i]);
            if (!check_bytes(thread, one)) {
                return {};
            }
            if (matches(bytes_in(one))) {
                return owned::take(make_bool(true));
            }
        }
        return owned::take(make_bool(false));
    }
    if (is_memoryview(wanted) && !check_bytes(thread, wanted)) {
        return {};
    }
    if (!is_bytes_like(wanted)) {
        return raise(thread, type_error_type, last_name(name),
                     " first arg must be bytes or a tuple of bytes, not ",
                     type_of(wanted)->tp_name);
    }
    return owned::take(make_bool(matches(bytes_in(wanted))));
}

} // namespace detail

[[nodiscard]] constexpr owned bytes_find(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_find_result(
        thread, given, detail::method_name(given.values[0], "bytes.find", "bytearray.find"), false,
        false);
}

[[nodiscard]] constexpr owned bytes_rfind(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_find_result(
        thread, given, detail::method_name(given.values[0], "bytes.rfind", "bytearray.rfind"), true,
        false);
}

[[nodiscard]] constexpr owned bytes_index(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_find_result(
        thread, given, detail::method_name(given.values[0], "bytes.index", "bytearray.index"),
        false, true);
}

[[nodiscard]] constexpr owned bytes_rindex(thread_state& thread, const arguments& given) noexcept {
    return detail::bytes_find_result(
        thread, given, detail::method_name(given.values[0], "bytes.rindex", "bytearray.rindex"),
        true, true);
}

[[nodiscard]] constexpr owned bytes_count(thread_state& thread, const arguments& given) noexcept {
    detail::bytes_search search;
    if (!search.read(thread, detail::method_name(given.values[0], "bytes.count", "bytearray.count"),
                     given)) {
        return {};
    }
    return owned::take(
        make_int(search.possible ? count_text(search.in, search.part, largest_size) : 0));
}

[[nodiscard]] constexpr owned bytes_startswith(thread_state& thread,
                                               const arguments& given) noexcept {
    return detail::bytes_affix_result(
        thread, given,
        detail::method_name(given.values[0], "bytes.startswith", "bytearray.startswith"), false);
}

[[nodiscard]] constexpr owned bytes_endswith(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::bytes_affix_result(
        thread, given, detail::method_name(given.values[0], "bytes.endswith", "bytearray.endswith"),
        true);
}

} // namespace stasis::builtins
