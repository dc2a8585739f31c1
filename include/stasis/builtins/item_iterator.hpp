// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/item_iterator.hpp: the iterator of what has __getitem__ and no __iter__.
// Promises: it asks for the items 0, 1 ... until IndexError or StopIteration.
// CPython 3.11: Objects/iterobject.c (PySeqIter_Type).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/object/iterator.hpp>

namespace stasis::builtins {

/// However many items there are, any index is one.
[[nodiscard]] constexpr ssize unknown_size(object*) noexcept {
    return static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
}

[[nodiscard]] constexpr owned item_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<sequence_iterator*>(held.data.object);
    if (self->sequence == nullptr) {
        return {};
    }
    if (self->index == unknown_size(held.data.object)) {
        return raise(thread, overflow_error_type, "iter index too large");
    }
    const owned sequence = owned::share(self->sequence);
    owned item = interpreter::get_item(thread, sequence.get(), make_int(self->index));
    if (item) {
        ++self->index;
        return item;
    }
    if (clear_pending(thread, index_error_type) || clear_pending(thread, stop_iteration_type)) {
        state::drop(self->sequence);
    }
    return {};
}

/// How many items are still to come, as far as the sequence says: NotImplemented if it doesn't.
[[nodiscard]] constexpr owned item_iterator_items_left(thread_state& thread,
                                                       object* held) noexcept {
    const auto* self = static_cast<sequence_iterator*>(held);
    if (self->sequence == nullptr) {
        return owned::take(make_int(0));
    }
    const owned sequence = owned::share(self->sequence);
    if (interpreter::look_up(thread, type_of(sequence.get()), &graph::str_<"__len__">) == nullptr) {
        return not_implemented();
    }
    const ssize length = interpreter::length(thread, sequence.get());
    if (length < 0) {
        return {};
    }
    return items_left(length, self->index);
}

[[nodiscard]] constexpr owned reduce_item_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<sequence_iterator*>(held);
    if (self->sequence != nullptr) {
        return reduce_to_iter(thread, make_object(self->sequence), make_int(self->index));
    }
    return reduce_to_iter(thread, make_object(pointer_to(graph::empty_tuple)));
}

constexpr int item_iterator_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<sequence_iterator*>(held)->sequence);
}

constexpr void item_iterator_clear(object* held) noexcept {
    state::drop(static_cast<sequence_iterator*>(held)->sequence);
}

inline constexpr type_object item_iterator_table = [] {
    type_object self{};
    self.tp_name = "iterator";
    self.tp_basicsize = sizeof(sequence_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<sequence_iterator>;
    self.tp_traverse = item_iterator_traverse;
    self.tp_clear = item_iterator_clear;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_iter = self_iterator;
    self.tp_iternext = item_iterator_next;
    self.tp_methods =
        methods_of<length_hint_row<item_iterator_items_left>, reduce_row<reduce_item_iterator>,
                   setstate_row<set_index<sequence_iterator, &sequence_iterator::sequence,
                                          &sequence_iterator::index, unknown_size>>>;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object item_iterator_type =
    builtins::ready<item_iterator_type, builtins::item_iterator_table>();

} // namespace stasis
