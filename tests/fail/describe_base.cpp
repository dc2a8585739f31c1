// SPDX-License-Identifier: BSL-1.0
// fail/describe_base.cpp: a base class that is described begins the struct.
// expect: STASIS_BASE names a base class that the struct doesn't begin with
// expect: make_base.*both.*second
#include <stasis/layout/layout_of.hpp>

struct first {
    int x;
};
struct second {
    int y;
};
struct both : first, second {};

#if defined(STASIS_CONTROL)
STASIS_DESCRIBE(both, STASIS_BASE(first, base), y);
#else
STASIS_DESCRIBE(both, x, STASIS_BASE(second, base));
#endif

static_assert(stasis::layout::layout_of<both>.row_count == 2);
