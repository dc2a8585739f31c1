// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytearray_edit.hpp: changing a bytearray: items, slices, and the methods that do.
// CPython 3.11: Objects/bytearrayobject.c (bytearray_setslice, bytearray_ass_subscript,
// bytearray_extend). Promises: what would change the size of a bytearray that has lent its room is
// a BufferError.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/bytes_conversion.hpp>
#include <stasis/builtins/bytes_split.hpp>

namespace stasis::builtins {

namespace detail {

/// Replaces `removed` bytes from `start` on by others, which don't lie in the bytearray itself;
/// false: MemoryError is pending.
[[nodiscard]] constexpr bool replace_bytes(thread_state& thread, bytearray_object* self,
                                           ssize start, ssize removed, const text& by) noexcept {
    const ssize size = self->ob_size;
    const ssize growth = by.size - removed;
    if (growth < 0 && !can_resize(thread, self)) {
        return false;
    }
    if (growth < 0 && start == 0) {
        self->ob_start -= growth; // what is cut off at the front stays there
        if (!resize(thread, self, size + growth)) {
            self->ob_start += growth;
            return false;
        }
    } else if (growth < 0) {
        for (ssize i = start + removed; i < size; ++i) {
            self->ob_start[i + growth] = self->ob_start[i];
        }
        if (!resize(thread, self, size + growth)) {
            self->ob_size = size + growth; // there is room enough
            self->ob_start[self->ob_size] = 0;
            return false;
        }
    } else if (growth > 0) {
        if (growth > largest_size - size) {
            raise_no_memory(thread);
            return false;
        }
        if (!resize(thread, self, size + growth)) {
            return false;
        }
        for (ssize i = size; i-- > start + removed;) {
            self->ob_start[i + growth] = self->ob_start[i];
        }
    }
    for (ssize i = 0; i < by.size; ++i) {
        self->ob_start[start + i] = by.one[i];
    }
    return true;
}

/// The same of what a bytearray or a bytes holds, which may be the bytearray itself.
[[nodiscard]] constexpr bool replace_by(thread_state& thread, bytearray_object* self, ssize start,
                                        ssize removed, value by) noexcept {
    owned copied;
    if (by.kind == tag::object && by.data.object == self) {
        copied = share_or_copy(thread, by);
        if (!copied) {
            return false;
        }
        by = copied.get();
    }
    return replace_bytes(thread, self, start, removed, bytes_in(by));
}

/// Removes the bytes of a slice.
[[nodiscard]] constexpr bool remove_slice(thread_state& thread, bytearray_object* self,
                                          const interpreter::slice_range& part) noexcept {
    if (!can_resize(thread, self)) {
        return false;
    }
    const ssize left = interpreter::remove_range(part, self->ob_size, [&](ssize to, ssize from) {
        self->ob_start[to] = self->ob_start[from];
    });
    return resize(thread, self, left);
}

/// Adds the ints of an iterable at the end of a bytearray, one by one; false: an exception is
/// pending.
[[nodiscard]] constexpr bool add_items(thread_state& thread, bytearray_object* self,
                                       value iterable) noexcept {
    const owned iterator = interpreter::get_iterator(thread, iterable);
    if (!iterator) {
        if (clear_pending(thread, type_error_type)) {
            raise(thread, type_error_type, "cannot convert '", type_of(iterable)->tp_name,
                  "' object to bytearray");
        }
        return false;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        unsigned char byte = 0;
        if (!to_byte(thread, item.get(), "byte must be in range(0, 256)", byte)) {
            return false;
        }
        const ssize size = self->ob_size;
        if (size + 1 + (self->ob_start - self->ob_bytes) < self->ob_alloc) {
            self->ob_size = size + 1;
            self->ob_start[size + 1] = 0;
        } else if (!resize(thread, self, size + 1)) {
            return false;
        }
        self->ob_start[size] = byte;
    }
    return !pending(thread);
}

/// Whether a value is a number in CPython's terms: PyNumber_Check.
[[nodiscard]] constexpr bool is_number(value held) noexcept {
    const number_methods* slots = type_of(held)->tp_as_number;
    return is_kind_of(held, complex_type) ||
           (slots != nullptr &&
            (slots->nb_index != nullptr || slots->nb_int != nullptr || slots->nb_float != nullptr));
}

/// The bytes of an iterable's ints, as a bytearray of their own; empty: an exception is pending.
[[nodiscard]] constexpr owned gathered_bytes(thread_state& thread, value iterable) noexcept {
    bytearray_object* made = new_bytearray_room(thread, 0);
    owned kept = owned::take(made);
    if (made == nullptr || !add_items(thread, made, iterable)) {
        return {};
    }
    return kept;
}

} // namespace detail

/// self[slice] = source, or del self[slice] where the source is empty; -1: an exception is pending.
[[nodiscard]] constexpr int bytearray_assign_slice(thread_state& thread, value held,
                                                   const slice_object* slice,
                                                   value source) noexcept {
    bytearray_object* self = detail::bytearray_of(held);
    interpreter::slice_range part;
    if (!interpreter::unpack_slice(thread, slice, part)) {
        return -1;
    }
    const interpreter::slice_range bounds = part;
    interpreter::cut_slice(part, self->ob_size);
    if (!source) {
        return part.step == 1 ? (detail::replace_bytes(thread, self, part.start, part.count,
                                                       text{detail::no_bytes, 0})
                                     ? 0
                                     : -1)
               : detail::remove_slice(thread, self, part) ? 0
                                                          : -1;
    }
    owned gathered;
    if (!is_bytes_or_bytearray(source) || source.data.object == self) {
        if (is_kind_of(source, str_type) || detail::is_number(source)) {
            return raise(thread, type_error_type,
                         "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        if (has_buffer(source)) {
            held_buffer lent;
            if (get_buffer(thread, source, lent.view, buffer_full_read_only) < 0) {
                return -1;
            }
            gathered = bytes_of_buffer(thread, lent.view);
        } else {
            gathered = detail::gathered_bytes(thread, source);
        }
        if (!gathered) {
            return -1;
        }
        source = gathered.get();
        part = bounds; // the iterator may have changed the bytearray
        interpreter::cut_slice(part, self->ob_size);
    }
    const text by = bytes_in(source);
    if (part.step == 1) {
        return detail::replace_bytes(thread, self, part.start, part.count, by) ? 0 : -1;
    }
    if (by.size == 0) {
        return detail::remove_slice(thread, self, part) ? 0 : -1;
    }
    if (by.size != part.count) {
        return raise(thread, value_error_type, "attempt to assign bytes of size ", by.size,
                     " to extended slice of size ", part.count);
    }
    for (ssize i = 0; i < part.count; ++i) {
        self->ob_start[part.start + i * part.step] = by.one[i];
    }
    return 0;
}

/// self[key] = item, or del self[key] where the item is empty; -1: an exception is pending.
[[nodiscard]] constexpr int bytearray_assign(thread_state& thread, value held, value key,
                                             value item) noexcept {
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        return bytearray_assign_slice(thread, held, slice, item);
    }
    if (!interpreter::has_index(key)) {
        return raise(thread, type_error_type, "bytearray indices must be integers or slices, not ",
                     type_of(key)->tp_name);
    }
    ssize index = 0;
    if (!interpreter::to_key_index(thread, key, index)) {
        return -1;
    }
    bytearray_object* self = detail::bytearray_of(held);
    index += index < 0 ? self->ob_size : 0;
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "bytearray index out of range");
    }
    if (!item) {
        return detail::replace_bytes(thread, self, index, 1, text{detail::no_bytes, 0}) ? 0 : -1;
    }
    unsigned char byte = 0;
    if (!to_byte(thread, item, "byte must be in range(0, 256)", byte)) {
        return -1;
    }
    if (index >= self->ob_size) { // code has changed it
        return raise(thread, index_error_type, "bytearray index out of range");
    }
    self->ob_start[index] = byte;
    return 0;
}

