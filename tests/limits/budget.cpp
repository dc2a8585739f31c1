// SPDX-License-Identifier: BSL-1.0
// tests/limits/budget.cpp: instructions that run out at the n-th, for every n: each time the
// program has ended, whatever it handles, and C++ is told so; and with more of them it goes on.
#include "silence.hpp"

#include <images/budget.hpp>
#include <stasis/builtins/program.hpp>

#include <doctest/doctest.h>

namespace {

using stasis::limit;
using stasis::limits;
using budget =
    stasis::program<stasis::images::budget, stasis::no_modules, limits{.instructions = 100'000}>;

static_assert(budget::call("generators") == 70);

struct budget_row {
    const char* function;
    int result;
};
constexpr budget_row budget_rows[] = {{"handlers", 40},  {"managers", 190}, {"generators", 70},
                                      {"coroutines", 5}, {"classes", 4},    {"endings", 7},
                                      {"groups", 8}};

/// Calls a function with 0, 1, 2... instructions until they are enough: how many that is.
std::int64_t least_budget(stasis::loaded_module& loaded, const budget_row& each) {
    for (std::int64_t allowed = 0; allowed < 5'000; ++allowed) {
        loaded.allow_instructions(allowed);
        const auto result = loaded.call<int>(each.function);
        if (result) {
            CHECK(*result == each.result);
            CHECK(loaded.reached() == limit::none);
            return allowed;
        }
        REQUIRE(loaded.reached() == limit::instructions);
        REQUIRE(loaded.instructions_left() == -1);
        // Nothing can be called meanwhile.
        REQUIRE(!loaded.call<int>(each.function));
        static_cast<void>(loaded.report());
    }
    return -1;
}

template <class Load>
void check_budgets(const Load& load) {
    stasis::state::interpreter_state interpreter{};
    const silence here;
    {
        stasis::loaded_module loaded = load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        for (const budget_row& each : budget_rows) {
            const std::int64_t least = least_budget(loaded, each);
            CHECK(least > 20);
            CHECK(least < 2'000);
        }
    }
    // Limits end with the module that has them.
    CHECK((interpreter.eval_frame_before == nullptr));
    stasis::state::release_chunks(interpreter.memory);
}

} // namespace

TEST_CASE("a program ends at each of its instructions") {
    check_budgets([](stasis::thread_state& thread) { return budget::load(thread); });
}

TEST_CASE("native code ends at each of its blocks") {
    check_budgets([](stasis::thread_state& thread) { return budget::load_native(thread); });
}

TEST_CASE("a body that runs out of instructions doesn't load") {
    using short_of =
        stasis::program<stasis::images::budget, stasis::no_modules, limits{.instructions = 10}>;
    const silence here;
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = short_of::load(interpreter._initial_thread);
        CHECK(!loaded);
        CHECK(loaded.reached() == limit::instructions);
        static_cast<void>(loaded.report());
    }
    stasis::state::release_chunks(interpreter.memory);
}

TEST_CASE("a heap's cap is kept, and what is given back can be had again") {
    stasis::state::interpreter_state interpreter{};
    stasis::state::heap& memory = interpreter.memory;
    {
        stasis::loaded_module loaded = budget::load(interpreter._initial_thread);
        const std::size_t before = memory.taken;
        memory.most = before + (std::size_t{1} << 20);
        for (int turn = 0; turn < 3; ++turn) {
            void* block = stasis::state::allocate_bytes(memory, std::size_t{1} << 19);
            REQUIRE(block != nullptr);
            CHECK(stasis::state::allocate_bytes(memory, std::size_t{1} << 19) == nullptr);
            CHECK(stasis::state::allocate_bytes(memory, std::size_t{1} << 40) == nullptr);
            stasis::state::release_bytes(block, std::size_t{1} << 19);
            CHECK(memory.taken == before);
        }
    }
    CHECK(memory.most == limits::uncapped);
    stasis::state::release_chunks(memory);
}
