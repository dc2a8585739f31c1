// SPDX-License-Identifier: BSL-1.0
// layout/tables/head.def.h: what every object begins with. See ../tables.h.

LAYOUT_STRUCT(PyObject, object, 16, 8)
LAYOUT_FIELD(PyObject, object, ob_refcnt, 0, 8)
LAYOUT_FIELD(PyObject, object, ob_type,   8, 8)

LAYOUT_STRUCT(PyVarObject, var_object, 24, 8)
LAYOUT_NESTED(PyVarObject, ob_base.ob_refcnt, var_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyVarObject, ob_base.ob_type,   var_object, ob_type,   8, 8)
LAYOUT_FIELD(PyVarObject, var_object, ob_size, 16, 8)

LAYOUT_STRUCT(PyGC_Head, gc_head, 16, 8)
LAYOUT_FIELD(PyGC_Head, gc_head, _gc_next, 0, 8)
LAYOUT_FIELD(PyGC_Head, gc_head, _gc_prev, 8, 8)
