// SPDX-License-Identifier: BSL-1.0
// stasis/object/bytearray.hpp: bytearray.
// Promises: the offsets of CPython 3.11's PyByteArrayObject. A NUL follows the bytes.
// CPython 3.11: Include/cpython/bytearrayobject.h.
#pragma once

#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object bytearray_type;
extern const type_object bytearray_iterator_type;

/// PyByteArrayObject.
struct bytearray_object : var_object {
    ssize ob_alloc = 0;                ///< how many bytes there is room for, the NUL included
    unsigned char* ob_bytes = nullptr; ///< the room; null: there is none
    unsigned char* ob_start = nullptr; ///< where the bytes begin in it
    ssize ob_exports = 0;              ///< the loans of the room: it stays as it is meanwhile
};

} // namespace stasis
