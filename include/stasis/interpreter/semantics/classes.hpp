// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/classes.hpp: class statements, and super() without arguments.
// CPython 3.11: Python/ceval.c (LOAD_BUILD_CLASS, LOAD_CLASSDEREF), super_init_without_args
// (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/semantics/variables.hpp>
#include <stasis/interpreter/super.hpp>

namespace stasis::interpreter {

namespace detail {

/// super() in a function: by its first argument and its cell __class__, each empty if there is
/// none.
[[nodiscard]] STASIS_NEVER_INLINE constexpr owned
super_of_function(thread_state& thread, const code_object* code, value first, value cell) noexcept {
    if (code->co_argcount == 0) {
        return raise(thread, runtime_error_type, "super(): no arguments");
    }
    if ((bytes_data(code->co_localspluskinds)[0] & local_cell) != 0 && first) {
        object* held = static_cast<cell_object*>(first.data.object)->ob_ref;
        first = held != nullptr ? load(held) : value{};
    }
    if (!first) {
        return raise(thread, runtime_error_type, "super(): arg[0] deleted");
    }
    if (!cell) {
        return raise(thread, runtime_error_type, "super(): __class__ cell not found");
    }
    object* held = static_cast<cell_object*>(cell.data.object)->ob_ref;
    if (held == nullptr) {
        return raise(thread, runtime_error_type, "super(): empty __class__ cell");
    }
    const type_object* type = as_type(load(held));
    if (type == nullptr) {
        return raise(thread, runtime_error_type, "super(): __class__ is not a type (",
                     held->ob_type->tp_name, ")");
    }
    return new_super(thread, type, first);
}

} // namespace detail

template <>
struct meaning<op::LOAD_BUILD_CLASS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        owned found = detail::find_builtin(f.thread(), f.function().func_builtins,
                                           pointer_to(graph::str_<"__build_class__">));
        if (!found && !pending(f.thread())) {
            raise(f.thread(), name_error_type, "__build_class__ not found");
        }
        f.put(0, found.release());
        return next_if(static_cast<bool>(f[0]));
    }
};

template <>
struct meaning<op::LOAD_CLASSDEREF> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        owned own = detail::find_in_mapping(f.thread(), f.names(), f.local_name(argument));
        if (own || pending(f.thread())) {
            f.put(0, own.release());
            return next_if(static_cast<bool>(f[0]));
        }
        return meaning<op::LOAD_DEREF>::run(f, argument);
    }
};

} // namespace stasis::interpreter
