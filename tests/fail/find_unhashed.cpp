// SPDX-License-Identifier: BSL-1.0
// fail/find_unhashed.cpp: a key that was made by hand has no hash yet; the subscript is its number.
// expect: graph::find\(\) takes keys that are hashed
// expect: (subscript value .2.|element 2 of array)
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

constexpr auto by_hand = [] {
    auto result = str_<"tea">;
#if !defined(STASIS_CONTROL)
    result.hash = -1;
#endif
    return result;
}();

constexpr const auto& prices =
    dict_<item_<str_<"coffee">, int_<250>>, item_<str_<"x">, int_<1>>, item_<by_hand, int_<420>>>;

const stasis::object* price(const stasis::str_object* of) { return find<prices>(of); }
