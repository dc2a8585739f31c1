// SPDX-License-Identifier: BSL-1.0
// unit/library/use_collections.cpp: the module _collections, in constant evaluation and by
// dispatch.
#include <images/use_collections.hpp>
#include <stasis/builtins/weak_reference.hpp>
#include <stasis/library/_collections.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_collections {

inline constexpr auto modules = stasis::importable(stasis::library::_collections_module);
using script = stasis::program<stasis::images::use_collections, modules>;

TEST_CASE("deque runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("ends"));
    STASIS_CHECK(script::call<bool>("middle"));
    STASIS_CHECK(script::call<bool>("bounded"));
    STASIS_CHECK(script::call<bool>("refused"));
}

TEST_CASE("defaultdict runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("made_items"));
    STASIS_CHECK(script::call<bool>("counted"));
}

TEST_CASE("OrderedDict runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("order"));
    STASIS_CHECK(script::call<bool>("views"));
    STASIS_CHECK(script::call<bool>("attributes"));
    STASIS_CHECK(script::call<bool>("changed_meanwhile"));
}

TEST_CASE("_tuplegetter runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("fields"));
}

TEST_CASE("deques and OrderedDicts are referred to weakly") {
    STASIS_CHECK(script::call<bool>("weak", stasis::weak_reference_type));
}

} // namespace of_collections
} // namespace
