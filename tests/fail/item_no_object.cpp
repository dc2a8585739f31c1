// SPDX-License-Identifier: BSL-1.0
// fail/item_no_object.cpp: a tuple named by its items holds objects of the graph, and no ints of C++.
// expect: an item is a static object, such as none, int_<7>
#include <stasis/graph/int.hpp>
#include <stasis/graph/tuple.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& seven = int_<7>;
#else
constexpr int seven = 7;
#endif

constexpr const auto& result = tuple_<none, seven>;
