// SPDX-License-Identifier: BSL-1.0
// fail/frozenset_twice.cpp: True equals 1, so it can't be there beside it; the subscript is the
// number of the item.
// expect: frozenset_<...> has an item twice
// expect: (subscript value .2.|element 2 of array)
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& last = false_object;
#else
constexpr const auto& last = true_object;
#endif

constexpr const auto& result = frozenset_<int_<1>, int_<2>, last>;
