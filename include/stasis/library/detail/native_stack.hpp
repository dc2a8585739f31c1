// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/native_stack.hpp: where the native stack of the thread that runs ends, for
// who allows more nested calls than fit into it for certain. CPython 3.11: none; there a recursion
// limit that is too high ends the process.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace stasis::library::detail {

/// The address below which no call should begin: an eighth of the stack is left for what the last
/// one does. Where the system doesn't say how large the stack is, 8 MB from here.
[[nodiscard]] inline std::uintptr_t find_stack_floor() noexcept {
    std::size_t size = std::size_t{8} << 20;
    std::uintptr_t lowest = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - size;
#if defined(__linux__)
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void* begin = nullptr;
        if (pthread_attr_getstack(&attributes, &begin, &size) == 0) {
            lowest = reinterpret_cast<std::uintptr_t>(begin);
        }
        pthread_attr_destroy(&attributes);
    }
#endif
    return lowest + size / 8;
}

} // namespace stasis::library::detail
