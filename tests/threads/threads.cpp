// SPDX-License-Identifier: BSL-1.0
// tests/threads/threads.cpp: several interpreters run at once, each on an OS thread of its own, by
// dispatch and natively; they share the constants, and no lock. Built with the thread sanitizer
// (preset thread-sanitize), any write that two of them could see is an error. Where native code is
// left out, for the time that it takes to compile, all of them run by dispatch.
#include <images/work.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>
#include <threads/os_thread.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <sched.h>

namespace {

using namespace stasis::state;
using work = stasis::program<stasis::images::work>;

constexpr const char* functions[] = {"fib",    "loop", "containers", "texts",
                                     "errors", "deep", "closures"};
constexpr std::size_t function_count = sizeof functions / sizeof functions[0];
constexpr int argument = 15;
constexpr int rounds = 20;

struct answers {
    std::int64_t of[function_count] = {};
    bool operator==(const answers&) const = default;
};

/// All functions, in a module that is loaded anew.
answers run(interpreter_state& interpreter, bool native) {
    stasis::thread_state& thread = interpreter._initial_thread;
#if defined(STASIS_NATIVE_THREADS)
    auto loaded = native ? work::load_native(thread) : work::load(thread);
#else
    auto loaded = work::load(thread);
    static_cast<void>(native);
#endif
    answers result{};
    for (std::size_t i = 0; i < function_count; ++i) {
        const auto answer = loaded.call<std::int64_t>(functions[i], argument);
        result.of[i] = answer ? *answer : -1;
    }
    return result;
}

/// Calls a function with each number below Count, each call on a thread of its own, all at once.
template <std::size_t Count, class Function>
void at_once(const Function& function) {
    std::atomic<std::size_t> ready = 0;
    std::optional<os_thread<std::function<void()>>> threads[Count];
    for (std::size_t i = 0; i < Count; ++i) {
        threads[i].emplace([&, i] {
            ++ready;
            while (ready != Count) {
                ::sched_yield();
            }
            function(i);
        });
    }
}

/// Runs in `interpreters` at once, every second one natively; whether all answers are `expected`.
template <std::size_t Count>
bool run_at_once(interpreter_state* const (&interpreters)[Count], const answers& expected) {
    std::atomic<std::size_t> right = 0;
    at_once<Count>([&](std::size_t number) {
        for (int round = 0; round < rounds; ++round) {
            right += run(*interpreters[number], number % 2 != 0) == expected ? 1 : 0;
        }
    });
    return right == Count * rounds;
}

answers expected_answers() {
    interpreter_state alone{};
    answers result;
    at_once<1>([&](std::size_t) { result = run(alone, false); });
    release_chunks(alone.memory);
    return result;
}

} // namespace

TEST_CASE("interpreters of one runtime run at once, and get what one alone gets") {
    STASIS_CHECK(work::call("fib", 10) == 55);
    const answers expected = expected_answers();
    CHECK(expected.of[0] == 610);
    CHECK(expected.of[5] == argument);
    interpreter_state* interpreters[main_pool_size + 2] = {&runtime<>._main_interpreter};
    for (std::size_t i = 1; i < main_pool_size + 2; ++i) {
        const auto made = new_interpreter(runtime<>); // the last one is none of the pool's
        REQUIRE(made);
        interpreters[i] = made.state;
    }
    CHECK(run_at_once(interpreters, expected));
    for (std::size_t i = 1; i < main_pool_size + 2; ++i) {
        CHECK(delete_interpreter(*interpreters[i]));
    }
    CHECK(runtime<>.interpreters.head == &runtime<>._main_interpreter);
}

TEST_CASE("runtimes of their own run at once") {
    static constinit interpreter_buffers buffers[2]{};
    static constinit runtime_state first{.buffers = &buffers[0]};
    static constinit runtime_state second{.buffers = &buffers[1]};
    interpreter_state* const interpreters[] = {&first._main_interpreter,
                                               &second._main_interpreter};
    CHECK(run_at_once(interpreters, expected_answers()));
    for (interpreter_state* each : interpreters) {
        CHECK(delete_interpreter(*each));
    }
}

TEST_CASE("an interpreter is made, used and ended on whatever thread has its runtime") {
    const answers expected = expected_answers();
    std::atomic<std::size_t> right = 0;
    at_once<2>([&](std::size_t) {
        const auto own = std::make_unique<runtime_state>();
        for (int round = 0; round < rounds; ++round) {
            const auto made = new_interpreter(*own);
            if (made && run(*made, round % 2 != 0) == expected && delete_interpreter(*made)) {
                ++right;
            }
        }
        right += delete_interpreter(own->_main_interpreter) ? 1 : 0;
    });
    CHECK(right == 2 * (rounds + 1));
}

TEST_CASE("a static list belongs to one of the interpreters that ask for it at once") {
    static constinit stasis::graph::mutable_list<> wanted;
    std::atomic<int> had = 0;
    std::atomic<int> refused = 0;
    at_once<2>([&](std::size_t) {
        const auto own = std::make_unique<runtime_state>();
        stasis::thread_state& thread = own->_main_interpreter._initial_thread;
        for (int round = 0; round < 50 * rounds; ++round) {
            auto loaded = work::load(thread);
            const auto answer = loaded.call<std::int64_t>("fill", wanted, argument);
            if (answer) {
                had += *answer == argument ? 1 : 0;
            } else if (thread.curexc_value->ob_type == &stasis::runtime_error_type) {
                ++refused;
            }
        }
        delete_interpreter(own->_main_interpreter);
    });
    CHECK(had > 0);
    CHECK(had + refused == 100 * rounds);
    CHECK(wanted.ob_size == 0);
    CHECK(wanted.owner == nullptr);
}

TEST_CASE("an interpreter can move to another OS thread between two calls") {
    auto loaded = work::load();
    std::int64_t found = 0;
    at_once<1>([&](std::size_t) {
        const auto answer = loaded.call<std::int64_t>("fib", argument);
        found = answer ? *answer : -1;
    });
    CHECK(found == 610);
    CHECK(*loaded.call<std::int64_t>("fib", argument) == 610);
}
