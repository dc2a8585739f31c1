// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/struct_bytes.hpp: all values of a format to bytes and back, at an offset,
// too. CPython 3.11: s_pack_internal, s_pack_into, s_unpack_internal, Struct_unpack_from_impl
// (Modules/_struct.c).
// Refuses: buffers but those of bytes and bytearray.
#pragma once

#include <stasis/library/detail/struct_values.hpp>

namespace stasis::library::detail {

/// Checks how many values there are; false: it raised.
[[nodiscard]] constexpr bool check_values(thread_state& thread, const struct_object* self,
                                          const char* name, ssize count) noexcept {
    if (count != self->s_len) {
        raise_struct(thread, name, " expected ", self->s_len, " items for packing (got ", count,
                     ")");
    }
    return count == self->s_len;
}

/// Writes values to bytes, of which there are enough; false: it raised.
[[nodiscard]] constexpr bool pack_values(thread_state& thread, const struct_object* self,
                                         const value* values, unsigned char* to) noexcept {
    for (ssize i = 0; i < self->s_size; ++i) {
        to[i] = 0;
    }
    for (ssize i = 0; i < self->code_count; ++i) {
        const struct_code& code = self->codes[i];
        for (ssize j = 0; j < code.repeat; ++j) {
            if (!pack_value(thread, code, self->order, *values++,
                            to + code.offset + j * code.size)) {
                return false;
            }
        }
    }
    return true;
}

/// The bytes of values.
[[nodiscard]] constexpr owned pack_struct(thread_state& thread, const struct_object* self,
                                          const value* values, ssize count) noexcept {
    if (!check_values(thread, self, "pack", count)) {
        return {};
    }
    bytes_object* const result = new_bytes_room(thread, self->s_size);
    owned kept = owned::take(result);
    if (result == nullptr ||
        !pack_values(
            thread, self, values,
            trailing_mutable<unsigned char>(result, static_cast<std::size_t>(self->s_size) + 1))) {
        return {};
    }
    return kept;
}

/// Resolves an offset in a buffer; false: it raised. `what` is done, by that function.
[[nodiscard]] constexpr bool check_offset(thread_state& thread, const struct_object* self,
                                          const char* function, const char* what, ssize size,
                                          ssize& offset) noexcept {
    const bool packing = what[0] == 'p';
    if (offset < 0) {
        if (offset + self->s_size > 0) {
            raise_struct(thread, packing ? "no space to pack " : "not enough data to unpack ",
                         self->s_size, " bytes at offset ", offset);
            return false;
        }
        if (offset + size < 0) {
            raise_struct(thread, "offset ", offset, " out of range for ", size, "-byte buffer");
            return false;
        }
        offset += size;
    }
    if (size - offset < self->s_size) {
        raise_struct(thread, function, " requires a buffer of at least ", self->s_size + offset,
                     " bytes for ", what, " ", self->s_size, " bytes at offset ", offset,
                     " (actual buffer size is ", size, ")");
        return false;
    }
    return true;
}

/// Writes values into a bytearray: given are the buffer, the offset and the values.
[[nodiscard]] constexpr owned pack_struct_into(thread_state& thread, const struct_object* self,
                                               const value* given, ssize count) noexcept {
    if (count < 2) {
        return raise_struct(thread, "pack_into expected ", count == 0 ? "buffer" : "offset",
                            " argument");
    }
    if (!check_values(thread, self, "pack_into", count - 2)) {
        return {};
    }
    auto* const buffer = as<bytearray_object>(given[0], bytearray_type);
    if (buffer == nullptr) {
        return raise(thread, type_error_type, "argument must be read-write bytes-like object, not ",
                     type_of(given[0])->tp_name);
    }
    const owned number = interpreter::to_int(thread, given[1]);
    ssize offset = 0;
    if (!number || !interpreter::to_key_index(thread, number.get(), offset) ||
        !check_offset(thread, self, "pack_into", "packing", buffer->ob_size, offset)) {
        return {};
    }
    // What is asked for a value may change the bytearray.
    state::scratch_room<unsigned char, 256> packed{thread, self->s_size};
    if (!packed) {
        return {};
    }
    const bool done = pack_values(thread, self, given + 2, packed.data());
    for (ssize i = 0; i < self->s_size && offset + i < buffer->ob_size; ++i) {
        buffer->ob_start[offset + i] = packed.data()[i];
    }
    return owned::take(done ? none_value : value{});
}

/// The values in bytes, of which there are enough, as a tuple.
[[nodiscard]] constexpr owned unpack_struct(thread_state& thread, const struct_object* self,
                                            const unsigned char* from) noexcept {
    tuple_object* const result = new_tuple_room(thread, self->s_len);
    owned kept = owned::take(result);
    ssize next = 0;
    for (ssize i = 0; result != nullptr && i < self->code_count; ++i) {
        const struct_code& code = self->codes[i];
        for (ssize j = 0; j < code.repeat; ++j) {
            const owned item =
                unpack_value(thread, code, self->order, from + code.offset + j * code.size);
            object* const boxed = item ? box(thread, item.get()) : nullptr;
            if (boxed == nullptr) {
                return {};
            }
            room(result)[next++] = boxed;
        }
    }
    return kept;
}

/// Checks that an argument is a bytes or a bytearray; false: TypeError is pending.
[[nodiscard]] constexpr bool is_buffer(thread_state& thread, value given) noexcept {
    if (!is_bytes_like(given)) {
        raise(thread, type_error_type, "a bytes-like object is required, not '",
              type_of(given)->tp_name, "'");
        return false;
    }
    return true;
}

[[nodiscard]] constexpr owned unpack_whole(thread_state& thread, const struct_object* self,
                                           value given) noexcept {
    if (!is_buffer(thread, given)) {
        return {};
    }
    const text buffer = bytes_in(given);
    if (buffer.size != self->s_size) {
        return raise_struct(thread, "unpack requires a buffer of ", self->s_size, " bytes");
    }
    return unpack_struct(thread, self, buffer.one);
}

[[nodiscard]] constexpr owned unpack_at(thread_state& thread, const struct_object* self,
                                        value given, ssize offset) noexcept {
    if (!is_buffer(thread, given)) {
        return {};
    }
    const text buffer = bytes_in(given);
    if (!check_offset(thread, self, "unpack_from", "unpacking", buffer.size, offset)) {
        return {};
    }
    return unpack_struct(thread, self, buffer.one + offset);
}

} // namespace stasis::library::detail
