// SPDX-License-Identifier: BSL-1.0
// fail/contract_bits.cpp: a bit-field that has become narrower, and one that begins elsewhere;
// the struct, the field, and both numbers or first bits are named.
// expect: a bit-field has other bits
// expect: broken<.*bits.*flags.*"mode".*expected_bits<3u?l?>.*found_bits<2u?l?>
// expect: broken<.*bits.*flags.*"level".*expected_first_bit<3u?l?>.*found_first_bit<2u?l?>
#include <stasis/layout/conforms.hpp>

struct flags {
#if defined(STASIS_CONTROL)
    unsigned mode : 3;
#else
    unsigned mode : 2;
#endif
    unsigned level : 5;
};
STASIS_DESCRIBE(flags, STASIS_BITS(mode), STASIS_BITS(level));

constexpr stasis::layout::term rows[] = {
    {"mode", 0, 4, stasis::layout::promises_all, 0, 3},
    {"level", 0, 4, stasis::layout::promises_all, 3, 5},
};
constexpr stasis::layout::contract_terms terms{
    "flags", "1", 4, 4, stasis::layout::extent::whole, rows};
constexpr stasis::layout::contract<terms> readers;

static_assert(stasis::layout::conforms<flags>(readers));
