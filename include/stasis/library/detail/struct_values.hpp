// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/struct_values.hpp: values of struct to bytes and back.
// Promises: CPython 3.11's bytes, ranges and messages, which are others for most significant byte
// first.
// Differs from CPython: unpacking "0p" gives b"", and no SystemError.
// CPython 3.11: nu_*, np_*, bu_*, bp_*, lu_*, lp_* (Modules/_struct.c), PyFloat_Pack2,
// PyFloat_Pack4 (Objects/floatobject.c).
#pragma once

#include <stasis/builtins/bytearray_room.hpp>
#include <stasis/library/detail/math_arguments.hpp>
#include <stasis/library/detail/struct_format.hpp>

namespace stasis::library::detail {

/// Writes the lowest bytes of a number.
constexpr void write_bytes(unsigned char* to, std::uint64_t bits, ssize size,
                           struct_order order) noexcept {
    for (ssize i = 0; i < size; ++i) {
        to[order == struct_order::big ? size - 1 - i : i] = static_cast<unsigned char>(bits);
        bits >>= 8;
    }
}

[[nodiscard]] constexpr std::uint64_t read_bytes(const unsigned char* from, ssize size,
                                                 struct_order order) noexcept {
    std::uint64_t bits = 0;
    for (ssize i = 0; i < size; ++i) {
        bits = bits << 8 | from[order == struct_order::big ? i : size - 1 - i];
    }
    return bits;
}

[[nodiscard]] constexpr bool is_unsigned_kind(char kind) noexcept {
    return kind == 'B' || kind == 'H' || kind == 'I' || kind == 'L' || kind == 'Q' || kind == 'N';
}

// ---- ints --------------------------------------------------------------------------------------

/// Raises what CPython does about an int that doesn't fit a kind of less than 8 bytes.
constexpr raised raise_struct_range(thread_state& thread, const struct_code& code,
                                    struct_order order) noexcept {
    const int bits = static_cast<int>(code.size) * 8;
    const bool without_sign = is_unsigned_kind(code.kind);
    const std::int64_t most = (std::int64_t{1} << (without_sign ? bits : bits - 1)) - 1;
    const std::int64_t least = without_sign ? 0 : -most - 1;
    const bool named = code.size == 1 || (code.size == 2 && order != struct_order::big);
    if (!named) {
        return raise_struct(thread, "'", code.kind, "' format requires ", least,
                            " <= number <= ", most);
    }
    return raise_struct(thread, without_sign ? "u" : "", code.size == 1 ? "byte" : "short",
                        " format requires ", least, " <= number <= ", most);
}

/// Writes an int; false: it raised.
[[nodiscard]] constexpr bool pack_int(thread_state& thread, const struct_code& code,
                                      struct_order order, value given, unsigned char* to) noexcept {
    if (!is_int(given) && !interpreter::has_index(given)) {
        raise_struct(thread, "required argument is not an integer");
        return false;
    }
    const owned number = interpreter::to_int(thread, given);
    if (!number) {
        return false;
    }
    const int_parts parts{number.get()};
    const bool fits = support::digits_fit_uint64(parts.data(), parts.size());
    const std::uint64_t magnitude =
        fits ? support::digits_to_uint64(parts.data(), parts.size()) : 0;
    const std::uint64_t bits = parts.negative() ? 0 - magnitude : magnitude;
    constexpr std::uint64_t half = std::uint64_t{1} << 63;
    const bool as_signed = fits && magnitude < half + (parts.negative() ? 1 : 0);
    const bool as_unsigned = fits && !parts.negative();
    // Small kinds without a sign are read as if they had one, and looked at then.
    const bool small = code.size == 1 || (code.size == 2 && order != struct_order::big);
    const bool readable = code.kind == 'P'                        ? as_signed || as_unsigned
                          : is_unsigned_kind(code.kind) && !small ? as_unsigned
                                                                  : as_signed;
    if (!readable) {
        const bool whole = code.kind == 'P' || (code.size == 8 && order == struct_order::big);
        raise_struct(thread, whole ? "int too large to convert" : "argument out of range");
        return false;
    }
    if (code.size < 8) {
        const int width = static_cast<int>(code.size) * 8;
        const auto wide = static_cast<std::int64_t>(bits);
        const bool inside = is_unsigned_kind(code.kind)
                                ? bits >> width == 0
                                : wide >= -(std::int64_t{1} << (width - 1)) &&
                                      wide < std::int64_t{1} << (width - 1);
        if (!inside) {
            raise_struct_range(thread, code, order);
            return false;
        }
    }
    write_bytes(to, bits, code.size, order);
    return true;
}

[[nodiscard]] constexpr owned unpack_int(thread_state& thread, const struct_code& code,
                                         struct_order order, const unsigned char* from) noexcept {
    const std::uint64_t bits = read_bytes(from, code.size, order);
    if (is_unsigned_kind(code.kind) || code.kind == 'P') {
        return new_int(thread, bits, false);
    }
    const int shift = 64 - static_cast<int>(code.size) * 8;
    return owned::take(make_int(static_cast<std::int64_t>(bits << shift) >> shift));
}

// ---- floats ------------------------------------------------------------------------------------

/// Whether a NaN keeps its bits: as a float, since the processor converts it, and not as half of
/// one.
[[nodiscard]] constexpr bool keeps_nan(int fraction_bits) noexcept { return fraction_bits == 23; }

/// A magnitude in so many bits of exponent and fraction, rounded half to even; false: it is too
/// large.
[[nodiscard]] constexpr bool narrow_real(double of, int exponent_bits, int fraction_bits,
                                         std::uint64_t& bits) noexcept {
    const std::uint64_t infinite = ((std::uint64_t{1} << exponent_bits) - 1) << fraction_bits;
    const double magnitude = support::real_magnitude(of);
    bits = infinite;
    if (is_nan(of)) {
        bits |= std::uint64_t{1} << (fraction_bits - 1);
        if (keeps_nan(fraction_bits)) {
            bits |= support::real_bits(of) << 12 >> (64 - fraction_bits);
        }
    } else if (magnitude == 0.0) {
        bits = 0;
    } else if (!is_infinite(of)) {
        const support::real_parts parts = support::real_parts_of(of);
        const int width = 64 - __builtin_clzll(parts.fraction);
        const int least = 2 - (1 << (exponent_bits - 1)); // of normal numbers
        const int exponent = parts.power + width - 1;
        // The place of the last bit that is kept, and what is below it.
        const int last = (exponent < least ? least : exponent) - fraction_bits;
        const int dropped = last - parts.power;
        std::uint64_t kept = 0;
        if (dropped <= 0) {
            kept = parts.fraction << -dropped;
        } else if (dropped <= 54) {
            const std::uint64_t rest = parts.fraction & ((std::uint64_t{1} << dropped) - 1);
            const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
            kept = dropped < 64 ? parts.fraction >> dropped : 0;
            kept += rest > half || (rest == half && (kept & 1) != 0) ? 1u : 0u;
        }
        const int biased = exponent < least ? 0 : exponent - least;
        // Added: a fraction that rounds up goes to the next exponent by itself.
        bits = kept + (static_cast<std::uint64_t>(biased) << fraction_bits);
        if (bits >= infinite) {
            return false;
        }
    }
    bits |= support::real_is_negative(of) ? std::uint64_t{1} << (exponent_bits + fraction_bits) : 0;
    return true;
}

/// The float of such bits.
[[nodiscard]] constexpr double widen_real(std::uint64_t bits, int exponent_bits,
                                          int fraction_bits) noexcept {
    const bool negative = (bits >> (exponent_bits + fraction_bits) & 1) != 0;
    const auto exponent =
        static_cast<int>(bits >> fraction_bits & ((std::uint64_t{1} << exponent_bits) - 1));
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << fraction_bits) - 1);
    double result = 0.0;
    if (exponent == (1 << exponent_bits) - 1) {
        result = fraction != 0 ? __builtin_nan("") : __builtin_inf();
        if (fraction != 0 && keeps_nan(fraction_bits)) {
            result = __builtin_bit_cast(double, support::real_bits(result) |
                                                    fraction << (52 - fraction_bits));
        }
    } else {
        const int bias = (1 << (exponent_bits - 1)) - 1;
        const std::uint64_t whole =
            exponent != 0 ? fraction | std::uint64_t{1} << fraction_bits : fraction;
        support::real_from_parts(whole, (exponent != 0 ? exponent : 1) - bias - fraction_bits,
                                 false, result);
    }
    return builtins::detail::with_sign(result, negative);
}

