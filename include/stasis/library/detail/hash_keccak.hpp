// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_keccak.hpp: the sponge that SHA-3 and SHAKE are made of.
// Promises: it can be computed in constant expressions.
// CPython 3.11: Modules/_sha3/sha3.c; the algorithm is FIPS 202's.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace stasis::library::detail {

/// What each of the 24 rounds adds.
inline constexpr std::uint64_t keccak_rounds[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

/// 25 words, of which the first ones take bytes and give them.
struct keccak_state {
    std::uint64_t words[25]{};
    std::size_t rate = 0; ///< how many bytes are taken or given before the words are mixed
    std::size_t at = 0;

    /// Takes bytes.
    constexpr void add(const unsigned char* data, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; ++i) {
            flip(at, data[i]);
            if (++at == rate) {
                mix();
            }
        }
    }

    /// Takes no more bytes: it gives some from now on.
    constexpr void finish(unsigned char suffix) noexcept {
        flip(at, suffix);
        flip(rate - 1, 0x80);
        mix();
    }

    /// The next byte.
    [[nodiscard]] constexpr unsigned char next() noexcept {
        if (at == rate) {
            mix();
        }
        const auto byte = static_cast<unsigned char>(words[at / 8] >> at % 8 * 8);
        ++at;
        return byte;
    }

private:
    constexpr void flip(std::size_t place, unsigned char bits) noexcept {
        words[place / 8] ^= static_cast<std::uint64_t>(bits) << place % 8 * 8;
    }

    constexpr void mix() noexcept {
        for (const std::uint64_t added : keccak_rounds) {
            std::uint64_t column[5]{};
            for (std::size_t i = 0; i < 25; ++i) {
                column[i % 5] ^= words[i];
            }
            for (std::size_t i = 0; i < 25; ++i) {
                words[i] ^= column[(i + 4) % 5] ^ std::rotl(column[(i + 1) % 5], 1);
            }
            // Each word is turned by a triangular number, and goes to another place.
            std::uint64_t moved = words[1];
            std::size_t x = 1;
            std::size_t y = 0;
            for (int step = 1; step <= 24; ++step) {
                const std::size_t to = (2 * x + 3 * y) % 5;
                x = y;
                y = to;
                const std::uint64_t before = words[x + 5 * y];
                words[x + 5 * y] = std::rotl(moved, step * (step + 1) / 2 % 64);
                moved = before;
            }
            for (std::size_t row = 0; row < 25; row += 5) {
                std::uint64_t before[5]{};
                for (std::size_t i = 0; i < 5; ++i) {
                    before[i] = words[row + i];
                }
                for (std::size_t i = 0; i < 5; ++i) {
                    words[row + i] = before[i] ^ (~before[(i + 1) % 5] & before[(i + 2) % 5]);
                }
            }
            words[0] ^= added;
        }
        at = 0;
    }
};

} // namespace stasis::library::detail
