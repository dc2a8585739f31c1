// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/sequence.hpp: what list and tuple have in common.
// Promises: the items are looked up anew after each comparison, since what compares can change the
// list. Identical items are equal, as `in` and == of containers have it.
// CPython 3.11: the functions of the same purpose in Objects/listobject.c, Objects/tupleobject.c.
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/object/iterator.hpp>

namespace stasis::builtins {

/// What find_item() answers when there is no such item, and when a comparison raised.
inline constexpr ssize item_missing = -1;
inline constexpr ssize item_raised = -2;

/// The number of the first item that equals a value, from `from` on and before `to`, or
/// item_missing, or item_raised. The comparison may have changed the list: it need no longer have
/// that item.
[[nodiscard]] constexpr ssize find_item(thread_state& thread, object* self, value wanted,
                                        ssize from, ssize to) noexcept {
    for (ssize i = from; i < to && i < view_items(self).size; ++i) {
        const owned item = owned::share(load(view_items(self).data[i]));
        const int same = compare_truth(thread, item.get(), wanted, equal);
        if (same != 0) {
            return same < 0 ? item_raised : i;
        }
    }
    return item_missing;
}

[[nodiscard]] constexpr ssize sequence_length(thread_state&, value self) noexcept {
    return static_cast<var_object*>(self.data.object)->ob_size;
}

[[nodiscard]] constexpr int sequence_contains(thread_state& thread, value self,
                                              value wanted) noexcept {
    object* held = self.data.object;
    const ssize found = find_item(thread, held, wanted, 0, view_items(held).size);
    return found == item_raised ? -1 : found != item_missing ? 1 : 0;
}

/// The count method. `name` is the qualified one.
[[nodiscard]] constexpr owned sequence_count(thread_state& thread, const char* name,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, name, given)) {
        return {};
    }
    object* self = given.values[0].data.object;
    std::int64_t count = 0;
    for (ssize i = 0; i < view_items(self).size; ++i) {
        const owned item = owned::share(load(view_items(self).data[i]));
        const int same = compare_truth(thread, item.get(), given.values[1], equal);
        if (same < 0) {
            return {};
        }
        count += same;
    }
    return owned::take(make_int(count));
}

/// The index method up to the answer: the number of the item, or item_missing, or item_raised.
[[nodiscard]] constexpr ssize sequence_index(thread_state& thread, const char* name,
                                             const arguments& given) noexcept {
    if (!takes(thread, name, given, 1, 3)) {
        return item_raised;
    }
    object* self = given.values[0].data.object;
    const ssize size = view_items(self).size;
    ssize from = 0;
    ssize to = size;
    if ((given.count > 2 && !to_bound(thread, given.values[2], size, from)) ||
        (given.count > 3 && !to_bound(thread, given.values[3], size, to))) {
        return item_raised;
    }
    return find_item(thread, self, given.values[1], from, to);
}

/// Two lists, or two tuples, in the order of their first items that differ.
[[nodiscard]] constexpr owned sequence_compare(thread_state& thread, value left, value right,
                                               int operation) noexcept {
    const type_object* type =
        built_in_base(left.data.object->ob_type) == &list_type ? &list_type : &tuple_type;
    if (!is_kind_of(right, *type)) {
        return not_implemented();
    }
    object* a = left.data.object;
    object* b = right.data.object;
    const bool about_equality = operation == equal || operation == not_equal;
    if (about_equality && type == &list_type && view_items(a).size != view_items(b).size) {
        return owned::take(make_bool(operation == not_equal));
    }
    owned result;
    bool decided = false;
    for (ssize i = 0; !decided && i < view_items(a).size && i < view_items(b).size; ++i) {
        const owned first = owned::share(load(view_items(a).data[i]));
        const owned second = owned::share(load(view_items(b).data[i]));
        const int same = compare_truth(thread, first.get(), second.get(), equal);
        decided = same < 0 || (same == 0 && i < view_items(a).size && i < view_items(b).size);
        if (same == 0 && !decided) {
            break; // what was compared has shortened a list: the sizes decide
        }
        if (same == 0) {
            if (about_equality) {
                result = owned::take(make_bool(operation == not_equal));
            } else {
                result = compare(thread, first.get(), second.get(), operation);
            }
        }
    }
    if (!decided) {
        result = owned::take(
            make_bool(state::detail::ordered(view_items(a).size, view_items(b).size, operation)));
    }
    return result;
}

/// Adds the reprs of the items with commas between them; false: an exception is pending.
[[nodiscard]] constexpr bool add_item_reprs(thread_state& thread, text_builder& to,
                                            object* self) noexcept {
    for (ssize i = 0; i < view_items(self).size; ++i) {
        if (i != 0) {
            to.add(", ");
        }
        if (!add_repr(thread, to, view_items(self).data[i])) {
            return false;
        }
    }
    return true;
}

/// Whether a key is an int or bool that fits an index; false: an exception is pending. Messages
/// begin with the name of the type.
[[nodiscard]] constexpr bool to_subscript(thread_state& thread, value key, const char* type,
                                          ssize& index) noexcept {
    if (key.kind == tag::integer || key.kind == tag::boolean) {
        index = key.data.integer;
        return true;
    }
    if (interpreter::has_index(key)) {
        return interpreter::to_key_index(thread, key, index);
    }
    raise(thread, type_error_type, type, " indices must be integers or slices, not ",
          type_of(key)->tp_name);
    return false;
}

