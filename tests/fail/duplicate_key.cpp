// SPDX-License-Identifier: BSL-1.0
// fail/duplicate_key.cpp: a constant dict that has a key twice is refused; the key is named.
// expect: a constant dict has a key twice
// expect: duplicate_key<.*first.*2
#include <stasis/graph/dict.hpp>

using namespace stasis;

constexpr graph::dict_item entries[] = {
    graph::item(graph::str_<"first">, pointer_to(graph::none)),
    graph::item(graph::str_<"second">, pointer_to(graph::none)),
#if defined(STASIS_CONTROL)
    graph::item(graph::str_<"third">, pointer_to(graph::none)),
#else
    graph::item(graph::str_<"first">, pointer_to(graph::none)),
#endif
};

static_assert(graph::dict_of<entries>.ma_used == 3);
