// SPDX-License-Identifier: BSL-1.0
// stasis/object/cell.hpp: the cell that closures share a variable through.
// CPython 3.11: PyCellObject, Include/cpython/cellobject.h.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object cell_type;

/// PyCellObject: a null ob_ref is an unbound variable.
struct cell_object : object {
    object* ob_ref = nullptr;
};

} // namespace stasis
