// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bin_oct_hex.hpp: bin, oct and hex of an int of any size.
// CPython 3.11: builtin_bin, builtin_oct, builtin_hex (Python/bltinmodule.c), PyNumber_ToBase.
#pragma once

#include <stasis/builtins/int_new.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr owned int_in_base(thread_state& thread, const char* name, int base,
                                          const char* prefix, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, name, given) ||
        !interpreter::check_one(thread, name, given)) {
        return {};
    }
    const owned number = to_int(thread, given.values[0]);
    number_text figures{thread};
    if (!number || !figures.make_int(number.get(), base)) {
        return {};
    }
    text_builder built{thread};
    built.add(figures.negative() ? "-" : "");
    built.add(prefix);
    built.add(figures.view());
    return built.finish();
}

} // namespace detail

/// bin(number).
[[nodiscard]] constexpr owned bin(thread_state& thread, const arguments& given) noexcept {
    return detail::int_in_base(thread, "bin", 2, "0b", given);
}

/// oct(number).
[[nodiscard]] constexpr owned oct(thread_state& thread, const arguments& given) noexcept {
    return detail::int_in_base(thread, "oct", 8, "0o", given);
}

/// hex(number).
[[nodiscard]] constexpr owned hex(thread_state& thread, const arguments& given) noexcept {
    return detail::int_in_base(thread, "hex", 16, "0x", given);
}

inline constexpr method_def bin_def{"bin", bin, 0, nullptr};
inline constexpr method_def oct_def{"oct", oct, 0, nullptr};
inline constexpr method_def hex_def{"hex", hex, 0, nullptr};
/// The built-in function bin.
inline constexpr builtin_function_object bin_object{immortal_head(builtin_function_type), &bin_def};
/// The built-in function oct.
inline constexpr builtin_function_object oct_object{immortal_head(builtin_function_type), &oct_def};
/// The built-in function hex.
inline constexpr builtin_function_object hex_object{immortal_head(builtin_function_type), &hex_def};

} // namespace stasis::builtins
