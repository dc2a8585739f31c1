// SPDX-License-Identifier: BSL-1.0
// tests/depth/nesting.cpp: expressions 500 deep, whose stack is as deep, and code to match.
// The native engine has a slot and a function for each step: it is tried on the flat half of them.
#include <images/nesting.hpp>
#include <stasis/builtins/program.hpp>
#include <support/check.hpp>

namespace {

using nesting = stasis::program<stasis::images::nesting>;

constexpr int powers = 2; // the number of the function's code object: the body is 0
static_assert(nesting::codes[powers]->co_stacksize > 500);

#if !defined(STASIS_RELAXED)
static_assert(nesting::call("powers", 1) == 1);
static_assert(nesting::call("signs", -3) == -3);
static_assert(nesting::call("choices", 5) == 5);
static_assert(nesting::call("calls", 7) == 7);
static_assert(nesting::call("brackets", 9) == 9);
#endif

} // namespace

TEST_CASE("expressions nested 500 deep run by dispatch") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = nesting::load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        CHECK(*loaded.call<int>("powers", 1) == 1);
        CHECK(*loaded.call<int>("signs", -3) == -3);
        CHECK(*loaded.call<int>("choices", 499) == 499);
        CHECK(*loaded.call<int>("choices", 500) == -1);
        CHECK(*loaded.call<int>("calls", 7) == 7);
        CHECK(*loaded.call<int>("brackets", 9) == 9);
    }
    stasis::state::release_chunks(interpreter.memory);
}
