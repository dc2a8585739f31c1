// SPDX-License-Identifier: BSL-1.0
// layout/tables/collector.def.h: what the cycle collector keeps. See ../tables.h.

LAYOUT_STRUCT(struct gc_generation, gc_generation, 24, 8)
LAYOUT_FIELD(struct gc_generation, gc_generation, head,       0, 16)
LAYOUT_FIELD(struct gc_generation, gc_generation, threshold, 16, 4)
LAYOUT_FIELD(struct gc_generation, gc_generation, count,     20, 4)

LAYOUT_STRUCT(struct gc_generation_stats, gc_generation_stats, 24, 8)
LAYOUT_FIELD(struct gc_generation_stats, gc_generation_stats, collections,    0, 8)
LAYOUT_FIELD(struct gc_generation_stats, gc_generation_stats, collected,      8, 8)
LAYOUT_FIELD(struct gc_generation_stats, gc_generation_stats, uncollectable, 16, 8)

LAYOUT_STRUCT(struct _gc_runtime_state, gc_state, 240, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, trash_delete_later,     0, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, trash_delete_nesting,   8, 4)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, enabled,               12, 4)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, debug,                 16, 4)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, generations,           24, 72)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, generation0,           96, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, permanent_generation, 104, 24)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, generation_stats,     128, 72)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, collecting,           200, 4)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, garbage,              208, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, callbacks,            216, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, long_lived_total,     224, 8)
LAYOUT_FIELD(struct _gc_runtime_state, gc_state, long_lived_pending,   232, 8)
