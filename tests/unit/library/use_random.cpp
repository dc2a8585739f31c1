// SPDX-License-Identifier: BSL-1.0
// unit/library/use_random.cpp: the module _random, in constant evaluation and by dispatch.
#include <images/use_random.hpp>
#include <stasis/library/_random.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_random {

inline constexpr auto modules = stasis::importable(stasis::library::_random_module);
using script = stasis::program<stasis::images::use_random, modules>;

TEST_CASE("_random runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("numbers"));
    STASIS_CHECK(script::call<bool>("bits"));
    STASIS_CHECK(script::call<bool>("seeds"));
    STASIS_CHECK(script::call<bool>("state"));
    STASIS_CHECK(script::call<bool>("refused"));
}

TEST_CASE("a generator without a seed begins by chance") {
    CHECK(script::call<bool>("by_chance"));
}

} // namespace of_random
} // namespace
