// SPDX-License-Identifier: BSL-1.0
// fail/find_no_dict.cpp: a dict that Python code may change has no index that the compiler makes.
// expect: graph::find\(\) takes a constant dict: dict_<...>, dict_of<...> or split_dict_of<...>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/mutable_dict.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& prices = dict_<item_<str_<"tea">, int_<250>>>;
#else
constinit mutable_dict<item_<str_<"tea">, int_<250>>> prices;
#endif

const stasis::object* price(const stasis::str_object* of) { return find<prices>(of); }
