// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11/heads.def.hpp: what every object begins with, and what stands in
// front of collected ones.
// CPython 3.11: Include/object.h, Include/internal/pycore_gc.h.
// The form of the rows: see layout/cpython_3_11.hpp.

STASIS_CONTRACT(PyObject, 16, 8, whole)
STASIS_TERM(PyObject, ob_refcnt, 0, 8)
STASIS_TERM(PyObject, ob_type,   8, 8)
STASIS_CONTRACT_END(PyObject)

STASIS_CONTRACT(PyVarObject, 24, 8, whole)
STASIS_TERM(PyVarObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyVarObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PyVarObject, ob_size,           16, 8)
STASIS_CONTRACT_END(PyVarObject)

STASIS_CONTRACT(PyGC_Head, 16, 8, whole)
STASIS_TERM(PyGC_Head, _gc_next, 0, 8)
STASIS_TERM(PyGC_Head, _gc_prev, 8, 8)
STASIS_CONTRACT_END(PyGC_Head)
