// SPDX-License-Identifier: BSL-1.0
// frozen_library.cpp: an extension module whose import installs a finder of the standard library's
// modules that CMakeLists.txt lists; `frozen_library.modules` are their names, and
// `frozen_library.interned_code(name)` is what an import runs.
#include <modules/library.hpp>
#include <stasis/host/finder.hpp>
#include <stasis/host/verify.hpp>

namespace {

namespace hosted = stasis::hosted;

constexpr hosted::module_view modules = stasis::modules::library;

PyObject* interned_code(PyObject*, PyObject* name) noexcept {
    const char* const text = PyUnicode_AsUTF8(name);
    const hosted::hosted_module* const found = text == nullptr ? nullptr : modules.find(text);
    if (found == nullptr) {
        return text == nullptr ? nullptr : PyErr_Format(PyExc_KeyError, "%R", name);
    }
    return Py_NewRef(hosted::interned_code(*found));
}

int execute(PyObject* module) noexcept {
    if (!hosted::verify() || !hosted::install(modules, "frozen_library")) {
        return -1;
    }
    const hosted::reference names(PyTuple_New(static_cast<Py_ssize_t>(modules.count)));
    for (std::size_t i = 0; names && i < modules.count; ++i) {
        const std::string_view name = modules.first[i].name;
        PyObject* const text =
            PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size()));
        if (text == nullptr) {
            return -1;
        }
        PyTuple_SET_ITEM(names.get(), static_cast<Py_ssize_t>(i), text);
    }
    return names ? PyModule_AddObjectRef(module, "modules", names.get()) : -1;
}

PyMethodDef methods[] = {{"interned_code", interned_code, METH_O,
                          PyDoc_STR("The code object of a module's body, its names interned.")},
                         {nullptr, nullptr, 0, nullptr}};
PyModuleDef_Slot slots[] = {{Py_mod_exec, reinterpret_cast<void*>(execute)}, {0, nullptr}};
PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "frozen_library", nullptr, 0, methods, slots, nullptr, nullptr, nullptr};

} // namespace

PyMODINIT_FUNC PyInit_frozen_library() { return PyModuleDef_Init(&definition); }
