// SPDX-License-Identifier: BSL-1.0
// fail/int_of_real.cpp: 1.0 isn't 1.
// expect: int_<...> takes an integer, or its text
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& result = int_<1>;
#else
constexpr const auto& result = int_<1.0>;
#endif
