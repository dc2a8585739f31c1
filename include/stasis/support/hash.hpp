// SPDX-License-Identifier: BSL-1.0
// stasis/support/hash.hpp: CPython 3.11's hashes, bit for bit, so that dict tables and set orders
// agree with it. CPython: Python/pyhash.c (SipHash-1-3 of str and bytes, floats modulo 2^61 - 1),
// and in Objects/longobject.c (long_hash), tupleobject.c (after xxHash), setobject.c
// (frozenset_hash), complexobject.c.
// Promises: no result is -1, which CPython keeps for errors. The key is that of PYTHONHASHSEED=0,
// unless the macros STASIS_HASH_KEY0 and STASIS_HASH_KEY1 name another.
// Leaves to the caller: a NaN, which hashes by its object's identity.
#pragma once

#include <stasis/config.hpp>
#include <stasis/support/digit.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// What `hash()` gives: CPython's Py_hash_t.
using hash_t = std::ptrdiff_t;

/// The prime 2^61 - 1, modulo which numbers hash: equal numbers of different types have equal
/// hashes.
inline constexpr std::uint64_t hash_modulus = (std::uint64_t{1} << 61) - 1;

/// What infinity hashes to; its negative is minus infinity's hash.
inline constexpr hash_t hash_of_infinity = 314159;

namespace detail {

// The bit pattern as a hash: -1 means an error in CPython, so -2 stands in for it.
[[nodiscard]] constexpr hash_t hash_but_not_error(std::uint64_t bits) noexcept {
    const auto hash = static_cast<hash_t>(bits);
    return hash == -1 ? -2 : hash;
}

[[nodiscard]] constexpr std::uint64_t rotate_left(std::uint64_t x, int n) noexcept {
    return (x << n) | (x >> (64 - n));
}

// x * 2^n modulo 2^61 - 1, for x below the modulus and 0 <= n < 61: a rotation of 61 bits.
[[nodiscard]] constexpr std::uint64_t rotate_in_modulus(std::uint64_t x, int n) noexcept {
    return ((x << n) & hash_modulus) | (x >> (61 - n));
}

// `count` elements (8 bytes of them, or fewer) as a little-endian number.
template <class CharT>
[[nodiscard]] constexpr std::uint64_t little_endian(const CharT* data, std::size_t count) noexcept {
    std::uint64_t word = 0;
    while (count > 0) {
        if constexpr (sizeof(CharT) == 1) {
            word =
                word << 8 | static_cast<unsigned char>(data[--count]); // plain char may be signed
        } else {
            word = word << 8 * sizeof(CharT) | data[--count];
        }
    }
    return word;
}

// The last `size` of `all` bytes before `end`, fewer than 8, as a little-endian number, at run
// time: by loads that overlap each other or what comes before, since a loop of unknown length would
// be mispredicted.
STASIS_ALWAYS_INLINE std::uint64_t last_bytes(const unsigned char* end, std::size_t size,
                                              std::size_t all) noexcept {
    if (size == 0) {
        return 0;
    }
    const unsigned char* const rest = end - size;
    if (all >= 8) {
        std::uint64_t word = 0;
        __builtin_memcpy(&word, end - 8, sizeof word);
        return word >> (64 - 8 * size);
    }
    if (size >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        __builtin_memcpy(&low, rest, sizeof low);
        __builtin_memcpy(&high, rest + size - 4, sizeof high);
        return low | std::uint64_t{high} << (8 * size - 32);
    }
    return rest[0] | std::uint64_t{rest[size / 2]} << (size / 2 * 8) |
           std::uint64_t{rest[size - 1]} << (size * 8 - 8);
}

} // namespace detail

