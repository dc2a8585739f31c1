// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/new_type.hpp: type(name, bases, dict): how a class is made.
// Promises: what CPython 3.11's type.__new__ does, in its order: the metatype of all bases, the best
// base, __slots__, the names that the body has not given, the order of inheritance, the slots of
// special methods, __set_name__ and __init_subclass__. Where one of them raises, the class is given
// back.
// CPython 3.11: type_new_impl, type_new_set_attrs, type_new_set_names, type_new_init_subclass
// (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/class_slots.hpp>
#include <stasis/builtins/inherit_slots.hpp>
#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/mro.hpp>
#include <stasis/builtins/update_slots.hpp>
#include <stasis/state/dict_merge.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::builtins {

namespace detail {

/// The dict of a class.
[[nodiscard]] constexpr dict_object* names_of(const type_object* type) noexcept {
    return static_cast<dict_object*>(type->tp_dict);
}

/// Enters a class as the newest one of its interpreter.
constexpr void link_class(interpreter_state& interpreter, heap_type_object* self) noexcept {
    self->interp = &interpreter;
    self->previous = interpreter.last_class;
    (self->previous != nullptr ? self->previous->next : interpreter.first_class) = self;
    interpreter.last_class = self;
    const auto* bases = static_cast<const tuple_object*>(self->tp_bases);
    for (ssize i = 0; i < bases->ob_size; ++i) {
        if (is_heap_type(type_at(bases, i))) {
            ++as_heap_type(type_at(bases, i))->subclass_count;
        }
    }
}

/// The end of link_class(), if it has been entered.
constexpr void unlink_class(heap_type_object* self) noexcept {
    if (self->interp == nullptr) {
        return;
    }
    interpreter_state& interpreter = *self->interp;
    (self->previous != nullptr ? self->previous->next : interpreter.first_class) = self->next;
    (self->next != nullptr ? self->next->previous : interpreter.last_class) = self->previous;
    const auto* bases = static_cast<const tuple_object*>(self->tp_bases);
    for (ssize i = 0; i < bases->ob_size; ++i) {
        if (is_heap_type(type_at(bases, i))) {
            --as_heap_type(type_at(bases, i))->subclass_count;
        }
    }
}

/// Makes tp_name of a class's name; false: an exception is pending.
[[nodiscard]] constexpr bool set_class_name(thread_state& thread, heap_type_object* self,
                                            value name) noexcept {
    const text spelled = text_of(name.data.object);
    ssize size = 0;
    unsigned char part[4];
    for (ssize i = 0; i < spelled.size; ++i) {
        if (spelled[i] == 0) {
            raise(thread, value_error_type, "type name must not contain null characters");
            return false;
        }
        size += static_cast<ssize>(support::encode_utf8(spelled[i], part));
    }
    char* made = allocate_array<char>(thread.interp->memory, static_cast<std::size_t>(size) + 1);
    if (made == nullptr) {
        state::raise_no_memory(thread);
        return false;
    }
    ssize at = 0;
    for (ssize i = 0; i < spelled.size; ++i) {
        const std::size_t bytes = support::encode_utf8(spelled[i], part);
        for (std::size_t k = 0; k < bytes; ++k) {
            made[at++] = static_cast<char>(part[k]);
        }
    }
    made[at] = '\0';
    char* const before = self->_ht_tpname;
    const auto before_size = static_cast<std::size_t>(self->name_size);
    self->_ht_tpname = made;
    self->tp_name = made;
    self->name_size = size + 1;
    if (before != nullptr) {
        state::release_array(before, before_size);
    }
    increment(name);
    state::replace(self->ht_name, name.data.object);
    return true;
}

/// Takes a name out of a class's body: what it means; empty: there is none, or, if pending, it
/// raised.
[[nodiscard]] constexpr owned take_name(thread_state& thread, dict_object* names,
                                        const object* name) noexcept {
    const value key = make_object(const_cast<object*>(name));
    object* found = find(thread, names, key);
    if (found == nullptr) {
        return {};
    }
    owned kept = owned::share(found);
    if (!(erase(thread, names, key) > 0)) {
        return {};
    }
    return static_cast<owned&&>(kept);
}

/// A descriptor in a class's dict; false: an exception is pending.
[[nodiscard]] constexpr bool add_descriptor(thread_state& thread, heap_type_object* self,
                                            const type_object& kind, value name,
                                            const getset_def* row, ssize offset) noexcept {
    auto* made = allocate<descriptor_object>(thread, kind);
    if (made == nullptr) {
        return false;
    }
    increment(self);
    increment(name);
    made->d_type = self;
    made->d_name = static_cast<const str_object*>(name.data.object);
    if (row != nullptr) {
        made->d_getset = row;
    } else {
        made->d_offset = offset;
    }
    const owned kept = owned::take(made);
    return store(thread, names_of(self), name, kept.get());
}

/// Puts a function of the body into what makes a static or a class method of it: __new__,
/// __init_subclass__, __class_getitem__. False: an exception is pending.
template <class Method>
[[nodiscard]] constexpr bool wrap_function(thread_state& thread, dict_object* names,
                                           const object* name, const type_object& kind,
                                           object* Method::* field) noexcept {
    const value key = make_object(const_cast<object*>(name));
    object* found = find(thread, names, key);
    if (found == nullptr || found->ob_type != &function_type) {
        return !pending(thread);
    }
    auto* made = allocate<Method>(thread, kind);
    if (made == nullptr) {
        return false;
    }
    increment(found);
    made->*field = found;
    const owned kept = owned::take(made);
    return store(thread, names, key, kept.get());
}

/// Gives a class a name that its body hasn't; false: an exception is pending.
[[nodiscard]] constexpr bool set_if_absent(thread_state& thread, dict_object* names,
                                           const object* name, value item) noexcept {
    const value key = make_object(const_cast<object*>(name));
    if (find(thread, names, key) != nullptr) {
        return true;
    }
    return !pending(thread) && store(thread, names, key, item);
}

/// The name of the module that runs, or empty.
[[nodiscard]] constexpr owned running_module(thread_state& thread) noexcept {
    object* found = find(thread, thread.interp->main_namespace,
                         make_object(pointer_to(graph::str_<"__name__">)));
    if (found == nullptr) {
        return {};
    }
    return owned::share(load(found));
}

/// The size and the offsets of a class's objects: type_new_slots_impl.
constexpr void lay_out(heap_type_object* self, const class_slots& slots) noexcept {
    const type_object* base = self->tp_base;
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    self->tp_basicsize = base->tp_basicsize;
    self->tp_itemsize = base->tp_itemsize;
    self->tp_dictoffset = base->tp_dictoffset;
    self->tp_weaklistoffset = base->tp_weaklistoffset;
    self->tp_flags |= base->tp_flags & flag_managed_dict;
    if (slots.names) {
        self->tp_basicsize += word * static_cast<list_object*>(slots.names.as_object())->ob_size;
    }
    if (slots.has_weak_references) {
        self->tp_weaklistoffset = self->tp_basicsize;
        self->tp_basicsize += word;
    }
    if (slots.has_dict) {
        self->tp_flags |= flag_managed_dict;
        self->tp_dictoffset = -self->tp_basicsize - 3 * word;
    }
}

/// Enters what the body has not said; false: an exception is pending.
[[nodiscard]] constexpr bool complete_names(thread_state& thread, heap_type_object* self,
                                            const class_slots& slots) noexcept {
    dict_object* names = names_of(self);
    const owned module = running_module(thread);
    if (pending(thread) ||
        (module && !set_if_absent(thread, names, &graph::str_<"__module__">, module.get()))) {
        return false;
    }
    owned qualified = take_name(thread, names, &graph::str_<"__qualname__">);
    if (pending(thread)) {
        return false;
    }
    if (qualified && !is_kind_of(qualified.get(), str_type)) {
        raise(thread, type_error_type, "type __qualname__ must be a str, not ",
              type_of(qualified.get())->tp_name);
        return false;
    }
    if (!qualified) {
        qualified = owned::share(self->ht_name);
    }
    self->ht_qualname = qualified.release().data.object;
    if (!wrap_function(thread, names, &graph::str_<"__new__">, static_method_type,
                       &static_method_object::sm_callable) ||
        !wrap_function(thread, names, &graph::str_<"__init_subclass__">, class_method_type,
                       &class_method_object::cm_callable) ||
        !wrap_function(thread, names, &graph::str_<"__class_getitem__">, class_method_type,
                       &class_method_object::cm_callable)) {
        return false;
    }
    if (slots.names) {
        const auto* list = static_cast<const list_object*>(slots.names.as_object());
        ssize offset = self->tp_base->tp_basicsize;
        for (ssize i = 0; i < list->ob_size; ++i) {
            if (!add_descriptor(thread, self, member_descriptor_type, load(list->ob_item[i]),
                                nullptr, offset)) {
                return false;
            }
            offset += static_cast<ssize>(sizeof(object*));
        }
    }
    if ((slots.has_dict && !add_descriptor(thread, self, getset_descriptor_type,
                                           make_object(pointer_to(graph::str_<"__dict__">)),
                                           &instance_dict_row, 0)) ||
        (slots.has_weak_references &&
         !add_descriptor(thread, self, getset_descriptor_type,
                         make_object(pointer_to(graph::str_<"__weakref__">)),
                         &instance_weak_references_row, 0))) {
        return false;
    }
    return true;
}

/// Enters what follows from the other names; false: an exception is pending.
[[nodiscard]] constexpr bool complete_special_names(thread_state& thread,
                                                    dict_object* names) noexcept {
    if (!set_if_absent(thread, names, &graph::str_<"__doc__">, none_value)) {
        return false;
    }
    const value eq = make_object(pointer_to(graph::str_<"__eq__">));
    if (find(thread, names, eq) != nullptr) {
        return set_if_absent(thread, names, &graph::str_<"__hash__">, none_value);
    }
    return !pending(thread);
}

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
    const auto* order = static_cast<const tuple_object*>(self->tp_mro);
    for (ssize i = 1; i < order->ob_size; ++i) {
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

/// Makes the class, of arguments that have been looked at.
[[nodiscard]] constexpr owned make_class(thread_state& thread, const type_object& metatype,
                                         value name, tuple_object* bases, const dict_object* body,
                                         const arguments& given) noexcept {
    const type_object* base = best_base(thread, bases);
    if (base == nullptr) {
        return {};
    }
    owned names = owned::take(state::copy(thread, body));
    class_slots slots{};
    if (!names || !read_slots(thread, name.data.object, base, bases,
                              static_cast<dict_object*>(names.as_object()), slots)) {
        return {};
    }
    auto* self = allocate<heap_type_object>(thread, metatype);
    if (self == nullptr) {
        return {};
    }
    owned kept = owned::take(self);
    self->tp_name = "";
    self->tp_flags = flag_heap_type | flag_base_type;
    self->tp_base = base;
    increment(pointer_to(*base));
    increment(bases);
    self->tp_bases = bases;
    self->tp_dict = names.release().data.object;
    self->tp_as_number = &self->as_number;
    self->tp_as_mapping = &self->as_mapping;
    self->tp_as_sequence = &self->as_sequence;
    self->tp_dealloc = instance_dealloc;
    self->tp_traverse = instance_traverse;
    self->tp_clear = instance_clear;
    self->tp_free = instance_free;
    self->tp_iternext = nullptr;
    lay_out(self, slots);
    if (slots.names) {
        increment(slots.names.as_object());
        self->ht_slots = slots.names.as_object();
    }
    if (!set_class_name(thread, self, name) || !complete_names(thread, self, slots) ||
        !fill_class_cell(thread, self)) {
        return {};
    }
    self->tp_mro = order_by_metatype(thread, self);
    if (self->tp_mro == nullptr || !complete_special_names(thread, names_of(self))) {
        return {};
    }
    const auto* order = static_cast<const tuple_object*>(self->tp_mro);
    for (ssize i = 1; i < order->ob_size; ++i) {
        inherit_pattern_flags(*self, *type_at(order, i));
    }
    link_class(*thread.interp, self);
    give_version(thread, self);
    update_slots(thread, self);
    if (!tell_names(thread, self) || !tell_base(thread, self, given)) {
        return {};
    }
    return kept;
}

} // namespace detail

/// type.__new__(metatype, name, bases, dict).
[[nodiscard]] constexpr owned type_new(thread_state& thread, const type_object& metatype,
                                       const arguments& given) noexcept {
    if (given.count != 3) {
        return raise(thread, type_error_type, "type.__new__() takes exactly 3 arguments (",
                     given.count, " given)");
    }
    const auto expects = [&](ssize index, const char* wanted) {
        raise(thread, type_error_type, "type.__new__() argument ", index + 1, " must be ", wanted,
              ", not ", type_of(given.values[index])->tp_name);
        return owned{};
    };
    if (!is_kind_of(given.values[0], str_type)) {
        return expects(0, "str");
    }
    auto* bases = as<tuple_object>(given.values[1], tuple_type);
    if (bases == nullptr) {
        return expects(1, "tuple");
    }
    const auto* body = as<dict_object>(given.values[2], dict_type);
    if (body == nullptr) {
        return expects(2, "dict");
    }
    for (ssize i = 0; i < bases->ob_size; ++i) {
        if (as_type(load(items(bases)[i])) != nullptr) {
            continue;
        }
        const owned entries = interpreter::get_attribute(thread, load(items(bases)[i]),
                                                         &graph::str_<"__mro_entries__">);
        if (entries) {
            return raise(thread, type_error_type,
                         "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        if (!clear_pending(thread, attribute_error_type)) {
            return {};
        }
    }
    const type_object* winner = detail::metatype_of(thread, &metatype, bases);
    if (winner == nullptr) {
        return {};
    }
    if (winner != &metatype && winner->tp_new != type_new) {
        return winner->tp_new(thread, *winner, given);
    }
    if (bases->ob_size != 0) {
        return detail::make_class(thread, *winner, given.values[0], bases, body, given);
    }
    const value object_alone = make_object(pointer_to(object_type));
    const owned base = owned::take(new_tuple(thread, &object_alone, 1));
    if (!base) {
        return {};
    }
    return detail::make_class(thread, *winner, given.values[0],
                              static_cast<tuple_object*>(base.as_object()), body, given);
}

} // namespace stasis::builtins
