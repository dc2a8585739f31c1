// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/item_iterator.hpp: the iterator of what has __getitem__ and no __iter__.
// Promises: it asks for the items 0, 1 ... until IndexError or StopIteration.
// CPython 3.11: Objects/iterobject.c (PySeqIter_Type).
// Refuses: __reduce__ and __setstate__ (there is no pickling).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/object/iterator.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned item_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<sequence_iterator*>(held.data.object);
    if (self->sequence == nullptr) {
        return {};
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
[[nodiscard]] constexpr owned item_iterator_length_hint(thread_state& thread,
                                                        const arguments& given) noexcept {
    if (!takes_none(thread, "iterator.__length_hint__", given)) {
        return {};
    }
    const auto* self = static_cast<sequence_iterator*>(given.values[0].data.object);
    if (self->sequence == nullptr) {
        return owned::take(make_int(0));
    }
    const type_object* type = self->sequence->ob_type;
    if (interpreter::look_up(thread, type, &graph::str_<"__len__">) == nullptr) {
        return not_implemented();
    }
    const ssize length = interpreter::length(thread, make_object(self->sequence));
    if (length < 0) {
        return {};
    }
    return owned::take(make_int(length > self->index ? length - self->index : 0));
}

constexpr int item_iterator_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<sequence_iterator*>(held)->sequence);
}

constexpr void item_iterator_clear(object* held) noexcept {
    state::drop(static_cast<sequence_iterator*>(held)->sequence);
}

inline constexpr method_def item_iterator_methods[] = {
    {"__length_hint__", item_iterator_length_hint, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

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
    self.tp_methods = item_iterator_methods;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object item_iterator_type =
    builtins::ready<item_iterator_type, builtins::item_iterator_table, "__length_hint__">();

} // namespace stasis
