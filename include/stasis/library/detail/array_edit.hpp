// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_edit.hpp: changing an array: its slices, and what is added to it.
// Promises: what would change the length of an array that has lent its memory is a BufferError, and
// changes nothing.
// CPython 3.11: array_ass_subscr, array_del_slice, array_do_extend, frombytes
// (Modules/arraymodule.c).
#pragma once

#include <stasis/library/detail/array_items.hpp>

namespace stasis::library::detail {

/// Raises about arguments that a built-in operation can't have: PyErr_BadArgument.
constexpr raised raise_bad_argument(thread_state& thread) noexcept {
    return raise(thread, type_error_type, "bad argument type for built-in operation");
}

/// The items [from, to) of an array, `step` apart, as an array; null: MemoryError is pending.
[[nodiscard]] constexpr array_object* copy_array(thread_state& thread, const array_object* self,
                                                 ssize from, ssize count, ssize step = 1) noexcept {
    array_object* made = new_array(thread, array_type, self->typecode, count);
    const ssize each = item_size(self);
    for (ssize i = 0; made != nullptr && i < count; ++i) {
        move_bytes(made->ob_item + i * each, self->ob_item + (from + i * step) * each, each, false);
    }
    return made;
}
[[nodiscard]] constexpr array_object* copy_array(thread_state& thread,
                                                 const array_object* self) noexcept {
    return copy_array(thread, self, 0, self->ob_size);
}

/// Replaces `removed` items from `start` on by so many others, of the same typecode, which don't
/// lie in the array itself; false: an exception is pending.
[[nodiscard]] constexpr bool replace_array_items(thread_state& thread, array_object* self,
                                                 ssize start, ssize removed,
                                                 const unsigned char* by, ssize count) noexcept {
    const ssize each = item_size(self);
    const ssize size = self->ob_size;
    const ssize behind = (size - start - removed) * each;
    if (count < removed) {
        if (self->ob_exports > 0) {
            raise_exporting(thread);
            return false;
        }
        move_bytes(self->ob_item + (start + count) * each, self->ob_item + (start + removed) * each,
                   behind, false);
        if (!resize_array(thread, self, size - removed + count)) {
            return false;
        }
    } else if (count > removed) {
        if (!grow_array(thread, self, count - removed)) {
            return false;
        }
        move_bytes(self->ob_item + (start + count) * each, self->ob_item + (start + removed) * each,
                   behind, true);
    }
    if (count != 0) {
        move_bytes(self->ob_item + start * each, by, count * each, false);
    }
    return true;
}

/// Removes one item that there is; false: an exception is pending.
[[nodiscard]] constexpr bool remove_array_item(thread_state& thread, array_object* self,
                                               ssize index) noexcept {
    return replace_array_items(thread, self, index, 1, nullptr, 0);
}

/// Removes the items of a slice; false: an exception is pending.
[[nodiscard]] constexpr bool remove_array_slice(thread_state& thread, array_object* self,
                                                const interpreter::slice_range& part) noexcept {
    const ssize each = item_size(self);
    const ssize left = interpreter::remove_range(part, self->ob_size, [&](ssize to, ssize from) {
        move_bytes(self->ob_item + to * each, self->ob_item + from * each, each, false);
    });
    return resize_array(thread, self, left);
}

/// self[slice] = source, or del self[slice] where the source is empty; -1: an exception is pending.
[[nodiscard]] constexpr int assign_array_slice(thread_state& thread, array_object* self,
                                               const slice_object* slice, value source) noexcept {
    interpreter::slice_range part;
    if (!interpreter::unpack_slice(thread, slice, part)) {
        return -1;
    }
    interpreter::cut_slice(part, self->ob_size);
    const array_object* other = nullptr;
    owned copied;
    if (source && !is_array(source)) {
        return raise(thread, type_error_type, "can only assign array (not \"",
                     type_of(source)->tp_name, "\") to array slice");
    }
    if (source) {
        other = array_of(source);
        if (other == self) {
            array_object* copy = copy_array(thread, self);
            copied = owned::take(copy);
            if (copy == nullptr) {
                return -1;
            }
            other = copy;
        } else if (other->typecode != self->typecode) {
            return raise_bad_argument(thread);
        }
    }
    const ssize count = other != nullptr ? other->ob_size : 0;
    if ((count == 0 || count != part.count) && self->ob_exports > 0) {
        return raise_exporting(thread);
    }
    if (part.step == 1) {
        return replace_array_items(thread, self, part.start, part.count,
                                   other != nullptr ? other->ob_item : nullptr, count)
                   ? 0
                   : -1;
    }
    if (count == 0) {
        return remove_array_slice(thread, self, part) ? 0 : -1;
    }
    if (count != part.count) {
        return raise(thread, value_error_type, "attempt to assign array of size ", count,
                     " to extended slice of size ", part.count);
    }
    const ssize each = item_size(self);
    for (ssize i = 0; i < count; ++i) {
        move_bytes(self->ob_item + (part.start + i * part.step) * each, other->ob_item + i * each,
                   each, false);
    }
    return 0;
}

/// Adds the items of an iterable at the end, one by one; false: an exception is pending.
[[nodiscard]] constexpr bool extend_array_by_items(thread_state& thread, array_object* self,
                                                   value iterable) noexcept {
    const owned iterator = interpreter::get_iterator(thread, iterable);
    if (!iterator) {
        return false;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        if (!append_array_item(thread, self, item.get())) {
            return false;
        }
    }
    return !pending(thread);
}

/// Adds the items of an array, or of another iterable; false: an exception is pending.
[[nodiscard]] constexpr bool extend_array(thread_state& thread, array_object* self,
                                          value from) noexcept {
    if (!is_array(from)) {
        return extend_array_by_items(thread, self, from);
    }
    const array_object* other = array_of(from);
    if (other->typecode != self->typecode) {
        raise(thread, type_error_type, "can only extend with array of same kind");
        return false;
    }
    const ssize size = self->ob_size;
    const ssize count = other->ob_size; // which may be the array itself
    if (!grow_array(thread, self, count)) {
        return false;
    }
    move_bytes(self->ob_item + size * item_size(self), other->ob_item, count * item_size(self),
               false);
    return true;
}

/// Adds items of so many bytes, which are not the array's own; false: an exception is pending.
[[nodiscard]] constexpr bool extend_array_by_bytes(thread_state& thread, array_object* self,
                                                   const text& from) noexcept {
    const ssize each = item_size(self);
    const ssize size = self->ob_size;
    if (from.size % each != 0) {
        raise(thread, value_error_type, "bytes length not a multiple of item size");
        return false;
    }
    if (from.size == 0) {
        return true;
    }
    if (!grow_array(thread, self, from.size / each)) {
        return false;
    }
    move_bytes(self->ob_item + size * each, from.one, from.size, false);
    return true;
}

/// Adds the characters of a str to an array of characters; false: an exception is pending.
[[nodiscard]] constexpr bool extend_array_by_text(thread_state& thread, array_object* self,
                                                  const text& from) noexcept {
    const ssize size = self->ob_size;
    if (from.size == 0) {
        return true;
    }
    if (!grow_array(thread, self, from.size)) {
        return false;
    }
    for (ssize i = 0; i < from.size; ++i) {
        store_item(self, size + i, from[i]);
    }
    return true;
}

} // namespace stasis::library::detail
