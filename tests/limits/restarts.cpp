// SPDX-License-Identifier: BSL-1.0
// tests/limits/restarts.cpp: a runtime that begins, runs a program and ends, ten thousand times: no
// static object has changed by a bit, every built-in type among them, and no byte of memory is
// lost. In CPython 3.11 a second start gives int.__str__ another owner, and the counts of immortal
// objects have moved by then.
#include "snapshot.hpp"

#include <images/memory.hpp>
#include <stasis/builtins/program.hpp>
#include <stasis/state/lifetime.hpp>

#include <doctest/doctest.h>

namespace {

using memory = stasis::program<stasis::images::memory>;

/// Begins a runtime, runs a function of the program in it, and ends it.
bool run_once(const char* function) {
    stasis::state::runtime_state runtime{};
    bool done = false;
    {
        stasis::loaded_module loaded = memory::load(runtime._main_interpreter._initial_thread);
        const auto answer = loaded.call<bool>(function, 3);
        done = answer && *answer;
    }
    return stasis::state::delete_interpreter(runtime._main_interpreter) && done;
}

} // namespace

TEST_CASE("ten thousand starts leave every static object, and the heap, as they were") {
    std::vector<snapshot> objects{
        snapshot{stasis::graph::small_ints},
        snapshot{stasis::graph::none},
        snapshot{stasis::graph::ascii_characters},
        snapshot{stasis::graph::byte_characters},
        snapshot{*memory::codes[0]},
        snapshot{stasis::state::runtime<>},
    };
    for (const auto* type = stasis::builtins::built_in_types; *type != nullptr; ++type) {
        objects.emplace_back(**type);
    }
    REQUIRE(objects.size() > 100);
    // The first run of each may have the C++ library keep a buffer.
    for (const char* function : {"numbers", "texts", "closures", "exceptions"}) {
        REQUIRE(run_once(function));
    }
    const std::size_t before = bytes_in_use();
    for (int i = 0; i < 2'500; ++i) {
        for (const char* function : {"numbers", "texts", "closures", "exceptions"}) {
            REQUIRE(run_once(function));
        }
    }
    CHECK(bytes_in_use() == before);
    for (const snapshot& object : objects) {
        CHECK(object.is_unchanged());
    }
    CHECK(stasis::refcount(&stasis::graph::none) == stasis::immortal_refcount);
}
