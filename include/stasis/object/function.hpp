// SPDX-License-Identifier: BSL-1.0
// stasis/object/function.hpp: functions written in Python, functions written in C++, bound methods.
// CPython 3.11: PyFunctionObject (Include/cpython/funcobject.h), PyCFunctionObject
// (Include/cpython/methodobject.h).
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object function_type;
extern const type_object builtin_function_type;
extern const type_object bound_method_type;

/// PyFunctionObject.
struct function_object : object {
    dict_object* func_globals = nullptr;
    const object* func_builtins = nullptr;
    str_object* func_name = nullptr;
    str_object* func_qualname = nullptr;
    const code_object* func_code = nullptr;
    tuple_object* func_defaults = nullptr;
    dict_object* func_kwdefaults = nullptr;
    tuple_object* func_closure = nullptr;
    object* func_doc = nullptr;
    object* func_dict = nullptr;
    object* func_weakreflist = nullptr;
    object* func_module = nullptr;
    object* func_annotations = nullptr;
    function_slot vectorcall = nullptr; ///< how it runs; null: by the interpreter's own engine
    std::uint32_t func_version = 0;
};

/// PyCFunctionObject: a function written in C++, and for a bound method the object it belongs to.
struct builtin_function_object : object {
    const method_def* m_ml = nullptr;
    object* m_self = nullptr;
    object* m_module = nullptr;
    object* m_weakreflist = nullptr;
    any_slot vectorcall = nullptr;
};

/// PyMethodObject: a callable, and the object that it gets as its first argument.
struct bound_method_object : object {
    object* im_func = nullptr;
    object* im_self = nullptr;
    object* im_weakreflist = nullptr;
    any_slot vectorcall = nullptr; ///< always null
};

} // namespace stasis
