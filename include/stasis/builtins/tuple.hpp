// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/tuple.hpp: tuple.
// CPython 3.11: Objects/tupleobject.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/slices.hpp>

namespace stasis::builtins {

namespace detail {

constexpr tuple_object* tuple_of(value self) noexcept {
    return static_cast<tuple_object*>(self.data.object);
}

/// A tuple of `count` items of an array, from `start` and `step` apart.
[[nodiscard]] constexpr owned tuple_of_items(thread_state& thread, object* const* from, ssize start,
                                             ssize step, ssize count) noexcept {
    tuple_object* result = new_tuple_room(thread, count);
    if (result != nullptr && count != 0) {
        object** to = room(result);
        for (ssize i = 0; i < count; ++i) {
            to[i] = from[start + i * step];
            increment(to[i]);
        }
    }
    return owned::take(result);
}

/// A tuple as it is, or, of a class derived from tuple, one of its items alone.
[[nodiscard]] constexpr owned exact_tuple(thread_state& thread, value self) noexcept {
    if (self.data.object->ob_type == &tuple_type) {
        return owned::share(self);
    }
    const item_view view = view_items(self.data.object);
    return tuple_of_items(thread, view.data, 0, 1, view.size);
}

} // namespace detail

/// tuple(iterable), or null.
[[nodiscard]] constexpr owned make_tuple(thread_state& thread, value iterable) noexcept {
    if (as_exactly<tuple_object>(iterable, tuple_type) != nullptr) {
        return owned::share(iterable);
    }
    owned gathered;
    if (as_exactly<list_object>(iterable, list_type) == nullptr) {
        gathered = owned::take(interpreter::make_list(thread, iterable));
        if (!gathered) {
            return {};
        }
        iterable = gathered.get();
    }
    const item_view view = view_items(iterable.data.object);
    return detail::tuple_of_items(thread, view.data, 0, 1, view.size);
}

[[nodiscard]] constexpr owned tuple_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    if (!takes_plain(thread, "tuple", arguments_of_new(type, tuple_type, given), 0, 1)) {
        return {};
    }
    owned plain = make_tuple(thread, given.count == 0 ? make_object(pointer_to(graph::empty_tuple))
                                                      : given.values[0]);
    if (!plain || !is_heap_type(&type)) {
        return plain;
    }
    const auto* from = static_cast<const tuple_object*>(plain.as_object());
    const auto size = static_cast<std::size_t>(from->ob_size);
    auto* made = allocate<tuple_object, object*>(thread, type, size);
    if (made != nullptr) {
        made->ob_size = from->ob_size;
        object** to = trailing_mutable<object*>(made, size);
        for (ssize i = 0; i < from->ob_size; ++i) {
            to[i] = items(from)[i];
            increment(to[i]);
        }
    }
    return owned::take(made);
}

