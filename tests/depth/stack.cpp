// SPDX-License-Identifier: BSL-1.0
// tests/depth/stack.cpp: a program that allows itself two million nested calls, or that has a small
// native stack, gets RecursionError where the stack ends, in every engine and on every thread, and
// goes on on another one; python3.11 ends there.
#include <images/stack.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/library/sys.hpp>

#include <doctest/doctest.h>

#include <pthread.h>
#include <sys/resource.h>
#include <thread>

namespace {

/// Gives the process's own stack an end while it lives; that of the sanitizers' tests has none.
class stack_end {
public:
    stack_end() noexcept {
        getrlimit(RLIMIT_STACK, &before_);
        rlimit here = before_;
        if (here.rlim_cur == RLIM_INFINITY || here.rlim_cur > most) {
            here.rlim_cur = most;
            setrlimit(RLIMIT_STACK, &here);
        }
    }
    ~stack_end() { setrlimit(RLIMIT_STACK, &before_); }
    stack_end(const stack_end&) = delete;
    stack_end& operator=(const stack_end&) = delete;

private:
    static constexpr rlim_t most = rlim_t{64} << 20;
    rlimit before_{};
};

constexpr auto importable_here = stasis::importable(stasis::library::sys_module);
using deep_stack = stasis::program<stasis::images::stack, importable_here>;

template <class Load>
void check_stack(const Load& load) {
    const stack_end end;
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        const auto ended = loaded.call<int>("all_end");
        CHECK(ended);
        CHECK(*ended >= 7);
    }
    stasis::state::release_chunks(interpreter.memory);
}

/// Calls a function on a thread of its own, whose stack is so large.
template <class Function>
void run_on_stack(std::size_t size, Function function) {
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstacksize(&attributes, size) == 0);
    pthread_t thread{};
    const auto run = [](void* given) -> void* {
        (*static_cast<Function*>(given))();
        return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, run, &function) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

/// Small for a program that nests a thousand calls; instrumented, each takes more of it.
#if defined(STASIS_SANITIZED)
constexpr std::size_t small_stack = std::size_t{1} << 20;
#else
constexpr std::size_t small_stack = std::size_t{256} << 10;
#endif

template <class Load>
void check_small_stack(const Load& load) {
    stasis::state::interpreter_state interpreter{};
    run_on_stack(small_stack, [&] {
        stasis::loaded_module loaded = load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        for (int turn = 0; turn < 2; ++turn) {
            const auto ended = loaded.call<int>("each_ends");
            CHECK(ended);
            CHECK(*ended == 7);
        }
    });
    stasis::state::release_chunks(interpreter.memory);
}

} // namespace

TEST_CASE("the dispatch engine ends with a small stack") {
    check_small_stack([](stasis::thread_state& thread) { return deep_stack::load(thread); });
}

TEST_CASE("an interpreter knows the stack of each thread that goes on with it") {
    const stack_end end;
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = deep_stack::load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        const auto check = [&] {
            const auto ended = loaded.call<int>("all_end");
            CHECK(ended);
            CHECK(*ended >= 7);
        };
        check();
        run_on_stack(2 * small_stack, check);
        check();
        std::thread other(check);
        other.join();
    }
    stasis::state::release_chunks(interpreter.memory);
}

TEST_CASE("the dispatch engine ends with the stack") {
    const auto load = [](stasis::thread_state& thread) { return deep_stack::load(thread); };
    check_stack(load);
    std::thread other([&] { check_stack(load); });
    other.join();
}

// Instrumented native code takes more of the stack than there is.
#if !defined(STASIS_SANITIZED)
TEST_CASE("native code ends with a small stack") {
    check_small_stack([](stasis::thread_state& thread) { return deep_stack::load_native(thread); });
}

TEST_CASE("native code ends with the stack") {
    const auto load = [](stasis::thread_state& thread) { return deep_stack::load_native(thread); };
    check_stack(load);
    std::thread other([&] { check_stack(load); });
    other.join();
}
#endif
