// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/ord_chr.hpp: ord(character) and chr(number).
// CPython 3.11: builtin_ord, builtin_chr_impl (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/bytearray_room.hpp>

namespace stasis::builtins {

/// ord(character): of a str, bytes or bytearray of length one.
[[nodiscard]] constexpr owned ord(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "ord", given) ||
        !interpreter::check_one(thread, "ord", given)) {
        return {};
    }
    const bool bytes = is_bytes_or_bytearray(given.values[0]);
    if (!bytes && !is_str(given.values[0])) {
        return raise(thread, type_error_type, "ord() expected string of length 1, but ",
                     type_of(given.values[0])->tp_name, " found");
    }
    const text in = bytes ? bytes_in(given.values[0]) : text_in(given.values[0]);
    if (in.size != 1) {
        return raise(thread, type_error_type, "ord() expected a character, but string of length ",
                     in.size, " found");
    }
    return owned::take(make_int(in[0]));
}

/// chr(number).
[[nodiscard]] constexpr owned chr(thread_state& thread, const arguments& given) noexcept {
    int number = 0;
    if (!interpreter::no_keywords(thread, "chr", given) ||
        !interpreter::check_one(thread, "chr", given) ||
        !interpreter::to_c_integer(thread, given.values[0], number)) {
        return {};
    }
    if (number < 0 || number > 0x10FFFF) {
        return raise(thread, value_error_type, "chr() arg not in range(0x110000)");
    }
    const char32_t character[] = {static_cast<char32_t>(number)};
    return new_str(thread, text{character, 1});
}

inline constexpr method_def ord_def{"ord", ord, 0, nullptr};
inline constexpr method_def chr_def{"chr", chr, 0, nullptr};
/// The built-in function ord.
inline constexpr builtin_function_object ord_object{
    immortal_head(builtin_function_type), &ord_def, nullptr, nullptr, nullptr, nullptr};
/// The built-in function chr.
inline constexpr builtin_function_object chr_object{
    immortal_head(builtin_function_type), &chr_def, nullptr, nullptr, nullptr, nullptr};

} // namespace stasis::builtins
