// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_sha1.hpp: the hash SHA-1.
// Promises: it can be computed in constant expressions.
// CPython 3.11: Modules/sha1module.c; the algorithm is FIPS 180-4's.
#pragma once

#include <stasis/library/detail/hash_blocks.hpp>

namespace stasis::library::detail {

/// The state: five words.
struct sha1_words {
    static constexpr std::size_t block_size = 64;
    static constexpr std::size_t length_size = 8;
    static constexpr bool is_big_endian = true;

    std::uint32_t words[5]{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

    constexpr void mix(const unsigned char* block) noexcept {
        std::uint32_t spread[80]{};
        for (std::size_t i = 0; i < 16; ++i) {
            spread[i] = read_word<std::uint32_t, true>(block + i * 4);
        }
        for (std::size_t i = 16; i < 80; ++i) {
            spread[i] =
                std::rotl(spread[i - 3] ^ spread[i - 8] ^ spread[i - 14] ^ spread[i - 16], 1);
        }
        constexpr std::uint32_t added[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
        std::uint32_t a = words[0];
        std::uint32_t b = words[1];
        std::uint32_t c = words[2];
        std::uint32_t d = words[3];
        std::uint32_t e = words[4];
        for (std::size_t i = 0; i < 80; ++i) {
            const std::size_t quarter = i / 20;
            const std::uint32_t mixed = quarter == 0   ? (b & c) | (~b & d)
                                        : quarter == 2 ? (b & c) | (b & d) | (c & d)
                                                       : b ^ c ^ d;
            const std::uint32_t sum = std::rotl(a, 5) + mixed + e + added[quarter] + spread[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = sum;
        }
        words[0] += a;
        words[1] += b;
        words[2] += c;
        words[3] += d;
        words[4] += e;
    }
};

} // namespace stasis::library::detail
