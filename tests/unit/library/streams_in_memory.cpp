// SPDX-License-Identifier: BSL-1.0
// unit/library/streams_in_memory.cpp: what needs no file: io.StringIO, io.BytesIO, and sys.
#include <images/streams_in_memory.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/library/all.hpp>

#include <support/check.hpp>

namespace {

using script = stasis::program<stasis::images::streams_in_memory, stasis::library::all>;

} // namespace

TEST_CASE("print() writes to a file in memory") {
    STASIS_CHECK(script::call<bool>("printed", 12));
    STASIS_CHECK(script::call<bool>("replaced"));
}

TEST_CASE("files in memory have lines, attributes and subclasses") {
    STASIS_CHECK(script::call("lines") == 54);
    STASIS_CHECK(script::call("derived") == 34);
    STASIS_CHECK(script::call<bool>("unsupported"));
}

TEST_CASE("sys is there when a program is run by the compiler") {
    STASIS_CHECK(script::call("version") == 311);
    STASIS_CHECK(script::call<bool>("constants_of_sys"));
    STASIS_CHECK(script::call("limited") == 20);
}
