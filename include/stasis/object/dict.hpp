// SPDX-License-Identifier: BSL-1.0
// stasis/object/dict.hpp: dict, and what the block of its keys begins with.
// Promises: PyDictObject, PyDictKeysObject, both kinds of entries and PyDictValues of CPython 3.11.
// What lies behind the keys' head is object/dict_keys.hpp's to find.
// CPython 3.11: Include/cpython/dictobject.h, Include/internal/pycore_dict.h.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object dict_type;

/// PyDictKeyEntry: a null me_value is an entry that was deleted.
struct dict_entry {
    hash_t me_hash;
    object* me_key;
    object* me_value;
};

/// PyDictUnicodeEntry: the key is a str, which holds its hash itself.
struct dict_unicode_entry {
    object* me_key;
    object* me_value; ///< of split keys always null: each dict has its own values
};

/// DictKeysKind: which entries keys have.
enum dict_keys_kind : std::uint8_t {
    dict_keys_general = 0, ///< dict_entry, keys of any type
    dict_keys_unicode = 1, ///< dict_unicode_entry, all keys are strs
    dict_keys_split = 2    ///< the same, shared by several dicts that have values of their own
};

/// A slot of the index table holds the number of an entry, or one of these: DKIX_EMPTY, DKIX_DUMMY.
inline constexpr ssize dict_slot_empty = -1;
inline constexpr ssize dict_slot_dummy = -2;

/// PyDictKeysObject: the index table and the entries follow it in the same block.
struct dict_keys {
    ssize dk_refcnt = 1;
    std::uint8_t dk_log2_size = 0;        ///< of the number of slots
    std::uint8_t dk_log2_index_bytes = 0; ///< of the bytes of the index table
    std::uint8_t dk_kind = dict_keys_unicode;
    std::uint32_t dk_version = 0;
    ssize dk_usable = 0;   ///< how many entries can still be added before it grows
    ssize dk_nentries = 0; ///< entries used, deleted ones included
};

/// PyDictValues: the values of a dict with split keys, by the number of the entry. In front of them
/// stand bytes: at -1 the size of this prefix, at -2 the number of values set, and from -3 down
/// their numbers in the order in which they were set.
struct dict_values {
    object* values[1];
};

/// PyDictObject.
struct dict_object : object {
    ssize ma_used = 0;
    std::uint64_t ma_version_tag = 0; ///< changes when a key is added or removed, not with a value
    dict_keys* ma_keys = nullptr;
    dict_values* ma_values = nullptr; ///< null unless the keys are split
};

/// An entry of a dict of any kind, as it is read. False: there is none, or it was deleted.
struct dict_item_view : dict_entry {
    constexpr explicit operator bool() const noexcept { return me_value != nullptr; }
};

} // namespace stasis
