// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/deque_edit.hpp: what a deque is made of, and how it grows, shrinks and
// turns.
// Promises: CPython 3.11's behaviour at both ends and at maxlen. An item that is dropped goes last,
// when the deque is whole again: its end may run code.
// CPython 3.11: deque_append_internal, deque_pop, _deque_rotate, deque_clear
// (Modules/_collectionsmodule.c).
// Differs from CPython: the items are in one ring, whose size is a power of two, and not in a list
// of blocks of 64: an item in the middle is found at once, and constant evaluation can walk it.
// Costs: a ring that is outgrown is copied to one of twice its size; one of which a quarter is in
// use is copied to one of half its size.
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::library {

/// dequeobject: ob_size is its length.
struct deque_object : var_object {
    object** ring = nullptr; ///< the ring; null: there is none yet
    ssize room = 0;          ///< how many slots there are
    ssize first = 0;         ///< which of them the first item is in
    std::size_t state = 0;   ///< another one after each change of the length or the order
    ssize maxlen = -1;       ///< -1: any length
    object* weakreflist = nullptr;
};

extern const type_object deque_type;
extern const type_object deque_iterator_type;
extern const type_object deque_reverse_iterator_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::deque_object> = true;

namespace stasis::library::detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr deque_object* deque_of(value self) noexcept {
    return static_cast<deque_object*>(self.data.object);
}

/// The slot of an item.
[[nodiscard]] constexpr object*& deque_slot(deque_object* self, ssize index) noexcept {
    return self->ring[(self->first + index) & (self->room - 1)];
}

/// Moves the items to a ring of that size; false: there is no memory for it.
[[nodiscard]] constexpr bool move_to_ring(thread_state& thread, deque_object* self,
                                          ssize room) noexcept {
    object** slots = allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(room));
    if (slots == nullptr) {
        return false;
    }
    for (ssize i = 0; i < self->ob_size; ++i) {
        slots[i] = deque_slot(self, i);
    }
    release_array(self->ring, static_cast<std::size_t>(self->room));
    self->ring = slots;
    self->room = room;
    self->first = 0;
    return true;
}

/// The slots of a deque's first ring.
inline constexpr ssize first_ring = 8;

/// Makes room for one more item; false: MemoryError is pending.
[[nodiscard]] constexpr bool reserve_slot(thread_state& thread, deque_object* self) noexcept {
    if (self->ob_size < self->room ||
        move_to_ring(thread, self, self->room == 0 ? first_ring : 2 * self->room)) {
        return true;
    }
    raise_no_memory(thread);
    return false;
}

/// Gives back half of a ring of which not a quarter is in use; where that takes more memory than
/// there is, the ring stays.
constexpr void shrink_ring(thread_state& thread, deque_object* self) noexcept {
    if (self->room > first_ring && self->ob_size < self->room / 4) {
        static_cast<void>(move_to_ring(thread, self, self->room / 2));
    }
}

/// Takes the last item, or the first, out of a deque that has one; the reference is the caller's.
[[nodiscard]] constexpr object* take_last(thread_state& thread, deque_object* self) noexcept {
    object* item = deque_slot(self, --self->ob_size);
    ++self->state;
    shrink_ring(thread, self);
    return item;
}
[[nodiscard]] constexpr object* take_first(thread_state& thread, deque_object* self) noexcept {
    object* item = deque_slot(self, 0);
    self->first = (self->first + 1) & (self->room - 1);
    --self->ob_size;
    ++self->state;
    shrink_ring(thread, self);
    return item;
}

/// Puts an item, whose reference is taken over, at the end; if there are more than maxlen then, the
/// first one goes. False: MemoryError is pending.
[[nodiscard]] constexpr bool append_last(thread_state& thread, deque_object* self,
                                         object* item) noexcept {
    if (!reserve_slot(thread, self)) {
        decrement(item);
        return false;
    }
    deque_slot(self, self->ob_size++) = item;
    ++self->state;
    if (self->maxlen >= 0 && self->ob_size > self->maxlen) {
        decrement(take_first(thread, self));
    }
    return true;
}

