// SPDX-License-Identifier: BSL-1.0
// fail/narrow_result.cpp: a result that does not fit the C++ type is no result.
// expect: the function returned no int that fits the C\+\+ type
#include <images/narrow_result.hpp>
#include <stasis/builtins/program.hpp>

using program = stasis::program<stasis::images::narrow_result>;

#if defined(STASIS_CONTROL)
static_assert(program::call<unsigned char>("twice", 127) == 254);
#else
static_assert(program::call<unsigned char>("twice", 128) == 0);
#endif
