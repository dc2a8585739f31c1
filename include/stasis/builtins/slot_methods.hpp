// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/slot_methods.hpp: methods that types have instead of, or beside, the wrapper of a
// slot: list.__getitem__ is a method, which is quicker.
// CPython 3.11: the rows with METH_COEXIST in Objects/listobject.c, dictobject.c and setobject.c.
#pragma once

#include <stasis/builtins/object.hpp>

namespace stasis::builtins {

/// f.__call__(...): tp_call of those functions that interpreter::call() knows.
[[nodiscard]] constexpr owned call_function(thread_state& thread, value self,
                                            const arguments& given) noexcept {
    return interpreter::call(thread, self, given);
}

/// self[key] as a method, which list and dict have beside the slot.
[[nodiscard]] constexpr owned item_method(thread_state& thread, const arguments& given) noexcept {
    const type_object* type = built_in_base(type_of(given.values[0]));
    const char* name = type == &list_type ? "list.__getitem__" : "dict.__getitem__";
    if (!takes_one(thread, name, given)) {
        return {};
    }
    return type->tp_as_mapping->mp_subscript(thread, given.values[0], given.values[1]);
}

/// key in self as a method, which dict, set and frozenset have beside the slot.
[[nodiscard]] constexpr owned contains_method(thread_state& thread,
                                              const arguments& given) noexcept {
    const type_object* type = built_in_base(type_of(given.values[0]));
    const char* name = type == &dict_type  ? "dict.__contains__"
                       : type == &set_type ? "set.__contains__"
                                           : "frozenset.__contains__";
    if (!takes_one(thread, name, given)) {
        return {};
    }
    const int found = type->tp_as_sequence->sq_contains(thread, given.values[0], given.values[1]);
    return owned::take(found < 0 ? value{} : make_bool(found != 0));
}

} // namespace stasis::builtins
