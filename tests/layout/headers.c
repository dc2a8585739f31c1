/* SPDX-License-Identifier: BSL-1.0 */
/* layout/headers.c: the layouts that CPython's own headers give. The internal ones are no C++. */
#define Py_BUILD_CORE 1
#include <Python.h>

#include <internal/pycore_dict.h>
#include <internal/pycore_frame.h>
#include <internal/pycore_gc.h>
#include <internal/pycore_object.h>
#include <internal/pycore_runtime.h>

#include "headers.h"

/* The deprecated fields have their place too. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/* What CPython calls by its tag alone. */
typedef struct _ceval_state _ceval_state;
typedef struct _gc_runtime_state _gc_runtime_state;
typedef struct _warnings_runtime_state _warnings_runtime_state;
typedef struct atexit_state atexit_state;
typedef struct gc_generation gc_generation;
typedef struct gc_generation_stats gc_generation_stats;
typedef struct pyinterpreters pyinterpreters;
typedef struct pythreads pythreads;

#define STASIS_CONTRACT(name, size, alignment, covers)                                             \
    {#name, NULL, _Alignof(name), sizeof(name)},
#define STASIS_TERM(name, field, offset, size)                                                     \
    {#name, #field, offsetof(name, field), sizeof(((name*)0)->field)},
#define STASIS_BITS_TERM(name, field, offset, size, first_bit, bit_count) {#name, #field, 0, 0},
#define STASIS_CONTRACT_END(name)
const struct layout_row header_rows[] = {
#include <stasis/layout/cpython_3_11/headers.def.hpp>
};
#undef STASIS_CONTRACT
#undef STASIS_TERM
#undef STASIS_BITS_TERM

const size_t header_row_count = sizeof header_rows / sizeof header_rows[0];

int header_bits(int row, unsigned char* bytes, size_t room) {
    int number = 0;
#define STASIS_CONTRACT(name, size, alignment, covers)
#define STASIS_TERM(name, field, offset, size)
#define STASIS_BITS_TERM(name, field, offset, size, first_bit, bit_count)                          \
    if (row == number++) {                                                                         \
        name self;                                                                                 \
        if (sizeof self > room) {                                                                  \
            return 0;                                                                              \
        }                                                                                          \
        memset(&self, 0, sizeof self);                                                             \
        self.field = (1u << bit_count) - 1;                                                        \
        memcpy(bytes, &self, sizeof self);                                                         \
        return 1;                                                                                  \
    }
#include <stasis/layout/cpython_3_11/headers.def.hpp>
#undef STASIS_CONTRACT
#undef STASIS_TERM
#undef STASIS_BITS_TERM
#undef STASIS_CONTRACT_END
    return 0;
}

size_t header_gc_distance(void) {
    static struct {
        PyGC_Head head;
        PyTupleObject tuple;
    } collected;
    return (size_t)((char*)&collected.tuple - (char*)_Py_AS_GC(&collected.tuple));
}

long long header_immortal_refcount(void) {
    const PyObject immortal = _PyObject_IMMORTAL_INIT(NULL);
    return immortal.ob_refcnt;
}
