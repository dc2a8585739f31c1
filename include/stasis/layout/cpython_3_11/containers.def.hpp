// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11/containers.def.hpp: tuple, list, dict and set.
// CPython 3.11: Include/cpython/tupleobject.h, listobject.h, dictobject.h,
// Include/internal/pycore_dict.h, Include/setobject.h.
// The form of the rows: see layout/cpython_3_11.hpp.

STASIS_CONTRACT(PyTupleObject, 32, 8, whole)
STASIS_TERM(PyTupleObject, ob_base.ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyTupleObject, ob_base.ob_base.ob_type,    8, 8)
STASIS_TERM(PyTupleObject, ob_base.ob_size,           16, 8)
STASIS_TERM(PyTupleObject, ob_item,                   24, 8)
STASIS_CONTRACT_END(PyTupleObject)

STASIS_CONTRACT(PyListObject, 40, 8, whole)
STASIS_TERM(PyListObject, ob_base.ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyListObject, ob_base.ob_base.ob_type,    8, 8)
STASIS_TERM(PyListObject, ob_base.ob_size,           16, 8)
STASIS_TERM(PyListObject, ob_item,                   24, 8)
STASIS_TERM(PyListObject, allocated,                 32, 8)
STASIS_CONTRACT_END(PyListObject)

STASIS_CONTRACT(PyDictObject, 48, 8, whole)
STASIS_TERM(PyDictObject, ob_base.ob_refcnt,  0, 8)
STASIS_TERM(PyDictObject, ob_base.ob_type,    8, 8)
STASIS_TERM(PyDictObject, ma_used,           16, 8)
STASIS_TERM(PyDictObject, ma_version_tag,    24, 8)
STASIS_TERM(PyDictObject, ma_keys,           32, 8)
STASIS_TERM(PyDictObject, ma_values,         40, 8)
STASIS_CONTRACT_END(PyDictObject)

STASIS_CONTRACT(PyDictKeysObject, 32, 8, whole)
STASIS_TERM(PyDictKeysObject, dk_refcnt,            0, 8)
STASIS_TERM(PyDictKeysObject, dk_log2_size,         8, 1)
STASIS_TERM(PyDictKeysObject, dk_log2_index_bytes,  9, 1)
STASIS_TERM(PyDictKeysObject, dk_kind,             10, 1)
STASIS_TERM(PyDictKeysObject, dk_version,          12, 4)
STASIS_TERM(PyDictKeysObject, dk_usable,           16, 8)
STASIS_TERM(PyDictKeysObject, dk_nentries,         24, 8)
STASIS_CONTRACT_END(PyDictKeysObject)

STASIS_CONTRACT(PyDictKeyEntry, 24, 8, whole)
STASIS_TERM(PyDictKeyEntry, me_hash,   0, 8)
STASIS_TERM(PyDictKeyEntry, me_key,    8, 8)
STASIS_TERM(PyDictKeyEntry, me_value, 16, 8)
STASIS_CONTRACT_END(PyDictKeyEntry)

STASIS_CONTRACT(PyDictUnicodeEntry, 16, 8, whole)
STASIS_TERM(PyDictUnicodeEntry, me_key,   0, 8)
STASIS_TERM(PyDictUnicodeEntry, me_value, 8, 8)
STASIS_CONTRACT_END(PyDictUnicodeEntry)

STASIS_CONTRACT(PyDictValues, 8, 8, whole)
STASIS_TERM(PyDictValues, values, 0, 8)
STASIS_CONTRACT_END(PyDictValues)

STASIS_CONTRACT(PySetObject, 200, 8, whole)
STASIS_TERM(PySetObject, ob_base.ob_refcnt,   0, 8)
STASIS_TERM(PySetObject, ob_base.ob_type,     8, 8)
STASIS_TERM(PySetObject, fill,               16, 8)
STASIS_TERM(PySetObject, used,               24, 8)
STASIS_TERM(PySetObject, mask,               32, 8)
STASIS_TERM(PySetObject, table,              40, 8)
STASIS_TERM(PySetObject, hash,               48, 8)
STASIS_TERM(PySetObject, finger,             56, 8)
STASIS_TERM(PySetObject, smalltable,         64, 128)
STASIS_TERM(PySetObject, weakreflist,       192, 8)
STASIS_CONTRACT_END(PySetObject)

STASIS_CONTRACT(setentry, 16, 8, whole)
STASIS_TERM(setentry, key,  0, 8)
STASIS_TERM(setentry, hash, 8, 8)
STASIS_CONTRACT_END(setentry)
