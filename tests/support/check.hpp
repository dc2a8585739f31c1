// SPDX-License-Identifier: BSL-1.0
// support/check.hpp: one statement checks an expression twice, by the compiler and by the running test.
// A relaxed build (STASIS_RELAXED) drops the first, so that a debugger can step into a failure.
#pragma once

#include <doctest/doctest.h>

#if defined(STASIS_RELAXED)
#define STASIS_CHECK(...) CHECK((__VA_ARGS__))
#else
/// Checks a constant expression in a static_assert, and again at run time.
#define STASIS_CHECK(...)                                                                          \
    do {                                                                                           \
        static_assert((__VA_ARGS__));                                                              \
        CHECK((__VA_ARGS__));                                                                      \
    } while (false)
#endif
