// SPDX-License-Identifier: BSL-1.0
// fail/unawaited_coroutine.cpp: a coroutine that nobody awaits ends a constant expression, which has
// no place for the warning.
// expect: nobody has awaited a coroutine
#include <images/unawaited_coroutine.hpp>
#include <stasis/builtins/program.hpp>

using program = stasis::program<stasis::images::unawaited_coroutine>;

#if defined(STASIS_CONTROL)
static_assert(program::call("drops", true) == 1);
#else
static_assert(program::call("drops", false) == 1);
#endif
