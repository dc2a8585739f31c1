// SPDX-License-Identifier: BSL-1.0
// fail/dict_twice.cpp: a dict named by its items that has a key twice is refused; the key is named.
// expect: a constant dict has a key twice
// expect: duplicate_key<.*prices.*2
#include <stasis/graph/dict.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& last = str_<"wages">;
#else
constexpr const auto& last = str_<"prices">;
#endif

constexpr const auto& result =
    dict_<item_<str_<"prices">, int_<1>>, item_<str_<"taxes">, int_<2>>, item_<last, int_<3>>>;
