// SPDX-License-Identifier: BSL-1.0
// unit/library/failing_memory.hpp: runs a function with memory that runs out at the n-th
// allocation, for every n: each is a MemoryError, and nothing is left behind
// (tests/limits/memory.cpp does so for what needs no modules).
#pragma once

#include <stasis/stasis.hpp>

#include <cstddef>
#include <initializer_list>

#include <doctest/doctest.h>

namespace library_tests {

/// Whether a function of a program, which answers True, does so or raises MemoryError with so many
/// allocations, gives everything back, and does so again without a limit. `done`: it needed no
/// more.
template <class Script>
bool holds_with(std::size_t allowance, const char* function, bool& done) {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    bool good = false;
    done = false;
    {
        interpreter.memory.allowance = allowance;
        stasis::loaded_module loaded = Script::load(thread);
        if (loaded) {
            const auto answer = loaded.template call<bool>(function);
            done = static_cast<bool>(answer);
            good = done && *answer;
        }
        if (!done) {
            good = thread.curexc_value != nullptr &&
                   thread.curexc_value->ob_type == &stasis::memory_error_type;
            stasis::state::clear_pending(thread, stasis::memory_error_type);
        }
        interpreter.memory.allowance = static_cast<std::size_t>(-1);
        if (loaded) {
            const auto again = loaded.template call<bool>(function);
            good = good && again && *again;
        }
    }
    good = good && stasis::state::tracked_count(interpreter.gc) == 0 &&
           thread.recursion_remaining == thread.recursion_limit;
    stasis::state::release_chunks(interpreter.memory);
    return good;
}

/// Checks functions with each number of allocations up to what they need.
template <class Script>
void check_with_failing_memory(std::initializer_list<const char*> functions) {
    for (const char* function : functions) {
        CAPTURE(function);
        bool done = false;
        std::size_t allowance = 0;
        for (; !done && allowance < 2'000; ++allowance) {
            CAPTURE(allowance);
            const bool held = holds_with<Script>(allowance, function, done);
            REQUIRE(held);
        }
        CHECK(done);
        CHECK(allowance > 10);
    }
}

} // namespace library_tests
