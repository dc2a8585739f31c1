// SPDX-License-Identifier: BSL-1.0
// fail/contract_removed.cpp: a struct without a field that its contract promises; the struct,
// the field and its offset are named.
// expect: a field that others use is gone; put it back, or keep its name as an alias
// expect: broken<.*removed.*buffer.*capacity.*expected<12u?l?>
#include <stasis/layout/conforms.hpp>

struct buffer {
    char* data;
    int size;
#if defined(STASIS_CONTROL)
    int capacity;
#endif
};
#if defined(STASIS_CONTROL)
STASIS_DESCRIBE(buffer, data, size, capacity);
#else
STASIS_DESCRIBE(buffer, data, size);
#endif

constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"size", 8, 4}, {"capacity", 12, 4}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 16, 8, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
