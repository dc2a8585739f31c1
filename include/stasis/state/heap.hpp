// SPDX-License-Identifier: BSL-1.0
// stasis/state/heap.hpp: the memory of the objects that running code makes.
// Promises: small blocks come from free lists over aligned chunks, the first of which can be static
// storage; larger ones from malloc. A block finds its heap through its chunk, so an object can be
// given back by whoever drops its last reference. In constant evaluation every block is a new
// expression, and all are given back.
// CPython 3.11: Objects/obmalloc.c (pools by size class), Modules/gcmodule.c (the list of objects
// that can be part of a cycle).
// Refuses: sharing between threads: a heap belongs to one interpreter.
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/head.hpp>

#include <cstdint>
#include <initializer_list>
#include <new>
#include <stdlib.h>
#include <type_traits>

namespace stasis::state {

/// The size and alignment of a chunk that small blocks are cut from.
inline constexpr std::size_t chunk_size = std::size_t{1} << 16;
/// The largest block that is cut from a chunk.
inline constexpr std::size_t small_block_limit = 512;
/// The largest block that malloc is asked for: half of what a process on 64-bit Linux can address.
inline constexpr std::size_t largest_block = std::size_t{1} << 46;
/// Blocks are multiples of this size.
inline constexpr std::size_t block_step = 16;

struct heap;

/// What a chunk begins with.
struct chunk_header {
    heap* owner;
    chunk_header* next;
};

/// A block that nobody uses.
struct free_block {
    free_block* next;
};

/// A chunk of static storage, for a heap that shall not ask malloc at first.
struct alignas(chunk_size) static_chunk {
    unsigned char bytes[chunk_size];
};

/// In constant evaluation an object that the collector tracks says which it is.
struct loose_gc_head : gc_head {
    object* self = nullptr;
};

/// Where an interpreter's objects live.
struct heap {
    free_block* free_blocks[small_block_limit / block_step + 1] = {};
    unsigned char* fresh = nullptr; ///< the part of the newest chunk that was never used
    unsigned char* fresh_end = nullptr;
    chunk_header* chunks = nullptr; ///< chunks from malloc, to be freed with the heap
    static_chunk* reserve = nullptr; ///< static chunks that were not used yet
    std::size_t reserve_count = 0;
    gc_head collected{&collected, &collected}; ///< the objects that can be part of a cycle

    /// Allocations left until memory is "exhausted": lets a test see every failure path.
    std::size_t allowance = static_cast<std::size_t>(-1);
};

namespace detail {

inline bool add_chunk(heap& from) noexcept {
    void* memory = nullptr;
    const bool reserved = from.reserve_count != 0;
    if (reserved) {
        memory = from.reserve++;
        --from.reserve_count;
    } else {
        memory = ::aligned_alloc(chunk_size, chunk_size);
    }
    if (memory == nullptr) {
        return false;
    }
    auto* header = ::new (memory) chunk_header{&from, reserved ? nullptr : from.chunks};
    if (!reserved) {
        from.chunks = header;
    }
    from.fresh = static_cast<unsigned char*>(memory) + sizeof(chunk_header);
    from.fresh_end = static_cast<unsigned char*>(memory) + chunk_size;
    return true;
}

inline void* allocate_large(std::size_t size) noexcept {
    return size <= largest_block ? ::malloc(size) : nullptr;
}

STASIS_NEVER_INLINE inline void* allocate_fresh(heap& from, std::size_t size) noexcept {
    if (size > small_block_limit) {
        return allocate_large(size);
    }
    if (static_cast<std::size_t>(from.fresh_end - from.fresh) < size && !add_chunk(from)) {
        return nullptr;
    }
    void* result = from.fresh;
    from.fresh += size;
    return result;
}

} // namespace detail

/// A block of at least that many bytes, or null. Run time only.
[[nodiscard]] inline void* allocate_bytes(heap& from, std::size_t size) noexcept {
    if (from.allowance != static_cast<std::size_t>(-1)) {
        if (from.allowance == 0) {
            return nullptr;
        }
        --from.allowance;
    }
    if constexpr (STASIS_ADDRESS_SANITIZER != 0) {
        return detail::allocate_large(size);
    }
    const std::size_t rounded = (size + block_step - 1) & ~(block_step - 1);
    if (rounded <= small_block_limit) {
        free_block*& list = from.free_blocks[rounded / block_step];
        if (list != nullptr) {
            free_block* result = list;
            list = result->next;
            return result;
        }
    }
    return detail::allocate_fresh(from, rounded);
}

/// Gives a block back: the size is the one it was asked for with. Run time only.
inline void release_bytes(void* block, std::size_t size) noexcept {
    const std::size_t rounded = (size + block_step - 1) & ~(block_step - 1);
    if (STASIS_ADDRESS_SANITIZER != 0 || rounded > small_block_limit) {
        ::free(block);
        return;
    }
    const auto address = reinterpret_cast<std::uintptr_t>(block) & ~(chunk_size - 1);
    heap& owner = *reinterpret_cast<chunk_header*>(address)->owner;
    free_block*& list = owner.free_blocks[rounded / block_step];
    list = ::new (block) free_block{list};
}

/// An array of a trivial type, its items not initialised at run time; null: no memory.
template <class T>
[[nodiscard]] constexpr T* allocate_array(heap& from, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        return new T[count]{};
    }
    if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T)) {
        return nullptr;
    }
    return static_cast<T*>(allocate_bytes(from, count * sizeof(T)));
}

/// Gives an array of that many items back.
template <class T>
constexpr void release_array(T* items, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        delete[] items;
    } else if (items != nullptr) {
        release_bytes(items, count * sizeof(T));
    }
}

/// Gives the chunks of a heap back, with whatever still lies in them.
inline void release_chunks(heap& from) noexcept {
    while (from.chunks != nullptr) {
        chunk_header* next = from.chunks->next;
        ::free(from.chunks);
        from.chunks = next;
    }
}

} // namespace stasis::state
