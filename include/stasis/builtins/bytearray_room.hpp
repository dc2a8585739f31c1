// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytearray_room.hpp: the room of a bytearray, and what bytes and bytearray have in
// common: their bytes as a text, and objects of the one that a method is asked of. What takes bytes
// takes memoryviews of them, and arrays, too.
// Promises: CPython 3.11's sizes: bytearray.__alloc__() says what it says there.
// CPython 3.11: PyByteArray_FromStringAndSize, PyByteArray_Resize (Objects/bytearrayobject.c).
// Who keeps a text of a bytearray, or an array, must run no code meanwhile: that may change it.
#pragma once

#include <stasis/builtins/array_loan.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/object/buffer.hpp>
#include <stasis/object/bytearray.hpp>

namespace stasis {

template <>
inline constexpr bool state::is_collected<bytearray_object> = false;
template <>
inline constexpr bool state::is_inheritable<bytearray_object> = true;

} // namespace stasis

namespace stasis::builtins {

/// Whether a value holds a bytes.
[[nodiscard]] constexpr bool is_bytes(value held) noexcept { return is_kind_of(held, bytes_type); }

/// Whether a value holds a bytes that is of no class derived from bytes.
[[nodiscard]] constexpr bool is_exact_bytes(value held) noexcept {
    return type_of(held) == &bytes_type;
}

/// Whether a value holds a bytearray.
[[nodiscard]] constexpr bool is_bytearray(value held) noexcept {
    return is_kind_of(held, bytearray_type);
}

/// Whether a value holds a bytes or a bytearray.
[[nodiscard]] constexpr bool is_bytes_or_bytearray(value held) noexcept {
    return is_bytes(held) || is_bytearray(held);
}

/// Whether a value holds a memoryview.
[[nodiscard]] constexpr bool is_memoryview(value held) noexcept {
    return is_kind_of(held, memoryview_type);
}

/// Whether a memoryview has been released.
[[nodiscard]] constexpr bool is_released(const memoryview_object* self) noexcept {
    return (self->flags & memoryview_released) != 0 ||
           (self->mbuf->flags & memoryview_released) != 0;
}

/// Whether a value holds bytes that follow each other: a bytes, a bytearray, an array, or a
/// memoryview that isn't released.
[[nodiscard]] constexpr bool is_bytes_like(value held) noexcept {
    if (is_memoryview(held)) {
        const auto* view = static_cast<memoryview_object*>(held.data.object);
        return !is_released(view) && (view->flags & memoryview_c_contiguous) != 0;
    }
    return is_bytes_or_bytearray(held) || lends_array(held);
}

namespace detail {

[[nodiscard]] constexpr bytearray_object* bytearray_of(value self) noexcept {
    return static_cast<bytearray_object*>(self.data.object);
}

/// The name of a method in messages.
[[nodiscard]] constexpr const char* method_name(value self, const char* of_bytes,
                                                const char* of_bytearray) noexcept {
    return is_bytes(self) ? of_bytes : of_bytearray;
}

} // namespace detail

/// The bytes that a value holds, as one-byte characters.
[[nodiscard]] constexpr text bytes_in(value held) noexcept {
    if (is_bytes(held)) {
        const auto* self = static_cast<bytes_object*>(held.data.object);
        return {bytes_data(self), self->ob_size};
    }
    if (held.data.object->ob_type == &memoryview_type) {
        const buffer_view& view = static_cast<memoryview_object*>(held.data.object)->view;
        return {view.buf, view.len};
    }
    if (lends_array(held)) {
        const auto* array = static_cast<const array_object*>(held.data.object);
        return {array->ob_item != nullptr ? array->ob_item : detail::no_bytes, array_bytes(array)};
    }
    const bytearray_object* self = detail::bytearray_of(held);
    return {self->ob_start != nullptr ? self->ob_start : detail::no_bytes, self->ob_size};
}

/// A bytearray of that many bytes, to be filled in; null: MemoryError is pending.
[[nodiscard]] constexpr bytearray_object*
new_bytearray_room(thread_state& thread, ssize size,
                   const type_object& type = bytearray_type) noexcept {
    auto* result = allocate<bytearray_object>(thread, type);
    if (result == nullptr || size == 0) {
        return result;
    }
    if (size != largest_size) {
        result->ob_bytes = allocate_array<unsigned char>(thread.interp->memory,
                                                         static_cast<std::size_t>(size) + 1);
    }
    if (result->ob_bytes == nullptr) {
        decrement(result);
        raise_no_memory(thread);
        return nullptr;
    }
    result->ob_start = result->ob_bytes;
    result->ob_alloc = size + 1;
    result->ob_size = size;
    result->ob_bytes[size] = 0;
    return result;
}

/// Whether a bytearray may change its size; false: BufferError is pending.
[[nodiscard]] constexpr bool can_resize(thread_state& thread,
                                        const bytearray_object* self) noexcept {
    if (self->ob_exports > 0) {
        raise(thread, buffer_error_type, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

/// Gives a bytearray another size: bytes are cut off at its end, or are to be filled in there.
/// False: an exception is pending, and nothing has changed.
[[nodiscard]] constexpr bool resize(thread_state& thread, bytearray_object* self,
                                    ssize size) noexcept {
    const ssize alloc = self->ob_alloc;
    const ssize front = self->ob_start - self->ob_bytes;
    if (size == self->ob_size) {
        return true;
    }
    if (!can_resize(thread, self)) {
        return false;
    }
    if (size >= largest_size - front) {
        raise_no_memory(thread);
        return false;
    }
    ssize wanted = size + 1;
    if (size + front + 1 <= alloc) {
        if (size >= alloc / 2) {
            self->ob_size = size;
            self->ob_start[size] = 0;
            return true;
        }
    } else if (size <= alloc + alloc / 8) {
        wanted = size + (size >> 3) + (size < 9 ? 3 : 6);
    }
    auto* room =
        allocate_array<unsigned char>(thread.interp->memory, static_cast<std::size_t>(wanted));
    if (room == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    const ssize kept = size < self->ob_size ? size : self->ob_size;
    for (ssize i = 0; i < kept; ++i) {
        room[i] = self->ob_start[i];
    }
    release_array(self->ob_bytes, static_cast<std::size_t>(alloc));
    self->ob_bytes = room;
    self->ob_start = room;
    self->ob_alloc = wanted;
    self->ob_size = size;
    room[size] = 0;
    return true;
}

namespace detail {

/// A bytes of pieces, each of which `fill(to)` writes.
template <class Fill>
[[nodiscard]] constexpr owned filled_bytes(thread_state& thread, ssize size, Fill fill) noexcept {
    if (size == 0) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    bytes_object* result = new_bytes_room(thread, size);
    if (result != nullptr) {
        fill(trailing_mutable<unsigned char>(result, static_cast<std::size_t>(size) + 1));
    }
    return owned::take(result);
}

/// The same of what `self` is, a bytes or a bytearray.
template <class Fill>
[[nodiscard]] constexpr owned filled_like(thread_state& thread, value self, ssize size,
                                          Fill fill) noexcept {
    if (is_bytes(self)) {
        return filled_bytes(thread, size, fill);
    }
    bytearray_object* result = new_bytearray_room(thread, size);
    if (result != nullptr && size != 0) {
        fill(result->ob_start);
    }
    return owned::take(result);
}

/// Some bytes as what `self` is.
[[nodiscard]] constexpr owned bytes_like(thread_state& thread, value self,
                                         const text& from) noexcept {
    if (is_bytes(self)) {
        return new_bytes(thread, from.one, from.size);
    }
    return filled_like(thread, self, from.size, [&](unsigned char* to) { copy_text(to, from); });
}

} // namespace detail

/// The part [from, to) of a bytes or a bytearray: an exact bytes itself where that is all of it.
[[nodiscard]] constexpr owned bytes_part(thread_state& thread, value self, ssize from,
                                         ssize to) noexcept {
    const text in = bytes_in(self);
    if (from == 0 && to == in.size && is_exact_bytes(self)) {
        return owned::share(self);
    }
    return detail::bytes_like(thread, self, from < to ? in.part(from, to) : text{in.one, 0});
}

/// An exact bytes itself, or a copy of another one or of a bytearray.
[[nodiscard]] constexpr owned share_or_copy(thread_state& thread, value self) noexcept {
    return bytes_part(thread, self, 0, bytes_in(self).size);
}

/// A value, or the bytes of a bytearray or a memoryview, which code may change, as an object of
/// bytes; empty: MemoryError is pending.
[[nodiscard]] constexpr owned fixed_bytes(thread_state& thread, value from) noexcept {
    if (is_bytes(from) || !is_bytes_like(from)) {
        return owned::share(from);
    }
    const text in = bytes_in(from);
    return new_bytes(thread, in.one, in.size);
}

} // namespace stasis::builtins
