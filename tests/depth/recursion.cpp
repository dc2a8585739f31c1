// SPDX-License-Identifier: BSL-1.0
// tests/depth/recursion.cpp: the recursion limit is CPython's, to the call, in every engine.
// In python3.11 the module's body is one of the 1,000 calls; called from C++, there is none.
#include <images/recursion.hpp>
#include <stasis/builtins/program.hpp>
#include <support/check.hpp>

namespace {

using recursion = stasis::program<stasis::images::recursion>;

constexpr int limit = stasis::state::default_recursion_limit;
static_assert(limit == 1000);

#if !defined(STASIS_RELAXED)
// Ten thousand instructions: clang++ has to be asked for more steps (tests/CMakeLists.txt).
static_assert(recursion::call("counted") == limit - 1);
#endif

void check_limit(stasis::loaded_module& loaded, const stasis::thread_state& thread) {
    REQUIRE(static_cast<bool>(loaded));
    for (int turn = 0; turn < 2; ++turn) {
        CHECK(*loaded.call<int>("counted") == limit - 1);
        CHECK(*loaded.call<bool>("goes", limit - 2));
        CHECK(!*loaded.call<bool>("goes", limit - 1));
        CHECK(*loaded.call<int>("down", limit - 1) == limit - 1);
        CHECK(*loaded.call<bool>("argument_error_is_no_recursion", 1));
        CHECK(thread.recursion_remaining == limit);
    }
    CHECK(!loaded.call<int>("down", limit));
    CHECK(thread.curexc_value->ob_type == &stasis::recursion_error_type);
    CHECK(thread.recursion_remaining == limit);
}

template <class Load>
void check_engine(const Load& load) {
    stasis::state::interpreter_state interpreter{};
    {
        stasis::loaded_module loaded = load(interpreter._initial_thread);
        check_limit(loaded, interpreter._initial_thread);
    }
    stasis::state::release_chunks(interpreter.memory);
}

} // namespace

TEST_CASE("the dispatch engine goes 1,000 calls deep, and no further") {
    check_engine([](stasis::thread_state& thread) { return recursion::load(thread); });
}

// Instrumented native code takes more of the stack than there is.
#if !defined(STASIS_SANITIZED)
TEST_CASE("native code goes 1,000 calls deep, and no further") {
    check_engine([](stasis::thread_state& thread) { return recursion::load_native(thread); });
}
#endif
