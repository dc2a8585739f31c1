// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/deque.hpp: deque.
// CPython 3.11: Modules/_collectionsmodule.c.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/library/detail/deque_methods.hpp>

namespace stasis::library {

namespace detail {

/// deque.__new__: an empty deque, whatever is given.
[[nodiscard]] constexpr owned deque_new(thread_state& thread, const type_object& type,
                                        const arguments&) noexcept {
    return owned::take(allocate<deque_object>(thread, type));
}

/// deque.__init__(iterable=(), maxlen=None).
[[nodiscard]] constexpr int deque_init(thread_state& thread, value held,
                                       const arguments& given) noexcept {
    deque_object* self = deque_of(held);
    constexpr signature<2> of{"deque", {"iterable", "maxlen"}};
    value each[2];
    if (!read_arguments(thread, of, given, each)) {
        return -1;
    }
    ssize maxlen = -1;
    if (each[1] && each[1].kind != tag::none) {
        if (!interpreter::int_to_ssize(thread, each[1], maxlen)) {
            return -1;
        }
        if (maxlen < 0) {
            return raise(thread, value_error_type, "maxlen must be non-negative");
        }
    }
    self->maxlen = maxlen;
    deque_clear(self);
    return !each[0] || extend_deque(thread, self, each[0], false) ? 0 : -1;
}

[[nodiscard]] constexpr int deque_contains(thread_state& thread, value self,
                                           value wanted) noexcept {
    const ssize found = find_in_deque(thread, deque_of(self), wanted, 0, deque_of(self)->ob_size);
    return found == item_raised ? -1 : found != item_missing ? 1 : 0;
}

[[nodiscard]] constexpr owned deque_item(thread_state& thread, value self, ssize index) noexcept {
    if (index < 0 || index >= deque_of(self)->ob_size) {
        return raise(thread, index_error_type, "deque index out of range");
    }
    return owned::share(load(deque_slot(deque_of(self), index)));
}

[[nodiscard]] constexpr int deque_assign_item(thread_state& thread, value held, ssize index,
                                              value item) noexcept {
    deque_object* self = deque_of(held);
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "deque index out of range");
    }
    if (!item) {
        decrement(take_item(thread, self, index));
        return 0;
    }
    object* boxed = box(thread, item);
    if (boxed == nullptr) {
        return -1;
    }
    object*& slot = deque_slot(self, index);
    object* before = slot;
    slot = boxed;
    decrement(before);
    return 0;
}