// One round on the state a, b, c, d. A macro on variables and no member function: a call, with its
// copies of the members, takes constant evaluation as long as the round itself.
#if defined(__clang__) // four fifths of the time of two shifts, and g++ has no such function
#define STASIS_ROTATE(X, N) __builtin_rotateleft64(X, N)
#else
#define STASIS_ROTATE(X, N) ((X) << (N) | (X) >> (64 - (N)))
#endif
#define STASIS_SIP_ROUND                                                                           \
    a += b;                                                                                        \
    c += d;                                                                                        \
    b = STASIS_ROTATE(b, 13) ^ a;                                                                  \
    d = STASIS_ROTATE(d, 16) ^ c;                                                                  \
    a = STASIS_ROTATE(a, 32) + d;                                                                  \
    c += b;                                                                                        \
    b = STASIS_ROTATE(b, 17) ^ c;                                                                  \
    d = STASIS_ROTATE(d, 21) ^ a;                                                                  \
    c = STASIS_ROTATE(c, 32)

/// SipHash-1-3 of the array's bytes, each element little-endian. `all`, if there is one, gets the
/// bits that any of its words of eight bytes has.
template <class CharT, class... All>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr std::uint64_t
siphash13(std::uint64_t key0, std::uint64_t key1, const CharT* data, std::size_t length,
          All&... all) noexcept {
    constexpr std::size_t word_length = 8 / sizeof(CharT);
    std::uint64_t a = key0 ^ 0x736f6d6570736575;
    std::uint64_t b = key1 ^ 0x646f72616e646f6d;
    std::uint64_t c = key0 ^ 0x6c7967656e657261;
    std::uint64_t d = key1 ^ 0x7465646279746573;
    std::uint64_t word = 0;
    std::size_t left = length;
    for (; left >= word_length; left -= word_length, data += word_length) {
        if (!__builtin_is_constant_evaluated()) {
            __builtin_memcpy(&word, data, sizeof word);
        } else if constexpr (sizeof(CharT) == 1) {
            using part = unsigned char;
            word = std::uint64_t{part(data[0])} | std::uint64_t{part(data[1])} << 8 |
                   std::uint64_t{part(data[2])} << 16 | std::uint64_t{part(data[3])} << 24 |
                   std::uint64_t{part(data[4])} << 32 | std::uint64_t{part(data[5])} << 40 |
                   std::uint64_t{part(data[6])} << 48 | std::uint64_t{part(data[7])} << 56;
        } else {
            word = detail::little_endian(data, word_length);
        }
        d ^= word;
        STASIS_SIP_ROUND;
        a ^= word;
        ((all |= word), ...);
    }
    if (__builtin_is_constant_evaluated()) {
        word = detail::little_endian(data, left);
    } else {
        word = detail::last_bytes(reinterpret_cast<const unsigned char*>(data + left),
                                  left * sizeof(CharT), length * sizeof(CharT));
    }
    ((all |= word), ...);
    word |= std::uint64_t{length} * sizeof(CharT) << 56;
    d ^= word;
    STASIS_SIP_ROUND;
    a ^= word;
    c ^= 0xff;
    STASIS_SIP_ROUND;
    STASIS_SIP_ROUND;
    STASIS_SIP_ROUND;
    return (a ^ b) ^ (c ^ d);
}

#undef STASIS_SIP_ROUND
#undef STASIS_ROTATE

/// The hash of a bytes or of a str's characters, `CharT` as wide as its storage form (so an ascii
/// or latin-1 str and the equal bytes hash alike). The empty one hashes to 0.
template <class CharT>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr hash_t hash_bytes(const CharT* data,
                                                               std::size_t length) noexcept {
    if (length == 0) {
        return 0;
    }
    return detail::hash_but_not_error(siphash13(STASIS_HASH_KEY0, STASIS_HASH_KEY1, data, length));
}

/// The hash of a str that should be ASCII; `ascii` becomes false if it isn't.
[[nodiscard]] constexpr hash_t hash_ascii(const unsigned char* data, std::size_t length,
                                          bool& ascii) noexcept {
    std::uint64_t all = 0;
    const std::uint64_t hash = siphash13(STASIS_HASH_KEY0, STASIS_HASH_KEY1, data, length, all);
    ascii = (all & 0x8080808080808080) == 0;
    return length == 0 ? 0 : detail::hash_but_not_error(hash);
}

