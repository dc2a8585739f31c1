// SPDX-License-Identifier: BSL-1.0
// fail/find_text_not_ascii.cpp: a text of char is ASCII, and UTF-8 would silently find nothing.
// expect: graph::find_text\(\) takes texts of char in ASCII
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/str.hpp>

using namespace stasis::graph;

constexpr const auto& prices = dict_<item_<str_<"café">, int_<420>>, item_<str_<"tea">, int_<250>>>;

#if defined(STASIS_CONTROL)
constexpr const auto* found = find_text<prices>("tea");
#else
constexpr const auto* found = find_text<prices>("café");
#endif
