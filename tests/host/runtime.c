/* SPDX-License-Identifier: BSL-1.0 */
/* host/runtime.c: where CPython's internal headers, which are no C++, have its small objects. */
#define Py_BUILD_CORE 1
#include <Python.h>

#include <internal/pycore_runtime.h>

#include "runtime.h"

#define PLACE(member)                                                                              \
    {#member, offsetof(_PyRuntimeState, global_objects.singletons.member),                         \
     sizeof(((_PyRuntimeState*)0)->global_objects.singletons.member)}

const struct runtime_place runtime_places[] = {
    PLACE(small_ints),        PLACE(bytes_empty),   PLACE(bytes_characters),
    PLACE(bytes_characters[255]), PLACE(strings.literals._empty), PLACE(strings.ascii),
    PLACE(strings.latin1),    PLACE(_tuple_empty_gc_not_used),
    PLACE(tuple_empty),
};
