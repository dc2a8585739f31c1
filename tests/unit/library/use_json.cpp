// SPDX-License-Identifier: BSL-1.0
// unit/library/use_json.cpp: the module _json, in constant evaluation and by dispatch.
#include <images/use_json.hpp>
#include <stasis/library/_json.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_json {

inline constexpr auto modules = stasis::importable(stasis::library::_json_module);
using script = stasis::program<stasis::images::use_json, modules>;

TEST_CASE("_json runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("reads"));
    STASIS_CHECK(script::call<bool>("stops"));
    STASIS_CHECK(script::call<bool>("writes"));
    STASIS_CHECK(script::call<bool>("quotes"));
}

} // namespace of_json
} // namespace
