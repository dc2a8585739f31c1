// SPDX-License-Identifier: BSL-1.0
// stasis/object/set.hpp: set and frozenset.
// CPython 3.11: PySetObject, setentry, Include/cpython/setobject.h.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object set_type;
extern const type_object frozenset_type;

/// The number of slots in the head itself: PySet_MINSIZE.
inline constexpr ssize set_small_size = 8;

/// setentry.
struct set_entry {
    object* key;
    hash_t hash;
};

/// PySetObject.
struct set_object : object {
    ssize fill = 0; ///< slots used, those of removed keys included
    ssize used = 0;
    ssize mask = 0; ///< slots less one
    set_entry* table = nullptr;
    hash_t hash = -1; ///< of a frozenset
    ssize finger = 0;
    set_entry smalltable[set_small_size]{};
    object* weakreflist = nullptr;
};

} // namespace stasis
