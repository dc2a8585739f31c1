/* SPDX-License-Identifier: BSL-1.0 */
/* layout/headers.h: what headers.c finds in CPython's headers, which are no C++. */
#pragma once

#ifdef __cplusplus
#include <cstddef>
extern "C" {
#else
#include <stddef.h>
#endif

/* A row of the tables: a field's offset and size, or, if field is null, a struct's alignment and
   size. */
struct layout_row {
    const char* type;
    const char* field;
    size_t offset;
    size_t size;
};

/* The rows of tables.h, in its order, with the figures of CPython's headers. */
extern const struct layout_row header_rows[];
extern const size_t header_row_count;

/* The state of a str in which all bits of one field are set, by the row of str_state.def.h. */
unsigned int header_str_state(int row);

/* How far in front of an object CPython looks for the collector's header. */
size_t header_gc_distance(void);

/* The reference count of CPython's static objects. */
long long header_immortal_refcount(void);

#ifdef __cplusplus
}
#endif
