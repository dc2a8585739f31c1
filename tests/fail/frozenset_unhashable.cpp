// SPDX-License-Identifier: BSL-1.0
// fail/frozenset_unhashable.cpp: a list has no hash; the subscript is the number of the item.
// expect: an item of frozenset_<...> has no hash that is known at compile time
// expect: (subscript value .2.|element 2 of array)
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/tuple.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& last = tuple_<int_<1>>;
#else
constexpr const auto& last = list_<int_<1>>;
#endif

constexpr const auto& result = frozenset_<int_<1>, int_<2>, last>;
