// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/constructor.hpp: __new__, one function for all types.
// CPython 3.11: tp_new_wrapper (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// What a built-in type's tp_new has made. Refuses an object of the built-in type itself where one
/// of a class derived from it is wanted, which CPython gives to whoever asked: the tp_new of a type
/// of C++ code gave state::allocate() its own type, not the one that it was asked for.
[[nodiscard]] constexpr owned made_of(thread_state& thread, const type_object& wanted,
                                      owned made) noexcept {
    if (made && is_heap_type(&wanted) && type_of(made.get()) == built_in_base(&wanted)) {
        const char* name = type_of(made.get())->tp_name;
        return raise(thread, system_error_type, "the tp_new of '", name, "' made a '", name,
                     "' where a '", wanted.tp_name,
                     "' was asked for: it must give state::allocate() the type that it is given");
    }
    return made;
}

/// T.__new__(S, ...), bound to T: tp_new_wrapper.
[[nodiscard]] constexpr owned call_new(thread_state& thread, const arguments& given) noexcept {
    const type_object* type = as_type(given.values[0]);
    if (given.count < 2) {
        return raise(thread, type_error_type, type->tp_name, ".__new__(): not enough arguments");
    }
    const type_object* wanted = as_type(given.values[1]);
    if (wanted == nullptr) {
        return raise(thread, type_error_type, type->tp_name,
                     ".__new__(X): X is not a type object (", type_of(given.values[1])->tp_name,
                     ")");
    }
    if (!is_subtype(wanted, type)) {
        return raise(thread, type_error_type, type->tp_name, ".__new__(", wanted->tp_name,
                     "): ", wanted->tp_name, " is not a subtype of ", type->tp_name);
    }
    if (built_in_base(wanted)->tp_new != type->tp_new) {
        return raise(thread, type_error_type, type->tp_name, ".__new__(", wanted->tp_name,
                     ") is not safe, use ", wanted->tp_name, ".__new__()");
    }
    return made_of(
        thread, *wanted,
        type->tp_new(thread, *wanted, {given.values + 2, given.count - 2, given.keywords}));
}

/// The C++ function that is every type's __new__, bound to the type.
inline constexpr method_def new_def{"__new__", call_new, 0, nullptr};

} // namespace stasis::builtins
