// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_md5.hpp: the hash MD5.
// Promises: it can be computed in constant expressions.
// CPython 3.11: Modules/md5module.c; the algorithm is RFC 1321's.
#pragma once

#include <stasis/library/detail/hash_blocks.hpp>

namespace stasis::library::detail {

/// What each round adds: fractions of sines.
inline constexpr std::uint32_t md5_rounds[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

/// How far the rounds turn, four of each quarter in turn.
inline constexpr int md5_turns[4][4] = {
    {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

/// The state: four words.
struct md5_words {
    static constexpr std::size_t block_size = 64;
    static constexpr std::size_t length_size = 8;
    static constexpr bool is_big_endian = false;

    std::uint32_t words[4]{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

    constexpr void mix(const unsigned char* block) noexcept {
        std::uint32_t part[16]{};
        for (std::size_t i = 0; i < 16; ++i) {
            part[i] = read_word<std::uint32_t, false>(block + i * 4);
        }
        std::uint32_t a = words[0];
        std::uint32_t b = words[1];
        std::uint32_t c = words[2];
        std::uint32_t d = words[3];
        for (std::size_t i = 0; i < 64; ++i) {
            const std::size_t quarter = i / 16;
            const std::uint32_t mixed = quarter == 0   ? (b & c) | (~b & d)
                                        : quarter == 1 ? (d & b) | (~d & c)
                                        : quarter == 2 ? b ^ c ^ d
                                                       : c ^ (b | ~d);
            const std::size_t which = quarter == 0   ? i
                                      : quarter == 1 ? (5 * i + 1) % 16
                                      : quarter == 2 ? (3 * i + 5) % 16
                                                     : 7 * i % 16;
            const std::uint32_t sum = a + mixed + md5_rounds[i] + part[which];
            a = d;
            d = c;
            c = b;
            b += std::rotl(sum, md5_turns[quarter][i % 4]);
        }
        words[0] += a;
        words[1] += b;
        words[2] += c;
        words[3] += d;
    }
};

} // namespace stasis::library::detail
