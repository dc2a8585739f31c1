// SPDX-License-Identifier: BSL-1.0
// stasis/state/native_stack.hpp: which part of the native stack calls may begin in.
// Promises: it is found when a call nests in another one on a stack that isn't known yet, so that
// starting a program costs nothing, and found again where the host goes on with an interpreter on
// another thread. No file is read, and for a process's first thread nothing is allocated.
// CPython 3.11: none; there a recursion limit that is too high ends the process.
#pragma once

#include <stasis/state/thread.hpp>

#include <cstddef>
#include <cstdint>

#if defined(__linux__)
#include <pthread.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#endif

namespace stasis::state {

namespace detail {

/// A stack: its lowest address, and how many bytes lie above.
struct stack_extent {
    std::uintptr_t lowest = 0;
    std::uintptr_t size = 0;

    [[nodiscard]] bool has(std::uintptr_t address) const noexcept {
        return address - lowest < size;
    }
};

#if defined(__linux__)
/// The stack of the process's first thread, which grows until the limit that holds now; but the
/// kernel keeps no more than 128 MB free for it for certain.
[[nodiscard]] inline stack_extent first_stack() noexcept {
    constexpr std::uintptr_t most = std::uintptr_t{120} << 20;
    rlimit limit{};
    const std::uintptr_t top = getauxval(AT_EXECFN); // the last thing that the kernel has put there
    if (top <= most || getrlimit(RLIMIT_STACK, &limit) != 0) {
        return {};
    }
    const std::uintptr_t size = limit.rlim_cur < most ? limit.rlim_cur : most;
    return {top - size, size};
}

/// The stack that a thread was made with.
[[nodiscard]] inline stack_extent thread_stack() noexcept {
    stack_extent found;
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void* begin = nullptr;
        std::size_t size = 0;
        if (pthread_attr_getstack(&attributes, &begin, &size) == 0) {
            found = {reinterpret_cast<std::uintptr_t>(begin), size};
        }
        pthread_attr_destroy(&attributes);
    }
    return found;
}
#endif

/// The stack with that address, as far as the system says.
[[nodiscard]] inline stack_extent stack_with([[maybe_unused]] std::uintptr_t address) noexcept {
#if defined(__linux__)
    const stack_extent first = first_stack();
    if (first.has(address)) {
        return first;
    }
    const stack_extent own = thread_stack();
    if (own.has(address)) {
        return own;
    }
#endif
    return {};
}

} // namespace detail

/// How much of a stack is left for what the last call does: an eighth, but 64 KB of a small one.
[[nodiscard]] constexpr std::uintptr_t stack_reserve(std::uintptr_t size) noexcept {
    constexpr std::uintptr_t least = std::uintptr_t{64} << 10;
    const std::uintptr_t eighth = size / 8;
    return eighth > least ? eighth : least < size / 2 ? least : size / 2;
}

/// Makes the stack that an address lies on known to the thread: whether a call may begin there. On
/// a stack that the system doesn't know, such as a fibre's, it always may; the thread's own is
/// looked for again behind it.
STASIS_COLD inline bool find_stack(thread_state& thread, std::uintptr_t address) noexcept {
    const detail::stack_extent found = detail::stack_with(address);
    const std::uintptr_t reserve = stack_reserve(found.size);
    thread.stack_floor = found.lowest + reserve;
    thread.stack_size = found.size - reserve;
    if (found.size == 0) { // calls go on around the address
        constexpr std::uintptr_t around = std::uintptr_t{8} << 20;
        thread.stack_floor = address - around;
        thread.stack_size = 2 * around;
    }
    return address - thread.stack_floor < thread.stack_size;
}

} // namespace stasis::state
