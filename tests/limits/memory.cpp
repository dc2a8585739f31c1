// SPDX-License-Identifier: BSL-1.0
// tests/limits/memory.cpp: memory that runs out at the n-th allocation, for every n; and an arena
// of every size with nothing behind it. Each failure is a MemoryError, nothing is left behind (the
// address sanitizer's build sees to that), and the interpreter goes on as before when there is
// memory again.
#include "silence.hpp"

#include <images/imported.hpp>
#include <images/memory.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/compiler/compile.hpp>
#include <stasis/image/thawing.hpp>
#include <stasis/library/_abc.hpp>
#include <stasis/library/_collections.hpp>
#include <stasis/library/_random.hpp>
#include <stasis/library/_sha512.hpp>
#include <stasis/library/_struct.hpp>
#include <stasis/library/_thread.hpp>
#include <stasis/library/array.hpp>
#include <stasis/library/math.hpp>
#include <stasis/library/posix.hpp>
#include <stasis/library/sys.hpp>
#include <stasis/state/lifetime.hpp>

#include <doctest/doctest.h>

#include <memory>

namespace {

constexpr auto importable_here = stasis::importable(
    stasis::frozen<stasis::images::imported>("outer", stasis::module_kind::package),
    stasis::frozen<stasis::images::imported>("outer.inner"),
    stasis::thawing<stasis::images::imported>("outer.kept"), stasis::source_compiler,
    stasis::library::sys_module, stasis::library::_abc_module, stasis::library::_collections_module,
    stasis::library::_random_module, stasis::library::_sha512_module,
    stasis::library::_struct_module, stasis::library::_thread_module, stasis::library::array_module,
    stasis::library::math_module, stasis::library::posix_module);
using memory_program = stasis::program<stasis::images::memory, importable_here>;

constexpr auto unlimited = static_cast<std::size_t>(-1);

/// What came of a program that was given some allocations.
enum class outcome { done, memory_error, something_else };

/// Loads the module and calls a function with so many allocations; then again without a limit.
outcome run_with(std::size_t allowance, const char* function) {
    stasis::state::interpreter_state interpreter{};
    stasis::thread_state& thread = interpreter._initial_thread;
    outcome result = outcome::done;
    {
        interpreter.memory.allowance = allowance;
        stasis::loaded_module loaded = memory_program::load(thread);
        const auto first = loaded.call<bool>(function, 5);
        if (!first) {
            const bool expected = thread.curexc_value->ob_type == &stasis::memory_error_type;
            result = expected ? outcome::memory_error : outcome::something_else;
            loaded.report(); // it has to make do with what is left as well
        } else if (!*first) {
            result = outcome::something_else;
        }
        interpreter.memory.allowance = unlimited;
        if (loaded) {
            const auto second = loaded.call<bool>(function, 5);
            if (!second || !*second) {
                result = outcome::something_else;
            }
        }
    }
    if (stasis::state::tracked_count(interpreter.gc) != 0 ||
        thread.recursion_remaining != thread.recursion_limit ||
        thread.exc_info != &thread.exc_state || thread.exc_state.exc_value != nullptr) {
        result = outcome::something_else;
    }
    stasis::state::release_chunks(interpreter.memory);
    return result;
}

/// The number of allocations that a function needs: each smaller one ends in a MemoryError.
std::size_t needed(const char* function) {
    for (std::size_t allowance = 0; allowance < 20'000; ++allowance) {
        outcome result{};
        {
            const silence quiet;
            result = run_with(allowance, function);
        }
        INFO(function, " with ", allowance, " allocations");
        CHECK(result != outcome::something_else);
        if (result == outcome::done) {
            return allowance;
        }
    }
    return 0;
}

struct alignas(stasis::state::chunk_size) arena_storage {
    unsigned char bytes[48 * stasis::state::chunk_size];
};

/// Loads the module and calls a function twice in so many bytes, with no memory resource.
outcome run_in_arena(arena_storage& storage, std::size_t size, const char* function) {
    stasis::state::interpreter_state interpreter{
        .resource = nullptr,
        .memory = {.resource = nullptr, .space = stasis::state::arena::of(storage.bytes, size)}};
    stasis::thread_state& thread = interpreter._initial_thread;
    outcome result = outcome::done;
    {
        stasis::loaded_module loaded = memory_program::load(thread);
        for (int turn = 0; turn < 2; ++turn) {
            const auto found = loaded.call<bool>(function, 300);
            if (!found) {
                const bool expected = thread.curexc_value->ob_type == &stasis::memory_error_type;
                result = expected ? outcome::memory_error : outcome::something_else;
                loaded.report();
            } else if (!*found) {
                result = outcome::something_else;
            }
        }
    }
    const stasis::state::heap& memory_of_it = interpreter.memory;
    if (stasis::state::tracked_count(interpreter.gc) != 0 ||
        memory_of_it.space.low != storage.bytes || memory_of_it.chunks != nullptr) {
        result = outcome::something_else;
    }
    return result;
}

} // namespace

