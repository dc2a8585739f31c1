// SPDX-License-Identifier: BSL-1.0
// fail/wrong_result.cpp: a result is never converted: who asks for an int and gets a float is told.
// expect: the function returned no int that fits the C\+\+ type
#include <images/wrong_result.hpp>
#include <stasis/builtins/program.hpp>

using program = stasis::program<stasis::images::wrong_result>;

#if defined(STASIS_CONTROL)
static_assert(program::call<double>("half", 4) == 2.0);
#else
static_assert(program::call<int>("half", 4) == 2);
#endif
