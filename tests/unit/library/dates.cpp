// SPDX-License-Identifier: BSL-1.0
// unit/library/dates.cpp: what time and errno know without asking the system.
#include <images/dates.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/library/all.hpp>

#include <support/check.hpp>

namespace {

using dates = stasis::program<stasis::images::dates, stasis::library::all>;

} // namespace

TEST_CASE("dates are counted and told without the system") {
    STASIS_CHECK(dates::call<bool>("leap"));
    STASIS_CHECK(dates::call<bool>("text"));
    STASIS_CHECK(dates::call<bool>("refused"));
    STASIS_CHECK(dates::call<bool>("unnamed"));
}

TEST_CASE("errno has numbers and their names") { STASIS_CHECK(dates::call("missing") == 2); }
