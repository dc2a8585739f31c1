// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/deque_methods.hpp: the methods of deque.
// CPython 3.11: Modules/_collectionsmodule.c.
// Refuses: __sizeof__.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/object_reduce.hpp>
#include <stasis/library/detail/deque_iterator.hpp>

namespace stasis::library::detail {

template <bool (*Append)(thread_state&, deque_object*, object*), bool AtBeginning>
[[nodiscard]] constexpr owned deque_append(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, AtBeginning ? "deque.appendleft" : "deque.append", given)) {
        return {};
    }
    object* item = box(thread, given.values[1]);
    if (item == nullptr || !Append(thread, deque_of(given.values[0]), item)) {
        return {};
    }
    return owned::take(none_value);
}

template <object* (*Take)(thread_state&, deque_object*), bool AtBeginning>
[[nodiscard]] constexpr owned deque_pop(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, AtBeginning ? "deque.popleft" : "deque.pop", given)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    if (self->ob_size == 0) {
        return raise(thread, index_error_type, "pop from an empty deque");
    }
    const owned item = owned::take(Take(thread, self));
    return owned::share(load(item.as_object()));
}

template <bool AtBeginning>
[[nodiscard]] constexpr owned deque_extend(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, AtBeginning ? "deque.extendleft" : "deque.extend", given) ||
        !extend_deque(thread, deque_of(given.values[0]), given.values[1], AtBeginning)) {
        return {};
    }
    return owned::take(none_value);
}

/// A deque with the same items and maxlen, made by calling the type where that is a class.
[[nodiscard]] constexpr owned copy_deque(thread_state& thread, value held) noexcept {
    deque_object* self = deque_of(held);
    if (self->ob_type == &deque_type) {
        auto* result = allocate<deque_object>(thread, deque_type);
        owned kept = owned::take(result);
        if (result == nullptr) {
            return {};
        }
        result->maxlen = self->maxlen;
        if (!extend_deque(thread, result, held, false)) {
            return {};
        }
        return kept;
    }
    const value room[] = {held, make_int(self->maxlen)};
    owned result = interpreter::call(thread, make_object(pointer_to(*self->ob_type)),
                                     arguments{room, self->maxlen < 0 ? 1 : 2, nullptr});
    if (result && as<deque_object>(result.get(), deque_type) == nullptr) {
        return raise(thread, type_error_type, self->ob_type->tp_name,
                     "() must return a deque, not ", type_of(result.get())->tp_name);
    }
    return result;
}

template <bool IsSpecial>
[[nodiscard]] constexpr owned deque_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, IsSpecial ? "deque.__copy__" : "deque.copy", given)) {
        return {};
    }
    return copy_deque(thread, given.values[0]);
}

[[nodiscard]] constexpr owned deque_clear_method(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_none(thread, "deque.clear", given)) {
        return {};
    }
    deque_clear(given.values[0].data.object);
    return owned::take(none_value);
}

/// deque.rotate(n=1).
[[nodiscard]] constexpr owned deque_rotate(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "deque.rotate", given) ||
        !interpreter::check_count(thread, "deque.rotate", given, 0, 1, 1)) {
        return {};
    }
    ssize steps = 1;
    if (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], steps)) {
        return {};
    }
    rotate(deque_of(given.values[0]), steps);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned deque_reverse(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "deque.reverse", given)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    for (ssize i = 0, j = self->ob_size - 1; i < j; ++i, --j) {
        object* item = deque_slot(self, i);
        deque_slot(self, i) = deque_slot(self, j);
        deque_slot(self, j) = item;
    }
    return owned::take(none_value);
}

/// The number of the first item from `from` on and before `to` that equals a value, or
/// item_missing, or
/// item_raised: RuntimeError where the comparison has changed the deque.
[[nodiscard]] constexpr ssize find_in_deque(thread_state& thread, deque_object* self, value wanted,
                                            ssize from, ssize to) noexcept {
    const std::size_t before = self->state;
    for (ssize i = from; i < to; ++i) {
        const owned item = owned::share(load(deque_slot(self, i)));
        const int same = compare_truth(thread, item.get(), wanted, equal);
        if (same != 0) {
            return same < 0 ? item_raised : i;
        }
        if (self->state != before) {
            raise(thread, runtime_error_type, "deque mutated during iteration");
            return item_raised;
        }
    }
    return item_missing;
}

[[nodiscard]] constexpr owned deque_count(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "deque.count", given)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    const std::size_t before = self->state;
    std::int64_t count = 0;
    for (ssize i = 0, size = self->ob_size; i < size; ++i) {
        const owned item = owned::share(load(deque_slot(self, i)));
        const int same = compare_truth(thread, item.get(), given.values[1], equal);
        if (same < 0) {
            return {};
        }
        count += same;
        if (self->state != before) {
            return raise(thread, runtime_error_type, "deque mutated during iteration");
        }
    }
    return owned::take(make_int(count));
}

