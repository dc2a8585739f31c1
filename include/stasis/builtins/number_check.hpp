// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/number_check.hpp: whether a value is a number of some kind.
// CPython 3.11: PyNumber_Check (Objects/abstract.c).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

/// Whether a value is an int, or can be converted to an int or a float, or is complex.
[[nodiscard]] constexpr bool is_numeric(value self) noexcept {
    const number_methods* slots = type_of(self)->tp_as_number;
    return (slots != nullptr && (slots->nb_index != nullptr || slots->nb_int != nullptr ||
                                 slots->nb_float != nullptr)) ||
           is_instance(self, complex_type);
}

} // namespace stasis::builtins
