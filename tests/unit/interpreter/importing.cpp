// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/importing.cpp: import in constant expressions. What it binds and says is
// compared with python3.11 in tests/imports; tests/limits has it without memory.
#include <images/importing.hpp>
#include <images/importing_package.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/image/thawing.hpp>

#include <support/check.hpp>

namespace {
namespace imports {

using namespace stasis;

constexpr auto modules =
    importable(frozen<images::importing_package>("parcel", module_kind::package),
               frozen<images::importing_package>("parcel.inner"),
               frozen_text{"exec", "name, package = __name__, __package__",
                           &image::body<images::importing_package>});
using script = program<images::importing, modules>;

TEST_CASE("import binds packages and their modules") {
    STASIS_CHECK(script::call<bool>("names"));
    STASIS_CHECK(script::call<bool>("bound"));
}

// The parent is a constant, its child an image.
constexpr auto thawing_modules =
    importable(frozen<images::importing_package>("parcel", module_kind::package),
               thawing<images::importing_package>("parcel.inner"));
using thawing_script = program<images::importing, thawing_modules>;

TEST_CASE("a module that is kept as an image is made when it is imported") {
    STASIS_CHECK(thawing_script::call<bool>("names"));
    STASIS_CHECK(thawing_script::call<bool>("bound"));
}

constexpr unsigned char damaged_image[] = "\xa7\x0d\r\n\1\0\0\0\0\0\0\0\0\0\0\0?";
constexpr auto with_damage = importable(thawing_modules, thawing<damaged_image>("parcel.damaged"));
using damaged_script = program<images::importing, with_damage>;

TEST_CASE("a damaged image is an ImportError") {
    STASIS_CHECK(damaged_script::call<bool>("damaged"));
}

TEST_CASE("what isn't in the set is not found") {
    STASIS_CHECK(script::call<bool>("missing", "other"));
    STASIS_CHECK(script::call<bool>("missing", "parcel.other"));
    STASIS_CHECK(script::call<bool>("missing", "größe"));
}

TEST_CASE("modules are made by their type, too") { STASIS_CHECK(script::call<bool>("own_kind")); }

TEST_CASE("a text that was compiled with the program is evaluated, and no other one") {
    STASIS_CHECK(script::call<bool>("evaluates"));
    STASIS_CHECK(script::call<bool>("refuses", "1 + 1"));
    STASIS_CHECK(script::call<bool>("refuses", ""));
    // In constant evaluation g++ 12 can't read a static code object that Python code holds.
    CHECK(script::call<bool>("compiles"));
}

TEST_CASE("a set is sorted, and found by binary search whatever its order was") {
    constexpr auto set = importable(importable_module{"b"}, importable_module{"a"},
                                    importable(importable_module{"ab"}, importable_module{"ä"}));
    state::interpreter_state interpreter{};
    interpreter.importable = set;
    for (const char* name : {"a", "ab", "b"}) {
        const auto* found = state::find_importable(interpreter, text{name});
        REQUIRE(found != nullptr);
        CHECK(text{found->name} == text{name});
    }
    constexpr char16_t umlaut[] = u"ä";
    CHECK(state::find_importable(interpreter, text{umlaut, 1}) != nullptr);
    CHECK(state::find_importable(interpreter, text{"aa"}) == nullptr);
    CHECK(state::find_importable(interpreter, text{""}) == nullptr);
    CHECK(state::find_importable(interpreter, text{"b.c"}) == nullptr);
}

} // namespace imports
} // namespace
