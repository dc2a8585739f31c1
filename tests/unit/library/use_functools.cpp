// SPDX-License-Identifier: BSL-1.0
// unit/library/use_functools.cpp: the module _functools, in constant evaluation and by dispatch.
#include <images/use_functools.hpp>
#include <stasis/library/_functools.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>
#include <unit/library/failing_memory.hpp>

namespace {
namespace of_functools {

inline constexpr auto modules = stasis::importable(stasis::library::_functools_module);
using script = stasis::program<stasis::images::use_functools, modules>;

TEST_CASE("_functools runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("functions"));
    STASIS_CHECK(script::call<bool>("partials"));
    STASIS_CHECK(script::call<bool>("caches"));
    STASIS_CHECK(script::call<bool>("methods"));
    STASIS_CHECK(script::call<bool>("refused"));
}

TEST_CASE("_functools with memory that runs out at any allocation") {
    library_tests::check_with_failing_memory<script>(
        {"functions", "partials", "caches", "methods"});
}

} // namespace of_functools
} // namespace
