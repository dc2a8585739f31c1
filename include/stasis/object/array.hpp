// SPDX-License-Identifier: BSL-1.0
// stasis/object/array.hpp: rows of items of one C type: the objects of the module array.
// Promises: the size of CPython 3.11's arrayobject, and the offsets of its fields; what stands
// where that has a pointer to a table is what the table would say. CPython 3.11: arrayobject
// (Modules/arraymodule.c).
#pragma once

#include <stasis/object/type.hpp>

namespace stasis {

/// arrayobject: ob_size is its length in items.
struct array_object : var_object {
    unsigned char* ob_item = nullptr; ///< the items; null: there is no room for any
    ssize allocated = 0;              ///< for how many items there is room
    int itemsize = 1;                 ///< in bytes
    char typecode = 'b';
    char format[2] = {'b',
                      '\0'}; ///< for who borrows its memory: the typecode, or "w" of characters
    object* weakreflist = nullptr;
    ssize ob_exports = 0; ///< the loans of its memory: its length stays as it is meanwhile
};

} // namespace stasis
