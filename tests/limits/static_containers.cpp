// SPDX-License-Identifier: BSL-1.0
// tests/limits/static_containers.cpp: lists, dicts and sets that C++ variables hold are filled by
// ten thousand interpreters, one after the other: each time they are afterwards what they were
// before, byte for byte, and no byte of memory is lost. When memory runs out meanwhile, too.
#include "snapshot.hpp"

#include <images/static_containers.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/graph/mutable_set.hpp>
#include <stasis/stasis.hpp>

#include <doctest/doctest.h>

namespace {

using namespace stasis::graph;
using code = stasis::program<stasis::images::static_containers>;

constinit mutable_list<int_<1>, int_<2>> scores;
constinit mutable_dict<item_<str_<"first">, int_<250>>> prices;
constinit mutable_set<int_<1>, int_<2>, int_<3>, int_<4>, int_<5>> seen;

/// Fills and empties them in an interpreter of its own, dispatched or in native code, after so many
/// allocations without memory; true: there was enough.
bool run_once(bool native, int count, std::size_t allowance = static_cast<std::size_t>(-1)) {
    stasis::state::interpreter_state interpreter{};
    stasis::state::thread_state& thread = interpreter._initial_thread;
    interpreter.memory.allowance = allowance;
    bool done = false;
    {
        stasis::loaded_module loaded = native ? code::load_native(thread) : code::load(thread);
        if (loaded) {
            const auto filled = loaded.call<bool>("fill", scores, prices, seen, count);
            const auto emptied = filled ? loaded.call<bool>("empty", scores, prices, seen) : filled;
            done = filled && *filled && emptied && *emptied;
        }
        if (!done) {
            REQUIRE(thread.curexc_value != nullptr);
            CHECK(thread.curexc_value->ob_type == &stasis::memory_error_type);
        }
    }
    stasis::state::release_chunks(interpreter.memory);
    return done;
}

} // namespace

TEST_CASE("ten thousand interpreters leave static containers as they were") {
    const snapshot list{scores};
    const snapshot dict{prices};
    const snapshot set{seen};
    REQUIRE(run_once(false, 40));
    const std::size_t before = bytes_in_use();
    for (int i = 0; i < 10'000; ++i) {
        REQUIRE(run_once(i % 2 != 0, i % 50));
    }
    CHECK(bytes_in_use() == before);
    CHECK(list.is_unchanged());
    CHECK(dict.is_unchanged());
    CHECK(set.is_unchanged());
}

TEST_CASE("static containers survive each allocation that fails") {
    const snapshot list{scores};
    const snapshot dict{prices};
    const snapshot set{seen};
    for (const bool native : {false, true}) {
        CAPTURE(native);
        REQUIRE(run_once(native, 20));
        const std::size_t before = bytes_in_use();
        std::size_t allowance = 0;
        while (!run_once(native, 20, allowance)) {
            REQUIRE(list.is_unchanged());
            REQUIRE(dict.is_unchanged());
            REQUIRE(set.is_unchanged());
            REQUIRE(++allowance < 1'000);
        }
        CHECK(allowance > 50);
        CHECK(bytes_in_use() == before);
    }
}
