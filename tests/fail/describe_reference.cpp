// SPDX-License-Identifier: BSL-1.0
// fail/describe_reference.cpp: a reference member has no size or offset that C++ tells of.
// expect: a reference has no layout that C\+\+ tells of: describe a struct with a pointer
#include <stasis/layout/layout_of.hpp>

struct view {
#if defined(STASIS_CONTROL)
    int* first;
#else
    int& first;
#endif
    int count;
};
STASIS_DESCRIBE(view, first, count);

static_assert(stasis::layout::layout_of<view>.row_count == 2);
