// SPDX-License-Identifier: BSL-1.0
// fail/int_malformed.cpp: text that is no int is refused; the subscript is where it stops being one.
// expect: int_<...> takes the text of an int
// expect: (subscript value .4.|element 4 of array)
#include <stasis/graph/int.hpp>

using namespace stasis::graph;

#if defined(STASIS_CONTROL)
constexpr const auto& result = int_<"-123456789012345678901234567890">;
#else
constexpr const auto& result = int_<"-123,456">;
#endif
