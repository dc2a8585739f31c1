// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/object_size.hpp: how many bytes an object takes: sys.getsizeof().
// Promises: what __sizeof__() answers, and what stands in front of the object, as in CPython 3.11.
// CPython 3.11: _PySys_GetSizeOf (Python/sysmodule.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// sys.getsizeof(object[, default]).
[[nodiscard]] constexpr owned sys_getsizeof(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"getsizeof", {"object", "default"}, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values)) {
        return {};
    }
    const type_object* const type = type_of(values[0]);
    object* const method = interpreter::look_up(thread, type, &graph::str_<"__sizeof__">);
    const owned told = interpreter::call_special(thread, method, values[0]);
    ssize size = 0;
    if (told) {
        if (!is_instance(told.get(), int_type)) {
            raise(thread, type_error_type, "an integer is required");
        } else if (interpreter::to_c_integer(thread, told.get(), size) && size < 0) {
            return raise(thread, value_error_type, "__sizeof__() should return >= 0");
        }
    }
    if (pending(thread)) {
        if (values[1] && clear_pending(thread, type_error_type)) {
            return owned::share(values[1]);
        }
        return {};
    }
    const ssize collected = type->tp_traverse != nullptr ? static_cast<ssize>(sizeof(gc_head)) : 0;
    // Behind items, CPython has the dict at the end.
    const bool is_managed =
        (type->tp_flags & flag_managed_dict) != 0 && built_in_base(type)->tp_itemsize == 0;
    const ssize managed = is_managed ? 2 * static_cast<ssize>(sizeof(object*)) : 0;
    return owned::take(make_int(size + collected + managed));
}

} // namespace stasis::library::detail
