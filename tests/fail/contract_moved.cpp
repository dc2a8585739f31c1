// SPDX-License-Identifier: BSL-1.0
// fail/contract_moved.cpp: a field of a nested struct with another offset; the struct, the field
// and both offsets are named, and of each that has moved.
// expect: a field has moved; keep the order of the fields
// expect: broken<.*moved.*buffer.*range.first.*expected<8u?l?>.*found<12u?l?>
// expect: broken<.*moved.*buffer.*range.last.*expected<12u?l?>.*found<8u?l?>
#include <stasis/layout/conforms.hpp>

struct extent_of {
#if defined(STASIS_CONTROL)
    int first, last;
#else
    int last, first;
#endif
};
STASIS_DESCRIBE(extent_of, first, last);

struct buffer {
    char* data;
    extent_of range;
};
STASIS_DESCRIBE(buffer, data, range);

constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"range.first", 8, 4}, {"range.last", 12, 4}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 16, 8, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
