// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/class_getitem.hpp: T.__class_getitem__(args), for the types that can be
// subscripted. CPython 3.11: Py_GenericAlias as a class method (Objects/listobject.c and its like).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

/// T.__class_getitem__(args): T[args].
[[nodiscard]] constexpr owned class_getitem(thread_state& thread, const arguments& given) noexcept {
    const char* type = last_name(as_type(given.values[0])->tp_name);
    if (keyword_count(given) != 0) {
        return raise(thread, type_error_type, type,
                     ".__class_getitem__() takes no keyword arguments");
    }
    if (given.count != 2) {
        return raise(thread, type_error_type, type,
                     ".__class_getitem__() takes exactly one argument (", given.count - 1,
                     " given)");
    }
    return interpreter::new_generic_alias(thread, given.values[0], given.values[1]);
}

inline constexpr method_def class_getitem_row{"__class_getitem__", class_getitem, method_class,
                                              nullptr};

} // namespace stasis::builtins
