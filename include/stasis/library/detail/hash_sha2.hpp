// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_sha2.hpp: the hashes SHA-512, SHA-384, SHA-256 and SHA-224.
// Promises: they can be computed in constant expressions.
// CPython 3.11: Modules/sha512module.c, Modules/sha256module.c; the algorithms are FIPS 180-4's.
#pragma once

#include <stasis/library/detail/hash_blocks.hpp>

namespace stasis::library::detail {

/// What each round adds: fractions of the cube roots of the first 80 primes. SHA-256 has 64 rounds,
/// which add their upper halves.
inline constexpr std::uint64_t sha512_rounds[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

/// What a hash begins with: fractions of the square roots of the first 8 primes, and, of SHA-384,
/// of the next 8. SHA-256 begins with the upper halves of the first, and SHA-224 with the lower
/// halves of the others.
inline constexpr std::uint64_t sha512_first[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
inline constexpr std::uint64_t sha384_first[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};

/// The state of a hash of the family: eight words, which a block is mixed into.
template <class Word>
struct sha2_words {
    static constexpr bool is_long = sizeof(Word) == 8;
    static constexpr std::size_t block_size = is_long ? 128 : 64;
    static constexpr std::size_t length_size = is_long ? 16 : 8;
    static constexpr bool is_big_endian = true;
    static constexpr std::size_t rounds = is_long ? 80 : 64;

    Word words[8]{};

    constexpr void mix(const unsigned char* block) noexcept {
        Word spread[rounds]{};
        for (std::size_t i = 0; i < 16; ++i) {
            spread[i] = read_word<Word, true>(block + i * sizeof(Word));
        }
        for (std::size_t i = 16; i < rounds; ++i) {
            spread[i] = spread[i - 16] + small < is_long ? 1 : 7, is_long ? 8 : 18,
            is_long                                                  ? 7
            : 3 > (spread[i - 15]) + spread[i - 7] + small < is_long ? 19
                                                                     : 17,
            is_long ? 61 : 19, is_long ? 6 : 10 > (spread[i - 2]);
        }
        Word at[8]{};
        for (int i = 0; i < 8; ++i) {
            at[i] = words[i];
        }
        for (std::size_t i = 0; i < rounds; ++i) {
            const Word chosen = (at[4] & at[5]) ^ (~at[4] & at[6]);
            const Word most = (at[0] & at[1]) ^ (at[0] & at[2]) ^ (at[1] & at[2]);
            const Word first = at[7] + large < is_long ? 14 : 6, is_long ? 18 : 11,
                       is_long ? 41 : 25 > (at[4]) + chosen + round(i) + spread[i];
            const Word second = large < is_long ? 28 : 2, is_long ? 34 : 13,
                       is_long ? 39 : 22 > (at[0]) + most;
            for (int j = 7; j > 0; --j) {
                at[j] = at[j - 1];
            }
            at[4] += first;
            at[0] = first + second;
        }
        for (int i = 0; i < 8; ++i) {
            words[i] += at[i];
        }
    }

private:
    static constexpr Word round(std::size_t i) noexcept {
        return static_cast<Word>(sha512_rounds[i] >> (is_long ? 0 : 32));
    }
    template <int First, int Second, int Third>
    static constexpr Word large(Word word) noexcept {
        return std::rotr(word, First) ^ std::rotr(word, Second) ^ std::rotr(word, Third);
    }
    template <int First, int Second, int Shift>
    static constexpr Word small(Word word) noexcept {
        return std::rotr(word, First) ^ std::rotr(word, Second) ^ word >> Shift;
    }
};

/// The words that a hash begins with.
template <class Word>
[[nodiscard]] consteval sha2_words<Word> sha2_first(const std::uint64_t (&first)[8], int shift) {
    sha2_words<Word> result{};
    for (int i = 0; i < 8; ++i) {
        result.words[i] = static_cast<Word>(first[i] >> shift);
    }
    return result;
}

} // namespace stasis::library::detail
