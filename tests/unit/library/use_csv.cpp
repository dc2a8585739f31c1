// SPDX-License-Identifier: BSL-1.0
// unit/library/use_csv.cpp: the module _csv, in constant evaluation and by dispatch.
#include <images/use_csv.hpp>
#include <stasis/library/_csv.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_csv {

inline constexpr auto modules = stasis::importable(stasis::library::_csv_module);
using script = stasis::program<stasis::images::use_csv, modules>;

TEST_CASE("_csv runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("reads"));
    STASIS_CHECK(script::call<bool>("writes"));
    STASIS_CHECK(script::call<bool>("refused"));
    STASIS_CHECK(script::call<bool>("registers"));
}

} // namespace of_csv
} // namespace
