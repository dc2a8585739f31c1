// SPDX-License-Identifier: BSL-1.0
// tests/binary/count_allocations.cpp: linked into a program, it takes the place of malloc and its
// family for the whole process, from before the first constructor to the end, and makes the exit
// status 1 if one of them was called. Operator new calls malloc.
#include <cstddef>
#include <stdlib.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

int allocations = 0;

[[gnu::destructor]] void report() {
    if (allocations != 0) {
        const char text[] = {static_cast<char>('0' + (allocations < 9 ? allocations : 9)), ' '};
        const char rest[] = "allocations (9: or more)\n";
        if (::write(STDERR_FILENO, text, sizeof text) > 0 &&
            ::write(STDERR_FILENO, rest, sizeof rest - 1) > 0) {
            ::_exit(1);
        }
        ::_exit(2);
    }
}

#if defined(STASIS_ALLOCATE_ONCE)
// The control: one allocation, before main, is seen.
[[gnu::constructor]] void allocate() {
    [[maybe_unused]] static void* volatile kept;
    kept = ::malloc(1);
}
#endif

} // namespace

extern "C" {

void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) {
    ++allocations;
    return __libc_realloc(block, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    ++allocations;
    *block = __libc_memalign(alignment, size);
    return *block != nullptr ? 0 : 12;
}
}
