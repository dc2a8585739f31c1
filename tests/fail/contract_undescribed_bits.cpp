// SPDX-License-Identifier: BSL-1.0
// fail/contract_undescribed_bits.cpp: a contract of parts that has a bit-field relies on the
// fields in front of it, so all have to be described.
// expect: a struct has more fields than its description names
// expect: T = flags|conforms<flags
#include <stasis/layout/conforms.hpp>

using namespace stasis::layout;

struct flags {
#if !defined(STASIS_CONTROL)
    unsigned char other : 2;
#endif
    unsigned char mode : 3;
};
STASIS_DESCRIBE(flags, STASIS_BITS(mode));

constexpr term rows[] = {{"mode", 0, 1, promises_all, 0, 3}};
constexpr contract_terms terms{"flags", "1", 0, 0, extent::parts, rows};
constexpr contract<terms> promised;

static_assert(conforms<flags>(promised));
