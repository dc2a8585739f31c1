// SPDX-License-Identifier: BSL-1.0
// unit/library/use_unicodedata.cpp: the module unicodedata, in constant evaluation and by dispatch.
#include <images/use_unicodedata.hpp>
#include <stasis/library/unicodedata.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_unicodedata {

inline constexpr auto modules = stasis::importable(stasis::library::unicodedata_module);
using script = stasis::program<stasis::images::use_unicodedata, modules>;

TEST_CASE("unicodedata runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("known"));
    STASIS_CHECK(script::call<bool>("normal"));
}

} // namespace of_unicodedata
} // namespace
