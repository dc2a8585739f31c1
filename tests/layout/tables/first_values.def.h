// SPDX-License-Identifier: BSL-1.0
// layout/tables/first_values.def.h: what has the same value in a running python3.11 that has just
// started as in our states: numbers, and pointers that are null.
//     INTERPRETER_VALUE(field of struct _is)    of the main interpreter
//     RUNTIME_VALUE(field of _PyRuntimeState)
// And objects that the main interpreter points to, ours inside of it:
//     INTERPRETER_OBJECT(field of struct _is)   of the same type
//     INTERPRETER_EQUAL(field of struct _is)    with the same repr, too
// The includer defines the four macros, and undefines them.

INTERPRETER_VALUE(next)
INTERPRETER_VALUE(threads.next_unique_id)
INTERPRETER_VALUE(threads.count)
INTERPRETER_VALUE(threads.stacksize)
INTERPRETER_VALUE(id)
INTERPRETER_VALUE(id_refcount)
INTERPRETER_VALUE(requires_idref)
INTERPRETER_VALUE(_initialized)
INTERPRETER_VALUE(finalizing)
INTERPRETER_VALUE(_static)
INTERPRETER_VALUE(ceval.recursion_limit)
INTERPRETER_VALUE(ceval.eval_breaker)
INTERPRETER_VALUE(ceval.gil_drop_request)
INTERPRETER_EQUAL(gc.garbage)
INTERPRETER_EQUAL(gc.callbacks)
INTERPRETER_OBJECT(modules)
INTERPRETER_OBJECT(modules_by_index)
INTERPRETER_OBJECT(sysdict)
INTERPRETER_VALUE(override_frozen_modules)
INTERPRETER_OBJECT(codec_search_path)
INTERPRETER_OBJECT(codec_search_cache)
INTERPRETER_OBJECT(codec_error_registry)
INTERPRETER_VALUE(codecs_initialized)
INTERPRETER_VALUE(dlopenflags)
INTERPRETER_VALUE(dict)
INTERPRETER_VALUE(before_forkers)
INTERPRETER_VALUE(after_forkers_parent)
INTERPRETER_VALUE(after_forkers_child)
INTERPRETER_EQUAL(warnings.filters)
INTERPRETER_EQUAL(warnings.once_registry)
INTERPRETER_EQUAL(warnings.default_action)
INTERPRETER_VALUE(warnings.filters_version)
INTERPRETER_VALUE(atexit.ncallbacks)
INTERPRETER_VALUE(atexit.callback_len)
INTERPRETER_VALUE(audit_hooks)
INTERPRETER_VALUE(int_max_str_digits)

RUNTIME_VALUE(_initialized)
RUNTIME_VALUE(preinitializing)
RUNTIME_VALUE(preinitialized)
RUNTIME_VALUE(core_initialized)
RUNTIME_VALUE(initialized)
RUNTIME_VALUE(_finalizing)
RUNTIME_VALUE(interpreters.next_id)
