// SPDX-License-Identifier: BSL-1.0
// fail/dict_unhashable.cpp: a dict has no hash, so it is no key; the subscript is its item's number.
// expect: a key of dict_<...> has no hash that is known at compile time
// expect: (subscript value .2.|element 2 of array)
#include <stasis/graph/dict.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& key = none;
#else
constexpr const auto& key = empty_dict;
#endif

constexpr const auto& result =
    dict_<item_<int_<1>, none>, item_<int_<2>, none>, item_<key, none>>;