[[nodiscard]] constexpr owned deque_concat(thread_state& thread, value left, value right) noexcept {
    if (as<deque_object>(right, deque_type) == nullptr) {
        return raise(thread, type_error_type, "can only concatenate deque (not \"",
                     type_of(right)->tp_name, "\") to deque");
    }
    owned result = copy_deque(thread, left);
    if (!result || !extend_deque(thread, deque_of(result.get()), right, false)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned deque_extend_in_place(thread_state& thread, value self,
                                                    value other) noexcept {
    if (!extend_deque(thread, deque_of(self), other, false)) {
        return {};
    }
    return owned::share(self);
}

[[nodiscard]] constexpr owned deque_repeat_in_place(thread_state& thread, value held,
                                                    ssize times) noexcept {
    deque_object* self = deque_of(held);
    const ssize size = self->ob_size;
    if (size == 0 || times == 1) {
        return owned::share(held);
    }
    if (times <= 0) {
        deque_clear(self);
        return owned::share(held);
    }
    ssize total = 0;
    const bool too_many = __builtin_mul_overflow(size, times, &total);
    if (self->maxlen >= 0 && (too_many || total > self->maxlen)) {
        times = (self->maxlen + size - 1) / size; // the items before those are lost anyway
    } else if (too_many) {
        raise_no_memory(thread);
        return {};
    }
    const owned items = owned::take(interpreter::make_list(thread, held));
    if (!items) {
        return {};
    }
    for (ssize i = 1; i < times; ++i) {
        if (!extend_deque(thread, self, items.get(), false)) {
            return {};
        }
    }
    return owned::share(held);
}

[[nodiscard]] constexpr owned deque_repeat(thread_state& thread, value self, ssize times) noexcept {
    const owned copied = copy_deque(thread, self);
    if (!copied) {
        return {};
    }
    return deque_repeat_in_place(thread, copied.get(), times);
}

/// Two deques in the order of their first items that differ.
[[nodiscard]] constexpr owned deque_compare(thread_state& thread, value left, value right,
                                            int operation) noexcept {
    if (as<deque_object>(right, deque_type) == nullptr) {
        return not_implemented();
    }
    const bool about_equality = operation == equal || operation == not_equal;
    if (about_equality && left.data.object == right.data.object) {
        return owned::take(make_bool(operation == equal));
    }
    if (about_equality && deque_of(left)->ob_size != deque_of(right)->ob_size) {
        return owned::take(make_bool(operation == not_equal));
    }
    const owned first = interpreter::get_iterator(thread, left);
    owned second;
    if (first) {
        second = interpreter::get_iterator(thread, right);
    }
    if (!second) {
        return {};
    }
    while (true) {
        const owned a = interpreter::next(thread, first.get());
        if (!a && pending(thread)) {
            return {};
        }
        const owned b = interpreter::next(thread, second.get());
        if (pending(thread)) {
            return {};
        }
        if (!a || !b) {
            const int lengths = (a ? 1 : 0) - (b ? 1 : 0);
            return owned::take(make_bool(state::detail::ordered(lengths, 0, operation)));
        }
        const int same = compare_truth(thread, a.get(), b.get(), equal);
        if (same < 0) {
            return {};
        }
        if (same == 0) {
            const int truth = compare_truth(thread, a.get(), b.get(), operation);
            return owned::take(truth < 0 ? value{} : make_bool(truth == 1));
        }
    }
}

[[nodiscard]] constexpr owned deque_repr(thread_state& thread, value held) noexcept {
    const deque_object* self = deque_of(held);
    const repr_guard guard{thread, self};
    if (guard.repeated()) {
        return new_str(thread, "[...]");
    }
    const owned list = owned::take(interpreter::make_list(thread, held));
    owned shown;
    if (list) {
        shown = interpreter::repr(thread, list.get());
    }
    if (!shown) {
        return {};
    }
    text_builder built{thread};
    interpreter::add_type_name(built, self->ob_type);
    built.add("(");
    built.add(shown.as_object());
    if (self->maxlen >= 0) {
        built.add(", maxlen=");
        built.add(std::int64_t{self->maxlen});
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned deque_iterate(thread_state& thread, value self) noexcept {
    return iterate_deque(thread, deque_of(self), deque_iterator_type);
}

[[nodiscard]] constexpr owned deque_maxlen(thread_state&, value self) noexcept {
    const ssize maxlen = deque_of(self)->maxlen;
    return owned::take(maxlen < 0 ? none_value : make_int(maxlen));
}

constexpr int deque_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    auto* self = static_cast<deque_object*>(held);
    int stopped = 0;
    for (ssize i = 0; stopped == 0 && i < self->ob_size; ++i) {
        stopped = visit(deque_slot(self, i), argument);
    }
    return stopped;
}

/// tp_free.
constexpr void deque_free(object* held) noexcept {
    auto* self = static_cast<deque_object*>(held);
    release_array(self->ring, static_cast<std::size_t>(self->room));
    state::release<deque_object>(self);
}

inline constexpr getset_def deque_getset[] = {{"maxlen", deque_maxlen, nullptr, nullptr, nullptr},
                                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr sequence_methods deque_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = sequence_length;
    slots.sq_concat = deque_concat;
    slots.sq_repeat = deque_repeat;
    slots.sq_item = deque_item;
    slots.sq_ass_item = deque_assign_item;
    slots.sq_contains = deque_contains;
    slots.sq_inplace_concat = deque_extend_in_place;
    slots.sq_inplace_repeat = deque_repeat_in_place;
    return slots;
}();

inline constexpr type_object deque_table = [] {
    type_object self{};
    self.tp_name = "collections.deque";
    self.tp_basicsize = sizeof(deque_object);
    self.tp_flags = flag_base_type | flag_sequence;
    self.tp_is_gc = loose_link<deque_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = deque_free;
    self.tp_traverse = deque_traverse;
    self.tp_clear = deque_clear;
    self.tp_repr = deque_repr;
    self.tp_as_sequence = &deque_as_sequence;
    self.tp_richcompare = deque_compare;
    self.tp_weaklistoffset = 64; // of weakreflist
    self.tp_iter = deque_iterate;
    self.tp_methods = deque_methods;
    self.tp_getset = deque_getset;
    self.tp_hash = hash_not_implemented;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_init = deque_init;
    self.tp_new = deque_new;
    return self;
}();

} // namespace detail

inline constexpr type_object deque_type =
    builtins::ready<deque_type, detail::deque_table, "appendleft", "__copy__", "extendleft",
                    "popleft", "rotate", "maxlen">();

} // namespace stasis::library
