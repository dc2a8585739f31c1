// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11/private.def.hpp: structs that no header of CPython shows: range,
// bound slot wrappers, mappingproxy, staticmethod, classmethod, property, modules, generic aliases and
// unions.
// CPython 3.11: Objects/rangeobject.c, descrobject.c, funcobject.c, moduleobject.c, genericaliasobject.c,
// unionobject.c.
// The form of the rows: see layout/cpython_3_11.hpp.

STASIS_CONTRACT(rangeobject, 48, 8, whole)
STASIS_TERM(rangeobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(rangeobject, ob_base.ob_type,    8, 8)
STASIS_TERM(rangeobject, start,             16, 8)
STASIS_TERM(rangeobject, stop,              24, 8)
STASIS_TERM(rangeobject, step,              32, 8)
STASIS_TERM(rangeobject, length,            40, 8)
STASIS_CONTRACT_END(rangeobject)

STASIS_CONTRACT(wrapperobject, 32, 8, whole)
STASIS_TERM(wrapperobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(wrapperobject, ob_base.ob_type,    8, 8)
STASIS_TERM(wrapperobject, descr,             16, 8)
STASIS_TERM(wrapperobject, self,              24, 8)
STASIS_CONTRACT_END(wrapperobject)

STASIS_CONTRACT(mappingproxyobject, 24, 8, whole)
STASIS_TERM(mappingproxyobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(mappingproxyobject, ob_base.ob_type,    8, 8)
STASIS_TERM(mappingproxyobject, mapping,           16, 8)
STASIS_CONTRACT_END(mappingproxyobject)

STASIS_CONTRACT(staticmethod, 32, 8, whole)
STASIS_TERM(staticmethod, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(staticmethod, ob_base.ob_type,    8, 8)
STASIS_TERM(staticmethod, sm_callable,       16, 8)
STASIS_TERM(staticmethod, sm_dict,           24, 8)
STASIS_CONTRACT_END(staticmethod)

STASIS_CONTRACT(classmethod, 32, 8, whole)
STASIS_TERM(classmethod, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(classmethod, ob_base.ob_type,    8, 8)
STASIS_TERM(classmethod, cm_callable,       16, 8)
STASIS_TERM(classmethod, cm_dict,           24, 8)
STASIS_CONTRACT_END(classmethod)

STASIS_CONTRACT(propertyobject, 64, 8, whole)
STASIS_TERM(propertyobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(propertyobject, ob_base.ob_type,    8, 8)
STASIS_TERM(propertyobject, prop_get,          16, 8)
STASIS_TERM(propertyobject, prop_set,          24, 8)
STASIS_TERM(propertyobject, prop_del,          32, 8)
STASIS_TERM(propertyobject, prop_doc,          40, 8)
STASIS_TERM(propertyobject, prop_name,         48, 8)
STASIS_TERM(propertyobject, getter_doc,        56, 4)
STASIS_CONTRACT_END(propertyobject)

STASIS_CONTRACT(PyModuleObject, 56, 8, whole)
STASIS_TERM(PyModuleObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyModuleObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PyModuleObject, md_dict,           16, 8)
STASIS_TERM(PyModuleObject, md_def,            24, 8)
STASIS_TERM(PyModuleObject, md_state,          32, 8)
STASIS_TERM(PyModuleObject, md_weaklist,       40, 8)
STASIS_TERM(PyModuleObject, md_name,           48, 8)
STASIS_CONTRACT_END(PyModuleObject)

STASIS_CONTRACT(gaobject, 64, 8, whole)
STASIS_TERM(gaobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(gaobject, ob_base.ob_type,    8, 8)
STASIS_TERM(gaobject, origin,            16, 8)
STASIS_TERM(gaobject, args,              24, 8)
STASIS_TERM(gaobject, parameters,        32, 8)
STASIS_TERM(gaobject, weakreflist,       40, 8)
STASIS_TERM(gaobject, starred,           48, 1)
STASIS_TERM(gaobject, vectorcall,        56, 8)
STASIS_CONTRACT_END(gaobject)

STASIS_CONTRACT(gaiterobject, 24, 8, whole)
STASIS_TERM(gaiterobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(gaiterobject, ob_base.ob_type,    8, 8)
STASIS_TERM(gaiterobject, obj,               16, 8)
STASIS_CONTRACT_END(gaiterobject)

STASIS_CONTRACT(unionobject, 32, 8, whole)
STASIS_TERM(unionobject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(unionobject, ob_base.ob_type,    8, 8)
STASIS_TERM(unionobject, args,              16, 8)
STASIS_TERM(unionobject, parameters,        24, 8)
STASIS_CONTRACT_END(unionobject)
