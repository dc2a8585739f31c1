// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/hash_blocks.hpp: hashes that mix one block of bytes after the other into
// some words: what they have in common.
// Promises: they can be computed in constant expressions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace stasis::library::detail {

/// The word of some bytes.
template <class Word, bool IsBigEndian>
[[nodiscard]] constexpr Word read_word(const unsigned char* from) noexcept {
    Word result = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i) {
        const std::size_t shift = IsBigEndian ? sizeof(Word) - 1 - i : i;
        result |= static_cast<Word>(static_cast<Word>(from[i]) << shift * 8);
    }
    return result;
}

/// What has been hashed so far. Core has the words and mixes a block into them.
template <class Core>
struct hash_state {
    using word = std::remove_cvref_t<decltype(Core::words[0])>;
    static constexpr std::size_t block_size = Core::block_size;

    Core core{};
    std::uint64_t size = 0; ///< in bytes; of more than 2 ** 61 there can't be any
    unsigned char block[block_size]{};

    /// Hashes more bytes.
    constexpr void add(const unsigned char* data, std::size_t count) noexcept {
        for (std::size_t at = 0; at < count;) {
            const std::size_t begun = size % block_size;
            if (begun == 0 && count - at >= block_size) {
                core.mix(data + at);
                at += block_size;
                size += block_size;
                continue;
            }
            const std::size_t room = block_size - begun;
            const std::size_t taken = room < count - at ? room : count - at;
            for (std::size_t i = 0; i < taken; ++i) {
                block[begun + i] = data[at + i];
            }
            at += taken;
            size += taken;
            if (size % block_size == 0) {
                core.mix(block);
            }
        }
    }

    /// Makes the words those of the hash; it takes no more bytes then.
    constexpr void finish() noexcept {
        const std::uint64_t bits = size * 8;
        const unsigned char first = 0x80;
        const unsigned char zero = 0;
        add(&first, 1);
        while (size % block_size != block_size - Core::length_size) {
            add(&zero, 1);
        }
        for (std::size_t i = 8; i < Core::length_size; ++i) {
            add(&zero, 1);
        }
        unsigned char length[8]{};
        for (std::size_t i = 0; i < 8; ++i) {
            const std::size_t shift = Core::is_big_endian ? 7 - i : i;
            length[i] = static_cast<unsigned char>(bits >> shift * 8);
        }
        add(length, 8);
    }

    /// A byte of the hash.
    [[nodiscard]] constexpr unsigned char byte(std::size_t i) const noexcept {
        const std::size_t in_word = i % sizeof(word);
        const std::size_t shift = Core::is_big_endian ? sizeof(word) - 1 - in_word : in_word;
        return static_cast<unsigned char>(core.words[i / sizeof(word)] >> shift * 8);
    }
};

} // namespace stasis::library::detail