[[nodiscard]] constexpr owned tuple_concat(thread_state& thread, value left, value right) noexcept {
    if (as<tuple_object>(right, tuple_type) == nullptr) {
        return raise(thread, type_error_type, "can only concatenate tuple (not \"",
                     type_of(right)->tp_name, "\") to tuple");
    }
    const item_view first = view_items(left.data.object);
    const item_view second = view_items(right.data.object);
    if (second.size == 0) {
        return detail::exact_tuple(thread, left);
    }
    if (first.size == 0) {
        return detail::exact_tuple(thread, right);
    }
    tuple_object* result = new_tuple_room(thread, first.size + second.size);
    if (result != nullptr) {
        object** to = room(result);
        for (const item_view& view : {first, second}) {
            for (ssize i = 0; i < view.size; ++i) {
                increment(view.data[i]);
                *to++ = view.data[i];
            }
        }
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned tuple_repeat(thread_state& thread, value self, ssize times) noexcept {
    const item_view view = view_items(self.data.object);
    if (times <= 0 || view.size == 0) {
        return owned::take(pointer_to(graph::empty_tuple));
    }
    if (times == 1) {
        return detail::exact_tuple(thread, self);
    }
    ssize size = 0;
    if (__builtin_mul_overflow(view.size, times, &size)) {
        raise_no_memory(thread);
        return {};
    }
    tuple_object* result = new_tuple_room(thread, size);
    if (result != nullptr) {
        object** to = room(result);
        for (ssize i = 0; i < times; ++i) {
            for (ssize j = 0; j < view.size; ++j) {
                increment(view.data[j]);
                *to++ = view.data[j];
            }
        }
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned tuple_item(thread_state& thread, value self, ssize index) noexcept {
    const item_view view = view_items(self.data.object);
    if (index < 0 || index >= view.size) {
        return raise(thread, index_error_type, "tuple index out of range");
    }
    return owned::share(load(view.data[index]));
}

[[nodiscard]] constexpr owned tuple_subscript(thread_state& thread, value self,
                                              value key) noexcept {
    const item_view view = view_items(self.data.object);
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        interpreter::slice_range part;
        if (!interpreter::resolve(thread, slice, view.size, part)) {
            return {};
        }
        if (part.step == 1 && part.count == view.size) {
            return detail::exact_tuple(thread, self);
        }
        return detail::tuple_of_items(thread, view.data, part.start, part.step, part.count);
    }
    ssize index = 0;
    if (!to_subscript(thread, key, "tuple", index)) {
        return {};
    }
    return tuple_item(thread, self, index < 0 ? index + view.size : index);
}

[[nodiscard]] constexpr hash_t tuple_hash(thread_state& thread, value self) noexcept {
    const item_view view = view_items(self.data.object);
    support::tuple_hash state;
    for (ssize i = 0; i < view.size; ++i) {
        const hash_t hash = hash_of(thread, load(view.data[i]));
        if (hash == -1) {
            return -1;
        }
        state.update(hash);
    }
    return state.finish();
}

[[nodiscard]] constexpr owned tuple_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard{thread, self.data.object};
    if (guard.repeated()) {
        return new_str(thread, "(...)");
    }
    text_builder built{thread};
    built.add("(");
    if (!add_item_reprs(thread, built, self.data.object)) {
        return {};
    }
    built.add(detail::tuple_of(self)->ob_size == 1 ? ",)" : ")");
    return built.finish();
}

[[nodiscard]] constexpr owned tuple_count(thread_state& thread, const arguments& given) noexcept {
    return sequence_count(thread, "tuple.count", given);
}

[[nodiscard]] constexpr owned tuple_index(thread_state& thread, const arguments& given) noexcept {
    const ssize index = sequence_index(thread, "tuple.index", given);
    if (index == item_raised) {
        return {};
    }
    if (index == item_missing) {
        return raise(thread, value_error_type, "tuple.index(x): x not in tuple");
    }
    return owned::take(make_int(index));
}

/// tuple.__getnewargs__(): a tuple of the tuple, of no class.
[[nodiscard]] constexpr owned tuple_new_arguments(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_none(thread, "tuple.__getnewargs__", given)) {
        return {};
    }
    const owned plain = detail::exact_tuple(thread, given.values[0]);
    const value one = plain.get();
    return owned::take(plain ? new_tuple(thread, &one, 1) : nullptr);
}

inline constexpr method_def tuple_methods[] = {{"__getnewargs__", tuple_new_arguments, 0, nullptr},
                                               {"index", tuple_index, 0, nullptr},
                                               {"count", tuple_count, 0, nullptr},
                                               class_getitem_row,
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr sequence_methods tuple_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = sequence_length;
    slots.sq_concat = tuple_concat;
    slots.sq_repeat = tuple_repeat;
    slots.sq_item = tuple_item;
    slots.sq_contains = sequence_contains;
    return slots;
}();

inline constexpr mapping_methods tuple_as_mapping{sequence_length, tuple_subscript, nullptr};

inline constexpr type_object tuple_table = [] {
    type_object self{};
    self.tp_name = "tuple";
    self.tp_basicsize = sizeof(tuple_object);
    self.tp_flags = flag_base_type | flag_sequence | flag_match_self;
    self.tp_itemsize = sizeof(object*);
    self.tp_dealloc = container_dealloc;
    self.tp_free = tuple_free;
    self.tp_traverse = sequence_traverse;
    self.tp_repr = tuple_repr;
    self.tp_as_sequence = &tuple_as_sequence;
    self.tp_as_mapping = &tuple_as_mapping;
    self.tp_hash = tuple_hash;
    self.tp_richcompare = sequence_compare;
    self.tp_iter = sequence_iterate;
    self.tp_methods = tuple_methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = tuple_new;
    return self;
}();

inline constexpr type_object tuple_iterator_table =
    make_sequence_iterator_table("tuple_iterator", sequence_iterator_next);

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object tuple_type = builtins::ready<tuple_type, builtins::tuple_table>();
inline constexpr type_object tuple_iterator_type =
    builtins::ready<tuple_iterator_type, builtins::tuple_iterator_table>();

} // namespace stasis
