// SPDX-License-Identifier: BSL-1.0
// stasis/host/lifetime.hpp: what an interpreter leaves on the code objects of a hosted graph is
// given back when it ends, for the graph outlives it.
// Promises: when the main interpreter of a process is finalised, the copies of bytecode, the data
// of tracers and debuggers and the weak references that hang on the code objects of the modules are
// gone, so the next interpreter, if one is initialised, finds them as the first one did. What is
// specialised in the bytecode stays: it is checked against versions that a process never uses
// twice.
// CPython 3.11: _PyStaticCode_Dealloc (Objects/codeobject.c), PyInterpreterState_GetDict.
#pragma once

#include <stasis/host/modules.hpp>
#include <stasis/host/python.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

namespace detail {

/// Gives back what hangs on the code objects among a constant and its parts.
inline void release_code(object* self) noexcept {
    if (self->ob_type == &process::tuple_type) {
        auto* const tuple = static_cast<tuple_object*>(self);
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            release_code(items(tuple)[i]);
        }
    } else if (self->ob_type == &process::code_type) {
        auto* const code = static_cast<code_object*>(self);
        // Not PyObject_ClearWeakRefs(): that wants a count of 0. Callbacks aren't called: what they
        // would need is gone.
        while (code->co_weakreflist != nullptr) {
            _PyWeakref_ClearRef(reinterpret_cast<PyWeakReference*>(code->co_weakreflist));
        }
        Py_XDECREF(to_python(code->_co_code));
        PyMem_Free(code->co_extra);
        PyMem_Free(code->_co_linearray);
        code->_co_code = nullptr;
        code->co_extra = nullptr;
        code->_co_linearray = nullptr;
        release_code(code->co_consts);
    }
}

inline constexpr char release_name[] = "stasis.hosted_modules";

inline void release_modules(PyObject* capsule) noexcept {
    const auto* module =
        static_cast<const hosted_module*>(PyCapsule_GetPointer(capsule, release_name));
    const auto count = reinterpret_cast<std::uintptr_t>(PyCapsule_GetContext(capsule));
    for (const hosted_module* const end = module + count; module != end; ++module) {
        release_code(module->body->code());
    }
}

/// Has release_modules() called when the main interpreter ends. Once for each set and process: the
/// interpreter's own dict says whether it was done.
inline bool release_at_end(module_view modules) noexcept {
    PyObject* const dict = PyInterpreterState_GetDict(PyInterpreterState_Main());
    if (dict == nullptr) { // which is no exception yet
        PyErr_NoMemory();
        return false;
    }
    const reference key(PyUnicode_FromFormat("%s %p", release_name, modules.first));
    if (!key) {
        return false;
    }
    const int there = PyDict_Contains(dict, key.get());
    if (there != 0) {
        return there > 0;
    }
    const reference capsule(
        PyCapsule_New(const_cast<hosted_module*>(modules.first), release_name, release_modules));
    return capsule &&
           PyCapsule_SetContext(capsule.get(), reinterpret_cast<void*>(modules.count)) == 0 &&
           PyDict_SetItem(dict, key.get(), capsule.get()) == 0;
}

} // namespace detail

} // namespace cpython_3_11

} // namespace stasis::hosted
