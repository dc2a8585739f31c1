// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_arguments.hpp: the arguments of the functions of _codecs, and their
// results.
// CPython 3.11: Modules/clinic/_codecsmodule.c.h.
#pragma once

#include <stasis/builtins/bytearray_room.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

/// The parameter `errors`, a str or None; false: TypeError is pending.
[[nodiscard]] constexpr bool read_errors(thread_state& thread, const char* name,
                                         const arguments& given, ssize at, value& errors,
                                         error_handler& handler) noexcept {
    handler = error_handler::strict;
    errors = {};
    if (given.count <= at || given.values[at].kind == tag::none) {
        return true;
    }
    errors = given.values[at];
    if (!is_str(errors)) {
        raise(thread, type_error_type, last_name(name), "() argument ", at + 1,
              " must be str or None, not ", type_of(errors)->tp_name);
        return false;
    }
    encoding form{};
    return read_codec(thread, name, {}, errors, form, handler);
}

/// The str that the first argument is to be; false: TypeError is pending.
[[nodiscard]] constexpr bool read_text(thread_state& thread, const char* name,
                                       const arguments& given) noexcept {
    const value from = given.values[0];
    if (is_str(from)) {
        return true;
    }
    raise(thread, type_error_type, last_name(name), "() argument 1 must be str, not ",
          from.kind == tag::none ? "None" : type_of(from)->tp_name);
    return false;
}

/// The bytes that an argument is to be, which nobody changes; empty: it raised.
[[nodiscard]] constexpr owned read_bytes(thread_state& thread, value from) noexcept {
    if (!is_bytes_like(from)) {
        return raise(thread, type_error_type, "a bytes-like object is required, not '",
                     type_of(from)->tp_name, "'");
    }
    return fixed_bytes(thread, from);
}

/// The bytes that an argument is to be, or the UTF-8 of the str that it is; empty: it raised.
[[nodiscard]] constexpr owned read_bytes_or_text(thread_state& thread, value from) noexcept {
    if (!is_str(from)) {
        return read_bytes(thread, from);
    }
    return encode_text(thread, text_in(from), encoding::utf8, error_handler::strict, {});
}

/// The int that an argument of the C type int is; false: an exception is pending.
[[nodiscard]] constexpr bool read_int(thread_state& thread, const arguments& given, ssize at,
                                      int& number) noexcept {
    return given.count <= at || interpreter::to_c_integer(thread, given.values[at], number);
}

/// (what was made, how much of the source was read).
[[nodiscard]] constexpr owned with_size(thread_state& thread, const owned& made,
                                        ssize size) noexcept {
    if (!made) {
        return {};
    }
    const value pair[] = {made.get(), make_int(size)};
    return owned::take(new_tuple(thread, pair, 2));
}

} // namespace stasis::library::detail
