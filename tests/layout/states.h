/* SPDX-License-Identifier: BSL-1.0 */
/* layout/states.h: what states.c finds of CPython's states in its headers, which are no C++. */
#pragma once

#ifdef __cplusplus
#include <cstddef>
extern "C" {
#else
#include <stddef.h>
#endif

/* A row of tables/states.def.h; the field of a row that ends a struct is null, and its offset the
   struct's size. */
struct state_row {
    const char* type;
    const char* field;
    size_t offset;
    size_t size;
    size_t alignment;
};

extern const struct state_row header_state_rows[];
extern const size_t header_state_row_count;

/* The rows of tables/first_values.def.h. */
struct value_row {
    const char* field;
    size_t offset;
    size_t size;
    int of_runtime;
};

extern const struct value_row header_value_rows[];
extern const size_t header_value_row_count;

struct object_row {
    const char* field;
    size_t offset;
    int equal; /* with the same repr, too */
};

extern const struct object_row header_object_rows[];
extern const size_t header_object_row_count;

/* Where CPython's states point into themselves. */
struct state_offsets {
    size_t threads_head, initial_thread, runtime;
    size_t interpreters_head, interpreters_main, main_interpreter;
};

extern const struct state_offsets header_state_offsets;

#ifdef __cplusplus
}
#endif
