// SPDX-License-Identifier: BSL-1.0
// layout/tables/private.def.h: structs that no header of CPython shows. The figures are those of
// its debug information. See ../tables.h.

LAYOUT_STRUCT(rangeobject, range_object, 48, 8)
LAYOUT_NESTED(rangeobject, ob_base.ob_refcnt, range_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(rangeobject, ob_base.ob_type,   range_object, ob_type,   8, 8)
LAYOUT_FIELD(rangeobject, range_object, start,  16, 8)
LAYOUT_FIELD(rangeobject, range_object, stop,   24, 8)
LAYOUT_FIELD(rangeobject, range_object, step,   32, 8)
LAYOUT_FIELD(rangeobject, range_object, length, 40, 8)

LAYOUT_STRUCT(wrapperobject, method_wrapper_object, 32, 8)
LAYOUT_NESTED(wrapperobject, ob_base.ob_refcnt, method_wrapper_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(wrapperobject, ob_base.ob_type,   method_wrapper_object, ob_type,   8, 8)
LAYOUT_FIELD(wrapperobject, method_wrapper_object, descr, 16, 8)
LAYOUT_FIELD(wrapperobject, method_wrapper_object, self,  24, 8)

LAYOUT_STRUCT(mappingproxyobject, mapping_proxy_object, 24, 8)
LAYOUT_NESTED(mappingproxyobject, ob_base.ob_refcnt, mapping_proxy_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(mappingproxyobject, ob_base.ob_type,   mapping_proxy_object, ob_type,   8, 8)
LAYOUT_FIELD(mappingproxyobject, mapping_proxy_object, mapping, 16, 8)
