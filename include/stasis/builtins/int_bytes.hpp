// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_bytes.hpp: int.to_bytes and int.from_bytes.
// Promises: both byte orders, signed ints in two's complement; from_bytes takes what has a
// __bytes__, a buffer, or gives ints. CPython 3.11: Objects/longobject.c (int_to_bytes_impl,
// int_from_bytes_impl, _PyLong_AsByteArray).
#pragma once

#include <stasis/builtins/bytes_conversion.hpp>
#include <stasis/builtins/int_methods.hpp>

namespace stasis::builtins {

namespace detail {

/// Reads a byte order, 'big' where there is none; false: an exception is pending.
[[nodiscard]] constexpr bool read_byte_order(thread_state& thread, const char* name, value from,
                                             bool& little) noexcept {
    little = false;
    if (!from) {
        return true;
    }
    if (!is_kind_of(from, str_type)) {
        raise(thread, type_error_type, name, "() argument 'byteorder' must be str, not ",
              from.kind == tag::none ? "None" : type_of(from)->tp_name);
        return false;
    }
    const text order = text_of(from.data.object);
    little = order == "little";
    if (!little && !(order == "big")) {
        raise(thread, value_error_type, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

/// Reads a flag, false where there is none; false: an exception is pending.
[[nodiscard]] constexpr bool read_flag(thread_state& thread, value from, bool& flag) noexcept {
    const int truth = from ? is_true(thread, from) : 0;
    flag = truth == 1;
    return truth >= 0;
}

/// Whether an int fits that many bytes; false: OverflowError is pending.
[[nodiscard]] constexpr bool fits_bytes(thread_state& thread, const int_parts& parts, ssize size,
                                        bool is_signed) noexcept {
    if (parts.negative() && !is_signed) {
        raise(thread, overflow_error_type, "can't convert negative int to unsigned");
        return false;
    }
    std::uint64_t bits = support::digits_bit_length(parts.data(), parts.size());
    if (is_signed && bits != 0) {
        // The sign has a bit of its own, which -2^n doesn't need.
        bool power_of_two = parts.negative();
        for (ssize i = 0; i + 1 < parts.size(); ++i) {
            power_of_two = power_of_two && parts.data()[i] == 0;
        }
        const digit top = parts.data()[parts.size() - 1];
        bits += power_of_two && (top & (top - 1)) == 0 ? 0 : 1;
    }
    // CPython lets -1 be no bytes at all.
    const bool nothing = size == 0 && is_signed && parts.negative() && bits == 1;
    if (bits > static_cast<std::uint64_t>(size) * 8 && !nothing) {
        raise(thread, overflow_error_type, "int too big to convert");
        return false;
    }
    return true;
}

/// Bytes to digits.
[[nodiscard]] constexpr owned int_from_bytes_in(thread_state& thread, const text& bytes,
                                                bool little, bool is_signed) noexcept {
    const ssize size = bytes.size;
    const auto at = [&](ssize i) { // the least significant byte first
        return unsigned{bytes.one[little ? i : size - 1 - i]};
    };
    digit_room room{thread, size * 8 / support::digit_bits + 2};
    if (!room) {
        return {};
    }
    const bool negative = is_signed && size != 0 && at(size - 1) >= 0x80;
    ssize count = 0;
    std::uint64_t pending = 0;
    int bits = 0;
    unsigned carry = negative ? 1 : 0;
    for (ssize i = 0; i < size; ++i) {
        const unsigned byte = (negative ? at(i) ^ 0xFFu : at(i)) + carry;
        carry = byte >> 8;
        pending |= std::uint64_t{byte & 0xFF} << bits;
        bits += 8;
        if (bits >= support::digit_bits) {
            room.data()[count++] = static_cast<digit>(pending & support::digit_mask);
            pending >>= support::digit_bits;
            bits -= support::digit_bits;
        }
    }
    room.data()[count++] = static_cast<digit>(pending);
    return state::new_int(thread, room.data(), count, negative);
}

} // namespace detail

/// int.to_bytes(length=1, byteorder='big', *, signed=False).
[[nodiscard]] constexpr owned int_to_bytes(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<3> parameters{
        .name = "to_bytes", .names = {"length", "byteorder", "signed"}, .most_positional = 2};
    value read[3];
    bool little = false;
    bool is_signed = false;
    if (!read_arguments(thread, parameters, given, read, 1)) {
        return {};
    }
    ssize size = 1;
    if (read[0] && !interpreter::to_c_integer(thread, read[0], size)) {
        return {};
    }
    if (!detail::read_byte_order(thread, "to_bytes", read[1], little) ||
        !detail::read_flag(thread, read[2], is_signed)) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "length argument must be non-negative");
    }
    const int_parts parts{given.values[0]};
    if (!detail::fits_bytes(thread, parts, size, is_signed)) {
        return {};
    }
    if (size == 0) {
        return new_bytes(thread, nullptr, 0);
    }
    state::scratch_room<unsigned char, 64> room{thread, size};
    if (!room) {
        return {};
    }
    std::uint64_t pending = 0;
    int bits = 0;
    ssize used = 0;
    unsigned carry = parts.negative() ? 1 : 0;
    for (ssize i = 0; i < size; ++i) {
        if (bits < 8) {
            pending |= std::uint64_t{used < parts.size() ? parts.data()[used++] : 0} << bits;
            bits += support::digit_bits;
        }
        unsigned byte = static_cast<unsigned>(pending & 0xFF);
        byte = (parts.negative() ? byte ^ 0xFF : byte) + carry;
        carry = byte >> 8;
        room.data()[little ? i : size - 1 - i] = static_cast<unsigned char>(byte & 0xFF);
        pending >>= 8;
        bits -= 8;
    }
    return new_bytes(thread, room.data(), size);
}

/// int.from_bytes(bytes, byteorder='big', *, signed=False), a class method.
[[nodiscard]] constexpr owned int_from_bytes(thread_state& thread,
                                             const arguments& given) noexcept {
    constexpr signature<3> parameters{.name = "from_bytes",
                                      .names = {"bytes", "byteorder", "signed"},
                                      .required = 1,
                                      .most_positional = 2};
    value read[3];
    bool little = false;
    bool is_signed = false;
    if (!read_arguments(thread, parameters, given, read, 1) ||
        !detail::read_byte_order(thread, "from_bytes", read[1], little) ||
        !detail::read_flag(thread, read[2], is_signed)) {
        return {};
    }
    const owned source = detail::bytes_of_object(thread, read[0]);
    if (!source) {
        return {};
    }
    const text bytes = bytes_in(source.get());
    owned result = detail::int_from_bytes_in(thread, bytes, little, is_signed);
    if (!result || as_type(given.values[0]) == &int_type) {
        return result;
    }
    return interpreter::call(thread, given.values[0], result.get()); // bool, for one
}

} // namespace stasis::builtins
