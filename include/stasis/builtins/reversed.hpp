// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/reversed.hpp: reversed.
// Promises: a type's own __reversed__ comes first (list, dict, range); what else has a length and
// items by number is walked backwards.
// CPython 3.11: reversed_new_impl, reversed_next (Objects/enumobject.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

/// reversedobject.
struct reversed_object : object {
    ssize index = -1; ///< of the next item; -1: exhausted
    object* seq = nullptr;
};

extern const type_object reversed_type;

[[nodiscard]] constexpr owned reversed_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    if (!takes_plain(thread, "reversed", arguments_of_new(type, reversed_type, given), 1, 1)) {
        return {};
    }
    const value self = given.values[0];
    const type_object* of = type_of(self);
    object* found = interpreter::look_up(thread, of, &graph::str_<"__reversed__">);
    const bool refused = found != nullptr && load(found).kind == tag::none;
    if (found != nullptr && !refused) {
        return interpreter::call_special(thread, found, self);
    }
    if (refused || of->tp_as_sequence == nullptr || of->tp_as_sequence->sq_item == nullptr) {
        return raise(thread, type_error_type, "'", of->tp_name, "' object is not reversible");
    }
    const ssize length = interpreter::length(thread, self);
    auto* result = length >= 0 ? allocate<reversed_object>(thread, type) : nullptr;
    if (result != nullptr) {
        increment(self);
        result->seq = self.data.object;
        result->index = length - 1;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned reversed_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<reversed_object*>(held.data.object);
    if (self->index >= 0 && self->seq != nullptr) {
        const owned sequence = owned::share(self->seq);
        owned item = sequence.as_object()->ob_type->tp_as_sequence->sq_item(thread, sequence.get(),
                                                                            self->index);
        if (item) {
            --self->index;
            return item;
        }
        if (!clear_pending(thread, index_error_type) &&
            !clear_pending(thread, stop_iteration_type)) {
            return {};
        }
    }
    self->index = -1;
    state::drop(self->seq);
    return {};
}

[[nodiscard]] constexpr owned reversed_items_left(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<reversed_object*>(held);
    if (self->seq == nullptr) {
        return items_left(0, 0);
    }
    const ssize left = self->index + 1;
    const owned sequence = owned::share(self->seq);
    const ssize size = interpreter::length(thread, sequence.get());
    if (size < 0) {
        return {};
    }
    return items_left(size >= left ? left : 0, 0);
}

[[nodiscard]] constexpr owned reduce_reversed(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<reversed_object*>(held);
    if (self->seq == nullptr) {
        return reduction(thread, class_of(self),
                         tuple_with(thread, make_object(pointer_to(graph::empty_tuple))));
    }
    return reduction(thread, class_of(self), tuple_with(thread, make_object(self->seq)),
                     make_int(self->index));
}

/// Sets the index of the next item, as far as the sequence goes now.
[[nodiscard]] constexpr bool set_reversed_index(thread_state& thread, object* held,
                                                value state) noexcept {
    auto* self = static_cast<reversed_object*>(held);
    ssize index = 0;
    if (!interpreter::int_to_ssize(thread, state, index)) {
        return false;
    }
    if (self->seq != nullptr) {
        const owned sequence = owned::share(self->seq);
        const ssize size = interpreter::length(thread, sequence.get());
        if (size < 0) {
            return false;
        }
        self->index = within(index, -1, size - 1);
    }
    return true;
}

constexpr int reversed_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<reversed_object*>(held)->seq);
}

constexpr void reversed_clear(object* held) noexcept {
    state::drop(static_cast<reversed_object*>(held)->seq);
}

inline constexpr type_object reversed_table = [] {
    type_object self{};
    self.tp_name = "reversed";
    self.tp_basicsize = sizeof(reversed_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<reversed_object>;
    self.tp_traverse = reversed_traverse;
    self.tp_clear = reversed_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = reversed_next;
    self.tp_methods = methods_of<length_hint_row<reversed_items_left>, reduce_row<reduce_reversed>,
                                 setstate_row<set_reversed_index>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = reversed_new;
    return self;
}();

inline constexpr type_object reversed_type = ready<reversed_type, reversed_table>();

} // namespace stasis::builtins
