// SPDX-License-Identifier: BSL-1.0
// tests/limits/generators.cpp: chains of 100,000 generators that ask one another; generators that
// come back to life while a cycle that they are part of is collected, and those that refuse to end;
// and the end of one in the midst of a change to what it dies in.
#include <images/generators.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/state/lifetime.hpp>

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

namespace {

using generators = stasis::program<stasis::images::generators>;

/// Sends standard error to nowhere for its life.
class no_errors {
public:
    no_errors() : kept_(::dup(STDERR_FILENO)) {
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDERR_FILENO);
        ::close(nowhere);
    }
    ~no_errors() {
        ::dup2(kept_, STDERR_FILENO);
        ::close(kept_);
    }
    no_errors(const no_errors&) = delete;
    no_errors& operator=(const no_errors&) = delete;

private:
    int kept_;
};

template <class Test>
void with_module(const Test& test) {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    {
        stasis::loaded_module loaded = generators::load(thread);
        REQUIRE(static_cast<bool>(loaded));
        test(loaded, thread);
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    CHECK(thread.recursion_remaining == thread.recursion_limit);
    CHECK(thread.nesting_remaining == stasis::state::default_nesting_limit);
    CHECK(thread.exc_info == &thread.exc_state);
    CHECK(thread.exc_state.exc_value == nullptr);
    CHECK(interpreter.finalization.waiting._gc_next == &interpreter.finalization.waiting);
    stasis::state::release_chunks(interpreter.memory);
}

} // namespace

TEST_CASE("a chain of 100,000 generators is a RecursionError, however it is asked") {
    with_module([](stasis::loaded_module& loaded, stasis::thread_state&) {
        const auto caught = loaded.call<int>("too_deep", 100'000);
        REQUIRE(caught);
        // Each chain raises once: its first generator is at its end then.
        CHECK(*caught == 3 + 3 * 100);
    });
}

TEST_CASE("a chain as deep as calls may be gives items, is closed, and thrown into") {
    with_module([](stasis::loaded_module& loaded, stasis::thread_state& thread) {
        const auto found = loaded.call<bool>("deep_enough", thread.recursion_limit / 2);
        REQUIRE(found);
        CHECK(*found);
    });
}

TEST_CASE("a generator that comes back to life when its cycle is collected stays") {
    with_module([](stasis::loaded_module& loaded, stasis::thread_state& thread) {
        CHECK(stasis::state::collect(thread) == 0);
        for (int turn = 0; turn < 3; ++turn) {
            CHECK(loaded.invoke("revive"));
            CHECK(stasis::state::collect(thread) == 0); // as it is alive, and what it refers to
            const auto revived = loaded.call<bool>("is_revived");
            REQUIRE(revived);
            CHECK(*revived); // and has been dropped: as it has ended, it is part of no cycle
            CHECK(stasis::state::collect(thread) == 0);
        }
    });
}

TEST_CASE("a generator that ignores GeneratorExit is asked once, and given back") {
    with_module([](stasis::loaded_module& loaded, stasis::thread_state& thread) {
        {
            const no_errors quiet;
            CHECK(loaded.invoke("leave_stubborn"));
            CHECK(stasis::state::collect(thread) > 0);
        }
        CHECK(*loaded.call<int>("times_asked") == 1);
        CHECK(stasis::state::collect(thread) == 0);
    });
}

TEST_CASE("a generator may change what it dies in") {
    with_module([](stasis::loaded_module& loaded, stasis::thread_state&) {
        const auto changed = loaded.call<bool>("changes", 20);
        if (!changed) {
            loaded.report();
        }
        CHECK(changed);
    });
}

TEST_CASE("a generator outlives the thread that it ran in") {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = generators::load(interpreter._initial_thread);
        REQUIRE(static_cast<bool>(loaded));
        const auto second = stasis::state::new_thread(interpreter);
        REQUIRE(second);
        stasis::owned made;
        {
            const stasis::owned name = stasis::state::new_str(*second, "leave_stubborn");
            stasis::object* found =
                stasis::state::find(*second, interpreter.main_namespace, name.get());
            made =
                stasis::interpreter::call(*second, stasis::make_object(found), stasis::arguments{});
            CHECK(made);
        }
        stasis::state::delete_thread(*second);
        {
            const no_errors quiet;
            CHECK(stasis::state::collect(interpreter._initial_thread) > 0);
        }
        CHECK(*loaded.call<int>("times_asked") == 1);
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    stasis::state::release_chunks(interpreter.memory);
}
