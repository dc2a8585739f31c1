// SPDX-License-Identifier: BSL-1.0
// fail/find_too_many.cpp: more keys than compilers evaluate an index of by default are refused.
// expect: graph::find\(\) takes a constant dict of 16384 keys at most
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>

using namespace stasis::graph;

// As a dict of so many keys begins. The whole of it would take a compiler half a minute.
constexpr stasis::dict_keys many_keys{
    stasis::immortal_refcount, 15, 16, stasis::dict_keys_unicode, 0, 5460, 16385};
constexpr stasis::dict_object many{stasis::immortal_head(stasis::dict_type), 16385, 0,
                                   const_cast<stasis::dict_keys*>(&many_keys), nullptr};

#if defined(STASIS_CONTROL)
constexpr const auto& prices = dict_<item_<str_<"tea">, none>>;
#else
constexpr const auto& prices = many;
#endif

const stasis::object* price(const stasis::str_object* of) { return find<prices>(of); }
