// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_blake2.hpp: the hashes BLAKE2b, of words of 64 bits, and BLAKE2s,
// of 32. Promises: they can be computed in constant expressions. CPython 3.11:
// Modules/_blake2/impl; the algorithm is RFC 7693's.
#pragma once

#include <stasis/library/detail/hash_sha2.hpp>

namespace stasis::library::detail {

/// In which order a round takes the words of a block; BLAKE2b's last two rounds are the first ones.
inline constexpr unsigned char blake2_order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

template <class Word>
struct blake2_state {
    static constexpr bool is_long = sizeof(Word) == 8;
    static constexpr std::size_t block_size = 16 * sizeof(Word);
    static constexpr std::size_t most_bytes = 8 * sizeof(Word); ///< of the hash, and of a key
    static constexpr int rounds = is_long ? 12 : 10;

    Word words[8]{};
    std::uint64_t size = 0; ///< of what has been mixed
    unsigned char block[block_size]{};
    std::size_t filled = 0;
    std::size_t digest_size = most_bytes;
    bool is_last_node = false;

    /// Begins, with a block of parameters.
    constexpr void begin(const unsigned char (&parameters)[8 * sizeof(Word)]) noexcept {
        for (std::size_t i = 0; i < 8; ++i) {
            words[i] = first(i) ^ read_word<Word, false>(parameters + i * sizeof(Word));
        }
    }

    /// Hashes more bytes. The last block waits until there is more, or no more.
    constexpr void add(const unsigned char* data, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; ++i) {
            if (filled == block_size) {
                size += block_size;
                mix(false);
                filled = 0;
            }
            block[filled++] = data[i];
        }
    }

    /// Makes the words those of the hash; it takes no more bytes then.
    constexpr void finish() noexcept {
        size += filled;
        for (; filled < block_size; ++filled) {
            block[filled] = 0;
        }
        mix(true);
    }

    [[nodiscard]] constexpr unsigned char byte(std::size_t i) const noexcept {
        return static_cast<unsigned char>(words[i / sizeof(Word)] >> i % sizeof(Word) * 8);
    }

private:
    /// What SHA-2 begins with, too.
    static constexpr Word first(std::size_t i) noexcept {
        return static_cast<Word>(sha512_first[i] >> (is_long ? 0 : 32));
    }

    constexpr void mix(bool last) noexcept {
        Word part[16]{};
        Word at[16]{};
        for (std::size_t i = 0; i < 16; ++i) {
            part[i] = read_word<Word, false>(block + i * sizeof(Word));
            at[i] = i < 8 ? words[i] : first(i - 8);
        }
        at[12] ^= static_cast<Word>(size);
        at[13] ^= is_long ? Word{0} : static_cast<Word>(size >> 16 >> 16);
        at[14] = last ? static_cast<Word>(~at[14]) : at[14];
        at[15] = last && is_last_node ? static_cast<Word>(~at[15]) : at[15];
        const auto turn = [&](int a, int b, int c, int d, Word one, Word two) {
            at[a] += at[b] + one;
            at[d] = std::rotr(static_cast<Word>(at[d] ^ at[a]), is_long ? 32 : 16);
            at[c] += at[d];
            at[b] = std::rotr(static_cast<Word>(at[b] ^ at[c]), is_long ? 24 : 12);
            at[a] += at[b] + two;
            at[d] = std::rotr(static_cast<Word>(at[d] ^ at[a]), is_long ? 16 : 8);
            at[c] += at[d];
            at[b] = std::rotr(static_cast<Word>(at[b] ^ at[c]), is_long ? 63 : 7);
        };
        for (int round = 0; round < rounds; ++round) {
            const unsigned char(&order)[16] = blake2_order[round % 10];
            for (int i = 0; i < 8; ++i) {
                const int column = i % 4;
                const int shift = i / 4; // the second half goes along the diagonals
                turn(column, 4 + (column + shift) % 4, 8 + (column + 2 * shift) % 4,
                     12 + (column + 3 * shift) % 4, part[order[2 * i]], part[order[2 * i + 1]]);
            }
        }
        for (std::size_t i = 0; i < 8; ++i) {
            words[i] ^= at[i] ^ at[i + 8];
        }
    }
};

} // namespace stasis::library::detail
