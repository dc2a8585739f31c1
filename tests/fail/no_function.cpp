// SPDX-License-Identifier: BSL-1.0
// fail/no_function.cpp: calling what the module doesn't define is a NameError.
// expect: NameError left the constant expression
#include <images/no_function.hpp>
#include <stasis/builtins/program.hpp>

using program = stasis::program<stasis::images::no_function>;

#if defined(STASIS_CONTROL)
static_assert(program::call("present") == 1);
#else
static_assert(program::call("absent") == 1);
#endif
