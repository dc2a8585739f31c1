// SPDX-License-Identifier: BSL-1.0
// stasis/layout/states.hpp: descriptions of the states of a thread, an interpreter and the
// process, and of what lies in them (layout/describe.hpp). Members that take no bytes have no
// row.
#pragma once

#include <stasis/layout/objects.hpp>
#include <stasis/state/runtime.hpp>

namespace stasis::state {

STASIS_DESCRIBE(error_stack_item, exc_value, previous_item);
STASIS_DESCRIBE(c_frame, use_tracing, current_frame, previous);
STASIS_DESCRIBE(trace_position::address_range::parsed_until, computed_line, lo_next, limit);
STASIS_DESCRIBE(trace_position::address_range, ar_start, ar_end, ar_line, opaque);
STASIS_DESCRIBE(trace_position, code, bounds);
STASIS_DESCRIBE(thread_state, prev, next, interp, _initialized, _static, recursion_remaining,
                recursion_limit, recursion_headroom, tracing, tracing_what, cframe, c_profilefunc,
                c_tracefunc, c_profileobj, c_traceobj, curexc_type, curexc_value, curexc_traceback,
                exc_info, dict, gilstate_counter, async_exc, thread_id, native_thread_id,
                trash_delete_nesting, trash_delete_later, on_delete, on_delete_data,
                coroutine_origin_tracking_depth, async_gen_firstiter, async_gen_finalizer, context,
                context_ver, id, trace_info, datastack_chunk, datastack_top, datastack_limit,
                exc_state, root_cframe, native_functions, repr_active, room, nesting_remaining,
                recursion_withheld, stack_floor, stack_size);

STASIS_DESCRIBE(gc_generation, head, threshold, count);
STASIS_DESCRIBE(gc_generation_stats, collections, collected, uncollectable);
STASIS_DESCRIBE(gc_state, trash_delete_later, trash_delete_nesting, enabled, debug, generations,
                generation0, permanent_generation, generation_stats, collecting, garbage, callbacks,
                long_lived_total, long_lived_pending);

STASIS_DESCRIBE(ceval_state, recursion_limit, eval_breaker, gil_drop_request);
STASIS_DESCRIBE(warnings_runtime_state, filters, once_registry, default_action, filters_version);
STASIS_DESCRIBE(atexit_callback, func, args, kwargs);
STASIS_DESCRIBE(atexit_state, callbacks, ncallbacks, callback_len);
STASIS_DESCRIBE(finalization_state, running, held, draining, over, waiting);
STASIS_DESCRIBE(interpreter_state::pythreads, next_unique_id, head, count, stacksize);
STASIS_DESCRIBE(interpreter_state, buffers, resource, next, threads, runtime, id, id_refcount,
                requires_idref, _initialized, finalizing, _static, own, ceval, gc, modules,
                modules_by_index, sysdict, builtins, importlib, override_frozen_modules,
                codec_search_path, codec_search_cache, codec_error_registry, codecs_initialized,
                dlopenflags, dict, builtins_copy, import_func, eval_frame, before_forkers,
                after_forkers_parent, after_forkers_child, warnings, atexit, audit_hooks,
                type_cache, int_max_str_digits, _initial_thread, main_namespace, own_types, adopted,
                native_code, native_code_count, native_functions, memory, standard_output,
                standard_error, standard_input, global_hints, room, finalization, first_class,
                last_class, has_rebased_classes, next_version_tag, eval_body, importable, importing,
                weak_references, standard_streams, standard_buffers, new_unraisable, open_file,
                argv, argc, first_registry, abc_cache_token, signals, switch_interval, csv_dialects,
                csv_field_limit, import_lock_depth, most_recursion, instructions_left,
                eval_frame_before, eval_body_before);
STASIS_DESCRIBE(importing_link, module, previous);
STASIS_DESCRIBE(runtime_state::pyinterpreters, head, main, next_id);
STASIS_DESCRIBE(runtime_state, debug, buffers, resource, pool, pool_size, eval_frame, _initialized,
                preinitializing, preinitialized, core_initialized, initialized, _finalizing,
                interpreters, _main_interpreter);

} // namespace stasis::state
