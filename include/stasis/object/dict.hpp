// SPDX-License-Identifier: BSL-1.0
// stasis/object/dict.hpp: dict, and its entries in insertion order.
// Promises: the head is CPython 3.11's PyDictObject. The keys object has CPython's fields, with its
// index table and entries as blocks that it points to.
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

/// PyDictKeysObject: a slot of the index table holds the number of an entry, or one of these.
inline constexpr std::int32_t dict_slot_empty = -1;
inline constexpr std::int32_t dict_slot_dummy = -2;

/// PyDictKeysObject.
struct dict_keys {
    std::uint8_t dk_log2_size = 0;
    ssize dk_usable = 0;   ///< how many entries can still be added before it grows
    ssize dk_nentries = 0; ///< entries used, deleted ones included
    std::int32_t* dk_indices = nullptr;
    dict_entry* dk_entries = nullptr;
};

/// PyDictObject.
struct dict_object : object {
    ssize ma_used = 0;
    std::uint64_t ma_version_tag = 0; ///< changes when a key is added or removed, not with a value
    dict_keys* ma_keys = nullptr;           ///< null while nothing was ever stored
    void* ma_values = nullptr;
};

} // namespace stasis
