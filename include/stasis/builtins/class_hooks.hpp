// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/class_hooks.hpp: what a program is asked, and told, of a class that is being
// made: its metatype, its order by mro(), the cell __class__, __set_name__ and __init_subclass__.
// CPython 3.11: _PyType_CalculateMetaclass, mro_invoke, type_new_set_classcell, type_new_set_names,
// type_new_init_subclass (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/class_names.hpp>
#include <stasis/builtins/mro.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::builtins::detail {

/// Tells the cell __class__ of the body's functions which class it is; false: an exception is
/// pending.
[[nodiscard]] constexpr bool fill_class_cell(thread_state& thread,
                                             heap_type_object* self) noexcept {
    const owned cell = take_name(thread, names_of(self), &graph::str_<"__classcell__">);
    if (!cell) {
        return !pending(thread);
    }
    auto* held = as<cell_object>(cell.get(), cell_type);
    if (held == nullptr) {
        const owned shown =
            interpreter::repr(thread, make_object(pointer_to(*type_of(cell.get()))));
        if (shown) {
            raise(thread, type_error_type, "__classcell__ must be a nonlocal cell, not ",
                  shown.as_object());
        }
        return false;
    }
    increment(self);
    state::replace(held->ob_ref, static_cast<object*>(self));
    return true;
}

/// Calls __set_name__ of what the body has named; false: an exception is pending.
[[nodiscard]] constexpr bool tell_names(thread_state& thread, heap_type_object* self) noexcept {
    // A __set_name__ may change the class: it is told of what there was.
    const owned copy = owned::take(state::copy(thread, names_of(self)));
    if (!copy) {
        return false;
    }
    ssize at = 0;
    while (const dict_item_view entry =
               next_entry(static_cast<const dict_object*>(copy.as_object()), at)) {
        const value item = load(entry.me_value);
        object* found = interpreter::look_up(thread, type_of(item), &graph::str_<"__set_name__">);
        if (found == nullptr) {
            continue;
        }
        const owned done =
            interpreter::call_special(thread, found, item, make_object(self), load(entry.me_key));
        if (!done) {
            exception_object* const reason = state::take_pending(thread);
            const owned shown = interpreter::repr(thread, load(entry.me_key));
            if (shown) {
                raise_from(thread, runtime_error_type, reason, "Error calling __set_name__ on '",
                           type_of(item)->tp_name, "' instance ", shown.as_object(), " in '",
                           self->tp_name, "'");
            } else {
                decrement(reason);
            }
            return false;
        }
    }
    return true;
}

/// Calls __init_subclass__ of what a class inherits from, with the keyword arguments of its class
/// statement; false: an exception is pending.
[[nodiscard]] constexpr bool tell_base(thread_state& thread, heap_type_object* self,
                                       const arguments& given) noexcept {
    const owned kept = owned::share(self->tp_mro); // keys may run code that sets others
    const auto* order = static_cast<const tuple_object*>(kept.as_object());
    ssize own = 0;
    while (own < order->ob_size && type_at(order, own) != self) {
        ++own;
    }
    if (own == order->ob_size) { // its metatype's mro() has left it out
        raise(thread, type_error_type,
              "super(type, obj): obj must be an instance or subtype of type");
        return false;
    }
    for (ssize i = own + 1; i < order->ob_size; ++i) {
        object* found = find(thread, names_of(type_at(order, i)),
                             make_object(pointer_to(graph::str_<"__init_subclass__">)));
        if (found == nullptr) {
            continue;
        }
        const owned bound = interpreter::bind_attribute(thread, found, {}, self);
        return bound && interpreter::call(thread, bound.get(),
                                          {given.values + given.count, 0, given.keywords});
    }
    return !pending(thread);
}

/// The order of a class, by mro() of its metatype if that is not type's own; null: an exception is
/// pending.
[[nodiscard]] constexpr tuple_object* order_by_metatype(thread_state& thread,
                                                        heap_type_object* self) noexcept {
    const object* name = pointer_to(graph::str_<"mro">);
    object* found = interpreter::look_up(thread, self->ob_type, name);
    if (found == nullptr || found == interpreter::look_up(thread, &type_type, name)) {
        return make_order(thread, self, static_cast<const tuple_object*>(self->tp_bases));
    }
    const owned made = interpreter::call_special(thread, found, make_object(self));
    const owned list = owned::take(made ? interpreter::make_list(thread, made.get()) : nullptr);
    if (!list) {
        return nullptr;
    }
    const auto* types = static_cast<const list_object*>(list.as_object());
    owned order = owned::take(new_tuple_room(thread, types->ob_size));
    if (!order) {
        return nullptr;
    }
    for (ssize i = 0; i < types->ob_size; ++i) {
        if (as_type(load(types->ob_item[i])) == nullptr) {
            raise(thread, type_error_type, "mro() returned a non-class ('",
                  types->ob_item[i]->ob_type->tp_name, "')");
            return nullptr;
        }
        // What inherits from a type is taken for one of its objects.
        const auto* base = static_cast<const type_object*>(types->ob_item[i]);
        if (!is_subtype(layout_of(self), layout_of(base))) {
            raise(thread, type_error_type, "mro() returned base with unsuitable layout ('",
                  base->tp_name, "')");
            return nullptr;
        }
        increment(types->ob_item[i]);
        room(static_cast<tuple_object*>(order.as_object()))[i] = types->ob_item[i];
    }
    return static_cast<tuple_object*>(order.release().data.object);
}

/// The metatype of a class: the most derived of what was asked for and of its bases'. Null:
/// TypeError is pending.
[[nodiscard]] constexpr const type_object*
metatype_of(thread_state& thread, const type_object* wanted, const tuple_object* bases) noexcept {
    for (ssize i = 0; i < bases->ob_size; ++i) {
        const type_object* of_base = items(bases)[i]->ob_type;
        if (is_subtype(wanted, of_base)) {
            continue;
        }
        if (!is_subtype(of_base, wanted)) {
            raise(thread, type_error_type,
                  "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                  "subclass of the metaclasses of all its bases");
            return nullptr;
        }
        wanted = of_base;
    }
    return wanted;
}

} // namespace stasis::builtins::detail
