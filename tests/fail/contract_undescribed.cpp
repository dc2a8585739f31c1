// SPDX-License-Identifier: BSL-1.0
// fail/contract_undescribed.cpp: a field that a description forgets isn't seen by a contract,
// and may have moved a bit-field: so it is refused, in a nested struct, too.
// expect: a struct has more fields than its description names
// expect: T = order|conforms<order
#include <stasis/layout/conforms.hpp>

using namespace stasis::layout;

struct customer {
    int number;
    char code[3];
#if !defined(STASIS_CONTROL)
    bool new_one;
#endif
};
STASIS_DESCRIBE(customer, number, code);

struct order {
    customer by;
    bool paid;
    unsigned char state : 3;
    double total;
};
STASIS_DESCRIBE(order, by, paid, STASIS_BITS(state), total);

constexpr term rows[] = {
    {"by.number", 0, 4}, {"by.code", 4, 3}, {"paid", 8, 1}, {"state", 9, 1, promises_all, 0, 3},
    {"total", 16, 8},
};
constexpr contract_terms terms{"order", "1", 24, 8, extent::whole, rows};
constexpr contract<terms> promised;

static_assert(conforms<order>(promised));
