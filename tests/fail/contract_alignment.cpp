// SPDX-License-Identifier: BSL-1.0
// fail/contract_alignment.cpp: a struct with another alignment; it and both alignments are
// named.
// expect: it has another alignment
// expect: broken<.*alignment.*buffer.*expected<8u?l?>.*found<16u?l?>
#include <stasis/layout/conforms.hpp>

#if defined(STASIS_CONTROL)
struct buffer {
#else
struct alignas(16) buffer {
#endif
    char* data;
    int size;
    int capacity;
};
STASIS_DESCRIBE(buffer, data, size, capacity);

constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"size", 8, 4}, {"capacity", 12, 4}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 16, 8, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
