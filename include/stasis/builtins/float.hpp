// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/float.hpp: the type float.
// Promises: CPython 3.11's slots, methods and attributes of float, but for the operators' methods
// (__add__ and the like), which are reached through operators alone.
// CPython 3.11: PyFloat_Type (Objects/floatobject.c).
#pragma once

#include <stasis/builtins/float_methods.hpp>
#include <stasis/builtins/float_power.hpp>
#include <stasis/builtins/float_text.hpp>
#include <stasis/builtins/format.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

constexpr void float_dealloc(object* held) noexcept {
    release<float_object>(static_cast<float_object*>(held));
}

inline constexpr number_methods float_number = [] {
    number_methods self{};
    self.nb_add = float_add;
    self.nb_subtract = float_subtract;
    self.nb_multiply = float_multiply;
    self.nb_remainder = float_remainder;
    self.nb_divmod = float_divmod;
    self.nb_power = float_power;
    self.nb_negative = float_negative;
    self.nb_positive = float_positive;
    self.nb_absolute = float_absolute;
    self.nb_bool = float_truth;
    self.nb_int = float_int;
    self.nb_float = float_positive;
    self.nb_floor_divide = float_floor_divide;
    self.nb_true_divide = float_true_divide;
    return self;
}();

/// float.__getnewargs__(): a tuple of the float, of no class.
[[nodiscard]] constexpr owned float_new_arguments(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_none(thread, "float.__getnewargs__", given)) {
        return {};
    }
    const owned plain = float_positive(thread, given.values[0]);
    const value one = plain.get();
    return owned::take(plain ? new_tuple(thread, &one, 1) : nullptr);
}

inline constexpr method_def float_methods[] = {
    {"conjugate", float_conjugate, 0, nullptr},
    {"__trunc__", float_trunc, 0, nullptr},
    {"__floor__", float_floor, 0, nullptr},
    {"__ceil__", float_ceil, 0, nullptr},
    {"__round__", float_round, 0, nullptr},
    {"as_integer_ratio", float_as_integer_ratio, 0, nullptr},
    {"fromhex", float_from_hex, method_class, nullptr},
    {"hex", float_hex, 0, nullptr},
    {"is_integer", float_is_integer, 0, nullptr},
    {"__getnewargs__", float_new_arguments, 0, nullptr},
    {"__getformat__", float_get_format, method_class, nullptr},
    {"__format__", float_format, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def float_getset[] = {{"real", float_positive, nullptr, nullptr, nullptr},
                                              {"imag", float_imag, nullptr, nullptr, nullptr},
                                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object float_table = [] {
    type_object self{};
    self.tp_name = "float";
    self.tp_basicsize = sizeof(float_object);
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_dealloc = float_dealloc;
    self.tp_repr = float_repr;
    self.tp_as_number = &float_number;
    self.tp_hash = float_hash;
    self.tp_richcompare = float_compare;
    self.tp_methods = float_methods;
    self.tp_getset = float_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = float_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object float_type =
    builtins::ready<float_type, builtins::float_table, "__getformat__">();

} // namespace stasis
