// SPDX-License-Identifier: BSL-1.0
// fail/uncaught_exception.cpp: an exception that leaves a constant expression is named, with its line.
// expect: ZeroDivisionError
// expect: (subscript value .5.|element 5 of array)
#include <images/uncaught_exception.hpp>
#include <stasis/builtins/program.hpp>

using program = stasis::program<stasis::images::uncaught_exception>;

#if defined(STASIS_CONTROL)
static_assert(program::call("invert", 7) == 14);
#else
static_assert(program::call("invert", 0) == 14);
#endif