/// self += other.
[[nodiscard]] constexpr owned bytearray_add_in_place(thread_state& thread, value self,
                                                     value other) noexcept {
    if (!is_bytes_like(other)) {
        return raise(thread, type_error_type, "can't concat ", type_of(other)->tp_name, " to ",
                     type_of(self)->tp_name);
    }
    bytearray_object* to = detail::bytearray_of(self);
    held_buffer held; // of the bytearray itself: CPython looks at it while it grows
    if (get_buffer(thread, other, held.view, buffer_simple) < 0) {
        return {};
    }
    if (!detail::replace_bytes(thread, to, to->ob_size, 0, text{held.view.buf, held.view.len})) {
        return {};
    }
    return owned::share(self);
}

/// self *= count.
[[nodiscard]] constexpr owned bytearray_repeat_in_place(thread_state& thread, value held,
                                                        ssize count) noexcept {
    bytearray_object* self = detail::bytearray_of(held);
    const ssize size = self->ob_size;
    count = count < 0 ? 0 : count;
    if (size != 0 && count > largest_size / size) {
        raise_no_memory(thread);
        return {};
    }
    if (!resize(thread, self, size * count)) {
        return {};
    }
    for (ssize i = size; i < self->ob_size; ++i) {
        self->ob_start[i] = self->ob_start[i - size];
    }
    return owned::share(held);
}

