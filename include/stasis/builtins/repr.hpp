// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/repr.hpp: repr(x) and ascii(x).
// CPython 3.11: PyObject_Repr, PyObject_ASCII (Objects/object.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/str_repr.hpp>

namespace stasis::builtins {

/// repr(x).
[[nodiscard]] constexpr owned repr(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "repr", given) ||
        !interpreter::check_one(thread, "repr", given)) {
        return {};
    }
    return interpreter::repr(thread, given.values[0]);
}

/// ascii(x): repr(x) with all that isn't ASCII escaped.
[[nodiscard]] constexpr owned ascii(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "ascii", given) ||
        !interpreter::check_one(thread, "ascii", given)) {
        return {};
    }
    const owned shown = interpreter::repr(thread, given.values[0]);
    if (!shown) {
        return {};
    }
    return ascii_of_repr(thread, shown.get());
}

inline constexpr method_def repr_def{"repr", repr, 0, nullptr};
inline constexpr method_def ascii_def{"ascii", ascii, 0, nullptr};
/// The built-in function repr.
inline constexpr builtin_function_object repr_object{
    immortal_head(builtin_function_type), &repr_def, nullptr, nullptr, nullptr, nullptr};
/// The built-in function ascii.
inline constexpr builtin_function_object ascii_object{
    immortal_head(builtin_function_type), &ascii_def, nullptr, nullptr, nullptr, nullptr};

} // namespace stasis::builtins