TEST_CASE("memory that runs out at any allocation is a MemoryError, and no more") {
    for (const char* function :
         {"numbers",         "texts",           "lists",          "dicts",
          "closures",        "exceptions",      "recursive",      "cycles",
          "classes",         "generators",      "coroutines",     "patterns",
          "groups",          "imports",         "aliases",        "weak_references",
          "bytearrays",      "memoryviews",     "library_deques", "library_mappings",
          "library_classes", "library_numbers", "library_locks",  "library_bytes",
          "library_files",   "library_arrays",  "source_texts",   "frames"}) {
        CAPTURE(function);
        CHECK(run_with(unlimited, function) == outcome::done);
        CHECK(needed(function) > 10);
    }
}

// With the sanitizers each of the hundreds of arenas takes eight times as long.
#if defined(STASIS_SANITIZED)
constexpr std::size_t arena_step = 131'072;
#else
constexpr std::size_t arena_step = 8'192;
#endif

TEST_CASE("an arena with nothing behind it: what doesn't fit is a MemoryError, and no more") {
    const auto storage = std::make_unique<arena_storage>();
    for (const char* function :
         {"numbers",         "texts",           "lists",          "dicts",
          "closures",        "exceptions",      "recursive",      "cycles",
          "classes",         "generators",      "coroutines",     "patterns",
          "groups",          "imports",         "aliases",        "weak_references",
          "bytearrays",      "memoryviews",     "library_deques", "library_mappings",
          "library_classes", "library_numbers", "library_locks",  "library_bytes",
          "library_files",   "library_arrays",  "source_texts",   "frames"}) {
        CAPTURE(function);
        std::size_t size = 0;
        outcome result{};
        do {
            CAPTURE(size);
            const silence quiet;
            result = run_in_arena(*storage, size, function);
            CHECK(result != outcome::something_else);
            size += arena_step;
        } while (result != outcome::done && size <= sizeof storage->bytes);
        CHECK(result == outcome::done);
        CHECK(size > arena_step); // the smallest one was refused
    }
}

TEST_CASE("a runtime without a memory resource has its buffers, and goes on after a MemoryError") {
    static constinit stasis::state::interpreter_buffers buffers{};
    static constinit stasis::state::runtime_state of{.buffers = &buffers, .resource = nullptr};
    stasis::thread_state& thread = of._main_interpreter._initial_thread;
    {
        stasis::loaded_module loaded = memory_program::load(thread);
        for (int turn = 0; turn < 3; ++turn) {
            CHECK(*loaded.call<bool>("lists", 5));
            CHECK(!loaded.call<bool>("lists", 20'000));
            REQUIRE(thread.curexc_value != nullptr);
            CHECK(thread.curexc_value->ob_type == &stasis::memory_error_type);
            const silence quiet;
            loaded.report();
        }
    }
    CHECK(stasis::state::delete_interpreter(of._main_interpreter));
    CHECK(of._main_interpreter.memory.space.low == buffers.arena);
}
