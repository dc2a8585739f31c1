// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bool.hpp: the type bool.
// Promises: an int of two values, whose & | ^ with each other give a bool; all else is int's.
// CPython 3.11: PyBool_Type (Objects/boolobject.c).
#pragma once

#include <stasis/builtins/int.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// "True" or "False".
[[nodiscard]] constexpr owned bool_repr(thread_state& thread, value self) noexcept {
    return new_str(thread, self.data.integer != 0 ? "True" : "False");
}

namespace detail {

/// A bool where both operands are, and int's answer otherwise.
[[nodiscard]] constexpr owned as_bool(value left, value right, owned answer) noexcept {
    if (left.kind == tag::boolean && right.kind == tag::boolean) {
        return owned::take(make_bool(answer.get().data.integer != 0));
    }
    return answer;
}

} // namespace detail

[[nodiscard]] constexpr owned bool_and(thread_state& thread, value left, value right) noexcept {
    return detail::as_bool(left, right, int_and(thread, left, right));
}

[[nodiscard]] constexpr owned bool_or(thread_state& thread, value left, value right) noexcept {
    return detail::as_bool(left, right, int_or(thread, left, right));
}

[[nodiscard]] constexpr owned bool_xor(thread_state& thread, value left, value right) noexcept {
    return detail::as_bool(left, right, int_xor(thread, left, right));
}

inline constexpr number_methods bool_number = [] {
    number_methods self{};
    self.nb_and = bool_and;
    self.nb_or = bool_or;
    self.nb_xor = bool_xor;
    return self;
}();

inline constexpr type_object bool_table = [] {
    type_object self{};
    self.tp_name = "bool";
    self.tp_basicsize = sizeof(graph::small_int);
    self.tp_itemsize = sizeof(support::digit);
    self.tp_dealloc = immortal_dealloc;
    self.tp_repr = bool_repr;
    self.tp_as_number = &bool_number;
    self.tp_base = &int_type;
    self.tp_new = bool_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object bool_type = builtins::ready<bool_type, builtins::bool_table>();

} // namespace stasis
