// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11/numbers.def.hpp: int, float, complex and slice.
// CPython 3.11: Include/cpython/longintrepr.h, floatobject.h, complexobject.h,
// Include/sliceobject.h.
// The form of the rows: see layout/cpython_3_11.hpp.

STASIS_CONTRACT(PyLongObject, 32, 8, whole)
STASIS_TERM(PyLongObject, ob_base.ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyLongObject, ob_base.ob_base.ob_type,    8, 8)
STASIS_TERM(PyLongObject, ob_base.ob_size,           16, 8)
STASIS_TERM(PyLongObject, ob_digit,                  24, 4)
STASIS_CONTRACT_END(PyLongObject)

STASIS_CONTRACT(PyFloatObject, 24, 8, whole)
STASIS_TERM(PyFloatObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyFloatObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PyFloatObject, ob_fval,           16, 8)
STASIS_CONTRACT_END(PyFloatObject)

STASIS_CONTRACT(PyComplexObject, 32, 8, whole)
STASIS_TERM(PyComplexObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyComplexObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PyComplexObject, cval.real,         16, 8)
STASIS_TERM(PyComplexObject, cval.imag,         24, 8)
STASIS_CONTRACT_END(PyComplexObject)

STASIS_CONTRACT(PySliceObject, 40, 8, whole)
STASIS_TERM(PySliceObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PySliceObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PySliceObject, start,             16, 8)
STASIS_TERM(PySliceObject, stop,              24, 8)
STASIS_TERM(PySliceObject, step,              32, 8)
STASIS_CONTRACT_END(PySliceObject)
