// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/new_type.hpp: type(name, bases, dict): how a class is made.
// Promises: what CPython 3.11's type.__new__ does, in its order: the metatype of all bases, the
// best base, __slots__, the names that the body has not given, the order of inheritance, the slots
// of special methods, __set_name__ and __init_subclass__. Where one of them raises, the class is
// given back. CPython 3.11: type_new_impl, type_new_set_attrs, type_new_set_names,
// type_new_init_subclass (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/class_hooks.hpp>
#include <stasis/builtins/inherit_slots.hpp>
#include <stasis/builtins/update_slots.hpp>
#include <stasis/interpreter/mapping_update.hpp>

namespace stasis::builtins {

namespace detail {

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
        self->tp_weaklistoffset = field_offset(built_in_base(base), field_count(self));
        self->tp_basicsize += word;
    }
    if (slots.has_dict) {
        self->tp_flags |= flag_managed_dict;
        self->tp_dictoffset = -self->tp_basicsize - 3 * word;
    }
}

/// Makes the class, of arguments that have been looked at.
[[nodiscard]] constexpr owned make_class(thread_state& thread, const type_object& metatype,
                                         value name, tuple_object* bases, const dict_object* body,
                                         const arguments& given) noexcept {
    const type_object* base = best_base(thread, bases);
    if (base == nullptr) {
        return {};
    }
    const value given_body = make_object(const_cast<dict_object*>(body));
    owned names;
    if (interpreter::as_plain_dict(given_body) != nullptr) {
        names = owned::take(state::copy(thread, body));
    } else { // which may have an order of its own
        names = owned::take(new_dict(thread));
        if (names && !interpreter::mapping_update(
                         thread, static_cast<dict_object*>(names.as_object()), given_body)) {
            return {};
        }
    }
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
    self->tp_as_async = &self->as_async;
    self->tp_as_number = &self->as_number;
    self->tp_as_mapping = &self->as_mapping;
    self->tp_as_sequence = &self->as_sequence;
    if (base->tp_as_buffer != nullptr) {
        self->as_buffer = *base->tp_as_buffer;
        self->tp_as_buffer = &self->as_buffer;
    }
    self->tp_dealloc = instance_dealloc;
    self->tp_traverse = instance_traverse;
    self->tp_clear = instance_clear;
    self->tp_free = instance_free;
    self->tp_iternext = nullptr;
    self->tp_del = base->tp_del;
    lay_out(self, slots);
    if (slots.names) {
        increment(slots.names.as_object());
        self->ht_slots = slots.names.as_object();
    }
    if (!set_class_name(thread, self, name) || !complete_names(thread, self) ||
        !fill_class_cell(thread, self) || !add_descriptors(thread, self, slots)) {
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
        const value held = given.values[index];
        raise(thread, type_error_type, "type.__new__() argument ", index + 1, " must be ", wanted,
              ", not ", held.kind == tag::none ? "None" : type_of(held)->tp_name);
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
