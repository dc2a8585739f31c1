/* SPDX-License-Identifier: BSL-1.0 */
/* layout/states.c: where CPython's headers have the fields of its states. */
#define Py_BUILD_CORE 1
#include <Python.h>

#include <internal/pycore_runtime.h>

#include "states.h"

#define STATE_BEGIN(theirs, ours)
#define STATE_LEFT(theirs, field)                                                                  \
    {#theirs, #field, offsetof(theirs, field), sizeof(((theirs*)0)->field),                        \
     _Alignof(__typeof__(((theirs*)0)->field))},
#define STATE_FIELD(theirs, ours, field) STATE_LEFT(theirs, field)
#define STATE_SHAPE(theirs, ours, field) STATE_LEFT(theirs, field)
#define STATE_END(theirs) {#theirs, NULL, sizeof(theirs), 0, _Alignof(theirs)},
const struct state_row header_state_rows[] = {
#include "tables/states.def.h"
};
#undef STATE_BEGIN
#undef STATE_LEFT
#undef STATE_FIELD
#undef STATE_SHAPE
#undef STATE_END

const size_t header_state_row_count = sizeof header_state_rows / sizeof header_state_rows[0];

#define INTERPRETER_VALUE(field)                                                                   \
    {#field, offsetof(struct _is, field), sizeof(((struct _is*)0)->field), 0},
#define INTERPRETER_OBJECT(field)
#define INTERPRETER_EQUAL(field)
#define RUNTIME_VALUE(field)                                                                       \
    {#field, offsetof(_PyRuntimeState, field), sizeof(((_PyRuntimeState*)0)->field), 1},
const struct value_row header_value_rows[] = {
#include "tables/first_values.def.h"
};
#undef INTERPRETER_VALUE
#undef INTERPRETER_OBJECT
#undef INTERPRETER_EQUAL
#undef RUNTIME_VALUE

#define INTERPRETER_VALUE(field)
#define RUNTIME_VALUE(field)
#define INTERPRETER_OBJECT(field) {#field, offsetof(struct _is, field), 0},
#define INTERPRETER_EQUAL(field) {#field, offsetof(struct _is, field), 1},
const struct object_row header_object_rows[] = {
#include "tables/first_values.def.h"
};
#undef INTERPRETER_VALUE
#undef RUNTIME_VALUE
#undef INTERPRETER_OBJECT
#undef INTERPRETER_EQUAL

const size_t header_object_row_count = sizeof header_object_rows / sizeof header_object_rows[0];

const size_t header_value_row_count = sizeof header_value_rows / sizeof header_value_rows[0];

const struct state_offsets header_state_offsets = {
    offsetof(struct _is, threads.head),
    offsetof(struct _is, _initial_thread),
    offsetof(struct _is, runtime),
    offsetof(_PyRuntimeState, interpreters.head),
    offsetof(_PyRuntimeState, interpreters.main),
    offsetof(_PyRuntimeState, _main_interpreter),
};
