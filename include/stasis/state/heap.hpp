// SPDX-License-Identifier: BSL-1.0
// stasis/state/heap.hpp: the memory of the objects that running code makes.
// Promises: small blocks come from free lists over aligned chunks. Chunks and larger blocks come
// from a fixed arena while it has room, and then from a memory resource: malloc, if no other is
// named. A heap without a resource has its arena alone, and what doesn't fit into it is
// MemoryError. What a heap takes of either can be capped. A block finds its heap through its chunk
// or its head, so an object can be given back by whoever drops its last reference. In constant
// evaluation every block is a new expression, and all are given back. Under the address sanitizer
// each block is one of the resource's, so that its end is seen. CPython 3.11: Objects/obmalloc.c
// (pools by size class). There tuples, lists, dicts, floats and frames have free lists of their own
// in front of the pools; here the free list of a size class is as short a way, and serves them all.
// Refuses: sharing between threads: a heap belongs to one interpreter.
#pragma once

#include <stasis/config.hpp>
#include <stasis/state/arena.hpp>
#include <stasis/state/gc_state.hpp>
#include <stasis/state/memory_resource.hpp>

#include <cstdint>
#include <initializer_list>
#include <new>
#include <type_traits>

namespace stasis::state {

/// The size and alignment of a chunk that small blocks are cut from.
inline constexpr std::size_t chunk_size = std::size_t{1} << 16;
/// The largest block that is cut from a chunk.
inline constexpr std::size_t small_block_limit = 512;
/// Blocks are multiples of this size.
inline constexpr std::size_t block_step = 16;

/// What a chunk begins with.
struct chunk_header {
    heap* owner;
    chunk_header* next;
};

/// A block that nobody uses.
struct free_block {
    free_block* next;
};

struct interpreter_state;

/// In constant evaluation an object that the collector tracks says which it is and who tracks it,
/// and the collector counts beside its links (state/gc_marks.hpp).
struct loose_gc_head : gc_head {
    object* self = nullptr;
    gc_state* tracker = nullptr;
    interpreter_state* interp = nullptr;
    object* weak_list = nullptr;  ///< of the weak references to it (state/weak_references.hpp)
    object** listed_in = nullptr; ///< of a weak reference: where its list begins
    ssize counted = 0;            ///< the object's own count while the collector uses its place
    ssize refs = 0;
    unsigned mark = 0;
    bool finalized = false; ///< whether the object's finalizer has run
};

/// Where an interpreter's objects live.
struct heap {
    free_block* free_blocks[small_block_limit / block_step + 1] = {};
    unsigned char* fresh = nullptr; ///< the part of the newest chunk that was never used
    unsigned char* fresh_end = nullptr;

    /// Allocations left until memory is "exhausted": lets a test see every failure path.
    std::size_t allowance = static_cast<std::size_t>(-1);

    std::size_t taken = 0; ///< of the arena and the resource: chunks, and large blocks in use
    std::size_t most = static_cast<std::size_t>(-1); ///< that it may take: its cap

