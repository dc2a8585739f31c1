// SPDX-License-Identifier: BSL-1.0
// layout/tables.h: all tables of structs that CPython's headers show, for C and for C++.
// The figures are those of CPython 3.11 on 64-bit Linux, as its debug information has them. A row
// is one of
//     LAYOUT_STRUCT(CPython's struct, ours, size, alignment)
//     LAYOUT_FIELD(CPython's struct, ours, the field of both, offset, size)
//     LAYOUT_NESTED(CPython's struct, its field, ours, our field, offset, size)
// and the includer defines the three macros, and undefines them. Ours inherit the heads that
// CPython nests, and have the items behind the head (a tuple's, say) in `inline_`.
#include "tables/head.def.h"

#include "tables/code.def.h"
#include "tables/collector.def.h"
#include "tables/containers.def.h"
#include "tables/descriptor.def.h"
#include "tables/exception.def.h"
#include "tables/function.def.h"
#include "tables/methods.def.h"
#include "tables/numbers.def.h"
#include "tables/slice.def.h"
#include "tables/text.def.h"
#include "tables/thread.def.h"
#include "tables/type.def.h"
