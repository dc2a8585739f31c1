// SPDX-License-Identifier: BSL-1.0
// fail/duplicate_key.cpp: a constant dict that has a key twice is refused; the subscript is the entry.
// expect: a constant dict has a key twice
// expect: (subscript value .2.|element 2 of array)
#include <stasis/graph/dict.hpp>
#include <stasis/graph/singletons.hpp>

using namespace stasis;

constexpr graph::dict_item entries[] = {
    {&graph::str_<"first">, pointer_to(graph::none)},
    {&graph::str_<"second">, pointer_to(graph::none)},
#if defined(STASIS_CONTROL)
    {&graph::str_<"third">, pointer_to(graph::none)},
#else
    {&graph::str_<"first">, pointer_to(graph::none)},
#endif
};

constexpr auto storage = graph::make_storage(entries);
