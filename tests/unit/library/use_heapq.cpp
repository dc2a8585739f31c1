// SPDX-License-Identifier: BSL-1.0
// unit/library/use_heapq.cpp: the module _heapq, in constant evaluation and by dispatch.
#include <images/use_heapq.hpp>
#include <stasis/library/_heapq.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_heapq {

inline constexpr auto modules = stasis::importable(stasis::library::_heapq_module);
using script = stasis::program<stasis::images::use_heapq, modules>;

TEST_CASE("_heapq runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("sorts"));
    STASIS_CHECK(script::call<bool>("replaces"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_heapq
} // namespace