/// bytearray.append(byte).
[[nodiscard]] constexpr owned bytearray_append(thread_state& thread,
                                               const arguments& given) noexcept {
    unsigned char byte[1] = {};
    if (!takes_one(thread, "bytearray.append", given) ||
        !to_byte(thread, given.values[1], "byte must be in range(0, 256)", byte[0])) {
        return {};
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    if (!resize(thread, self, self->ob_size + 1)) {
        return {};
    }
    self->ob_start[self->ob_size - 1] = byte[0];
    return owned::take(none_value);
}

/// bytearray.insert(index, byte).
[[nodiscard]] constexpr owned bytearray_insert(thread_state& thread,
                                               const arguments& given) noexcept {
    ssize index = 0;
    unsigned char byte[1] = {};
    if (!takes(thread, "bytearray.insert", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[1], index) ||
        !to_byte(thread, given.values[2], "byte must be in range(0, 256)", byte[0])) {
        return {};
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    const ssize size = self->ob_size;
    index += index < 0 ? size : 0;
    index = index < 0 ? 0 : index > size ? size : index;
    if (!detail::replace_bytes(thread, self, index, 0, text{byte, 1})) {
        return {};
    }
    return owned::take(none_value);
}

/// bytearray.extend(iterable of ints, or bytes).
[[nodiscard]] constexpr owned bytearray_extend(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "bytearray.extend", given)) {
        return {};
    }
    value source = given.values[1];
    owned gathered;
    if (has_buffer(source) && !is_bytes_like(source)) {
        return raise(thread, type_error_type, "can't set bytearray slice from ",
                     type_of(source)->tp_name);
    }
    if (!has_buffer(source)) {
        const owned iterator = interpreter::get_iterator(thread, source);
        if (!iterator && clear_pending(thread, type_error_type)) {
            return raise(thread, type_error_type, "can't extend bytearray with ",
                         type_of(source)->tp_name);
        }
        gathered =
            detail::bytes_from_items(thread, source, iterator, "byte must be in range(0, 256)");
        if (!gathered) {
            return {};
        }
        source = gathered.get();
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    if (!detail::replace_by(thread, self, self->ob_size, 0, source)) {
        return {};
    }
    return owned::take(none_value);
}

/// bytearray.pop(index=-1).
[[nodiscard]] constexpr owned bytearray_pop(thread_state& thread, const arguments& given) noexcept {
    ssize index = -1;
    if (!takes(thread, "bytearray.pop", given, 0, 1) ||
        (given.count > 1 && !interpreter::to_c_integer(thread, given.values[1], index))) {
        return {};
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    if (self->ob_size == 0) {
        return raise(thread, index_error_type, "pop from empty bytearray");
    }
    index += index < 0 ? self->ob_size : 0;
    if (index < 0 || index >= self->ob_size) {
        return raise(thread, index_error_type, "pop index out of range");
    }
    if (!can_resize(thread, self)) {
        return {};
    }
    const unsigned char byte = self->ob_start[index];
    for (ssize i = index + 1; i < self->ob_size; ++i) {
        self->ob_start[i - 1] = self->ob_start[i];
    }
    if (!resize(thread, self, self->ob_size - 1)) {
        return {};
    }
    return owned::take(make_int(byte));
}

/// bytearray.remove(byte).
[[nodiscard]] constexpr owned bytearray_remove(thread_state& thread,
                                               const arguments& given) noexcept {
    unsigned char byte[1] = {};
    if (!takes_one(thread, "bytearray.remove", given) ||
        !to_byte(thread, given.values[1], "byte must be in range(0, 256)", byte[0])) {
        return {};
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    const ssize found = find_text(bytes_in(given.values[0]), text{byte, 1});
    if (found < 0) {
        return raise(thread, value_error_type, "value not found in bytearray");
    }
    if (!can_resize(thread, self)) {
        return {};
    }
    for (ssize i = found + 1; i < self->ob_size; ++i) {
        self->ob_start[i - 1] = self->ob_start[i];
    }
    if (!resize(thread, self, self->ob_size - 1)) {
        return {};
    }
    return owned::take(none_value);
}

/// bytearray.reverse().
[[nodiscard]] constexpr owned bytearray_reverse(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, "bytearray.reverse", given)) {
        return {};
    }
    bytearray_object* self = detail::bytearray_of(given.values[0]);
    for (ssize low = 0, high = self->ob_size - 1; low < high; ++low, --high) {
        const unsigned char byte = self->ob_start[low];
        self->ob_start[low] = self->ob_start[high];
        self->ob_start[high] = byte;
    }
    return owned::take(none_value);
}

/// bytearray.clear().
[[nodiscard]] constexpr owned bytearray_clear(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "bytearray.clear", given) ||
        !resize(thread, detail::bytearray_of(given.values[0]), 0)) {
        return {};
    }
    return owned::take(none_value);
}

/// bytearray.copy().
[[nodiscard]] constexpr owned bytearray_copy(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "bytearray.copy", given)) {
        return {};
    }
    return share_or_copy(thread, given.values[0]);
}

/// bytearray.__alloc__(): how many bytes there is room for.
[[nodiscard]] constexpr owned bytearray_allocated(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_none(thread, "bytearray.__alloc__", given)) {
        return {};
    }
    return owned::take(make_int(detail::bytearray_of(given.values[0])->ob_alloc));
}

} // namespace stasis::builtins
