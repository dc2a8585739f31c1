// SPDX-License-Identifier: BSL-1.0
// layout/tables/first_values.def.h: what has the same value in a running python3.11 that has just
// started as in our states: numbers, and pointers that are null.
//     INTERPRETER_VALUE(field of struct _is)    of the main interpreter
//     RUNTIME_VALUE(field of _PyRuntimeState)
// The includer defines the two macros, and undefines them.

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
INTERPRETER_VALUE(override_frozen_modules)
INTERPRETER_VALUE(dlopenflags)
INTERPRETER_VALUE(dict)
INTERPRETER_VALUE(before_forkers)
INTERPRETER_VALUE(after_forkers_parent)
INTERPRETER_VALUE(after_forkers_child)
INTERPRETER_VALUE(warnings.filters_version)
INTERPRETER_VALUE(atexit.ncallbacks)
INTERPRETER_VALUE(audit_hooks)
INTERPRETER_VALUE(int_max_str_digits)

RUNTIME_VALUE(_initialized)
RUNTIME_VALUE(preinitializing)
RUNTIME_VALUE(preinitialized)
RUNTIME_VALUE(core_initialized)
RUNTIME_VALUE(initialized)
RUNTIME_VALUE(_finalizing)
RUNTIME_VALUE(interpreters.next_id)
