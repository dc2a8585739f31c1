// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/subclasses.hpp: T.__subclasses__(). Built-in types are constants, so a type
// doesn't know what inherits from it: there is a list of the built-in types, and the interpreter
// has one of the user's own (interpreter_state::own_types), and its classes, oldest first.
// CPython 3.11: type___subclasses___impl, which reads what each type holds (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/object.hpp>

namespace stasis::builtins {

/// The types, in the order in which CPython makes them ready; null ends them (namespace.hpp).
extern const type_object* const built_in_types[];

namespace detail {

/// Whether a type names another as one of its bases.
[[nodiscard]] constexpr bool has_base(const type_object* self, const type_object* base) noexcept {
    const auto* bases = static_cast<const tuple_object*>(self->tp_bases);
    for (ssize i = 0; i < bases->ob_size; ++i) {
        if (items(bases)[i] == base) {
            return true;
        }
    }
    return false;
}

/// Adds those types of a row, which ends with null, that name a type as a base.
[[nodiscard]] constexpr bool add_subclasses(thread_state& thread, list_object* to,
                                            const type_object* const* row,
                                            const type_object* base) noexcept {
    for (; row != nullptr && *row != nullptr; ++row) {
        if (has_base(*row, base) && !append(thread, to, make_object(pointer_to(**row)))) {
            return false;
        }
    }
    return true;
}

/// Adds those classes that name a type among their bases.
[[nodiscard]] constexpr bool add_classes(thread_state& thread, list_object* to,
                                         const type_object* base) noexcept {
    for (heap_type_object* each = thread.interp->first_class; each != nullptr; each = each->next) {
        const auto* bases = static_cast<const tuple_object*>(each->tp_bases);
        for (ssize i = 0; i < bases->ob_size; ++i) {
            if (items(bases)[i] == base && !append(thread, to, make_object(each))) {
                return false;
            }
        }
    }
    return true;
}

} // namespace detail

/// T.__subclasses__(): the built-in ones, and the interpreter's own.
[[nodiscard]] constexpr owned type_subclasses(thread_state& thread,
                                              const arguments& given) noexcept {
    const type_object* self = as_type(given.values[0]);
    if (!takes_type_alone(thread, ".__subclasses__", given)) {
        return {};
    }
    owned result = owned::take(new_list(thread, 0));
    auto* list = static_cast<list_object*>(result.as_object());
    if (!result || !detail::add_subclasses(thread, list, built_in_types, self) ||
        !detail::add_subclasses(thread, list, thread.interp->own_types, self) ||
        !detail::add_classes(thread, list, self)) {
        return {};
    }
    return result;
}

} // namespace stasis::builtins
