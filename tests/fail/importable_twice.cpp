// SPDX-License-Identifier: BSL-1.0
// fail/importable_twice.cpp: a set of modules has no name twice, in sets that it is made of either.
// expect: a module of importable\(...\) is there twice
#include <images/importable_twice.hpp>
#include <stasis/image/modules.hpp>

using namespace stasis;

constexpr auto some = importable(frozen<images::importable_twice>("a"));
#if defined(STASIS_CONTROL)
constexpr auto modules = importable(frozen<images::importable_twice>("b"), some);
#else
constexpr auto modules = importable(frozen<images::importable_twice>("a"), some);
#endif
