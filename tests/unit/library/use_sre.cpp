// SPDX-License-Identifier: BSL-1.0
// unit/library/use_sre.cpp: the module _sre, in constant evaluation and by dispatch.
#include <images/use_sre.hpp>
#include <stasis/library/_sre.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_sre {

inline constexpr auto modules = stasis::importable(stasis::library::_sre_module);
using script = stasis::program<stasis::images::use_sre, modules>;

TEST_CASE("_sre runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("words"));
    STASIS_CHECK(script::call<bool>("reluctant"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_sre
} // namespace
