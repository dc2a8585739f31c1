// SPDX-License-Identifier: BSL-1.0
// layout/tables/slice.def.h: slice. See ../tables.h.

LAYOUT_STRUCT(PySliceObject, slice_object, 40, 8)
LAYOUT_NESTED(PySliceObject, ob_base.ob_refcnt, slice_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PySliceObject, ob_base.ob_type,   slice_object, ob_type,   8, 8)
LAYOUT_FIELD(PySliceObject, slice_object, start, 16, 8)
LAYOUT_FIELD(PySliceObject, slice_object, stop,  24, 8)
LAYOUT_FIELD(PySliceObject, slice_object, step,  32, 8)
