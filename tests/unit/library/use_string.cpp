// SPDX-License-Identifier: BSL-1.0
// unit/library/use_string.cpp: the module _string, in constant evaluation and by dispatch.
#include <images/use_string.hpp>
#include <stasis/library/_string.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_string {

inline constexpr auto modules = stasis::importable(stasis::library::_string_module);
using script = stasis::program<stasis::images::use_string, modules>;

TEST_CASE("_string runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("fields"));
    STASIS_CHECK(script::call<bool>("names"));
    STASIS_CHECK(script::call<bool>("brackets"));
    STASIS_CHECK(script::call<bool>("refused"));
}

} // namespace of_string
} // namespace
