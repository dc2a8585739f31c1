// SPDX-License-Identifier: BSL-1.0
// stasis/object/list.hpp: list.
// CPython 3.11: PyListObject, Include/cpython/listobject.h.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object list_type;

/// PyListObject: its items are a block of their own, so that it can grow.
struct list_object : var_object {
    object** ob_item = nullptr;
    ssize allocated = 0; ///< how many items the block has room for
};

} // namespace stasis
