/* SPDX-License-Identifier: BSL-1.0 */
/* layout/headers.c: the layouts that CPython's own headers give. The internal ones are no C++. */
#define Py_BUILD_CORE 1
#include <Python.h>

#include <internal/pycore_dict.h>
#include <internal/pycore_gc.h>
#include <internal/pycore_object.h>

#include "headers.h"

/* The deprecated fields have their place too. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#define LAYOUT_STRUCT(theirs, ours, size, alignment)                                               \
    {#theirs, NULL, _Alignof(theirs), sizeof(theirs)},
#define LAYOUT_NESTED(theirs, path, ours, field, offset, size)                                     \
    {#theirs, #path, offsetof(theirs, path), sizeof(((theirs*)0)->path)},
#define LAYOUT_FIELD(theirs, ours, field, offset, size)                                            \
    LAYOUT_NESTED(theirs, field, ours, field, offset, size)
const struct layout_row header_rows[] = {
#include "tables.h"
};
#undef LAYOUT_FIELD
#undef LAYOUT_NESTED
#undef LAYOUT_STRUCT

const size_t header_row_count = sizeof header_rows / sizeof header_rows[0];

unsigned int header_str_state(int row) {
    PyASCIIObject self;
    unsigned int bits;
    int number = 0;
    memset(&self, 0, sizeof self);
#define LAYOUT_BITS(field, first, width)                                                           \
    if (row == number++) {                                                                         \
        self.state.field = (1u << width) - 1;                                                      \
    }
#include "tables/str_state.def.h"
#undef LAYOUT_BITS
    memcpy(&bits, (const char*)&self + offsetof(PyASCIIObject, state), sizeof bits);
    return bits;
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
