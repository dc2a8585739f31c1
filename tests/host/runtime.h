/* SPDX-License-Identifier: BSL-1.0 */
/* host/runtime.h: what runtime.c finds in CPython's headers. */
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A member of _PyRuntimeState's small objects, its offset in _PyRuntimeState, and its size. */
struct runtime_place {
    const char* member;
    size_t offset;
    size_t size;
};

extern const struct runtime_place runtime_places[9];

#ifdef __cplusplus
}
#endif
