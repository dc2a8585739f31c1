// SPDX-License-Identifier: BSL-1.0
// stasis/state/memory_resource.hpp: where an interpreter gets memory when its own is used up.
// Promises: two functions and a context, so a resource is a constant where the functions are known;
// system_memory asks malloc. It is asked for chunks of 64 KB, for blocks that don't fit into the
// arena, and for whole interpreters and threads: never for a small object.
// CPython 3.11: PyMemAllocatorEx (Include/cpython/pymem.h), which has no alignment and no sizes on
// the way back.
// Refuses: nothing: a resource that has no memory returns null, and that is MemoryError.
#pragma once

#include <cstddef>
#include <stdlib.h>

namespace stasis::state {

/// A source of memory. It must outlive what was made from it. Interpreters on several OS threads
/// can share one only if its functions may be called by several threads at once, as malloc may.
struct memory_resource {
    /// A block of that many bytes at a multiple of `alignment`, a power of two; null: there is
    /// none.
    void* (*allocate)(void* context, std::size_t size, std::size_t alignment) noexcept = nullptr;
    /// Takes back a block of allocate(), with the size and the alignment that it was asked for.
    void (*release)(void* context, void* block, std::size_t size,
                    std::size_t alignment) noexcept = nullptr;
    void* context = nullptr;
};

/// The largest block that malloc is asked for: half of what a process on 64-bit Linux can address.
inline constexpr std::size_t largest_block = std::size_t{1} << 46;

namespace detail {

inline void* allocate_by_malloc(void*, std::size_t size, std::size_t alignment) noexcept {
    if (size > largest_block) {
        return nullptr;
    }
    return alignment <= alignof(std::max_align_t)
               ? ::malloc(size)
               : ::aligned_alloc(alignment, (size + alignment - 1) & ~(alignment - 1));
}

inline void release_by_free(void*, void* block, std::size_t, std::size_t) noexcept {
    ::free(block);
}

} // namespace detail

/// The C library's heap.
inline constexpr memory_resource system_memory{detail::allocate_by_malloc, detail::release_by_free};

} // namespace stasis::state
