// SPDX-License-Identifier: BSL-1.0
// stasis/config.hpp: every macro that the library owns or reads, with its reason.
#pragma once

#include <stasis/version.hpp>

/// Forces inlining. The native engine is one function built of thousands of small ones: whatever
/// the compiler leaves as a call puts the Python stack back into memory.
#if defined(__OPTIMIZE__)
#define STASIS_ALWAYS_INLINE [[gnu::always_inline]] inline
#else
#define STASIS_ALWAYS_INLINE inline
#endif

/// Forces a lambda to be inlined: stands behind its parameters. The compilers agree on no place for
/// a C++ attribute, or for this one beside noexcept.
#if defined(__OPTIMIZE__)
#define STASIS_INLINE_LAMBDA __attribute__((always_inline))
#else
#define STASIS_INLINE_LAMBDA
#endif

/// Keeps a slow path out of the fast path's registers.
#define STASIS_NEVER_INLINE [[gnu::noinline]]

/// Marks what runs only when something went wrong: it is compiled for size and stands apart, and so
/// does the code that leads to it.
#define STASIS_COLD [[gnu::cold, gnu::noinline]]

/// Keeps g++ from packing a tag and a payload into one vector register, which takes longer to
/// unpack than it saves.
#if defined(__clang__)
#define STASIS_SCALAR_CODE
#else
#define STASIS_SCALAR_CODE [[gnu::optimize("no-tree-slp-vectorize")]]
#endif

/// Names the section of a variable. Where g++ sees the whole program (-flto, -fwhole-program), it
/// takes an inline variable's section away unless the variable is visible from outside.
#if defined(__clang__)
#define STASIS_SECTION(name) [[gnu::section(name)]]
#else
#define STASIS_SECTION(name) [[gnu::section(name), gnu::externally_visible]]
#endif

#if defined(__SANITIZE_ADDRESS__)
#define STASIS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STASIS_ADDRESS_SANITIZER 1
#endif
#endif
#if !defined(STASIS_ADDRESS_SANITIZER)
/// 1 under the address sanitizer. The heap then asks malloc for every block, so that the sanitizer
/// sees each object's end.
#define STASIS_ADDRESS_SANITIZER 0
#endif

#if !defined(STASIS_HASH_KEY0)
/// The first half of the key of str and bytes hashes: CPython's under PYTHONHASHSEED=0. Hashes and
/// dict tables are fixed at compile time, so one program has one key.
#define STASIS_HASH_KEY0 0
#endif
#if !defined(STASIS_HASH_KEY1)
/// The second half of that key.
#define STASIS_HASH_KEY1 0
#endif
