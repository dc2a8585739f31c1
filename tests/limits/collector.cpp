// SPDX-License-Identifier: BSL-1.0
// tests/limits/collector.cpp: a hundred thousand dead cycles in little memory, and structures 100,000 deep,
// which are looked at and given back by no function that calls itself as often.
#include <images/cycles.hpp>
#include <images/structures.hpp>
#include <stasis/builtins/program.hpp>

#include <doctest/doctest.h>
#include <string>

namespace {

using cycles = stasis::program<stasis::images::cycles>;
using structures = stasis::program<stasis::images::structures>;

// With the sanitizers each object takes ten times as long.
#if defined(STASIS_SANITIZED)
constexpr int many = 20'000;
constexpr int deep = 20'000;
#else
constexpr int many = 100'000;
constexpr int deep = 100'000;
#endif

/// The bytes of the chunks that a heap has got from malloc.
std::size_t bytes_of_chunks(const stasis::state::heap& memory) {
    std::size_t bytes = 0;
    for (const auto* chunk = memory.chunks; chunk != nullptr; chunk = chunk->next) {
        bytes += stasis::state::chunk_size;
    }
    return bytes;
}

/// Runs functions that leave dead cycles, and sees what is left of them when they return.
template <class Load>
void leave_many(const Load& load, std::initializer_list<const char*> functions) {
    for (const char* function : functions) {
        const std::string name = function;
        CAPTURE(name);
        stasis::state::interpreter_state interpreter{};
        {
            stasis::loaded_module loaded = load(interpreter._initial_thread);
            REQUIRE(static_cast<bool>(loaded));
            const auto done = loaded.template call<bool>(function, many);
            CHECK(done);
            CHECK(stasis::state::tracked_count(interpreter.gc) < 10'000);
            CHECK(bytes_of_chunks(interpreter.memory) < std::size_t{2} << 20);
        }
        CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
        stasis::state::release_chunks(interpreter.memory);
    }
}

} // namespace

TEST_CASE("many dead cycles take little memory in the dispatch engine") {
    leave_many([](stasis::thread_state& thread) { return cycles::load(thread); },
               {"of_lists", "of_functions", "of_sums", "of_methods"});
    leave_many([](stasis::thread_state& thread) { return structures::load(thread); },
               {"of_dicts", "of_exceptions", "of_arguments", "of_slices", "of_unpacking",
                "of_pairs", "of_generators"});
}

#if !defined(STASIS_SANITIZED)
TEST_CASE("many dead cycles take little memory in the native engine") {
    leave_many([](stasis::thread_state& thread) { return cycles::load_native(thread); },
               {"of_lists", "of_functions", "of_sums", "of_methods"});
}
#endif

TEST_CASE("a deep structure is collected and given back") {
    for (const char* kind : {"lists", "tuples", "dicts", "sets", "functions", "defaults", "methods",
                             "iterators", "enumerations", "maps", "slices", "causes",
                             "arguments", "generators", "suspended", "delegates"}) {
        const std::string name = kind;
        CAPTURE(name);
        stasis::state::interpreter_state interpreter{};
        {
            stasis::loaded_module loaded = structures::load(interpreter._initial_thread);
            REQUIRE(static_cast<bool>(loaded));
            const stasis::ssize before = stasis::state::tracked_count(interpreter.gc);
            const auto dropped = loaded.call<bool>("drop_deep", kind, deep);
            CHECK(dropped);
            CHECK(stasis::state::tracked_count(interpreter.gc) <= before);
            const auto left = loaded.call<bool>("leave_deep", kind, deep);
            CHECK(left);
            stasis::state::collect(interpreter._initial_thread);
            CHECK(stasis::state::tracked_count(interpreter.gc) <= before);
        }
        CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
        stasis::state::release_chunks(interpreter.memory);
    }
}
