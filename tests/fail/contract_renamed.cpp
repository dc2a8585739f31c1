// SPDX-License-Identifier: BSL-1.0
// fail/contract_renamed.cpp: a field with another name; the struct, the former name, where it
// lies and the name that is there now are named.
// expect: a field that others use has another name now; keep the former one, too, as an alias
// expect: broken<.*renamed.*buffer.*"size".*expected<8u?l?>.*found_field<.*length
#include <stasis/layout/conforms.hpp>

struct buffer {
    char* data;
    int length;
    int capacity;
};
#if defined(STASIS_CONTROL)
STASIS_DESCRIBE(buffer, data, length, STASIS_NAMED(length, size), capacity);
#else
STASIS_DESCRIBE(buffer, data, length, capacity);
#endif

constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"size", 8, 4}, {"capacity", 12, 4}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 16, 8, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
