// SPDX-License-Identifier: BSL-1.0
// laws/three_engines.hpp: one table of laws, held against all three engines.
// A family F is F.py, functions that say what Python means; F.def.hpp, a row for each call and its
// result; and F.cpp, which defines STASIS_FAMILY and includes this file. The rows are read twice:
// as static_asserts (constant evaluation), and in check_laws(), which runs by dispatch and natively.
// support/laws_in_python.py reads them too, and holds them against python3.11.
// A relaxed build leaves the first out, a sanitized one native code, of which clang++ makes minutes;
// and STASIS_TEST_NATIVE_LAWS says for which families there is native code.

#define STASIS_TEXT_OF(NAME) #NAME
#define STASIS_TEXT(NAME) STASIS_TEXT_OF(NAME)
#define STASIS_JOINED(FIRST, SECOND) FIRST##SECOND
#define STASIS_JOIN(FIRST, SECOND) STASIS_JOINED(FIRST, SECOND)

#include STASIS_TEXT(images/STASIS_FAMILY.hpp)

#include <stasis/builtins/program.hpp>

#include <array>
#include <doctest/doctest.h>

namespace {
namespace STASIS_FAMILY {

using laws = stasis::program<stasis::images::STASIS_FAMILY>;

/// The type of a result: that of the expected one, but every int is one of 64 bits.
template <class Expected>
using law_result =
    std::conditional_t<std::is_integral_v<Expected> && !std::is_same_v<Expected, bool>,
                       std::int64_t, Expected>;

#if !defined(STASIS_RELAXED)
/// Whether the law of each line of the table holds in constant evaluation. One interpreter runs all of
/// them, since to load the family takes a compiler longer than most of its laws.
consteval auto hold_laws() {
    std::array<bool, 256> held{};
    stasis::state::interpreter_state interpreter{};
    stasis::loaded_module loaded{interpreter._initial_thread, laws::codes[0]};
    const auto is = [](const auto& found, const auto& expected) {
        return found && *found == expected;
    };
#define STASIS_LAW(FUNCTION, RESULT, ...)                                                          \
    held[__LINE__] = is(loaded.call<law_result<decltype(RESULT)>>(                                 \
                            #FUNCTION __VA_OPT__(, ) __VA_ARGS__),                                 \
                        RESULT);
#define STASIS_RUN_TIME_LAW(...) // C++ has no constant expression for it
#include STASIS_TEXT(laws/STASIS_FAMILY.def.hpp)
#undef STASIS_LAW
    return held;
}

constexpr auto held = hold_laws();
#define STASIS_LAW(FUNCTION, RESULT, ...)                                                          \
    static_assert(held[__LINE__],                                                                  \
                  "the law " #FUNCTION "(" #__VA_ARGS__ ") == " #RESULT " does not hold");
#include STASIS_TEXT(laws/STASIS_FAMILY.def.hpp)
#undef STASIS_LAW
#undef STASIS_RUN_TIME_LAW
#endif

template <class Expected, class... Arguments>
void check_law(stasis::loaded_module& loaded, const char* law, const char* function,
               Expected expected, const Arguments&... given) {
    INFO("the law ", law);
    const auto found = loaded.call<law_result<Expected>>(function, given...);
    if (!found) {
        loaded.report();
        FAIL_CHECK("raised the exception above");
        return;
    }
    CHECK(*found == expected);
}

void check_laws(stasis::loaded_module& loaded) {
    REQUIRE(static_cast<bool>(loaded));
#define STASIS_LAW(FUNCTION, RESULT, ...)                                                          \
    check_law(loaded, #FUNCTION "(" #__VA_ARGS__ ") == " #RESULT, #FUNCTION,                       \
              RESULT __VA_OPT__(, ) __VA_ARGS__);
#define STASIS_RUN_TIME_LAW STASIS_LAW
#include STASIS_TEXT(laws/STASIS_FAMILY.def.hpp)
#undef STASIS_LAW
#undef STASIS_RUN_TIME_LAW
}

/// Runs the laws in an interpreter of its own, and sees to it that nothing is left of it. A low
/// threshold has its collector at work at almost every instruction where it may be.
template <class Load>
void check_engine(const Load& load, int threshold) {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    interpreter.gc.generations[0].threshold = threshold;
    {
        stasis::loaded_module loaded = load(thread);
        check_laws(loaded);
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    CHECK(thread.recursion_remaining == thread.recursion_limit);
    CHECK(thread.exc_info == &thread.exc_state);
    CHECK(thread.exc_state.exc_value == nullptr);
    stasis::state::release_chunks(interpreter.memory);
}

TEST_CASE("the laws of " STASIS_TEXT(STASIS_FAMILY) " hold in the dispatch engine") {
    for (const int threshold : {700, 1}) {
        check_engine([](stasis::thread_state& thread) { return laws::load(thread); }, threshold);
    }
}

#if STASIS_JOIN(STASIS_NATIVE_LAWS_, STASIS_FAMILY) && !defined(STASIS_SANITIZED)
TEST_CASE("the laws of " STASIS_TEXT(STASIS_FAMILY) " hold in the native engine") {
    for (const int threshold : {700, 1}) {
        check_engine([](stasis::thread_state& thread) { return laws::load_native(thread); },
                     threshold);
    }
}

TEST_CASE("every function of the laws of " STASIS_TEXT(STASIS_FAMILY)
          " that yields nothing and asks for no frame becomes machine code") {
    using table = stasis::interpreter::native_code_table<laws>;
    int index = 0;
    for (const stasis::state::native_entry& entry : table::entries) {
        INFO("code object ", index, ", line ", laws::codes[index]->co_firstlineno);
        // The bodies of the module and of classes run once, by dispatch, and so does what yields,
        // however often.
        const int flags = laws::codes[index]->co_flags;
        const bool is_function = (flags & stasis::code_optimized) != 0;
        const bool yields = (flags & stasis::code_that_yields) != 0;
        const bool asks = stasis::interpreter::names_frame_reader(laws::codes[index]);
        CHECK((entry.run != nullptr) == (is_function && !yields && !asks));
        ++index;
    }
}
#endif

} // namespace STASIS_FAMILY
} // namespace

#undef STASIS_FAMILY
