// SPDX-License-Identifier: BSL-1.0
// layout/tables/text.def.h: bytes and str. See ../tables.h.

LAYOUT_STRUCT(PyBytesObject, bytes_1, 40, 8)
LAYOUT_NESTED(PyBytesObject, ob_base.ob_base.ob_refcnt, bytes_1, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyBytesObject, ob_base.ob_base.ob_type,   bytes_1, ob_type,   8, 8)
LAYOUT_NESTED(PyBytesObject, ob_base.ob_size,           bytes_1, ob_size,   16, 8)
LAYOUT_FIELD(PyBytesObject, bytes_1, ob_shash, 24, 8)
LAYOUT_NESTED(PyBytesObject, ob_sval,                   bytes_1, inline_,   32, 1)

LAYOUT_STRUCT(PyASCIIObject, str_object, 48, 8)
LAYOUT_NESTED(PyASCIIObject, ob_base.ob_refcnt, str_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyASCIIObject, ob_base.ob_type,   str_object, ob_type,   8, 8)
LAYOUT_FIELD(PyASCIIObject, str_object, length, 16, 8)
LAYOUT_FIELD(PyASCIIObject, str_object, hash,   24, 8)
LAYOUT_FIELD(PyASCIIObject, str_object, state,  32, 4)
LAYOUT_FIELD(PyASCIIObject, str_object, wstr,   40, 8)

LAYOUT_STRUCT(PyCompactUnicodeObject, wide_str_object, 72, 8)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.ob_base.ob_refcnt, wide_str_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.ob_base.ob_type,   wide_str_object, ob_type,   8, 8)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.length,            wide_str_object, length,    16, 8)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.hash,              wide_str_object, hash,      24, 8)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.state,             wide_str_object, state,     32, 4)
LAYOUT_NESTED(PyCompactUnicodeObject, _base.wstr,              wide_str_object, wstr,      40, 8)
LAYOUT_FIELD(PyCompactUnicodeObject, wide_str_object, utf8_length, 48, 8)
LAYOUT_FIELD(PyCompactUnicodeObject, wide_str_object, utf8,        56, 8)
LAYOUT_FIELD(PyCompactUnicodeObject, wide_str_object, wstr_length, 64, 8)