/// Writes a float; false: it raised.
[[nodiscard]] constexpr bool pack_real(thread_state& thread, const struct_code& code,
                                       struct_order order, value given,
                                       unsigned char* to) noexcept {
    double of = 0.0;
    if (!to_real(thread, given, of)) {
        decrement(take_pending(thread));
        raise_struct(thread, "required argument is not a float");
        return false;
    }
    std::uint64_t bits = support::real_bits(of);
    if (code.kind != 'd') {
        const bool half = code.kind == 'e';
        if (!narrow_real(of, half ? 5 : 8, half ? 10 : 23, bits)) {
            if (half || order != struct_order::native) {
                raise(thread, overflow_error_type, "float too large to pack with ", code.kind,
                      " format");
                return false;
            }
            bits = 0x7f800000u | (of < 0.0 ? 0x80000000u : 0u); // as C converts it
        }
    }
    write_bytes(to, bits, code.size, order);
    return true;
}

[[nodiscard]] constexpr owned unpack_real(const struct_code& code, struct_order order,
                                          const unsigned char* from) noexcept {
    const std::uint64_t bits = read_bytes(from, code.size, order);
    return owned::take(make_real(code.kind == 'd'   ? __builtin_bit_cast(double, bits)
                                 : code.kind == 'f' ? widen_real(bits, 8, 23)
                                                    : widen_real(bits, 5, 10)));
}

