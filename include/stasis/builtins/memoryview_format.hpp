// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/memoryview_format.hpp: the items of a memoryview: from bytes to values and back.
// Promises: the native formats of one character (c b B h H i I l L q Q n N f d ? P), with CPython
// 3.11's messages, for 64-bit machines on which the lowest byte is the first.
// CPython 3.11: get_native_fmtchar, unpack_single, pack_single (Objects/memoryobject.c).
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/to_real.hpp>

namespace stasis::builtins {

namespace detail {

/// The native formats, each of three characters; behind the @ each stands alone.
inline constexpr char native_formats[] =
    "@c\0@b\0@B\0@h\0@H\0@i\0@I\0@l\0@L\0@q\0@Q\0@n\0@N\0@f\0@d\0@?\0@P";

/// The format that a text is, as a constant; null: it is none.
[[nodiscard]] constexpr const char* native_format(const text& from) noexcept {
    const bool marked = from.size == 2 && from[0] == '@';
    if (!marked && from.size != 1) {
        return nullptr;
    }
    for (std::size_t i = 1; i < sizeof native_formats; i += 3) {
        if (from[from.size - 1] == static_cast<char32_t>(native_formats[i])) {
            return native_formats + i - (marked ? 1 : 0);
        }
    }
    return nullptr;
}

/// The character of a native format; 0: it is none. Null is "B".
[[nodiscard]] constexpr char format_code(const char* format) noexcept {
    const char* native = format == nullptr ? "B" : native_format(text{format});
    return native == nullptr ? '\0' : native[0] == '@' ? native[1] : native[0];
}

[[nodiscard]] constexpr ssize format_size(char code) noexcept {
    switch (code) {
    case 'c':
    case 'b':
    case 'B':
    case '?': return 1;
    case 'h':
    case 'H': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    default: return 8;
    }
}

[[nodiscard]] constexpr bool is_byte_format(char code) noexcept {
    return code == 'b' || code == 'B' || code == 'c';
}

[[nodiscard]] constexpr bool is_unsigned_format(char code) noexcept {
    return code == 'B' || code == 'H' || code == 'I' || code == 'L' || code == 'Q' || code == 'N' ||
           code == 'P';
}

/// An int out of 64 bits.
[[nodiscard]] constexpr owned int_of_bits(thread_state& thread, std::uint64_t bits,
                                          bool is_unsigned) noexcept {
    if (!is_unsigned || bits >> 63 == 0) {
        return owned::take(make_int(static_cast<std::int64_t>(bits)));
    }
    const digit digits[] = {static_cast<digit>(bits & support::digit_mask),
                            static_cast<digit>(bits >> support::digit_bits & support::digit_mask),
                            static_cast<digit>(bits >> 2 * support::digit_bits)};
    return state::new_int(thread, digits, 3, false);
}

/// The item that lies there.
[[nodiscard]] constexpr owned unpack_item(thread_state& thread, const unsigned char* at,
                                          char code) noexcept {
    if (code == 'c') {
        return new_bytes(thread, at, 1);
    }
    const ssize size = format_size(code);
    std::uint64_t bits = 0;
    for (ssize i = size; i-- > 0;) {
        bits = bits << 8 | at[i];
    }
    switch (code) {
    case '?': return owned::take(make_bool(bits != 0));
    case 'f':
        return owned::take(make_real(
            static_cast<double>(__builtin_bit_cast(float, static_cast<std::uint32_t>(bits)))));
    case 'd': return owned::take(make_real(__builtin_bit_cast(double, bits)));
    default: break;
    }
    const bool is_unsigned = is_unsigned_format(code);
    if (!is_unsigned && size < 8 && bits >> (8 * size - 1) != 0) {
        bits |= ~std::uint64_t{0} << (8 * size);
    }
    return int_of_bits(thread, bits, is_unsigned);
}

/// The bits of an int that fits a format; false: it doesn't.
[[nodiscard]] constexpr bool bits_of_int(value number, char code, std::uint64_t& bits) noexcept {
    const bool is_unsigned = is_unsigned_format(code);
    const ssize size = format_size(code);
    if (number.kind != tag::object) {
        const std::int64_t held = number.data.integer;
        bits = static_cast<std::uint64_t>(held);
        if (size == 8) {
            return !is_unsigned || held >= 0 || code == 'P';
        }
        const std::int64_t range = std::int64_t{1} << (8 * size);
        return is_unsigned ? held >= 0 && held < range : held >= -range / 2 && held < range / 2;
    }
    const int_parts parts{number};
    if (!is_unsigned || size < 8 || parts.negative() || parts.size() > 3) {
        return false;
    }
    bits = 0;
    for (ssize i = parts.size(); i-- > 0;) {
        if (bits >> (64 - support::digit_bits) != 0) {
            return false;
        }
        bits = bits << support::digit_bits | parts.data()[i];
    }
    return true;
}

/// A double as a float's bits; what is too large is infinite.
[[nodiscard]] constexpr std::uint32_t float_bits(double real) noexcept {
    constexpr double too_large = 0x1.ffffffp127; // rounds to 2 to the power of 128
    if (real >= too_large) {
        return 0x7F800000;
    }
    if (real <= -too_large) {
        return 0xFF800000;
    }
    return __builtin_bit_cast(std::uint32_t, static_cast<float>(real));
}

/// What a failed conversion's exception becomes.
constexpr void raise_unfit(thread_state& thread, const char* format) noexcept {
    if (clear_pending(thread, type_error_type)) {
        raise(thread, type_error_type, "memoryview: invalid type for format '", format, "'");
    } else if (clear_pending(thread, overflow_error_type) ||
               clear_pending(thread, value_error_type)) {
        raise(thread, value_error_type, "memoryview: invalid value for format '", format, "'");
    }
}

/// An item's bits, the lowest byte first; false: an exception is pending.
[[nodiscard]] constexpr bool pack_bits(thread_state& thread, value item, const char* format,
                                       char code, std::uint64_t& bits) noexcept {
    if (code == 'c') {
        if (!is_bytes(item)) {
            raise(thread, type_error_type, "memoryview: invalid type for format '", format, "'");
            return false;
        }
        if (bytes_in(item).size != 1) {
            raise(thread, value_error_type, "memoryview: invalid value for format '", format, "'");
            return false;
        }
        bits = bytes_in(item).one[0];
        return true;
    }
    if (code == '?') {
        const int truth = state::is_true(thread, item);
        bits = truth > 0 ? 1 : 0;
        return truth >= 0;
    }
    if (code == 'f' || code == 'd') {
        double real = 0;
        if (!to_real(thread, item, real)) {
            raise_unfit(thread, format);
            return false;
        }
        bits = code == 'd' ? __builtin_bit_cast(std::uint64_t, real) : float_bits(real);
        return true;
    }
    const bool is_number =
        code == 'P' ? is_subtype(type_of(item), &int_type) : interpreter::has_index(item);
    if (!is_number) {
        raise(thread, type_error_type, "memoryview: invalid type for format '", format, "'");
        return false;
    }
    const owned number = interpreter::to_int(thread, item);
    if (!number) {
        raise_unfit(thread, format);
        return false;
    }
    if (!bits_of_int(number.get(), code, bits)) {
        raise(thread, value_error_type, "memoryview: invalid value for format '", format, "'");
        return false;
    }
    return true;
}

/// Puts an item's bits where it lies.
constexpr void store_bits(unsigned char* at, std::uint64_t bits, char code) noexcept {
    for (ssize i = 0; i < format_size(code); ++i) {
        at[i] = static_cast<unsigned char>(bits & 0xFF);
        bits >>= 8;
    }
}

} // namespace detail

} // namespace stasis::builtins
