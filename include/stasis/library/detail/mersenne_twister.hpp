// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/mersenne_twister.hpp: the generator MT19937 (M. Matsumoto, T. Nishimura,
// Mersenne Twister, ACM TOMACS 8, 1998), seeded by an array.
// CPython 3.11: genrand_uint32, init_genrand, init_by_array (Modules/_randommodule.c).
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis::library::detail {

/// The state, and which word of it comes next; where that is word_count, all have been used.
struct mersenne_twister {
    static constexpr std::size_t word_count = 624;
    static constexpr std::size_t middle = 397;

    std::uint32_t words[word_count] = {};
    std::size_t next = word_count;

    /// Begins from a number.
    constexpr void seed(std::uint32_t from) noexcept {
        words[0] = from;
        for (std::size_t i = 1; i < word_count; ++i) {
            const std::uint32_t before = words[i - 1];
            words[i] = 1812433253u * (before ^ before >> 30) + static_cast<std::uint32_t>(i);
        }
        next = word_count;
    }

    /// Begins from an array, of one word at least.
    constexpr void seed(const std::uint32_t* key, std::size_t size) noexcept {
        seed(19650218u);
        std::size_t i = 1;
        const auto advance = [&] {
            if (++i >= word_count) {
                words[0] = words[word_count - 1];
                i = 1;
            }
        };
        const auto mixed = [&] { return words[i - 1] ^ words[i - 1] >> 30; };
        std::size_t j = 0;
        for (std::size_t k = word_count > size ? word_count : size; k > 0; --k) {
            words[i] = (words[i] ^ mixed() * 1664525u) + key[j] + static_cast<std::uint32_t>(j);
            advance();
            j = j + 1 < size ? j + 1 : 0;
        }
        for (std::size_t k = word_count - 1; k > 0; --k) {
            words[i] = (words[i] ^ mixed() * 1566083941u) - static_cast<std::uint32_t>(i);
            advance();
        }
        words[0] = 0x80000000u;
    }

    /// The next 32 bits.
    [[nodiscard]] constexpr std::uint32_t operator()() noexcept {
        if (next >= word_count) {
            refill();
        }
        std::uint32_t y = words[next++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c5680u;
        y ^= y << 15 & 0xefc60000u;
        return y ^ y >> 18;
    }

private:
    constexpr void refill() noexcept {
        for (std::size_t i = 0; i < word_count; ++i) {
            const std::uint32_t following = words[i + 1 < word_count ? i + 1 : 0];
            const std::uint32_t y = (words[i] & 0x80000000u) | (following & 0x7fffffffu);
            const std::uint32_t far = words[(i + middle) % word_count];
            words[i] = far ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908b0dfu : 0u);
        }
        next = 0;
    }
};

} // namespace stasis::library::detail
