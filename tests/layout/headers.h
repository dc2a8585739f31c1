/* SPDX-License-Identifier: BSL-1.0 */
/* layout/headers.h: what headers.c finds in CPython's headers, which are no C++. */
#pragma once

#ifdef __cplusplus
#include <cstddef>
extern "C" {
#else
#include <stddef.h>
#endif

/* A row of a contract (stasis/layout/cpython_3_11/headers.def.hpp): a field's offset and size. The row
   that begins a contract has no field: its offset is the struct's alignment, its size the struct's. Of a
   bit-field, the number of its row in header_bits() is its offset. */
struct layout_row {
    const char* type;
    const char* field;
    size_t offset;
    size_t size;
};

/* The rows, in the contracts' order, with the figures of CPython's headers. */
extern const struct layout_row header_rows[];
extern const size_t header_row_count;

/* The bytes of a struct in which all bits of one bit-field are set, by the number of its row among
   those of bit-fields, and all others not. False: there is no such row, or not so much room. */
int header_bits(int row, unsigned char* bytes, size_t room);

/* How far in front of an object CPython looks for the collector's header. */
size_t header_gc_distance(void);

/* The reference count of CPython's static objects. */
long long header_immortal_refcount(void);

#ifdef __cplusplus
}
#endif
