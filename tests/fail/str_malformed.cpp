// SPDX-License-Identifier: BSL-1.0
// fail/str_malformed.cpp: text that isn't UTF-8 is refused; the subscript is the offset.
// expect: str_<...> takes UTF-8, and this is none
// expect: (subscript value .3.|element 3 of array)
#include <stasis/graph/str.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& result = str_<"caf\xc3\xa9">;
#else
constexpr const auto& result = str_<"caf\xe9">;
#endif
