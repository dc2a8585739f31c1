// SPDX-License-Identifier: BSL-1.0
// unit/library/use_math.cpp: the module math, in constant evaluation and by dispatch: all functions
// but those that C's library computes.
#include <images/use_math.hpp>
#include <stasis/library/math.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_math {

inline constexpr auto modules = stasis::importable(stasis::library::math_module);
using script = stasis::program<stasis::images::use_math, modules>;

TEST_CASE("what math computes exactly runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("roots"));
    STASIS_CHECK(script::call<bool>("parts"));
    STASIS_CHECK(script::call<bool>("neighbours"));
    STASIS_CHECK(script::call<bool>("remainders"));
    STASIS_CHECK(script::call<bool>("rounded"));
    STASIS_CHECK(script::call<bool>("predicates"));
    STASIS_CHECK(script::call<bool>("sums"));
    STASIS_CHECK(script::call<bool>("lengths"));
    STASIS_CHECK(script::call<bool>("integers"));
    STASIS_CHECK(script::call<bool>("large_integers"));
    STASIS_CHECK(script::call<bool>("refused"));
    STASIS_CHECK(script::call<bool>("special_powers"));
}

} // namespace of_math
} // namespace
