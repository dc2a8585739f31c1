// SPDX-License-Identifier: BSL-1.0
// stasis/state/arena.hpp: one fixed stretch of memory, shared by chunks and large blocks.
// Promises: chunks, which are never given back, are cut from its end downward; large blocks from
// its beginning upward. A large block that is given back is joined with its free neighbours and can
// be had again. Nothing is written before the first request, so an arena can be .bss. Giving back
// takes constant time, and so does a request, unless all that is left is one list of blocks of
// nearly the right size.
// CPython 3.11: none; its arenas (Objects/obmalloc.c) are for small blocks, from mmap. The lists
// are those of a segregated fit, two bits of the size below its leading one choosing the list.
// Refuses: growing; its size is its owner's decision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>

namespace stasis::state {

struct heap;

/// What a large block begins with, in an arena or not.
struct large_block {
    std::size_t size; ///< with this head, a multiple of 16; in an arena with flags in its low bits
    heap* owner;
};

/// A fixed stretch of memory.
struct arena {
    /// How many lists of free blocks there are: the first is for all blocks below 512 bytes, the
    /// last for all from 24 MB.
    static constexpr std::size_t list_count = 64;

    /// A large block that nobody uses. Its size stands at its end too, for the block behind it.
    struct free_large_block : large_block {
        free_large_block* next;
        free_large_block* previous;
    };

    unsigned char* begin = nullptr; ///< at a multiple of 16
    unsigned char* low = nullptr;   ///< where the large blocks end
    unsigned char* high = nullptr;  ///< where the chunks begin
    std::uint64_t filled = 0;       ///< which lists have a block
    free_large_block* lists[list_count] = {};

    /// One that has all of a stretch of memory.
    [[nodiscard]] static constexpr arena of(unsigned char* memory, std::size_t size) noexcept {
        return {.begin = memory, .low = memory, .high = memory + size};
    }

    /// The size of a large block, its head included, without what its last bits say.
    [[nodiscard]] static std::size_t size_of(const large_block* block) noexcept {
        return block->size & ~std::size_t{15};
    }

    /// Whether a large block is one of this arena's.
    [[nodiscard]] bool holds(const void* block) const noexcept {
        const auto at = reinterpret_cast<std::uintptr_t>(block);
        return at >= reinterpret_cast<std::uintptr_t>(begin) &&
               at < reinterpret_cast<std::uintptr_t>(low);
    }

    /// A chunk: `size` bytes, a power of two, at a multiple of it; null: there is no room.
    [[nodiscard]] void* cut_chunk(std::size_t size) noexcept {
        const std::size_t slack = reinterpret_cast<std::uintptr_t>(high) & (size - 1);
        if (static_cast<std::size_t>(high - low) < size + slack) {
            return nullptr;
        }
        high -= size + slack;
        return high;
    }

    /// A large block of that many bytes, a multiple of 16 and at least 64, its head included; null:
    /// there is none.
    [[nodiscard]] large_block* take(std::size_t size) noexcept {
        // The first list all of whose blocks are large enough, or a later one.
        const std::size_t from = list_of(size + (step_at(size) - 1));
        const std::uint64_t candidates = filled & (~std::uint64_t{0} << from);
        if (candidates != 0) {
            const auto number = static_cast<std::size_t>(__builtin_ctzll(candidates));
            if (number < list_count - 1) {
                return split(lists[number], size);
            }
        }
        if (static_cast<std::size_t>(high - low) >= size) {
            auto* made = ::new (static_cast<void*>(low)) large_block{size | in_use, nullptr};
            low += size;
            return made;
        }
        large_block* found = first_fit(list_of(size), size);
        return found != nullptr ? found : first_fit(list_count - 1, size);
    }

    /// Gives a block of take() back.
    void give_back(large_block* block) noexcept {
        std::size_t size = size_of(block);
        if ((block->size & previous_is_free) != 0) {
            auto* end = reinterpret_cast<unsigned char*>(block);
            std::size_t size_before = 0;
            __builtin_memcpy(&size_before, end - sizeof size_before, sizeof size_before);
            block = reinterpret_cast<large_block*>(end - size_before);
            unlink(static_cast<free_large_block*>(block));
            size += size_before;
        }
        auto* behind = reinterpret_cast<unsigned char*>(block) + size;
        if (behind != low) {
            auto* next = reinterpret_cast<large_block*>(behind);
            if ((next->size & in_use) == 0) {
                size += size_of(next);
                unlink(static_cast<free_large_block*>(next));
            }
        }
        if (reinterpret_cast<unsigned char*>(block) + size == low) {
            low = reinterpret_cast<unsigned char*>(block);
        } else {
            link(block, size);
        }
    }

private:
    static constexpr std::size_t in_use = 1;
    static constexpr std::size_t previous_is_free = 2;
    /// What is left of a block that was split is a block of its own if it has at least this size.
    static constexpr std::size_t smallest = 64;

    static unsigned log2(std::size_t size) noexcept {
        return 63u - static_cast<unsigned>(__builtin_clzll(size));
    }

    /// The width of the range of sizes that a list is for.
    static std::size_t step_at(std::size_t size) noexcept {
        return size < 512 ? 512 : std::size_t{1} << (log2(size) - 2);
    }

    static std::size_t list_of(std::size_t size) noexcept {
        if (size < 512) {
            return 0;
        }
        const unsigned power = log2(size);
        const std::size_t number = (power - 9) * 4 + (size >> (power - 2) & 3) + 1;
        return number < list_count - 1 ? number : list_count - 1;
    }

    void link(void* at, std::size_t size) noexcept {
        const std::size_t number = list_of(size);
        auto* block = ::new (at) free_large_block{{size, nullptr}, lists[number], nullptr};
        if (block->next != nullptr) {
            block->next->previous = block;
        }
        lists[number] = block;
        filled |= std::uint64_t{1} << number;
        auto* behind = static_cast<unsigned char*>(at) + size;
        __builtin_memcpy(behind - sizeof size, &size, sizeof size);
        reinterpret_cast<large_block*>(behind)->size |= previous_is_free;
    }

    void unlink(free_large_block* block) noexcept {
        const std::size_t number = list_of(size_of(block));
        (block->previous != nullptr ? block->previous->next : lists[number]) = block->next;
        if (block->next != nullptr) {
            block->next->previous = block->previous;
        }
        if (lists[number] == nullptr) {
            filled &= ~(std::uint64_t{1} << number);
        }
    }

    large_block* first_fit(std::size_t number, std::size_t size) noexcept {
        for (free_large_block* each = lists[number]; each != nullptr; each = each->next) {
            if (size_of(each) >= size) {
                return split(each, size);
            }
        }
        return nullptr;
    }

    /// A free block, used from now on; what it has beyond `size` stays free.
    large_block* split(free_large_block* block, std::size_t size) noexcept {
        unlink(block);
        const std::size_t whole = size_of(block);
        auto* at = reinterpret_cast<unsigned char*>(block);
        if (whole - size >= smallest) {
            link(at + size, whole - size);
        } else {
            size = whole;
            reinterpret_cast<large_block*>(at + whole)->size &= ~previous_is_free;
        }
        return ::new (static_cast<void*>(at)) large_block{size | in_use, nullptr};
    }
};

} // namespace stasis::state
