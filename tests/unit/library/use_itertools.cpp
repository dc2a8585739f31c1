// SPDX-License-Identifier: BSL-1.0
// unit/library/use_itertools.cpp: the module itertools, in constant evaluation and by dispatch.
#include <images/use_itertools.hpp>
#include <stasis/library/itertools.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>
#include <unit/library/failing_memory.hpp>

namespace {
namespace of_itertools {

inline constexpr auto modules = stasis::importable(stasis::library::itertools_module);
using script = stasis::program<stasis::images::use_itertools, modules>;

TEST_CASE("itertools runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("infinite"));
    STASIS_CHECK(script::call<bool>("selection"));
    STASIS_CHECK(script::call<bool>("joining"));
    STASIS_CHECK(script::call<bool>("combinatorics"));
    STASIS_CHECK(script::call<bool>("groups"));
    STASIS_CHECK(script::call<bool>("tees"));
    STASIS_CHECK(script::call<bool>("circles"));
    STASIS_CHECK(script::call<bool>("refused"));
}

TEST_CASE("itertools with memory that runs out at any allocation") {
    library_tests::check_with_failing_memory<script>(
        {"infinite", "selection", "joining", "combinatorics", "groups", "tees", "circles"});
}

} // namespace of_itertools
} // namespace
