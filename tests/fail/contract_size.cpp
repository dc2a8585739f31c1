// SPDX-License-Identifier: BSL-1.0
// fail/contract_size.cpp: a struct with a field behind the last one, where the size is promised;
// the struct and both sizes are named.
// expect: it has another size
// expect: broken<.*whole.*buffer.*expected<16u?l?>.*found<24u?l?>
#include <stasis/layout/conforms.hpp>

struct buffer {
    char* data;
    int size;
    int capacity;
    bool shared;
};
STASIS_DESCRIBE(buffer, data, size, capacity, shared);

#if defined(STASIS_CONTROL)
constexpr auto covers = stasis::layout::extent::prefix;
#else
constexpr auto covers = stasis::layout::extent::whole;
#endif
constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"size", 8, 4}, {"capacity", 12, 4}};
constexpr stasis::layout::contract_terms terms{"buffer", "1", 16, 8, covers, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
