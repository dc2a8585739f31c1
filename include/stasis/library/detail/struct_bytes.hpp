// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/struct_bytes.hpp: all values of a format to bytes and back, at an offset,
// too. CPython 3.11: s_pack_internal, s_pack_into, s_unpack_internal, Struct_unpack_from_impl
// (Modules/_struct.c).
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/int_parts.hpp>
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

/// Writes values to bytes, of which there are enough; false: it raised. Meanwhile the format stays,
/// whatever code a value runs.
[[nodiscard]] constexpr bool pack_values(thread_state& thread, struct_object* self,
                                         const value* values, unsigned char* to) noexcept {
    struct turn {
        struct_object* self;
        constexpr explicit turn(struct_object* of) noexcept : self(of) { ++self->packing; }
        turn(const turn&) = delete;
        turn& operator=(const turn&) = delete;
        constexpr ~turn() { --self->packing; }
    };
    const turn packing{self};
    for (ssize i = 0; i < self->s_size; ++i) {
        to[i] = 0;
    }
    for (ssize i = 0; i < self->code_count; ++i) {
        const struct_code& code = self->codes[i];
        for (ssize j = 0; j < code.repeat; ++j) {
            const value given = *values++;
            if (!pack_value(thread, code, self->order, given, to + code.offset + j * code.size)) {
                if (is_instance(given, int_type) && clear_pending(thread, overflow_error_type)) {
                    raise_struct(thread, "int too large to convert");
                }
                return false;
            }
        }
    }
    return true;
}

/// The bytes of values.
[[nodiscard]] constexpr owned pack_struct(thread_state& thread, struct_object* self,
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
        const owned least = new_int(
            thread, static_cast<std::uint64_t>(self->s_size) + static_cast<std::uint64_t>(offset),
            false);
        owned shown;
        if (least) {
            shown = interpreter::repr(thread, least.get());
        }
        if (!shown) {
            return false;
        }
        raise_struct(thread, function, " requires a buffer of at least ", shown.as_object(),
                     " bytes for ", what, " ", self->s_size, " bytes at offset ", offset,
                     " (actual buffer size is ", size, ")");
        return false;
    }
    return true;
}

/// Writes values into memory that is lent: given are the buffer, the offset and the values.
[[nodiscard]] constexpr owned pack_struct_into(thread_state& thread, struct_object* self,
                                               const value* given, ssize count) noexcept {
    if (count < 2) {
        return raise_struct(thread, "pack_into expected ", count == 0 ? "buffer" : "offset",
                            " argument");
    }
    if (!check_values(thread, self, "pack_into", count - 2)) {
        return {};
    }
    held_buffer buffer;
    if (!borrow_writable(thread, given[0], buffer.view)) {
        return {};
    }
    const owned number = interpreter::to_int(thread, given[1]);
    ssize offset = 0;
    if (!number || !interpreter::to_key_index(thread, number.get(), offset) ||
        !check_offset(thread, self, "pack_into", "packing", buffer.view.len, offset)) {
        return {};
    }
    const bool done = pack_values(thread, self, given + 2, buffer.view.buf + offset);
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

/// The values in a buffer of just that size.
[[nodiscard]] constexpr owned unpack_whole(thread_state& thread, const struct_object* self,
                                           value given) noexcept {
    held_buffer buffer;
    if (get_buffer(thread, given, buffer.view, buffer_simple) < 0) {
        return {};
    }
    if (buffer.view.len != self->s_size) {
        return raise_struct(thread, "unpack requires a buffer of ", self->s_size, " bytes");
    }
    return unpack_struct(thread, self, buffer.view.buf);
}

/// The values at an offset of a buffer, 0 where none is given.
[[nodiscard]] constexpr owned unpack_at(thread_state& thread, const struct_object* self,
                                        value given, value at) noexcept {
    held_buffer buffer;
    ssize offset = 0;
    if (get_buffer(thread, given, buffer.view, buffer_simple) < 0 ||
        (at && !interpreter::to_c_integer(thread, at, offset)) ||
        !check_offset(thread, self, "unpack_from", "unpacking", buffer.view.len, offset)) {
        return {};
    }
    return unpack_struct(thread, self, buffer.view.buf + offset);
}

} // namespace stasis::library::detail
