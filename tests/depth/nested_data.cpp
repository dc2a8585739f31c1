// SPDX-License-Identifier: BSL-1.0
// tests/depth/nested_data.cpp: hashes, iterators and calls that nest as deeply as data does end in
// RecursionError, and not with the native stack.
#include <images/nested_data.hpp>
#include <stasis/builtins/program.hpp>

#include <doctest/doctest.h>

using nested_data = stasis::program<stasis::images::nested_data>;

TEST_CASE("data 3,000 deep is no matter, and 100,000 deep a RecursionError") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = nested_data::load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        CHECK(*loaded.call<int>("ends_in_recursion_error", 3'000) == 0);
        CHECK(*loaded.call<int>("ends_in_recursion_error", 100'000) == 6);
        CHECK(interpreter._initial_thread.nesting_remaining == stasis::state::default_nesting_limit);
    }
    stasis::state::release_chunks(interpreter.memory);
}