    chunk_header* chunks = nullptr; ///< those from the resource, to be given back with the heap
    /// Null: the arena alone. It may be another one while no chunk or block is the resource's.
    const memory_resource* resource = &system_memory;
    arena space{};
};

namespace detail {

/// Whether a heap may take so much more.
[[nodiscard]] inline bool may_take(const heap& from, std::size_t size) noexcept {
    return from.taken <= from.most && size <= from.most - from.taken;
}

inline bool add_chunk(heap& from) noexcept {
    if (!may_take(from, chunk_size)) {
        return false;
    }
    void* memory = from.space.cut_chunk(chunk_size);
    const bool reserved = memory != nullptr;
    if (!reserved && from.resource != nullptr) {
        memory = from.resource->allocate(from.resource->context, chunk_size, chunk_size);
    }
    if (memory == nullptr) {
        return false;
    }
    from.taken += chunk_size;
    auto* header = ::new (memory) chunk_header{&from, reserved ? nullptr : from.chunks};
    if (!reserved) {
        from.chunks = header;
    }
    from.fresh = static_cast<unsigned char*>(memory) + sizeof(chunk_header);
    from.fresh_end = static_cast<unsigned char*>(memory) + chunk_size;
    return true;
}

/// The size of a large block with its head: what is asked of an arena or a resource.
[[nodiscard]] constexpr std::size_t large_size(std::size_t size) noexcept {
    constexpr std::size_t least = 64;
    const std::size_t whole = (size + sizeof(large_block) + block_step - 1) & ~(block_step - 1);
    return whole < least ? least : whole;
}

inline void* allocate_large(heap& from, std::size_t size) noexcept {
    if (size > largest_block || !may_take(from, large_size(size))) {
        return nullptr;
    }
    large_block* block = nullptr;
    if (STASIS_ADDRESS_SANITIZER == 0 || from.resource == nullptr) {
        block = from.space.take(large_size(size));
    }
    if (block == nullptr) {
        if (from.resource == nullptr) {
            return nullptr;
        }
        const std::size_t whole = size + sizeof(large_block);
        void* memory = from.resource->allocate(from.resource->context, whole, block_step);
        if (memory == nullptr) {
            return nullptr;
        }
        block = ::new (memory) large_block{whole, nullptr};
    }
    block->owner = &from;
    from.taken += arena::size_of(block);
    return block + 1;
}

STASIS_NEVER_INLINE inline void release_large(void* memory) noexcept {
    large_block* block = static_cast<large_block*>(memory) - 1;
    heap& owner = *block->owner;
    owner.taken -= arena::size_of(block);
    if (owner.space.holds(block)) {
        owner.space.give_back(block);
    } else {
        owner.resource->release(owner.resource->context, block, block->size, block_step);
    }
}

STASIS_NEVER_INLINE inline void* allocate_fresh(heap& from, std::size_t size) noexcept {
    if (size > small_block_limit) {
        return allocate_large(from, size);
    }
    if (static_cast<std::size_t>(from.fresh_end - from.fresh) < size && !add_chunk(from)) {
        return nullptr;
    }
    void* result = from.fresh;
    from.fresh += size;
    return result;
}

} // namespace detail

/// The heap that a block of that size belongs to.
[[nodiscard]] inline heap& owner_of(void* block, std::size_t size) noexcept {
    if (STASIS_ADDRESS_SANITIZER != 0 || size > small_block_limit) {
        return *(static_cast<large_block*>(block) - 1)->owner;
    }
    const auto address = reinterpret_cast<std::uintptr_t>(block) & ~(chunk_size - 1);
    return *reinterpret_cast<chunk_header*>(address)->owner;
}

/// A block of at least that many bytes, or null. Run time only.
[[nodiscard]] inline void* allocate_bytes(heap& from, std::size_t size) noexcept {
    if (from.allowance != static_cast<std::size_t>(-1)) {
        if (from.allowance == 0) {
            return nullptr;
        }
        --from.allowance;
    }
    if constexpr (STASIS_ADDRESS_SANITIZER != 0) {
        return detail::allocate_large(from, size);
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
        detail::release_large(block);
        return;
    }
    free_block*& list = owner_of(block, rounded).free_blocks[rounded / block_step];
    list = ::new (block) free_block{list};
}

namespace detail {

/// The bytes of an array: of an empty one those of one item, as a block of none would be the
/// next's.
template <class T>
[[nodiscard]] constexpr std::size_t array_size(std::size_t count) noexcept {
    return (count + (count == 0 ? 1U : 0U)) * sizeof(T);
}

} // namespace detail

/// An array of a trivial type, its items not initialised at run time; null: no memory.
template <class T>
[[nodiscard]] constexpr T* allocate_array(heap& from, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        return new T[count]{};
    }
    if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T)) {
        return nullptr;
    }
    return static_cast<T*>(allocate_bytes(from, detail::array_size<T>(count)));
}

/// Gives an array of that many items back.
template <class T>
constexpr void release_array(T* items, std::size_t count) noexcept {
    if (std::is_constant_evaluated()) {
        delete[] items;
    } else if (items != nullptr) {
        release_bytes(items, detail::array_size<T>(count));
    }
}

/// Gives the chunks of a heap back, with whatever still lies in them.
inline void release_chunks(heap& from) noexcept {
    while (from.chunks != nullptr) {
        chunk_header* next = from.chunks->next;
        from.resource->release(from.resource->context, from.chunks, chunk_size, chunk_size);
        from.taken -= chunk_size;
        from.chunks = next;
    }
}

} // namespace stasis::state