/// The hash of an int: its magnitude modulo 2^61 - 1, with its sign.
[[nodiscard]] constexpr hash_t hash_digits(const digit* digits, ssize length,
                                           bool negative) noexcept {
    std::uint64_t rest = 0;
    for (ssize i = length; i-- > 0;) {
        rest = detail::rotate_in_modulus(rest, digit_bits) + digits[i];
        if (rest >= hash_modulus) {
            rest -= hash_modulus;
        }
    }
    return detail::hash_but_not_error(negative ? 0 - rest : rest);
}

/// The hash of an int that fits a machine word.
[[nodiscard]] constexpr hash_t hash_integer(std::int64_t value) noexcept {
    const auto bits = static_cast<std::uint64_t>(value);
    const std::uint64_t rest = (value < 0 ? 0 - bits : bits) % hash_modulus;
    return detail::hash_but_not_error(value < 0 ? 0 - rest : rest);
}

/// The hash of an object that hashes by identity: its address, the bits rotated that alignment
/// leaves zero.
[[nodiscard]] constexpr hash_t hash_address(std::uintptr_t address) noexcept {
    return detail::hash_but_not_error(detail::rotate_left(address, 60));
}

/// The hash of a float; equal to the hash of the int that it equals, if any. A NaN hashes to `nan`,
/// which CPython takes from the object's address.
[[nodiscard]] constexpr hash_t hash_double(double value, hash_t nan = 0) noexcept {
    const auto bits = __builtin_bit_cast(std::uint64_t, value);
    const bool negative = bits >> 63 != 0;
    const auto exponent = static_cast<int>(bits >> 52 & 0x7ff);
    std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    if (exponent == 0x7ff) {
        if (fraction != 0) {
            return nan;
        }
        return negative ? -hash_of_infinity : hash_of_infinity;
    }
    fraction |= std::uint64_t{exponent != 0} << 52;
    // The value is fraction * 2^power, and 2^61 is 1 in the modulus; 1098 is a multiple of 61 above
    // 1074.
    const int power = (exponent != 0 ? exponent : 1) - 1075;
    const std::uint64_t rest = detail::rotate_in_modulus(fraction, (power + 1098) % 61);
    return detail::hash_but_not_error(negative ? 0 - rest : rest);
}

/// The hash of a complex, from the hashes of its two parts.
[[nodiscard]] constexpr hash_t hash_complex(hash_t real, hash_t imaginary) noexcept {
    return detail::hash_but_not_error(static_cast<std::uint64_t>(real) +
                                      1000003 * static_cast<std::uint64_t>(imaginary));
}

/// The hash of a tuple: `update` with each item's hash in order, then `finish`.
class tuple_hash {
public:
    constexpr void update(hash_t item) noexcept {
        state_ += static_cast<std::uint64_t>(item) * prime_2;
        state_ = detail::rotate_left(state_, 31) * prime_1;
        ++count_;
    }

    [[nodiscard]] constexpr hash_t finish() const noexcept {
        const std::uint64_t hash = state_ + (count_ ^ (prime_5 ^ 3527539));
        return hash == ~std::uint64_t{0} ? 1546275796 : static_cast<hash_t>(hash);
    }

private:
    static constexpr std::uint64_t prime_1 = 11400714785074694791u;
    static constexpr std::uint64_t prime_2 = 14029467366897019727u;
    static constexpr std::uint64_t prime_5 = 2870177450012600261u;

    std::uint64_t state_ = prime_5;
    std::uint64_t count_ = 0;
};

/// The hash of a frozenset: `update` with each item's hash in any order, then `finish`.
class frozenset_hash {
public:
    constexpr void update(hash_t item) noexcept {
        const auto bits = static_cast<std::uint64_t>(item);
        // Spreads the bits, so that the items of a set of small ints don't cancel out.
        state_ ^= ((bits ^ 89869747) ^ (bits << 16)) * 3644798167;
        ++count_;
    }

    [[nodiscard]] constexpr hash_t finish() const noexcept {
        std::uint64_t hash = state_ ^ (count_ + 1) * 1927868237;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash * 69069 + 907133923;
        return hash == ~std::uint64_t{0} ? 590923713 : static_cast<hash_t>(hash);
    }

private:
    std::uint64_t state_ = 0;
    std::uint64_t count_ = 0;
};

} // namespace stasis::support
