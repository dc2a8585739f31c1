// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/length_hint.hpp: __length_hint__ of built-in iterators, one function for all of
// them. CPython 3.11: listiter_len, dictiter_len and their kin.
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// iterator.__length_hint__(), where a function tells how many items are left; empty: it raised.
template <owned (*Left)(thread_state&, object*)>
[[nodiscard]] constexpr owned iterator_length_hint(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_itself(thread, "__length_hint__", given)) {
        return {};
    }
    return Left(thread, given.values[0].data.object);
}

/// The methods of an iterator type that has no other.
template <owned (*Left)(thread_state&, object*)>
inline constexpr method_def length_hint_methods[] = {
    {"__length_hint__", iterator_length_hint<Left>, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

/// What is left of a row that is gone through by an index; never below 0.
[[nodiscard]] constexpr owned items_left(ssize size, ssize index) noexcept {
    return owned::take(make_int(size > index ? size - index : 0));
}

} // namespace stasis::builtins
