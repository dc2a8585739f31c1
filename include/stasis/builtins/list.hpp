// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/list.hpp: list.
// CPython 3.11: Objects/listobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/list_edit.hpp>
#include <stasis/builtins/list_methods.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// list(...), at once.
[[nodiscard]] constexpr owned list_vectorcall(thread_state& thread, const type_object&,
                                              const arguments& given) noexcept {
    if (!takes_plain(thread, "list", given, 0, 1)) {
        return {};
    }
    return owned::take(given.count == 0 ? new_list(thread, 0)
                                        : interpreter::make_list(thread, given.values[0]));
}

/// list.__new__: an empty list, whatever is given. A built-in type that inherits it makes plain
/// lists, and no __init__ fills those.
[[nodiscard]] constexpr owned list_new(thread_state& thread, const type_object& type,
                                       const arguments& given) noexcept {
    if (is_heap_type(&type)) {
        return owned::take(allocate<list_object>(thread, type));
    }
    if (&type != &list_type) {
        return list_vectorcall(thread, type, given);
    }
    return owned::take(new_list(thread, 0));
}

/// list.__init__: the items of an iterable in place of those that there are.
[[nodiscard]] constexpr int list_init(thread_state& thread, value self,
                                      const arguments& given) noexcept {
    list_object* list = detail::list_of(self);
    // A derived class with a __new__ of its own has the keyword arguments for that.
    const bool is_left = type_of(self)->tp_new != list_new;
    if (!takes_plain(thread, "list",
                     is_left ? arguments{given.values, given.count, nullptr} : given, 0, 1) ||
        !is_writable(thread, list)) {
        return -1;
    }
    list_clear(list);
    return given.count == 0 || interpreter::extend(thread, list, given.values[0]) ? 0 : -1;
}

[[nodiscard]] constexpr owned list_concat(thread_state& thread, value left, value right) noexcept {
    if (as<list_object>(right, list_type) == nullptr) {
        return raise(thread, type_error_type, "can only concatenate list (not \"",
                     type_of(right)->tp_name, "\") to list");
    }
    const item_view first = view_items(left.data.object);
    const item_view second = view_items(right.data.object);
    list_object* result = new_list(thread, first.size + second.size);
    if (result != nullptr) {
        for (const item_view& view : {first, second}) {
            for (ssize i = 0; i < view.size; ++i) {
                increment(view.data[i]);
                result->ob_item[result->ob_size++] = view.data[i];
            }
        }
    }
    return owned::take(result);
}

/// Puts the first `size` items of a list behind one another until there are `total`.
constexpr void repeat_items(list_object* self, ssize size, ssize total) noexcept {
    for (ssize i = size; i < total; ++i) {
        object* item = self->ob_item[i - size];
        increment(item);
        self->ob_item[i] = item;
    }
    self->ob_size = total;
}

