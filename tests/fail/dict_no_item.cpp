// SPDX-License-Identifier: BSL-1.0
// fail/dict_no_item.cpp: what a dict is named by are items, each a key and a value.
// expect: an item of dict_<...> is item_<key, value>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& result = dict_<item_<int_<1>, int_<2>>>;
#else
constexpr const auto& result = dict_<int_<1>, int_<2>>;
#endif