/// Raises ValueError, which shows the item that there is none of.
constexpr raised raise_not_in_deque(thread_state& thread, value item) noexcept {
    if (const owned shown = interpreter::repr(thread, item)) {
        raise(thread, value_error_type, shown.as_object(), " is not in deque");
    }
    return {};
}

/// deque.index(item[, start[, stop]]).
[[nodiscard]] constexpr owned deque_index(thread_state& thread, const arguments& given) noexcept {
    if (!takes_parsed(thread, "deque.index", given, 1, 3, 1)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    const ssize size = self->ob_size;
    ssize from = 0;
    ssize to = size;
    if ((given.count > 2 && !to_bound(thread, given.values[2], size, from)) ||
        (given.count > 3 && !to_bound(thread, given.values[3], size, to))) {
        return {};
    }
    to = to > self->ob_size ? self->ob_size : to; // the bounds' __index__ may have made it shorter
    const ssize found = find_in_deque(thread, self, given.values[1], from, to);
    if (found == item_raised) {
        return {};
    }
    if (found == item_missing) {
        return raise_not_in_deque(thread, given.values[1]);
    }
    return owned::take(make_int(found));
}

/// deque.insert(index, item).
[[nodiscard]] constexpr owned deque_insert(thread_state& thread, const arguments& given) noexcept {
    ssize index = 0;
    if (!takes_parsed(thread, "deque.insert", given, 2, 2, 1) ||
        !interpreter::to_c_integer(thread, given.values[1], index)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    if (self->maxlen == self->ob_size) {
        return raise(thread, index_error_type, "deque already at its maximum size");
    }
    index += index < 0 ? self->ob_size : 0;
    index = index < 0 ? 0 : index > self->ob_size ? self->ob_size : index;
    object* item = box(thread, given.values[2]);
    if (item == nullptr || !insert_item(thread, self, index, item)) {
        return {};
    }
    return owned::take(none_value);
}

/// deque.remove(item).
[[nodiscard]] constexpr owned deque_remove(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "deque.remove", given)) {
        return {};
    }
    deque_object* self = deque_of(given.values[0]);
    const std::size_t before = self->state;
    for (ssize i = 0, size = self->ob_size; i < size; ++i) {
        const owned item = owned::share(load(deque_slot(self, i)));
        const int same = compare_truth(thread, item.get(), given.values[1], equal);
        if (same < 0) {
            return {};
        }
        if (self->state != before) {
            return raise(thread, index_error_type, "deque mutated during iteration");
        }
        if (same != 0) {
            decrement(take_item(thread, self, i));
            return owned::take(none_value);
        }
    }
    return raise_not_in_deque(thread, given.values[1]);
}

[[nodiscard]] constexpr owned deque_reversed(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "deque.__reversed__", given)) {
        return {};
    }
    return iterate_deque(thread, deque_of(given.values[0]), deque_reverse_iterator_type);
}

/// (type, (), state, iterator), with the largest size among the arguments where there is one.
[[nodiscard]] constexpr owned reduce_deque(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<deque_object*>(held);
    const owned state = builtins::detail::state_of(thread, make_object(held), false);
    if (!state) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, make_object(held));
    const value nothing = make_object(pointer_to(graph::empty_tuple));
    owned given;
    if (self->maxlen < 0) {
        given = owned::take(nothing);
    } else {
        given = tuple_with(thread, nothing, make_int(self->maxlen));
    }
    return reduction(thread, class_of(self), given, state.get(), iterator.get());
}

inline constexpr method_def deque_methods[] = {
    {"append", deque_append<append_last, false>, 0, nullptr},
    {"appendleft", deque_append<append_first, true>, 0, nullptr},
    {"clear", deque_clear_method, 0, nullptr},
    {"__copy__", deque_copy<true>, 0, nullptr},
    {"copy", deque_copy<false>, 0, nullptr},
    {"count", deque_count, 0, nullptr},
    {"extend", deque_extend<false>, 0, nullptr},
    {"extendleft", deque_extend<true>, 0, nullptr},
    {"index", deque_index, 0, nullptr},
    {"insert", deque_insert, 0, nullptr},
    {"pop", deque_pop<take_last, false>, 0, nullptr},
    {"popleft", deque_pop<take_first, true>, 0, nullptr},
    reduce_row<reduce_deque>,
    {"remove", deque_remove, 0, nullptr},
    {"__reversed__", deque_reversed, 0, nullptr},
    {"reverse", deque_reverse, 0, nullptr},
    {"rotate", deque_rotate, 0, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::library::detail
