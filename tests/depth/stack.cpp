// SPDX-License-Identifier: BSL-1.0
// tests/depth/stack.cpp: a program that allows itself two million nested calls gets RecursionError
// where the native stack ends, in every engine and on every thread; python3.11 ends there.
#include <images/stack.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/library/sys.hpp>

#include <doctest/doctest.h>

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

} // namespace

TEST_CASE("the dispatch engine ends with the stack") {
    const auto load = [](stasis::thread_state& thread) { return deep_stack::load(thread); };
    check_stack(load);
    std::thread other([&] { check_stack(load); });
    other.join();
}

// Instrumented native code takes more of the stack than there is.
#if !defined(STASIS_SANITIZED)
TEST_CASE("native code ends with the stack") {
    const auto load = [](stasis::thread_state& thread) { return deep_stack::load_native(thread); };
    check_stack(load);
    std::thread other([&] { check_stack(load); });
    other.join();
}
#endif
