// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/buffer.hpp: the buffer protocol: objects lend their memory, and get it back.
// Promises: CPython 3.11's messages; bytes and bytearray lend. A bytearray that has lent its room
// doesn't change its size.
// CPython 3.11: Objects/abstract.c (PyObject_GetBuffer, PyBuffer_FillInfo, PyBuffer_Release).
#pragma once

#include <stasis/builtins/bytearray_room.hpp>

namespace stasis::builtins {

/// Whether a value's type lends memory: PyObject_CheckBuffer.
[[nodiscard]] constexpr bool has_buffer(value held) noexcept {
    const buffer_methods* slots = type_of(held)->tp_as_buffer;
    return slots != nullptr && slots->bf_getbuffer != nullptr;
}

/// A loan of plain bytes; -1: BufferError is pending.
[[nodiscard]] constexpr int fill_buffer(thread_state& thread, buffer_view& to, object* self,
                                        const text& bytes, bool readonly, int flags) noexcept {
    if ((flags & buffer_writable) != 0 && readonly) {
        return raise(thread, buffer_error_type, "Object is not writable.");
    }
    increment(self);
    to.obj = self;
    to.buf = const_cast<unsigned char*>(bytes.one); // which nobody writes to where it is read-only
    to.len = bytes.size;
    to.readonly = readonly ? 1 : 0;
    to.itemsize = 1;
    to.format = (flags & buffer_format) != 0 ? "B" : nullptr;
    to.ndim = 1;
    to.shape = (flags & buffer_nd) != 0 ? &to.len : nullptr;
    to.strides = (flags & buffer_strides) == buffer_strides ? &to.itemsize : nullptr;
    to.suboffsets = nullptr;
    to.internal = nullptr;
    return 0;
}

/// bytes.bf_getbuffer.
[[nodiscard]] constexpr int bytes_get_buffer(thread_state& thread, object* self, buffer_view& to,
                                             int flags) noexcept {
    return fill_buffer(thread, to, self, bytes_in(make_object(self)), true, flags);
}

/// bytearray.bf_getbuffer.
[[nodiscard]] constexpr int bytearray_get_buffer(thread_state& thread, object* self,
                                                 buffer_view& to, int flags) noexcept {
    const int result = fill_buffer(thread, to, self, bytes_in(make_object(self)), false, flags);
    if (result == 0) {
        ++static_cast<bytearray_object*>(self)->ob_exports;
    }
    return result;
}

/// bytearray.bf_releasebuffer.
constexpr void bytearray_release_buffer(object* self, buffer_view&) noexcept {
    --static_cast<bytearray_object*>(self)->ob_exports;
}

inline constexpr buffer_methods bytes_as_buffer{bytes_get_buffer, nullptr};
inline constexpr buffer_methods bytearray_as_buffer{bytearray_get_buffer, bytearray_release_buffer};

/// Borrows an object's memory; -1: an exception is pending.
[[nodiscard]] constexpr int get_buffer(thread_state& thread, value from, buffer_view& to,
                                       int flags) noexcept {
    if (!has_buffer(from)) {
        return raise(thread, type_error_type, "a bytes-like object is required, not '",
                     type_of(from)->tp_name, "'");
    }
    return type_of(from)->tp_as_buffer->bf_getbuffer(thread, from.data.object, to, flags);
}

/// Borrows memory to write to, as plain bytes; false: TypeError is pending, which names the
/// function if that has a name. CPython 3.11: convertsimple's "w*" (Python/getargs.c).
[[nodiscard]] constexpr bool borrow_writable(thread_state& thread, value from, buffer_view& to,
                                             const char* function = "") noexcept {
    if (has_buffer(from)) {
        if (get_buffer(thread, from, to, buffer_writable) == 0) {
            return true;
        }
        decrement(take_pending(thread));
    }
    raise(thread, type_error_type, function, function[0] != '\0' ? "() " : "",
          "argument must be read-write bytes-like object, not ",
          from.kind == tag::none ? "None" : type_of(from)->tp_name);
    return false;
}

/// Gives it back, if it was borrowed.
constexpr void release_buffer(buffer_view& of) noexcept {
    object* const lender = of.obj;
    if (lender == nullptr) {
        return;
    }
    const buffer_methods* slots = lender->ob_type->tp_as_buffer;
    if (slots->bf_releasebuffer != nullptr) {
        slots->bf_releasebuffer(lender, of);
    }
    of.obj = nullptr;
    decrement(lender);
}

/// A loan that ends with its scope.
class held_buffer {
public:
    constexpr held_buffer() noexcept = default;
    held_buffer(const held_buffer&) = delete;
    held_buffer& operator=(const held_buffer&) = delete;
    constexpr ~held_buffer() { release_buffer(view); }
    buffer_view view{};
};

// ---- its items ---------------------------------------------------------------------------------

/// How many bytes apart the items of a dimension are.
[[nodiscard]] constexpr ssize stride_of(const buffer_view& of, int dimension) noexcept {
    return of.strides != nullptr ? of.strides[dimension] : of.itemsize;
}

/// How many items a dimension has.
[[nodiscard]] constexpr ssize extent_of(const buffer_view& of, int dimension) noexcept {
    return of.shape != nullptr ? of.shape[dimension] : of.len / of.itemsize;
}

/// Whether the items follow each other in memory, the last index, or the first one, being the
/// quickest: PyBuffer_IsContiguous.
[[nodiscard]] constexpr bool is_contiguous(const buffer_view& of, bool first_is_quickest) noexcept {
    if (of.len == 0 || of.strides == nullptr) {
        return true;
    }
    ssize apart = of.itemsize;
    for (int i = 0; i < of.ndim; ++i) {
        const int dimension = first_is_quickest ? i : of.ndim - 1 - i;
        if (of.shape[dimension] > 1 && of.strides[dimension] != apart) {
            return false;
        }
        apart *= of.shape[dimension];
    }
    return true;
}

/// Where the item of that index along a dimension lies, of those that begin at `at`.
[[nodiscard]] constexpr unsigned char* item_at(const buffer_view& of, unsigned char* at,
                                               int dimension, ssize index) noexcept {
    return at + index * stride_of(of, dimension);
}

/// Copies the items to bytes that follow each other, the last index being the quickest; the end.
constexpr unsigned char* copy_items(const buffer_view& of, unsigned char* to, unsigned char* from,
                                    int dimension) noexcept {
    if (dimension == of.ndim) {
        for (ssize i = 0; i < of.itemsize; ++i) {
            *to++ = from[i];
        }
        return to;
    }
    for (ssize i = 0; i < extent_of(of, dimension); ++i) {
        to = copy_items(of, to, item_at(of, from, dimension, i), dimension + 1);
    }
    return to;
}

/// The bytes of a loan, in C's order, as an object of bytes.
[[nodiscard]] constexpr owned bytes_of_buffer(thread_state& thread,
                                              const buffer_view& of) noexcept {
    return detail::filled_bytes(thread, of.len, [&](unsigned char* to) {
        if (is_contiguous(of, false)) {
            detail::copy_text(to, text{of.buf, of.len});
        } else {
            copy_items(of, to, of.buf, 0);
        }
    });
}

/// The bytes of what has a buffer, as an object of bytes: an exact bytes itself. Empty: it raised.
[[nodiscard]] constexpr owned to_bytes(thread_state& thread, value from) noexcept {
    if (is_exact_bytes(from)) {
        return owned::share(from);
    }
    held_buffer held;
    if (get_buffer(thread, from, held.view, buffer_full_read_only) < 0) {
        return {};
    }
    return bytes_of_buffer(thread, held.view);
}

} // namespace stasis::builtins
