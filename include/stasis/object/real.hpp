// SPDX-License-Identifier: BSL-1.0
// stasis/object/real.hpp: float and complex.
// CPython 3.11: PyFloatObject (Include/cpython/floatobject.h), PyComplexObject
// (Include/cpython/complexobject.h).
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object float_type;
extern const type_object complex_type;

/// PyFloatObject.
struct float_object : object {
    double ob_fval;
};

/// Py_complex.
struct complex_parts {
    double real;
    double imag;
};

/// PyComplexObject.
struct complex_object : object {
    complex_parts cval;
};

} // namespace stasis
