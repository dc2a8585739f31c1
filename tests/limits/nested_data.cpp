// SPDX-License-Identifier: BSL-1.0
// limits/nested_data.cpp: hashes, iterators and calls that nest as deeply as data does end in
// RecursionError, and not with the native stack; and so do calls that built-in functions make of
// one another.
#include <images/nested_data.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/compiler/compile.hpp>
#include <stasis/library/_operator.hpp>

#include <doctest/doctest.h>

namespace {

constexpr auto what_nesting_needs =
    stasis::importable(stasis::library::_operator_module, stasis::source_compiler);
using nested_data = stasis::program<stasis::images::nested_data, what_nesting_needs>;

} // namespace

TEST_CASE("data 3,000 deep is no matter, and 100,000 deep a RecursionError") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = nested_data::load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        CHECK(*loaded.call<int>("ends_in_recursion_error", 3'000) == 0);
        CHECK(*loaded.call<int>("ends_in_recursion_error", 100'000) == 6);
        CHECK(*loaded.call<int>("endless_calls") == 4);
        CHECK(*loaded.call<int>("deep_forwards", 100'000) == 8);
        CHECK(*loaded.call<bool>("frees_code", 100'000));
        CHECK(interpreter._initial_thread.nesting_remaining ==
              stasis::state::default_nesting_limit);
    }
    stasis::state::release_chunks(interpreter.memory);
}
