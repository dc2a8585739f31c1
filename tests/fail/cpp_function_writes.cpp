// SPDX-License-Identifier: BSL-1.0
// fail/cpp_function_writes.cpp: a C++ function that writes to its arguments isn't one of a module.
// expect: what a C\+\+ function writes to an argument is lost
#include <stasis/builtins/cpp_function.hpp>
#include <stasis/stasis.hpp>

#if defined(STASIS_CONTROL)
void take(const int&) {}
#else
void take(int&) {}
#endif

constexpr stasis::method_def row = stasis::cpp_function<"take", take>;
