// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11/headers.def.hpp: the contracts of all structs that CPython 3.11's
// headers show, for C and for C++.
#include <stasis/layout/cpython_3_11/heads.def.hpp>
#include <stasis/layout/cpython_3_11/numbers.def.hpp>
#include <stasis/layout/cpython_3_11/texts.def.hpp>
#include <stasis/layout/cpython_3_11/containers.def.hpp>
#include <stasis/layout/cpython_3_11/types.def.hpp>
#include <stasis/layout/cpython_3_11/code.def.hpp>
#include <stasis/layout/cpython_3_11/frames.def.hpp>
#include <stasis/layout/cpython_3_11/states.def.hpp>
