// SPDX-License-Identifier: BSL-1.0
// layout/tables/descriptor.def.h: descriptors. See ../tables.h. Ours is one struct for all kinds: of
// those whose CPython struct ends before its last field there is no row of the size.

LAYOUT_STRUCT(PyMethodDescrObject, descriptor_object, 56, 8)
LAYOUT_NESTED(PyMethodDescrObject, d_common.ob_base.ob_refcnt, descriptor_object, ob_refcnt,   0, 8)
LAYOUT_NESTED(PyMethodDescrObject, d_common.ob_base.ob_type,   descriptor_object, ob_type,     8, 8)
LAYOUT_NESTED(PyMethodDescrObject, d_common.d_type,            descriptor_object, d_type,      16, 8)
LAYOUT_NESTED(PyMethodDescrObject, d_common.d_name,            descriptor_object, d_name,      24, 8)
LAYOUT_NESTED(PyMethodDescrObject, d_common.d_qualname,        descriptor_object, d_qualname,  32, 8)
LAYOUT_FIELD(PyMethodDescrObject, descriptor_object, d_method,   40, 8)
LAYOUT_FIELD(PyMethodDescrObject, descriptor_object, vectorcall, 48, 8)

LAYOUT_STRUCT(PyWrapperDescrObject, descriptor_object, 56, 8)
LAYOUT_NESTED(PyWrapperDescrObject, d_common.ob_base.ob_refcnt, descriptor_object, ob_refcnt,   0, 8)
LAYOUT_NESTED(PyWrapperDescrObject, d_common.ob_base.ob_type,   descriptor_object, ob_type,     8, 8)
LAYOUT_NESTED(PyWrapperDescrObject, d_common.d_type,            descriptor_object, d_type,      16, 8)
LAYOUT_NESTED(PyWrapperDescrObject, d_common.d_name,            descriptor_object, d_name,      24, 8)
LAYOUT_NESTED(PyWrapperDescrObject, d_common.d_qualname,        descriptor_object, d_qualname,  32, 8)
LAYOUT_FIELD(PyWrapperDescrObject, descriptor_object, d_base,     40, 8)
LAYOUT_FIELD(PyWrapperDescrObject, descriptor_object, d_wrapped,  48, 8)

LAYOUT_NESTED(PyGetSetDescrObject, d_common.ob_base.ob_refcnt, descriptor_object, ob_refcnt,   0, 8)
LAYOUT_NESTED(PyGetSetDescrObject, d_common.ob_base.ob_type,   descriptor_object, ob_type,     8, 8)
LAYOUT_NESTED(PyGetSetDescrObject, d_common.d_type,            descriptor_object, d_type,      16, 8)
LAYOUT_NESTED(PyGetSetDescrObject, d_common.d_name,            descriptor_object, d_name,      24, 8)
LAYOUT_NESTED(PyGetSetDescrObject, d_common.d_qualname,        descriptor_object, d_qualname,  32, 8)
LAYOUT_FIELD(PyGetSetDescrObject, descriptor_object, d_getset,   40, 8)

LAYOUT_NESTED(PyMemberDescrObject, d_common.ob_base.ob_refcnt, descriptor_object, ob_refcnt,   0, 8)
LAYOUT_NESTED(PyMemberDescrObject, d_common.ob_base.ob_type,   descriptor_object, ob_type,     8, 8)
LAYOUT_NESTED(PyMemberDescrObject, d_common.d_type,            descriptor_object, d_type,      16, 8)
LAYOUT_NESTED(PyMemberDescrObject, d_common.d_name,            descriptor_object, d_name,      24, 8)
LAYOUT_NESTED(PyMemberDescrObject, d_common.d_qualname,        descriptor_object, d_qualname,  32, 8)
LAYOUT_NESTED(PyMemberDescrObject, d_member, descriptor_object, d_getset, 40, 8)
