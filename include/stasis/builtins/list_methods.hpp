// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/list_methods.hpp: the methods of list.
// CPython 3.11: Objects/listobject.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/list_edit.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned list_append(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "list.append", given) ||
        !is_writable(thread, detail::list_of(given.values[0])) ||
        !append(thread, detail::list_of(given.values[0]), given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_extend(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "list.extend", given) ||
        !is_writable(thread, detail::list_of(given.values[0])) ||
        !interpreter::extend(thread, detail::list_of(given.values[0]), given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_insert(thread_state& thread, const arguments& given) noexcept {
    ssize index = 0;
    if (!takes(thread, "list.insert", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[1], index)) {
        return {};
    }
    list_object* self = detail::list_of(given.values[0]);
    const ssize size = self->ob_size;
    if (index < 0) {
        index += size;
        index = index < 0 ? 0 : index;
    }
    if (!is_writable(thread, self) || !append(thread, self, given.values[2])) {
        return {};
    }
    object* item = self->ob_item[size];
    ssize at = size;
    for (; at > index; --at) {
        self->ob_item[at] = self->ob_item[at - 1];
    }
    self->ob_item[at] = item;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_remove(thread_state& thread, const arguments& given) noexcept {
    list_object* self = detail::list_of(given.values[0]);
    if (!takes_one(thread, "list.remove", given) || !is_writable(thread, self)) {
        return {};
    }
    const ssize index = find_item(thread, self, given.values[1], 0, self->ob_size);
    if (index == item_raised) {
        return {};
    }
    if (index == item_missing) {
        return raise(thread, value_error_type, "list.remove(x): x not in list");
    }
    if (index < self->ob_size) { // or the comparison has removed it
        decrement(list_take(thread, self, index));
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_pop(thread_state& thread, const arguments& given) noexcept {
    ssize index = -1;
    if (!takes(thread, "list.pop", given, 0, 1) ||
        (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], index))) {
        return {};
    }
    list_object* self = detail::list_of(given.values[0]);
    if (!is_writable(thread, self)) {
        return {};
    }
    if (self->ob_size == 0) {
        return raise(thread, index_error_type, "pop from empty list");
    }
    if (index < 0) {
        index += self->ob_size;
    }
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "pop index out of range");
    }
    // The number in an int object is copied out of it, so what is returned may need no object.
    const owned item = owned::take(list_take(thread, self, index));
    return owned::share(load(item.as_object()));
}

[[nodiscard]] constexpr owned list_clear_method(thread_state& thread,
                                                const arguments& given) noexcept {
    list_object* self = detail::list_of(given.values[0]);
    if (!takes_none(thread, "list.clear", given) || !is_writable(thread, self)) {
        return {};
    }
    list_clear(self);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "list.copy", given)) {
        return {};
    }
    const item_view view = view_items(given.values[0].data.object);
    return list_of_items(thread, view.data, 0, 1, view.size);
}

[[nodiscard]] constexpr owned list_count(thread_state& thread, const arguments& given) noexcept {
    return sequence_count(thread, "list.count", given);
}

[[nodiscard]] constexpr owned list_index(thread_state& thread, const arguments& given) noexcept {
    const ssize index = sequence_index(thread, "list.index", given);
    if (index == item_raised) {
        return {};
    }
    if (index == item_missing) {
        const owned shown = interpreter::repr(thread, given.values[1]);
        if (!shown) {
            return {};
        }
        return raise(thread, value_error_type, shown.as_object(), " is not in list");
    }
    return owned::take(make_int(index));
}

[[nodiscard]] constexpr owned list_reverse(thread_state& thread, const arguments& given) noexcept {
    list_object* self = detail::list_of(given.values[0]);
    if (!takes_none(thread, "list.reverse", given) || !is_writable(thread, self)) {
        return {};
    }
    object** items = self->ob_item;
    ssize to = self->ob_size;
    for (ssize from = 0; from < --to; ++from) {
        object* item = items[from];
        items[from] = items[to];
        items[to] = item;
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned list_sort(thread_state& thread, const arguments& given) noexcept {
    list_object* self = detail::list_of(given.values[0]);
    if (!is_writable(thread, self) || !sort_list(thread, self, given)) {
        return {};
    }
    return owned::take(none_value);
}

// ---- reversed(list) ----------------------------------------------------------------------------

[[nodiscard]] constexpr owned list_reverse_iterator_next(thread_state&, value held) noexcept {
    auto* self = static_cast<sequence_iterator*>(held.data.object);
    if (self->sequence == nullptr) {
        return {};
    }
    const item_view view = view_items(self->sequence);
    if (self->index < 0 || self->index >= view.size) {
        state::drop(self->sequence);
        return {};
    }
    return owned::share(load(view.data[self->index--]));
}

[[nodiscard]] constexpr owned list_reverse_items_left(thread_state&, object* held) noexcept {
    const auto* self = static_cast<sequence_iterator*>(held);
    const ssize left = self->index + 1;
    return items_left(
        self->sequence != nullptr && view_items(self->sequence).size >= left ? left : 0, 0);
}

/// The type of reversed(list).
inline constexpr type_object list_reverse_iterator_table = make_sequence_iterator_table(
    "list_reverseiterator", list_reverse_iterator_next,
    methods_of<length_hint_row<list_reverse_items_left>, reduce_row<reduce_sequence_iterator<true>>,
               setstate_row<set_sequence_index<true>>>);

inline constexpr type_object list_reverse_iterator_type =
    ready<list_reverse_iterator_type, list_reverse_iterator_table>();

[[nodiscard]] constexpr owned list_reversed(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "list.__reversed__", given)) {
        return {};
    }
    list_object* self = detail::list_of(given.values[0]);
    auto* result = allocate<sequence_iterator>(thread, list_reverse_iterator_type);
    if (result != nullptr) {
        increment(self);
        result->sequence = self;
        result->index = self->ob_size - 1;
    }
    return owned::take(result);
}

inline constexpr method_def list_methods[] = {{"__getitem__", item_method, method_coexist, nullptr},
                                              {"__reversed__", list_reversed, 0, nullptr},
                                              size_row<"list.__sizeof__", detail::size_of_list>,
                                              {"clear", list_clear_method, 0, nullptr},
                                              {"copy", list_copy, 0, nullptr},
                                              {"append", list_append, 0, nullptr},
                                              {"insert", list_insert, 0, nullptr},
                                              {"extend", list_extend, 0, nullptr},
                                              {"pop", list_pop, 0, nullptr},
                                              {"remove", list_remove, 0, nullptr},
                                              {"index", list_index, 0, nullptr},
                                              {"count", list_count, 0, nullptr},
                                              {"reverse", list_reverse, 0, nullptr},
                                              {"sort", list_sort, 0, nullptr},
                                              class_getitem_row,
                                              {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::builtins