/// tp_traverse of list and tuple. A tuple that is still being made has empty places.
constexpr int sequence_traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    const item_view view = view_items(self);
    int stopped = 0;
    for (ssize i = 0; stopped == 0 && i < view.size; ++i) {
        stopped = visit_each(visit, argument, view.data[i]);
    }
    return stopped;
}

// ---- iterators ---------------------------------------------------------------------------------

/// iter() of a list or tuple.
[[nodiscard]] constexpr owned make_sequence_iterator(thread_state& thread, object* self) noexcept {
    auto* result = allocate<sequence_iterator>(thread, built_in_base(self->ob_type) == &list_type
                                                           ? list_iterator_type
                                                           : tuple_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->sequence = self;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned sequence_iterate(thread_state& thread, value self) noexcept {
    return make_sequence_iterator(thread, self.data.object);
}

[[nodiscard]] constexpr owned sequence_iterator_next(thread_state&, value held) noexcept {
    auto* self = static_cast<sequence_iterator*>(held.data.object);
    if (self->sequence == nullptr) {
        return {};
    }
    const item_view view = view_items(self->sequence);
    if (self->index >= view.size) {
        state::drop(self->sequence);
        return {};
    }
    return owned::share(load(view.data[self->index++]));
}

/// The next item of an iterator as an object, or null: exhausted, or, if pending, it raised. An
/// item of a list or tuple is shared, where a value would need an object of its own again.
[[nodiscard]] constexpr object* next_shared(thread_state& thread, object* iterator) noexcept {
    if (iterator->ob_type == &list_iterator_type || iterator->ob_type == &tuple_iterator_type) {
        auto* self = static_cast<sequence_iterator*>(iterator);
        if (self->sequence != nullptr) {
            const item_view view = view_items(self->sequence);
            if (self->index < view.size) {
                object* item = view.data[self->index++];
                increment(item);
                return item;
            }
        }
    }
    const owned item = interpreter::next(thread, make_object(iterator));
    return item ? box(thread, item.get()) : nullptr;
}

constexpr int sequence_iterator_traverse(object* held, visit_slot visit,
                                         visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<sequence_iterator*>(held)->sequence);
}

constexpr void sequence_iterator_clear(object* held) noexcept {
    state::drop(static_cast<sequence_iterator*>(held)->sequence);
}

constexpr void sequence_iterator_dealloc(object* held) noexcept {
    sequence_iterator_clear(held);
    release<sequence_iterator>(static_cast<sequence_iterator*>(held));
}

/// How many items are left to an iterator of a list or a tuple.
[[nodiscard]] constexpr owned sequence_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<sequence_iterator*>(held);
    return items_left(self->sequence != nullptr ? view_items(self->sequence).size : 0, self->index);
}

[[nodiscard]] constexpr ssize sequence_size(object* self) noexcept { return view_items(self).size; }

/// Sets how many items an iterator of a list or a tuple has passed, or, backwards, has still.
template <bool Backwards = false>
inline constexpr state_setter set_sequence_index =
    set_index<sequence_iterator, &sequence_iterator::sequence, &sequence_iterator::index,
              sequence_size, Backwards>;

/// What makes an iterator of a list or a tuple again: that of an empty one once it is exhausted.
/// Backwards it is what the builtin reversed makes.
template <bool Backwards = false>
[[nodiscard]] constexpr owned reduce_sequence_iterator(thread_state& thread,
                                                       object* held) noexcept {
    const auto* self = static_cast<sequence_iterator*>(held);
    const owned maker =
        builtin_named(thread, Backwards && self->sequence != nullptr
                                  ? static_cast<const object&>(graph::str_<"reversed">)
                                  : static_cast<const object&>(graph::str_<"iter">));
    if (self->sequence != nullptr) {
        return reduction(thread, maker.get(), tuple_with(thread, make_object(self->sequence)),
                         make_int(self->index));
    }
    const owned none_left = owned::take(held->ob_type == &tuple_iterator_type
                                            ? static_cast<object*>(new_tuple_room(thread, 0))
                                            : static_cast<object*>(new_list(thread, 0)));
    return reduction(thread, maker.get(), tuple_with(thread, none_left.get()));
}

/// The type of an iterator of lists or tuples, of which `next` steps one.
[[nodiscard]] consteval type_object make_sequence_iterator_table(
    const char* name, unary_slot next,
    const method_def* methods =
        methods_of<length_hint_row<sequence_items_left>, reduce_row<reduce_sequence_iterator<>>,
                   setstate_row<set_sequence_index<>>>) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(sequence_iterator);
    self.tp_dealloc = sequence_iterator_dealloc;
    self.tp_free = free_object<sequence_iterator>;
    self.tp_traverse = sequence_iterator_traverse;
    self.tp_clear = sequence_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    self.tp_methods = methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}

} // namespace stasis::builtins
