// SPDX-License-Identifier: BSL-1.0
// unit/builtins/memoryviews.cpp: memoryviews in constant expressions and at run time.
// tests/oracle/memoryview_*.py compare them with python3.11.
#include <images/memoryviews.hpp>
#include <stasis/builtins/program.hpp>

#include <support/check.hpp>

namespace {

using views = stasis::program<stasis::images::memoryviews>;

TEST_CASE("a memoryview reads and writes the items of a bytearray") {
    STASIS_CHECK(views::call("items", 9) == 1803);
}
TEST_CASE("a memoryview is cast to other formats") {
    STASIS_CHECK(views::call<bool>("formats", 77));
}
TEST_CASE("a bytearray that has lent its room keeps its size until it has it back") {
    STASIS_CHECK(views::call<bool>("loan", 5));
}
TEST_CASE("what takes bytes takes memoryviews") {
    STASIS_CHECK(views::call("bytes_like", 0) == 1229);
}
TEST_CASE("a dead cycle through a memoryview is collected") {
    STASIS_CHECK(views::call("cycle", 4) == 4);
}

} // namespace