// ---- all kinds ---------------------------------------------------------------------------------

/// Writes one value; false: it raised.
[[nodiscard]] constexpr bool pack_value(thread_state& thread, const struct_code& code,
                                        struct_order order, value given,
                                        unsigned char* to) noexcept {
    switch (code.kind) {
    case 's':
    case 'p': {
        if (!is_bytes_or_bytearray(given)) {
            raise_struct(thread, "argument for '", code.kind, "' must be a bytes object");
            return false;
        }
        const text bytes = bytes_in(given);
        const ssize prefix = code.kind == 'p' ? 1 : 0;
        const ssize room = code.size - prefix;
        const ssize size = bytes.size < room ? bytes.size : room;
        for (ssize i = 0; i < size; ++i) {
            to[prefix + i] = bytes.one[i];
        }
        if (prefix != 0 && code.size > 0) {
            to[0] = static_cast<unsigned char>(size < 255 ? size : 255);
        }
        return true;
    }
    case 'c': {
        const auto* bytes = as<bytes_object>(given, bytes_type);
        if (bytes == nullptr || bytes->ob_size != 1) {
            raise_struct(thread, "char format requires a bytes object of length 1");
            return false;
        }
        to[0] = bytes_data(bytes)[0];
        return true;
    }
    case '?': {
        const int truth = is_true(thread, given);
        to[0] = truth > 0 ? 1 : 0;
        return truth >= 0;
    }
    case 'e':
    case 'f':
    case 'd': return pack_real(thread, code, order, given, to);
    default: return pack_int(thread, code, order, given, to);
    }
}

/// Reads one value; empty: MemoryError is pending.
[[nodiscard]] constexpr owned unpack_value(thread_state& thread, const struct_code& code,
                                           struct_order order, const unsigned char* from) noexcept {
    switch (code.kind) {
    case 's': return new_bytes(thread, from, code.size);
    case 'p': {
        const ssize room = code.size - 1;
        const ssize size = room <= 0 ? 0 : from[0] < room ? from[0] : room;
        return new_bytes(thread, from + 1, size);
    }
    case 'c': return new_bytes(thread, from, 1);
    case '?': return owned::take(make_bool(from[0] != 0));
    case 'e':
    case 'f':
    case 'd': return unpack_real(code, order, from);
    default: return unpack_int(thread, code, order, from);
    }
}

} // namespace stasis::library::detail
