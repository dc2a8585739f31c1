// SPDX-License-Identifier: BSL-1.0
// frozen_allocations.cpp: an extension module that counts what CPython's allocators are asked for:
// counted(callable, *arguments) returns (blocks, bytes), of all three domains.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace {

constexpr PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ};
PyMemAllocatorEx before[3];
Py_ssize_t blocks = 0;
Py_ssize_t bytes = 0;

void count(std::size_t size) noexcept {
    ++blocks;
    bytes += static_cast<Py_ssize_t>(size);
}

PyMemAllocatorEx& allocator_of(void* domain) noexcept {
    return *static_cast<PyMemAllocatorEx*>(domain);
}

void* counting_malloc(void* domain, std::size_t size) {
    count(size);
    return allocator_of(domain).malloc(allocator_of(domain).ctx, size);
}

void* counting_calloc(void* domain, std::size_t number, std::size_t size) {
    count(number * size);
    return allocator_of(domain).calloc(allocator_of(domain).ctx, number, size);
}

void* counting_realloc(void* domain, void* block, std::size_t size) {
    count(size);
    return allocator_of(domain).realloc(allocator_of(domain).ctx, block, size);
}

void uncounted_free(void* domain, void* block) {
    allocator_of(domain).free(allocator_of(domain).ctx, block);
}

PyObject* counted(PyObject*, PyObject* const* arguments, Py_ssize_t number) {
    if (number < 1) {
        PyErr_SetString(PyExc_TypeError, "counted(callable, *arguments)");
        return nullptr;
    }
    for (int i = 0; i < 3; ++i) {
        PyMem_GetAllocator(domains[i], &before[i]);
        PyMemAllocatorEx counting{&before[i], counting_malloc, counting_calloc, counting_realloc,
                                  uncounted_free};
        PyMem_SetAllocator(domains[i], &counting);
    }
    blocks = bytes = 0;
    PyObject* const result = PyObject_Vectorcall(arguments[0], arguments + 1,
                                                 static_cast<std::size_t>(number - 1), nullptr);
    const Py_ssize_t blocks_at_end = blocks;
    const Py_ssize_t bytes_at_end = bytes;
    for (int i = 0; i < 3; ++i) {
        PyMem_SetAllocator(domains[i], &before[i]);
    }
    if (result == nullptr) {
        return nullptr;
    }
    Py_DECREF(result);
    return Py_BuildValue("(nn)", blocks_at_end, bytes_at_end);
}

PyMethodDef methods[] = {
    {"counted", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(counted)), METH_FASTCALL,
     PyDoc_STR("counted(callable, *arguments): (blocks, bytes) that the call asked for.")},
    {nullptr, nullptr, 0, nullptr}};
PyModuleDef definition = {PyModuleDef_HEAD_INIT,
                          "frozen_allocations",
                          nullptr,
                          -1,
                          methods,
                          nullptr,
                          nullptr,
                          nullptr,
                          nullptr};

} // namespace

PyMODINIT_FUNC PyInit_frozen_allocations() { return PyModule_Create(&definition); }
