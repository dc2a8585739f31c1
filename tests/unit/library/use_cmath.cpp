// SPDX-License-Identifier: BSL-1.0
// unit/library/use_cmath.cpp: the module cmath, in constant evaluation and by dispatch: what C's
// library doesn't compute.
#include <images/use_cmath.hpp>
#include <stasis/library/cmath.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_cmath {

inline constexpr auto modules = stasis::importable(stasis::library::cmath_module);
using script = stasis::program<stasis::images::use_cmath, modules>;

TEST_CASE("what cmath does without C's library runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("constants"));
    STASIS_CHECK(script::call<bool>("predicates"));
    STASIS_CHECK(script::call<bool>("closeness"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_cmath
} // namespace
