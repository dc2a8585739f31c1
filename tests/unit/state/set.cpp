// SPDX-License-Identifier: BSL-1.0
// unit/state/set.cpp: a set that can't have the memory to grow.
#include <stasis/builtins/program.hpp>

#include <doctest/doctest.h>

namespace {

using namespace stasis;

// In a constant expression there always is memory.
bool keeps_what_it_has() {
    state::interpreter_state interp{.resource = nullptr}; // and no buffers
    thread_state& thread = interp._initial_thread;
    set_object set{};
    static_cast<object&>(set) = immortal_head(set_type);
    set.table = set.smalltable;
    set.mask = set_small_size - 1;
    int added = 0;
    for (int turn = 0; turn < 100; ++turn) {
        added += state::add(thread, &set, make_int(turn)) == 1 ? 1 : 0;
        state::clear_pending(thread, memory_error_type);
    }
    bool right = added == static_cast<int>(set.used) && set.fill == set.used && added >= 4;
    for (int turn = 0; turn < 100; ++turn) {
        const bool found = state::find(thread, &set, make_int(turn), turn) != nullptr;
        right = right && found == (turn < added);
    }
    return right;
}

} // namespace

TEST_CASE("a set that can't grow refuses keys, and is as it was") {
    CHECK(keeps_what_it_has());
}
