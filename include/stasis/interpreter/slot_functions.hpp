// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slot_functions.hpp: the slots of a class that defines special methods: each
// calls the method of its name.
// Promises: CPython 3.11's order (a reflected operator of a subclass first, if it is another one),
// checks of what methods return, and messages.
// CPython 3.11: the functions slot_... (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/finalizers.hpp>
#include <stasis/interpreter/slot_definitions.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/strict_subclass.hpp>
#include <stasis/interpreter/traceback.hpp>

namespace stasis::interpreter {

namespace detail {

/// The str of a slot's name.
template <slot_number Row>
inline constexpr const str_object* name_of_slot = slot_definitions[Row].name_strobj;

template <slot_number Row>
[[nodiscard]] constexpr owned slot_unary(thread_state& thread, value self) noexcept {
    return call_method(thread, self, name_of_slot<Row>);
}

/// __index__, which is warned about where it makes an object of a class derived from int.
[[nodiscard]] constexpr owned slot_index(thread_state& thread, value self) noexcept {
    owned made = slot_unary<number__index__>(thread, self);
    if (made && type_of(made.get()) != &int_type && is_instance(made.get(), int_type) &&
        !warn_of_subclass(thread, "", "__index__", "int", made.get())) {
        return {};
    }
    return made;
}

/// __next__, whose StopIteration stays pending: the end of the iteration.
[[nodiscard]] constexpr owned slot_next(thread_state& thread, value self) noexcept {
    return call_method(thread, self, name_of_slot<table__next__>);
}

/// __iter__, which None says that there is none.
[[nodiscard]] constexpr owned slot_iter(thread_state& thread, value self) noexcept {
    object* found = look_up(thread, type_of(self), name_of_slot<table__iter__>);
    if (found == nullptr || load(found).kind == tag::none) {
        return raise(thread, type_error_type, "'", type_of(self)->tp_name,
                     "' object is not iterable");
    }
    return call_special(thread, found, self);
}

[[nodiscard]] constexpr hash_t slot_hash(thread_state& thread, value self) noexcept {
    object* found = look_up(thread, type_of(self), name_of_slot<table__hash__>);
    if (found == nullptr || load(found).kind == tag::none) {
        return raise(thread, type_error_type, "unhashable type: '", type_of(self)->tp_name, "'");
    }
    const owned answer = call_special(thread, found, self);
    if (!answer) {
        return -1;
    }
    const value number = answer.get();
    if (number.kind == tag::integer || number.kind == tag::boolean) {
        return number.data.integer == -1 ? -2 : number.data.integer;
    }
    if (as<int_object>(number, int_type) == nullptr) {
        return raise(thread, type_error_type, "__hash__ method should return an integer");
    }
    return int_type.tp_hash(thread, number);
}

[[nodiscard]] constexpr owned slot_call(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    object* found = look_up(thread, type_of(self), name_of_slot<table__call__>);
    if (found == nullptr) {
        return raise_with(thread, attribute_error_type,
                          make_object(pointer_to(*name_of_slot<table__call__>)));
    }
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise_nested_call(thread);
    }
    return forward_special(thread, found, self, given);
}

[[nodiscard]] constexpr int slot_init(thread_state& thread, value self,
                                      const arguments& given) noexcept {
    object* found = look_up(thread, type_of(self), name_of_slot<table__init__>);
    if (found == nullptr) {
        return raise_with(thread, attribute_error_type,
                          make_object(pointer_to(*name_of_slot<table__init__>)));
    }
    const owned answer = forward_special(thread, found, self, given);
    if (!answer) {
        return -1;
    }
    if (answer.get().kind != tag::none) {
        return raise(thread, type_error_type, "__init__() should return None, not '",
                     type_of(answer.get())->tp_name, "'");
    }
    return 0;
}

/// __del__: in a thread of the class's interpreter. What leaves it is written to standard error.
constexpr void slot_finalize(object* self) noexcept {
    gc_head* const link = link_of_finalizable(self);
    thread_state* const thread = interpreter_of(self).threads.head;
    if (thread == nullptr || state::detail::is_finalized(link)) {
        return;
    }
    state::detail::set_finalized(link);
    object* found = look_up(*thread, self->ob_type, name_of_slot<table__del__>);
    if (found == nullptr) {
        return;
    }
    const finalizer_call running(*thread);
    const owned kept = owned::share(found);
    const owned done = call_special(*thread, found, make_object(self));
    if (!done) {
        report_ignored(*thread, make_object(found));
    }
}

/// T.__new__(T, given...), which isn't bound.
[[nodiscard]] constexpr owned slot_new(thread_state& thread, const type_object& type,
                                       const arguments& given) noexcept {
    const value self = make_object(pointer_to(type));
    const owned found = get_attribute(thread, self, &graph::str_<"__new__">);
    if (!found) {
        return {};
    }
    const shifted_arguments behind(thread, self, given);
    if (!behind) {
        return {};
    }
    return call(thread, found.get(), behind.get());
}

/// __getattribute__ alone.
[[nodiscard]] constexpr owned slot_get_attribute(thread_state& thread, value self,
                                                 value name) noexcept {
    return call_method(thread, self, name_of_slot<table__getattribute__>, name);
}

/// __getattribute__, and __getattr__ where that finds nothing.
[[nodiscard]] constexpr owned slot_get_attribute_or_other(thread_state& thread, value self,
                                                          value name) noexcept {
    const type_object* type = type_of(self);
    object* first = look_up(thread, type, name_of_slot<table__getattribute__>);
    owned found;
    if (first != nullptr && first->ob_type == &wrapper_descriptor_type &&
        static_cast<const descriptor_object*>(first)->d_wrapped.binary == generic_get_attribute &&
        is_kind_of(name, str_type)) {
        found = find_attribute(thread, self, name.data.object);
    } else if (first != nullptr) {
        found = call_special(thread, first, self, name);
    }
    if (found || (pending(thread) && !clear_pending(thread, attribute_error_type))) {
        return found;
    }
    return call_method(thread, self, &graph::str_<"__getattr__">, name);
}

/// One of two methods: the first sets, the second deletes.
template <slot_number Set, slot_number Delete>
[[nodiscard]] constexpr int slot_store(thread_state& thread, value self, value key,
                                       value item) noexcept {
    const owned done = item ? call_method(thread, self, name_of_slot<Set>, key, item)
                            : call_method(thread, self, name_of_slot<Delete>, key);
    return done ? 0 : -1;
}

template <slot_number Set, slot_number Delete>
[[nodiscard]] constexpr int slot_store_index(thread_state& thread, value self, ssize index,
                                             value item) noexcept {
    return slot_store<Set, Delete>(thread, self, make_int(index), item);
}

[[nodiscard]] constexpr owned slot_compare(thread_state& thread, value left, value right,
                                           int operation) noexcept {
    constexpr const str_object* names[] = {name_of_slot<table__lt__>, name_of_slot<table__le__>,
                                           name_of_slot<table__eq__>, name_of_slot<table__ne__>,
                                           name_of_slot<table__gt__>, name_of_slot<table__ge__>};
    object* found = look_up(thread, type_of(left), names[operation]);
    if (found == nullptr) {
        return not_implemented();
    }
    const type_object* const of = found->ob_type;
    if (of == &function_type || of == &wrapper_descriptor_type || of == &method_descriptor_type) {
        return call_special(thread, found, left, right);
    }
    // What can't be bound to an object doesn't compare it, as in CPython, whatever has been raised.
    const owned kept = owned::share(found);
    const owned bound = bind_attribute(thread, found, left, type_of(left));
    if (!bound) {
        decrement(take_pending(thread));
        return not_implemented();
    }
    return call(thread, bound.get(), right);
}

/// __get__(self, of, type), where what is absent is None.
[[nodiscard]] constexpr owned slot_descriptor_get(thread_state& thread, value self, value of,
                                                  value type) noexcept {
    object* found = look_up(thread, type_of(self), name_of_slot<table__get__>);
    if (found == nullptr) { // it was deleted: the object stands for itself
        return owned::share(self);
    }
    // It is called as it is, bound to nothing: to bind it may need the same __get__.
    const owned kept = owned::share(found);
    const value given[] = {self, of ? of : none_value, type ? type : none_value};
    return call(thread, kept.get(), {given, 3, nullptr});
}

[[nodiscard]] constexpr int slot_truth(thread_state& thread, value self) noexcept {
    const owned answer = call_method(thread, self, name_of_slot<number__bool__>);
    if (!answer) {
        return -1;
    }
    if (answer.get().kind != tag::boolean) {
        return raise(thread, type_error_type, "__bool__ should return bool, returned ",
                     type_of(answer.get())->tp_name);
    }
    return static_cast<int>(answer.get().data.integer);
}

[[nodiscard]] constexpr ssize slot_length(thread_state& thread, value self) noexcept {
    const owned answer = call_method(thread, self, name_of_slot<mapping__len__>);
    if (!answer) {
        return -1;
    }
    const owned number = to_int(thread, answer.get());
    if (!number) {
        return -1;
    }
    const value held = number.get();
    const auto* big = as<int_object>(held, int_type);
    if (big != nullptr ? big->ob_size < 0 : held.data.integer < 0) {
        return raise(thread, value_error_type, "__len__() should return >= 0");
    }
    if (big != nullptr) {
        return raise(thread, overflow_error_type, "cannot fit 'int' into an index-sized integer");
    }
    return held.data.integer;
}

[[nodiscard]] constexpr owned slot_item(thread_state& thread, value self, ssize index) noexcept {
    return call_method(thread, self, name_of_slot<sequence__getitem__>, make_int(index));
}

[[nodiscard]] constexpr int slot_contains(thread_state& thread, value self, value item) noexcept {
    const type_object* type = type_of(self);
    object* found = look_up(thread, type, name_of_slot<sequence__contains__>);
    if (found == nullptr) {
        return contains_by_iteration(thread, self, item);
    }
    if (load(found).kind == tag::none) {
        return raise(thread, type_error_type, "'", type->tp_name, "' object is not a container");
    }
    const owned answer = call_special(thread, found, self, item);
    return answer ? is_true(thread, answer.get()) : -1;
}

/// Whether the right operand's reflected method is another one than the left operand has.
[[nodiscard]] constexpr bool is_overloaded(thread_state& thread, value left, value right,
                                           const object* name) noexcept {
    object* of_right = look_up(thread, type_of(right), name);
    return of_right != nullptr && of_right != look_up(thread, type_of(left), name);
}

/// An operator on two operands one of which, at least, is of a class: `slot` is what classes have
/// for it, `of` finds what a type has.
template <class Find, class Slot>
[[nodiscard]] constexpr owned ask_operands(thread_state& thread, const Find& of, Slot slot,
                                           value left, value right, const object* name,
                                           const object* reflected) noexcept {
    const type_object* left_type = type_of(left);
    const type_object* right_type = type_of(right);
    bool ask_right = left_type != right_type && of(right_type) == slot;
    if (of(left_type) == slot) {
        if (ask_right && is_subtype(right_type, left_type) &&
            is_overloaded(thread, left, right, reflected)) {
            owned answer = call_if_any(thread, right, reflected, left);
            if (!state::detail::declined(answer)) {
                return answer;
            }
            ask_right = false;
        }
        owned answer = call_if_any(thread, left, name, right);
        if (!state::detail::declined(answer) || left_type == right_type) {
            return answer;
        }
    }
    if (!ask_right) {
        return not_implemented();
    }
    return call_if_any(thread, right, reflected, left);
}

/// An operator whose reflected form is the row behind it. `Field` is its slot.
template <slot_number Row, binary_slot number_methods::*Field>
[[nodiscard]] constexpr owned slot_operator(thread_state& thread, value left,
                                            value right) noexcept {
    const auto of = [](const type_object* type) {
        return type->tp_as_number != nullptr ? type->tp_as_number->*Field : nullptr;
    };
    return ask_operands(thread, of, &slot_operator<Row, Field>, left, right, name_of_slot<Row>,
                        name_of_slot<static_cast<slot_number>(Row + 1)>);
}

[[nodiscard]] constexpr owned slot_power(thread_state& thread, value base, value exponent,
                                         value modulus) noexcept {
    const auto of = [](const type_object* type) {
        return type->tp_as_number != nullptr ? type->tp_as_number->nb_power : nullptr;
    };
    if (modulus.kind == tag::none) {
        return ask_operands(thread, of, &slot_power, base, exponent, name_of_slot<number__pow__>,
                            name_of_slot<number__rpow__>);
    }
    // A class's modulus or exponent alone is not asked: there is no reflected form of three.
    if (of(type_of(base)) != &slot_power) {
        return not_implemented();
    }
    return call_method(thread, base, name_of_slot<number__pow__>, exponent, modulus);
}

/// An in-place operator, or the item of a mapping.
template <slot_number Row>
[[nodiscard]] constexpr owned slot_binary(thread_state& thread, value self, value other) noexcept {
    return call_method(thread, self, name_of_slot<Row>, other);
}

[[nodiscard]] constexpr owned slot_inplace_power(thread_state& thread, value self, value exponent,
                                                 value) noexcept {
    return call_method(thread, self, name_of_slot<number__ipow__>, exponent);
}

} // namespace detail

} // namespace stasis::interpreter
