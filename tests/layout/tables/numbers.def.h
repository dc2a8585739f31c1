// SPDX-License-Identifier: BSL-1.0
// layout/tables/numbers.def.h: int (bool too), float and complex. See ../tables.h.

LAYOUT_STRUCT(PyLongObject, int_1, 32, 8)
LAYOUT_NESTED(PyLongObject, ob_base.ob_base.ob_refcnt, int_1, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyLongObject, ob_base.ob_base.ob_type,   int_1, ob_type,   8, 8)
LAYOUT_NESTED(PyLongObject, ob_base.ob_size,           int_1, ob_size,   16, 8)
LAYOUT_NESTED(PyLongObject, ob_digit,                  int_1, inline_,   24, 4)

LAYOUT_STRUCT(PyFloatObject, float_object, 24, 8)
LAYOUT_NESTED(PyFloatObject, ob_base.ob_refcnt, float_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyFloatObject, ob_base.ob_type,   float_object, ob_type,   8, 8)
LAYOUT_FIELD(PyFloatObject, float_object, ob_fval, 16, 8)

LAYOUT_STRUCT(PyComplexObject, complex_object, 32, 8)
LAYOUT_NESTED(PyComplexObject, ob_base.ob_refcnt, complex_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyComplexObject, ob_base.ob_type,   complex_object, ob_type,   8, 8)
LAYOUT_FIELD(PyComplexObject, complex_object, cval,      16, 16)
LAYOUT_FIELD(PyComplexObject, complex_object, cval.real, 16, 8)
LAYOUT_FIELD(PyComplexObject, complex_object, cval.imag, 24, 8)
