// SPDX-License-Identifier: BSL-1.0
// fail/find_equal_hashes.cpp: an index can't tell apart keys of one hash, of all its 64 bits.
// expect: graph::find\(\) tells keys apart by their hashes, and two keys of this dict have the same
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

constexpr auto forged = [] {
    auto result = str_<"tea">;
#if !defined(STASIS_CONTROL)
    result.hash = str_<"coffee">.hash;
#endif
    return result;
}();

constexpr const auto& prices =
    dict_<item_<forged, int_<250>>, item_<str_<"coffee">, int_<420>>, item_<str_<"x">, int_<1>>>;

const stasis::object* price(const stasis::str_object* of) { return find<prices>(of); }
