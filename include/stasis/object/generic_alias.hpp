// SPDX-License-Identifier: BSL-1.0
// stasis/object/generic_alias.hpp: list[int], the iterator over it, and int | str.
// Promises: the offsets of CPython 3.11's gaobject, gaiterobject and unionobject.
// CPython 3.11: Objects/genericaliasobject.c, Objects/unionobject.c.
#pragma once

#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object generic_alias_type;
extern const type_object generic_alias_iterator_type;
extern const type_object union_type;

/// gaobject.
struct generic_alias_object : object {
    object* origin = nullptr;
    object* args = nullptr;       ///< a tuple
    object* parameters = nullptr; ///< a tuple; null: nobody has asked yet
    object* weakreflist = nullptr;
    bool starred = false;          ///< whether it is unpacked: *tuple[int]
    any_slot vectorcall = nullptr; ///< always null
};

/// gaiterobject: gives the unpacked alias, once.
struct generic_alias_iterator : object {
    object* obj = nullptr; ///< null once it is exhausted
};

/// unionobject.
struct union_object : object {
    object* args = nullptr;       ///< a tuple
    object* parameters = nullptr; ///< a tuple; null: nobody has asked yet
};

} // namespace stasis
