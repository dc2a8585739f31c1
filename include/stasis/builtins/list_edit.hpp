// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/list_edit.hpp: how a list grows, shrinks and has items replaced.
// Promises: CPython 3.11's growth; memory is given back when a list falls below half of its room,
// unless it is part of the list.
// A change that fails for want of memory leaves the list as it was.
// CPython 3.11: list_resize, list_ass_slice, list_ass_subscript (Objects/listobject.c).
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/interpreter/finalizers.hpp>
#include <stasis/interpreter/slices.hpp>
#include <stasis/state/static_containers.hpp>

namespace stasis::builtins {

namespace detail {

constexpr list_object* list_of(value self) noexcept {
    return static_cast<list_object*>(self.data.object);
}

} // namespace detail

/// Gives a list room for `size` items, or takes away what is far more; ob_size stays as it is.
[[nodiscard]] constexpr bool list_reserve(thread_state& thread, list_object* self,
                                          ssize size) noexcept {
    if (size <= self->allocated && (size >= self->allocated >> 1 || has_first_items(self))) {
        return true;
    }
    constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 5);
    if (size > largest) {
        raise_no_memory(thread);
        return false;
    }
    ssize wanted = (size + (size >> 3) + 6) & ~ssize{3};
    if (size - self->ob_size > wanted - size) {
        wanted = (size + 3) & ~ssize{3};
    }
    if (size == 0) {
        wanted = 0;
    }
    object** items = nullptr;
    if (wanted != 0) {
        items = allocate_array<object*>(thread.interp->memory, static_cast<std::size_t>(wanted));
        if (items == nullptr) {
            if (size <= self->allocated) {
                return true;
            }
            raise_no_memory(thread);
            return false;
        }
    }
    const ssize kept = self->ob_size < wanted ? self->ob_size : wanted;
    for (ssize i = 0; i < kept; ++i) {
        items[i] = self->ob_item[i];
    }
    release_items(self);
    self->ob_item = items;
    self->allocated = wanted;
    return true;
}

/// Empties a list: tp_clear.
constexpr void list_clear(object* held) noexcept {
    auto* self = static_cast<list_object*>(held);
    object** items = self->ob_item;
    if (items == nullptr) {
        return; // while it is being sorted, that is no change
    }
    if (has_first_items(self)) {
        while (self->ob_size > 0) { // what is given back may run code that adds items
            decrement(self->ob_item[--self->ob_size]);
        }
        return;
    }
    const ssize size = self->ob_size;
    const ssize allocated = self->allocated;
    self->ob_size = 0;
    self->ob_item = nullptr;
    self->allocated = 0;
    for (ssize i = size; i-- > 0;) {
        decrement(items[i]);
    }
    release_array(items, static_cast<std::size_t>(allocated));
}

/// A list of `count` items of an array, from `start` and `step` apart.
[[nodiscard]] constexpr owned list_of_items(thread_state& thread, object* const* from, ssize start,
                                            ssize step, ssize count) noexcept {
    list_object* result = new_list(thread, count);
    if (result != nullptr) {
        for (ssize i = 0; i < count; ++i) {
            object* item = from[start + i * step];
            increment(item);
            result->ob_item[i] = item;
        }
        result->ob_size = count;
    }
    return owned::take(result);
}

/// Replaces `removed` items from `start` on by others, which aren't the list's own array.
[[nodiscard]] constexpr bool list_replace(thread_state& thread, list_object* self, ssize start,
                                          ssize removed, item_view added) noexcept {
    const ssize size = self->ob_size - removed + added.size;
    if (added.size > removed && !list_reserve(thread, self, size)) {
        return false;
    }
    // Nobody sees the list in between.
    const interpreter::held_finalizers later(thread);
    for (ssize i = start + removed; i-- > start;) {
        decrement(self->ob_item[i]);
    }
    const ssize shift = added.size - removed;
    if (shift < 0) {
        for (ssize i = start + removed; i < self->ob_size; ++i) {
            self->ob_item[i + shift] = self->ob_item[i];
        }
    } else if (shift > 0) {
        for (ssize i = self->ob_size; i-- > start + removed;) {
            self->ob_item[i + shift] = self->ob_item[i];
        }
    }
    for (ssize i = 0; i < added.size; ++i) {
        increment(added.data[i]);
        self->ob_item[start + i] = added.data[i];
    }
    self->ob_size = size;
    return shift >= 0 || list_reserve(thread, self, size);
}

/// Takes the item at an index that is in range out of a list; the reference is the caller's.
[[nodiscard]] constexpr object* list_take(thread_state& thread, list_object* self,
                                          ssize index) noexcept {
    object* item = self->ob_item[index];
    --self->ob_size;
    for (ssize i = index; i < self->ob_size; ++i) {
        self->ob_item[i] = self->ob_item[i + 1];
    }
    // Shrinking can't fail: where there is no memory for a smaller array, the old one stays.
    static_cast<void>(list_reserve(thread, self, self->ob_size));
    return item;
}

/// Removes the items of an extended slice.
constexpr void list_delete_slice(thread_state& thread, list_object* self,
                                 interpreter::slice_range part) noexcept {
    if (part.count == 0) {
        return;
    }
    if (part.step < 0) {
        part.start += part.step * (part.count - 1);
        part.step = -part.step;
    }
    const interpreter::held_finalizers later(thread);
    ssize to = part.start;
    ssize next = part.start;
    ssize left = part.count;
    for (ssize i = part.start; i < self->ob_size; ++i) {
        if (left != 0 && i == next) {
            decrement(self->ob_item[i]);
            next += --left != 0 ? part.step : 0;
        } else {
            self->ob_item[to++] = self->ob_item[i];
        }
    }
    self->ob_size = to;
    static_cast<void>(list_reserve(thread, self, to));
}

/// self[slice] = source, or del self[slice] where the source is empty; -1: an exception is pending.
[[nodiscard]] constexpr int list_assign_slice(thread_state& thread, list_object* self,
                                              const slice_object* slice, value source) noexcept {
    interpreter::slice_range bounds;
    if (!interpreter::unpack_slice(thread, slice, bounds)) {
        return -1;
    }
    interpreter::slice_range part = bounds;
    interpreter::cut_slice(part, self->ob_size);
    if (!source) {
        list_delete_slice(thread, self, part);
        return 0;
    }
    owned gathered;
    if (!is_sequence(source) || source.data.object == self) {
        gathered = owned::take(interpreter::list_by_iterator(
            thread, source,
            part.step == 1 ? "can only assign an iterable"
                           : "must assign iterable to extended slice"));
        if (!gathered) {
            return -1;
        }
        source = gathered.get();
        // The iterator may have changed the list.
        part = bounds;
        interpreter::cut_slice(part, self->ob_size);
    }
    const item_view added = view_items(source.data.object);
    if (part.step == 1) {
        return list_replace(thread, self, part.start, part.count, added) ? 0 : -1;
    }
    if (added.size != part.count) {
        return raise(thread, value_error_type, "attempt to assign sequence of size ", added.size,
                     " to extended slice of size ", part.count);
    }
    const interpreter::held_finalizers later(thread);
    for (ssize i = 0; i < part.count; ++i) {
        object*& to = self->ob_item[part.start + i * part.step];
        increment(added.data[i]);
        decrement(to);
        to = added.data[i];
    }
    return 0;
}

} // namespace stasis::builtins
