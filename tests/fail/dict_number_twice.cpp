// SPDX-License-Identifier: BSL-1.0
// fail/dict_number_twice.cpp: an int that is a key twice is named by its figures; -70 equals -70.0.
// expect: a constant dict has a key twice
// expect: duplicate_key<.*-70.*3
#include <stasis/graph/dict.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& last = int_<70>;
#else
constexpr const auto& last = int_<-70>;
#endif

constexpr const auto& result =
    dict_<item_<none, none>, item_<float_<-70.0>, none>, item_<str_<"">, none>, item_<last, none>>;
