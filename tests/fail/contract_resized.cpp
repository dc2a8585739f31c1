// SPDX-License-Identifier: BSL-1.0
// fail/contract_resized.cpp: a field with another size; the struct, the field and both sizes are
// named.
// expect: a field has another size; give it its former type
// expect: broken<.*resized.*buffer.*capacity.*expected<4u?l?>.*found<2u?l?>
#include <stasis/layout/conforms.hpp>

struct buffer {
    char* data;
    int size;
#if defined(STASIS_CONTROL)
    int capacity;
#else
    short capacity;
#endif
};
STASIS_DESCRIBE(buffer, data, size, capacity);

constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"size", 8, 4}, {"capacity", 12, 4}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 16, 8, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