/// The same at the beginning.
[[nodiscard]] constexpr bool append_first(thread_state& thread, deque_object* self,
                                          object* item) noexcept {
    if (!reserve_slot(thread, self)) {
        decrement(item);
        return false;
    }
    self->first = (self->first - 1) & (self->room - 1);
    ++self->ob_size;
    deque_slot(self, 0) = item;
    ++self->state;
    if (self->maxlen >= 0 && self->ob_size > self->maxlen) {
        decrement(take_last(thread, self));
    }
    return true;
}

/// Turns a deque: the last `steps` items come first; with fewer than 0, the first ones come last.
constexpr void rotate(deque_object* self, ssize steps) noexcept {
    const ssize size = self->ob_size;
    if (size <= 1) {
        return;
    }
    const ssize half = size >> 1;
    if (steps > half || steps < -half) {
        steps %= size;
        steps += steps > half ? -size : steps < -half ? size : 0;
    }
    ++self->state;
    for (; steps > 0; --steps) {
        object* item = deque_slot(self, size - 1);
        self->first = (self->first - 1) & (self->room - 1);
        deque_slot(self, 0) = item;
    }
    for (; steps < 0; ++steps) {
        object* item = deque_slot(self, 0);
        self->first = (self->first + 1) & (self->room - 1);
        deque_slot(self, size - 1) = item;
    }
}

/// Empties a deque: tp_clear.
constexpr void deque_clear(object* held) noexcept {
    auto* self = static_cast<deque_object*>(held);
    if (self->ob_size == 0) {
        return;
    }
    const deque_object before = *self;
    self->ring = nullptr;
    self->room = 0;
    self->first = 0;
    self->ob_size = 0;
    ++self->state;
    for (ssize i = 0; i < before.ob_size; ++i) {
        decrement(before.ring[(before.first + i) & (before.room - 1)]);
    }
    release_array(before.ring, static_cast<std::size_t>(before.room));
}

/// Takes an item out; the reference is the caller's.
[[nodiscard]] constexpr object* take_item(thread_state& thread, deque_object* self,
                                          ssize index) noexcept {
    object* item = deque_slot(self, index);
    if (index < self->ob_size / 2) {
        for (ssize i = index; i > 0; --i) {
            deque_slot(self, i) = deque_slot(self, i - 1);
        }
        static_cast<void>(take_first(thread, self));
    } else {
        for (ssize i = index; i + 1 < self->ob_size; ++i) {
            deque_slot(self, i) = deque_slot(self, i + 1);
        }
        static_cast<void>(take_last(thread, self));
    }
    return item;
}

/// Puts an item, whose reference is taken over, in front of that of a number, into a deque that
/// isn't at its maxlen; false: MemoryError is pending.
[[nodiscard]] constexpr bool insert_item(thread_state& thread, deque_object* self, ssize index,
                                         object* item) noexcept {
    if (!append_last(thread, self, item)) {
        return false;
    }
    for (ssize i = self->ob_size - 1; i > index; --i) {
        deque_slot(self, i) = deque_slot(self, i - 1);
    }
    deque_slot(self, index) = item;
    return true;
}

/// Puts the items of an iterable at the end, or each one at the beginning; false: an exception is
/// pending.
[[nodiscard]] constexpr bool extend_deque(thread_state& thread, deque_object* self, value from,
                                          bool at_beginning) noexcept {
    owned copied;
    if (from.kind == tag::object && from.data.object == self) {
        copied = owned::take(interpreter::make_list(thread, from));
        if (!copied) {
            return false;
        }
        from = copied.get();
    }
    const owned iterator = interpreter::get_iterator(thread, from);
    if (!iterator) {
        return false;
    }
    while (owned item = interpreter::next(thread, iterator.get())) {
        if (self->maxlen == 0) {
            continue;
        }
        object* boxed = box(thread, item.get());
        if (boxed == nullptr || !(at_beginning ? append_first(thread, self, boxed)
                                               : append_last(thread, self, boxed))) {
            return false;
        }
    }
    return !pending(thread);
}

} // namespace stasis::library::detail
