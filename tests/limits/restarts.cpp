// SPDX-License-Identifier: BSL-1.0
// tests/limits/restarts.cpp: an interpreter that begins, runs a program and ends, ten thousand
// times: no static object has changed by a bit, and no byte of memory is lost. In CPython 3.11 a
// second start gives int.__str__ another owner, and the counts of immortal objects have moved by
// then.
#include "snapshot.hpp"

#include <images/memory.hpp>
#include <stasis/builtins/program.hpp>

#include <doctest/doctest.h>

namespace {

using memory = stasis::program<stasis::images::memory>;

/// Begins an interpreter, runs a function of the program in it, and ends it.
bool run_once(const char* function) {
    stasis::state::interpreter_state interpreter{};
    bool done = false;
    {
        stasis::loaded_module loaded = memory::load(interpreter._initial_thread);
        const auto answer = loaded.call<bool>(function, 3);
        done = answer && *answer;
    }
    stasis::state::release_chunks(interpreter.memory);
    return done;
}

} // namespace

TEST_CASE("ten thousand starts leave every static object, and the heap, as they were") {
    const snapshot objects[] = {
        snapshot{stasis::graph::small_ints},      snapshot{stasis::graph::none},
        snapshot{stasis::graph::ascii_characters}, snapshot{stasis::graph::byte_characters},
        snapshot{stasis::int_type},               snapshot{stasis::str_type},
        snapshot{stasis::list_type},              snapshot{stasis::dict_type},
        snapshot{stasis::type_type},              snapshot{stasis::value_error_type},
        snapshot{*memory::codes[0]},              snapshot{stasis::state::runtime<>},
    };
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