[[nodiscard]] constexpr owned list_repeat(thread_state& thread, value self, ssize times) noexcept {
    const item_view view = view_items(self.data.object);
    ssize total = 0;
    if (__builtin_mul_overflow(view.size, times > 0 ? times : 0, &total)) {
        raise_no_memory(thread);
        return {};
    }
    list_object* result = new_list(thread, total);
    if (result != nullptr && total != 0) {
        for (ssize i = 0; i < view.size; ++i) {
            increment(view.data[i]);
            result->ob_item[i] = view.data[i];
        }
        repeat_items(result, view.size, total);
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned list_extend_in_place(thread_state& thread, value self,
                                                   value other) noexcept {
    if (!is_writable(thread, self.data.object) ||
        !interpreter::extend(thread, detail::list_of(self), other)) {
        return {};
    }
    return owned::share(self);
}

[[nodiscard]] constexpr owned list_repeat_in_place(thread_state& thread, value self,
                                                   ssize times) noexcept {
    list_object* list = detail::list_of(self);
    const ssize size = list->ob_size;
    ssize total = 0;
    if (!is_writable(thread, list)) {
        return {};
    }
    if (times <= 0) {
        list_clear(list);
    } else if (__builtin_mul_overflow(size, times, &total)) {
        raise_no_memory(thread);
        return {};
    } else if (times > 1 && size != 0) {
        if (!list_reserve(thread, list, total)) {
            return {};
        }
        repeat_items(list, size, total);
    }
    return owned::share(self);
}

[[nodiscard]] constexpr owned list_item(thread_state& thread, value self, ssize index) noexcept {
    const item_view view = view_items(self.data.object);
    if (index < 0 || index >= view.size) {
        return raise(thread, index_error_type, "list index out of range");
    }
    return owned::share(load(view.data[index]));
}

[[nodiscard]] constexpr owned list_subscript(thread_state& thread, value self, value key) noexcept {
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        interpreter::slice_range part;
        if (!interpreter::unpack_slice(thread, slice, part)) {
            return {};
        }
        const item_view view = view_items(self.data.object);
        interpreter::cut_slice(part, view.size);
        return list_of_items(thread, view.data, part.start, part.step, part.count);
    }
    ssize index = 0;
    if (!to_subscript(thread, key, "list", index)) {
        return {};
    }
    return list_item(thread, self, index < 0 ? index + detail::list_of(self)->ob_size : index);
}

[[nodiscard]] constexpr int list_assign_item(thread_state& thread, value self, ssize index,
                                             value item) noexcept {
    list_object* list = detail::list_of(self);
    if (index < 0 || index >= list->ob_size) {
        return raise(thread, index_error_type, "list assignment index out of range");
    }
    if (!item) {
        decrement(list_take(thread, list, index));
        return 0;
    }
    object* boxed = box(thread, item);
    if (boxed == nullptr) {
        return -1;
    }
    object* before = list->ob_item[index];
    list->ob_item[index] = boxed;
    decrement(before);
    return 0;
}

[[nodiscard]] constexpr int list_assign_subscript(thread_state& thread, value self, value key,
                                                  value item) noexcept {
    list_object* list = detail::list_of(self);
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        return list_assign_slice(thread, list, slice, item);
    }
    ssize index = 0;
    if (!to_subscript(thread, key, "list", index)) {
        return -1;
    }
    return list_assign_item(thread, self, index < 0 ? index + list->ob_size : index, item);
}

[[nodiscard]] constexpr owned list_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard{thread, self.data.object};
    if (guard.repeated()) {
        return new_str(thread, "[...]");
    }
    text_builder built{thread};
    built.add("[");
    if (!add_item_reprs(thread, built, self.data.object)) {
        return {};
    }
    built.add("]");
    return built.finish();
}

inline constexpr sequence_methods list_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = sequence_length;
    slots.sq_concat = list_concat;
    slots.sq_repeat = list_repeat;
    slots.sq_item = list_item;
    slots.sq_ass_item = if_writable<list_assign_item>;
    slots.sq_contains = sequence_contains;
    slots.sq_inplace_concat = list_extend_in_place;
    slots.sq_inplace_repeat = list_repeat_in_place;
    return slots;
}();

inline constexpr mapping_methods list_as_mapping{sequence_length, list_subscript,
                                                 if_writable<list_assign_subscript>};

inline constexpr type_object list_table = [] {
    type_object self{};
    self.tp_name = "list";
    self.tp_basicsize = sizeof(list_object);
    self.tp_flags = flag_base_type | flag_sequence | flag_match_self;
    self.tp_dealloc = container_dealloc;
    self.tp_free = list_free;
    self.tp_traverse = sequence_traverse;
    self.tp_clear = list_clear;
    self.tp_repr = list_repr;
    self.tp_as_sequence = &list_as_sequence;
    self.tp_as_mapping = &list_as_mapping;
    self.tp_richcompare = sequence_compare;
    self.tp_iter = sequence_iterate;
    self.tp_methods = list_methods;
    self.tp_hash = hash_not_implemented;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_init = list_init;
    self.tp_new = list_new;
    self.tp_vectorcall = list_vectorcall;
    return self;
}();

inline constexpr type_object list_iterator_table =
    make_sequence_iterator_table("list_iterator", sequence_iterator_next);

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object list_type = builtins::ready<list_type, builtins::list_table>();
inline constexpr type_object list_iterator_type =
    builtins::ready<list_iterator_type, builtins::list_iterator_table>();

} // namespace stasis
