// SPDX-License-Identifier: BSL-1.0
// fail/contract_added.cpp: a field that the contract doesn't know, in a hole before its end; the
// struct, the field, where it may begin and where it does are named. In tail padding it may.
// expect: a new field stands before the end of what it covers; put it behind the end
// expect: broken<.*added.*buffer.*shared.*expected<13u?l?>.*found<8u?l?>
#include <stasis/layout/conforms.hpp>

struct buffer {
    char* data;
#if !defined(STASIS_CONTROL)
    bool shared;
#endif
    alignas(4) char kind[5];
#if defined(STASIS_CONTROL)
    bool shared;
#endif
};
STASIS_DESCRIBE(buffer, data, shared, kind);

#if defined(STASIS_CONTROL)
constexpr std::size_t where = 8;
#else
constexpr std::size_t where = 12;
#endif
constexpr stasis::layout::term rows[] = {{"data", 0, 8}, {"kind", where, 5}};
constexpr stasis::layout::contract_terms terms{
    "buffer", "1", 13, 8, stasis::layout::extent::prefix, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<buffer>(readers));
