// SPDX-License-Identifier: BSL-1.0
// layout/tables/containers.def.h: tuple, list, dict and set. See ../tables.h.

LAYOUT_STRUCT(PyTupleObject, tuple_1, 32, 8)
LAYOUT_NESTED(PyTupleObject, ob_base.ob_base.ob_refcnt, tuple_1, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyTupleObject, ob_base.ob_base.ob_type,   tuple_1, ob_type,   8, 8)
LAYOUT_NESTED(PyTupleObject, ob_base.ob_size,           tuple_1, ob_size,   16, 8)
LAYOUT_NESTED(PyTupleObject, ob_item,                   tuple_1, inline_,   24, 8)

LAYOUT_STRUCT(PyListObject, list_object, 40, 8)
LAYOUT_NESTED(PyListObject, ob_base.ob_base.ob_refcnt, list_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyListObject, ob_base.ob_base.ob_type,   list_object, ob_type,   8, 8)
LAYOUT_NESTED(PyListObject, ob_base.ob_size,           list_object, ob_size,   16, 8)
LAYOUT_FIELD(PyListObject, list_object, ob_item,   24, 8)
LAYOUT_FIELD(PyListObject, list_object, allocated, 32, 8)

LAYOUT_STRUCT(PyDictObject, dict_object, 48, 8)
LAYOUT_NESTED(PyDictObject, ob_base.ob_refcnt, dict_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyDictObject, ob_base.ob_type,   dict_object, ob_type,   8, 8)
LAYOUT_FIELD(PyDictObject, dict_object, ma_used,        16, 8)
LAYOUT_FIELD(PyDictObject, dict_object, ma_version_tag, 24, 8)
LAYOUT_FIELD(PyDictObject, dict_object, ma_keys,        32, 8)
LAYOUT_FIELD(PyDictObject, dict_object, ma_values,      40, 8)

LAYOUT_STRUCT(PyDictKeyEntry, dict_entry, 24, 8)
LAYOUT_FIELD(PyDictKeyEntry, dict_entry, me_hash,  0, 8)
LAYOUT_FIELD(PyDictKeyEntry, dict_entry, me_key,   8, 8)
LAYOUT_FIELD(PyDictKeyEntry, dict_entry, me_value, 16, 8)

LAYOUT_STRUCT(PySetObject, set_object, 200, 8)
LAYOUT_NESTED(PySetObject, ob_base.ob_refcnt, set_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PySetObject, ob_base.ob_type,   set_object, ob_type,   8, 8)
LAYOUT_FIELD(PySetObject, set_object, fill,        16, 8)
LAYOUT_FIELD(PySetObject, set_object, used,        24, 8)
LAYOUT_FIELD(PySetObject, set_object, mask,        32, 8)
LAYOUT_FIELD(PySetObject, set_object, table,       40, 8)
LAYOUT_FIELD(PySetObject, set_object, hash,        48, 8)
LAYOUT_FIELD(PySetObject, set_object, finger,      56, 8)
LAYOUT_FIELD(PySetObject, set_object, smalltable,  64, 128)
LAYOUT_FIELD(PySetObject, set_object, weakreflist, 192, 8)

LAYOUT_STRUCT(setentry, set_entry, 16, 8)
LAYOUT_FIELD(setentry, set_entry, key,  0, 8)
LAYOUT_FIELD(setentry, set_entry, hash, 8, 8)
