// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_items.hpp: items of arrays: from values to bits and back.
// Promises: CPython 3.11's ranges and messages, which differ from typecode to typecode.
// Differs from CPython: an item that is put into an array is asked once for its __index__ or
// __float__, and not once more after the array has grown.
// CPython 3.11: the functions *_getitem and *_setitem, ins1 (Modules/arraymodule.c), convertsimple
// (Python/getargs.c).
#pragma once

#include <stasis/library/detail/array_object.hpp>
#include <stasis/library/detail/math_arguments.hpp>

namespace stasis::library::detail {

/// The item that lies there, of an array with that typecode; empty: an exception is pending.
[[nodiscard]] constexpr owned unpack_array_item(thread_state& thread, const unsigned char* at,
                                                char typecode) noexcept {
    owned item = builtins::detail::unpack_item(thread, at, item_format(typecode));
    if (typecode != 'u') {
        return item;
    }
    const std::int64_t character = item.get().data.integer;
    if (character > 0x10FFFF) {
        return raise(thread, value_error_type, "chr() arg not in range(0x110000)");
    }
    const char32_t characters[] = {static_cast<char32_t>(character)};
    return new_str(thread, text{characters, 1});
}

/// The item of a number that an array has.
[[nodiscard]] constexpr owned get_array_item(thread_state& thread, const array_object* self,
                                             ssize index) noexcept {
    return unpack_array_item(thread, self->ob_item + index * item_size(self), self->typecode);
}

/// The bits of an int without a sign; false: OverflowError is pending.
[[nodiscard]] constexpr bool unsigned_bits(thread_state& thread, value number, char typecode,
                                           std::uint64_t& bits) noexcept {
    const bool is_long_long = typecode == 'Q';
    if (int_parts{number}.negative()) {
        raise(thread, overflow_error_type,
              is_long_long ? "can't convert negative int to unsigned"
                           : "can't convert negative value to unsigned int");
        return false;
    }
    if (!builtins::detail::bits_of_int(number, 'Q', bits)) {
        raise(thread, overflow_error_type,
              is_long_long ? "int too big to convert"
                           : "Python int too large to convert to C unsigned long");
        return false;
    }
    if (typecode == 'I' && bits >> 32 != 0) {
        raise(thread, overflow_error_type, "unsigned int is greater than maximum");
        return false;
    }
    return true;
}

/// Checks an int against the range of a C type of that name; false: OverflowError is pending.
[[nodiscard]] constexpr bool in_c_range(thread_state& thread, std::int64_t number,
                                        std::int64_t least, std::int64_t most,
                                        const char* name) noexcept {
    if (number < least || number > most) {
        raise(thread, overflow_error_type, name,
              number < least ? " is less than minimum" : " is greater than maximum");
        return false;
    }
    return true;
}

/// The bits of what an object stands for as an index; false: an exception is pending.
[[nodiscard]] constexpr bool integer_bits(thread_state& thread, value item, char typecode,
                                          std::uint64_t& bits) noexcept {
    const owned held = interpreter::to_int(thread, item);
    if (!held) {
        return false;
    }
    if (typecode == 'I' || typecode == 'L' || typecode == 'Q') {
        return unsigned_bits(thread, held.get(), typecode, bits);
    }
    if (held.get().kind == tag::object) {
        raise(thread, overflow_error_type,
              typecode == 'q' ? "int too big to convert"
                              : "Python int too large to convert to C long");
        return false;
    }
    const std::int64_t number = held.get().data.integer;
    bits = static_cast<std::uint64_t>(number);
    switch (typecode) {
    case 'b':
        return in_c_range(thread, number, -0x8000, 0x7FFF, "signed short integer") &&
               in_c_range(thread, number, -0x80, 0x7F, "signed char");
    case 'B': return in_c_range(thread, number, 0, 0xFF, "unsigned byte integer");
    case 'h': return in_c_range(thread, number, -0x8000, 0x7FFF, "signed short integer");
    case 'H':
    case 'i':
        return in_c_range(thread, number, -0x80000000LL, 0x7FFFFFFF, "signed integer") &&
               (typecode == 'i' || in_c_range(thread, number, 0, 0xFFFF, "unsigned short"));
    default: return true;
    }
}

/// The bits of an item of an array with that typecode; false: an exception is pending. It may run
/// code, so what is known of an array is asked for afterwards.
[[nodiscard]] constexpr bool item_bits(thread_state& thread, value item, char typecode,
                                       std::uint64_t& bits) noexcept {
    if (typecode == 'u') {
        const text in = is_kind_of(item, str_type) ? text_in(item) : text{};
        if (in.size != 1) {
            raise(thread, type_error_type, "array item must be unicode character");
            return false;
        }
        bits = in[0];
        return true;
    }
    if (typecode == 'f' || typecode == 'd') {
        double real = 0.0;
        if (!to_real(thread, item, real)) {
            return false;
        }
        bits = typecode == 'd' ? __builtin_bit_cast(std::uint64_t, real)
                               : builtins::detail::float_bits(real);
        return true;
    }
    return integer_bits(thread, item, typecode, bits);
}

/// Whether an item equals a value, by == alone: each time that an item is looked up it is another
/// object, so that a NaN is none that is looked for. -1: an exception is pending.
[[nodiscard]] constexpr int is_equal_item(thread_state& thread, value item, value other) noexcept {
    const owned answer = compare(thread, item, other, equal);
    return answer ? is_true(thread, answer.get()) : -1;
}

/// Writes the bits of an item that an array has.
constexpr void store_item(array_object* self, ssize index, std::uint64_t bits) noexcept {
    builtins::detail::store_bits(self->ob_item + index * item_size(self), bits,
                                 item_format(self->typecode));
}

/// self[index] = item, of which the index is one, or was before code ran; false: an exception is
/// pending.
[[nodiscard]] constexpr bool set_array_item(thread_state& thread, array_object* self, ssize index,
                                            value item) noexcept {
    std::uint64_t bits = 0;
    if (!item_bits(thread, item, self->typecode, bits)) {
        return false;
    }
    if (index < 0 || index >= self->ob_size) {
        raise(thread, index_error_type, "array assignment index out of range");
        return false;
    }
    store_item(self, index, bits);
    return true;
}

/// Puts an item in front of that of a number, which counts from the end where it is negative;
/// false: an exception is pending.
[[nodiscard]] constexpr bool insert_array_item(thread_state& thread, array_object* self,
                                               ssize index, value item) noexcept {
    std::uint64_t bits = 0;
    if (!item_bits(thread, item, self->typecode, bits)) {
        return false;
    }
    const ssize size = self->ob_size;
    if (!grow_array(thread, self, 1)) {
        return false;
    }
    index += index < 0 ? size : 0;
    index = index < 0 ? 0 : index > size ? size : index;
    const ssize each = item_size(self);
    unsigned char* const at = self->ob_item + index * each;
    move_bytes(at + each, at, (size - index) * each, true);
    store_item(self, index, bits);
    return true;
}

/// Puts an item at the end; false: an exception is pending.
[[nodiscard]] constexpr bool append_array_item(thread_state& thread, array_object* self,
                                               value item) noexcept {
    return insert_array_item(thread, self, largest_size, item);
}

/// Raises the ValueError about a character that there is none of. CPython 3.11:
/// find_maxchar_surrogates (Objects/unicodeobject.c).
constexpr raised raise_no_character(thread_state& thread, std::uint64_t character) noexcept {
    char digits[9] = {};
    int count = 0;
    for (int shift = 28; shift >= 0; shift -= 4) {
        const auto digit = static_cast<unsigned>(character >> shift & 0xF);
        if (digit != 0 || count != 0) {
            digits[count++] = "0123456789abcdef"[digit];
        }
    }
    return raise(thread, value_error_type, "character U+", static_cast<const char*>(digits),
                 " is not in range [U+0000; U+10ffff]");
}

/// The str of an array's characters; empty: an exception is pending.
[[nodiscard]] constexpr owned array_characters(thread_state& thread,
                                               const array_object* self) noexcept {
    text_builder built{thread};
    for (ssize i = 0; i < self->ob_size; ++i) {
        const unsigned char* at = self->ob_item + 4 * i;
        const std::uint32_t character = std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8 |
                                        std::uint32_t{at[2]} << 16 | std::uint32_t{at[3]} << 24;
        if (character > 0x10FFFF) {
            return raise_no_character(thread, character);
        }
        built.add(static_cast<char32_t>(character));
    }
    return built.finish();
}

/// The list of an array's items; empty: an exception is pending.
[[nodiscard]] constexpr owned array_list(thread_state& thread, const array_object* self) noexcept {
    list_object* result = new_list(thread, self->ob_size);
    owned kept = owned::take(result);
    for (ssize i = 0; result != nullptr && i < self->ob_size; ++i) {
        const owned item = get_array_item(thread, self, i);
        if (!item || !append(thread, result, item.get())) {
            return {};
        }
    }
    return kept;
}

/// The bytes of an array; empty: MemoryError is pending.
[[nodiscard]] constexpr owned array_content(thread_state& thread,
                                            const array_object* self) noexcept {
    return new_bytes(thread, self->ob_item, array_bytes(self));
}

} // namespace stasis::library::detail
