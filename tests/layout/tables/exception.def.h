// SPDX-License-Identifier: BSL-1.0
// layout/tables/exception.def.h: exceptions, and the one that is being handled. See ../tables.h.

LAYOUT_STRUCT(PyBaseExceptionObject, exception_object, 72, 8)
LAYOUT_NESTED(PyBaseExceptionObject, ob_base.ob_refcnt, exception_object, ob_refcnt, 0, 8)
LAYOUT_NESTED(PyBaseExceptionObject, ob_base.ob_type,   exception_object, ob_type,   8, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, dict,             16, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, args,             24, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, notes,            32, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, traceback,        40, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, context,          48, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, cause,            56, 8)
LAYOUT_FIELD(PyBaseExceptionObject, exception_object, suppress_context, 64, 1)

LAYOUT_STRUCT(_PyErr_StackItem, error_stack_item, 16, 8)
LAYOUT_FIELD(_PyErr_StackItem, error_stack_item, exc_value,     0, 8)
LAYOUT_FIELD(_PyErr_StackItem, error_stack_item, previous_item, 8, 8)
