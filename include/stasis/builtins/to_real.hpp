// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/to_real.hpp: the float that a value stands for.
// CPython 3.11: PyFloat_AsDouble (Objects/floatobject.c).
#pragma once

#include <stasis/builtins/int_real.hpp>
#include <stasis/interpreter/strict_subclass.hpp>

namespace stasis::builtins {

/// The float that a value is, or stands for by __float__ or __index__; false: it raised.
[[nodiscard]] constexpr bool to_real(thread_state& thread, value from, double& to) noexcept {
    if (from.kind == tag::real) {
        to = from.data.real;
        return true;
    }
    if (from.kind != tag::object || from.data.object->ob_type == &int_type) {
        if (is_int(from)) {
            return int_to_real(thread, from, to);
        }
    } else if (is_kind_of(from, float_type)) {
        to = as_number(from).data.real;
        return true;
    }
    const number_methods* slots = type_of(from)->tp_as_number;
    if (slots != nullptr && slots->nb_float != nullptr) {
        const owned told = slots->nb_float(thread, from);
        if (!told) {
            return false;
        }
        const value number = as_number(told.get());
        if (number.kind != tag::real) {
            raise(thread, type_error_type, type_of(from)->tp_name,
                  ".__float__ returned non-float (type ", type_of(told.get())->tp_name, ")");
            return false;
        }
        to = number.data.real;
        return type_of(told.get()) == &float_type ||
               interpreter::warn_of_subclass(thread, type_of(from)->tp_name, "__float__", "float",
                                             told.get());
    }
    if (interpreter::has_index(from)) {
        const owned number = interpreter::to_int(thread, from);
        return number && int_to_real(thread, number.get(), to);
    }
    raise(thread, type_error_type, "must be real number, not ", type_of(from)->tp_name);
    return false;
}

} // namespace stasis::builtins
