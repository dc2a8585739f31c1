// SPDX-License-Identifier: BSL-1.0
// fail/find_no_strs.cpp: only dicts whose keys are all strs have an index.
// expect: graph::find\(\) takes a constant dict whose keys are all strs
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& second = str_<"2">;
#else
constexpr const auto& second = int_<2>;
#endif

constexpr const auto& prices = dict_<item_<str_<"tea">, int_<250>>, item_<second, int_<420>>>;

const stasis::object* price(const stasis::text& of) { return find_text<prices>(of); }
