// SPDX-License-Identifier: BSL-1.0
// unit/interpreter/text_from_cpp.cpp: text that C++ passes is UTF-8, in whatever has its characters.
#include <images/text_from_cpp.hpp>
#include <stasis/builtins/program.hpp>
#include <support/check.hpp>

#include <string>
#include <string_view>

namespace {

using named = stasis::program<stasis::images::text_from_cpp>;

} // namespace

TEST_CASE("text from C++ is UTF-8, and as long as it has characters") {
    STASIS_CHECK(named::call<bool>("is_size", "größe"));
    STASIS_CHECK(named::call("length", "größe") == 5);
    STASIS_CHECK(named::call("length", "") == 0);
    STASIS_CHECK(named::call<bool>("is_size", std::string_view("größe")));
    STASIS_CHECK(named::call<bool>("all_of", std::string_view("a\0ü→😀", 11)));
}

TEST_CASE("a std::string is text; what is no UTF-8 is a ValueError that says where") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = named::load(interpreter._initial_thread);
        std::string size = "größe";
        char array[] = "größe";
        CHECK(*loaded.call<bool>("is_size", size));
        CHECK(*loaded.call<bool>("is_size", std::string("größe")));
        CHECK(*loaded.call<bool>("is_size", array));
        CHECK(!loaded.call<int>("length", "gr\xf6\xdf\x65"));
        const auto raised = stasis::owned::take(
            stasis::state::take_pending(interpreter._initial_thread));
        const auto shown = stasis::interpreter::str(interpreter._initial_thread, raised.get());
        CHECK(stasis::text_of(shown.as_object()) ==
              stasis::text{"text from C++ is no UTF-8 at byte 2"});
    }
    stasis::state::release_chunks(interpreter.memory);
}
