// SPDX-License-Identifier: BSL-1.0
// layout/tables/str_state.def.h: the bit-fields of PyASCIIObject.state: the lowest bit of each, and
// its width. The includer defines LAYOUT_BITS, and undefines it.

LAYOUT_BITS(interned, 0, 2)
LAYOUT_BITS(kind,     2, 3)
LAYOUT_BITS(compact,  5, 1)
LAYOUT_BITS(ascii,    6, 1)
LAYOUT_BITS(ready,    7, 1)
