// SPDX-License-Identifier: BSL-1.0
// fail/describe_too_many.cpp: a description names 176 fields at most; that there are more is
// said.
// expect: STASIS_DETAIL_TOO_MANY_FIELDS
#include <stasis/layout/layout_of.hpp>

#define TEN(name)                                                                                  \
    name##0, name##1, name##2, name##3, name##4, name##5, name##6, name##7, name##8, name##9
#define HUNDRED TEN(a), TEN(b), TEN(c), TEN(d), TEN(e), TEN(f), TEN(g), TEN(h), TEN(i), TEN(j)
#define MOST HUNDRED, TEN(k), TEN(l), TEN(m), TEN(n), TEN(o), TEN(p), TEN(q), r0, r1, r2, r3, r4, r5

struct many {
    char MOST, one_more;
};
#if defined(STASIS_CONTROL)
STASIS_DESCRIBE(many, MOST);
#else
STASIS_DESCRIBE(many, MOST, one_more);
#endif

static_assert(stasis::layout::layout_of<many>.row_count == 176);
