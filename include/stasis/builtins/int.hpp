// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int.hpp: the type int.
// Promises: CPython 3.11's slots, methods and attributes of int, but for the operators' methods
// (__add__ and the like), which are reached through operators alone.
// CPython 3.11: PyLong_Type (Objects/longobject.c).
#pragma once

#include <stasis/builtins/format.hpp>
#include <stasis/builtins/int_bytes.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

constexpr void int_dealloc(object* held) noexcept {
    auto* self = static_cast<int_object*>(held);
    release<int_object, digit>(self, static_cast<std::size_t>(digit_count(self)));
}

/// The slots of int, which bool has too, but for & | ^.
inline constexpr number_methods int_number = [] {
    number_methods self{};
    self.nb_add = int_add;
    self.nb_subtract = int_subtract;
    self.nb_multiply = int_multiply;
    self.nb_remainder = int_remainder;
    self.nb_divmod = int_divmod;
    self.nb_power = int_power;
    self.nb_negative = int_negative;
    self.nb_positive = int_positive;
    self.nb_absolute = int_absolute;
    self.nb_bool = int_truth;
    self.nb_invert = int_invert;
    self.nb_lshift = int_shift_left;
    self.nb_rshift = int_shift_right;
    self.nb_and = int_and;
    self.nb_xor = int_xor;
    self.nb_or = int_or;
    self.nb_int = int_positive;
    self.nb_float = int_float;
    self.nb_floor_divide = int_floor_divide;
    self.nb_true_divide = int_true_divide;
    self.nb_index = int_positive;
    return self;
}();

/// int.__getnewargs__(): a tuple of the int, of no class.
[[nodiscard]] constexpr owned int_new_arguments(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "int.__getnewargs__", given)) {
        return {};
    }
    const owned plain = int_positive(thread, given.values[0]);
    const value one = plain.get();
    return owned::take(plain ? new_tuple(thread, &one, 1) : nullptr);
}

inline constexpr method_def int_methods[] = {{"conjugate", int_conjugate, 0, nullptr},
                                             {"bit_length", int_bit_length, 0, nullptr},
                                             {"bit_count", int_bit_count, 0, nullptr},
                                             {"to_bytes", int_to_bytes, 0, nullptr},
                                             {"from_bytes", int_from_bytes, method_class, nullptr},
                                             {"as_integer_ratio", int_as_integer_ratio, 0, nullptr},
                                             {"__trunc__", int_trunc, 0, nullptr},
                                             {"__floor__", int_floor, 0, nullptr},
                                             {"__ceil__", int_ceil, 0, nullptr},
                                             {"__round__", int_round, 0, nullptr},
                                             {"__getnewargs__", int_new_arguments, 0, nullptr},
                                             {"__format__", int_format, 0, nullptr},
                                             size_row<"int.__sizeof__", detail::size_of_int>,
                                             {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def int_getset[] = {
    {"real", int_positive, nullptr, nullptr, nullptr},
    {"imag", int_imag, nullptr, nullptr, nullptr},
    {"numerator", int_positive, nullptr, nullptr, nullptr},
    {"denominator", int_denominator, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object int_table = [] {
    type_object self{};
    self.tp_name = "int";
    self.tp_basicsize = trailing_size<support::digit, int_object>(0);
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_itemsize = sizeof(support::digit);
    self.tp_dealloc = int_dealloc;
    self.tp_repr = int_repr;
    self.tp_as_number = &int_number;
    self.tp_hash = int_hash;
    self.tp_richcompare = int_compare;
    self.tp_methods = int_methods;
    self.tp_getset = int_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = int_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object int_type = builtins::ready<int_type, builtins::int_table>();

} // namespace stasis
