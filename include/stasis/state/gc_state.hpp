// SPDX-License-Identifier: BSL-1.0
// stasis/state/gc_state.hpp: what the cycle collector of one interpreter keeps.
// Promises: CPython 3.11's fields in CPython's order, and first values as after its start, the
// pointers into itself included: three empty generations, thresholds of 700, 10 and 10, enabled.
// Thresholds, `enabled` and `count` may be set by anyone, as gc.set_threshold() and gc.disable()
// do. What no field here is used for, and stays as it is first: trash_delete_later and
// trash_delete_nesting (builtins/item_release.hpp needs neither), debug, garbage (nothing is
// uncollectable), callbacks. What gc.freeze() was called for is in permanent_generation.
// CPython 3.11: struct _gc_runtime_state (Include/internal/pycore_gc.h).
#pragma once

#include <stasis/object/head.hpp>

namespace stasis::state {

/// NUM_GENERATIONS.
inline constexpr int generation_count = 3;

/// gc_generation: objects of one age.
struct gc_generation {
    gc_head head;      ///< of the ring that they are linked in
    int threshold = 0; ///< it is collected when `count` is above; 0 in generation 0: never
    int count = 0;     ///< allocations less deallocations; or collections of the next younger one
};

/// gc_generation_stats: what collections of one generation have come to.
struct gc_generation_stats {
    ssize collections = 0;
    ssize collected = 0;
    ssize uncollectable = 0;
};

/// _gc_runtime_state.
struct gc_state {
    object* trash_delete_later = nullptr;
    int trash_delete_nesting = 0;
    int enabled = 1;
    int debug = 0;
    gc_generation generations[generation_count] = {
        {{&generations[0].head, &generations[0].head}, 700},
        {{&generations[1].head, &generations[1].head}, 10},
        {{&generations[2].head, &generations[2].head}, 10}};
    gc_head* generation0 = &generations[0].head;
    gc_generation permanent_generation{{&permanent_generation.head, &permanent_generation.head}};
    gc_generation_stats generation_stats[generation_count] = {};
    int collecting = 0; ///< whether the collector is at work
    object* garbage = nullptr;
    object* callbacks = nullptr;
    ssize long_lived_total = 0;   ///< what survived the last full collection
    ssize long_lived_pending = 0; ///< what has come to the oldest generation since then
};

} // namespace stasis::state
