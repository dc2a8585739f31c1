// SPDX-License-Identifier: BSL-1.0
// unit/library/use_operator.cpp: the module _operator, in constant evaluation and by dispatch.
#include <images/use_operator.hpp>
#include <stasis/library/_operator.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>
#include <unit/library/failing_memory.hpp>

namespace {
namespace of_operator {

inline constexpr auto modules = stasis::importable(stasis::library::_operator_module);
using script = stasis::program<stasis::images::use_operator, modules>;

TEST_CASE("_operator runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("operators"));
    STASIS_CHECK(script::call<bool>("sequences"));
    STASIS_CHECK(script::call<bool>("getters"));
    STASIS_CHECK(script::call<bool>("refused"));
}

TEST_CASE("_operator with memory that runs out at any allocation") {
    library_tests::check_with_failing_memory<script>({"operators", "sequences", "getters"});
}

} // namespace of_operator
} // namespace
