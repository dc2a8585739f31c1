// SPDX-License-Identifier: BSL-1.0
// fail/describe_not.cpp: a struct without a description has no layout_of; the message names it
// and says what is missing.
// expect: layout_of.*bare
// expect: is_described
#include <stasis/layout/layout_of.hpp>

struct bare {
    int x;
};
#if defined(STASIS_CONTROL)
STASIS_DESCRIBE(bare, x);
#endif

static_assert(stasis::layout::layout_of<bare>.row_count == 1);
