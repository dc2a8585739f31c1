// SPDX-License-Identifier: BSL-1.0
// palette.cpp: how does an extension module written in C++ hand out constant data that nobody makes
// at run time?
#include <stasis/graph/dict.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/host/ptr.hpp>
#include <stasis/host/verify.hpp>

namespace {

using namespace stasis::graph;
using stasis::hosted::ptr;

inline constexpr const auto& colours =
    dict_<item_<str_<"red">, tuple_<int_<255>, int_<0>, int_<0>>>,
          item_<str_<"grün">, tuple_<int_<0>, int_<255>, int_<0>>>>;

/// mix(): a class of Python's own takes a keyword and an attribute by constant names.
PyObject* mix(PyObject*, PyObject* make) {
    PyObject* const arguments[] = {ptr<tuple_<int_<255>, int_<255>, int_<0>>>};
    PyObject* made = PyObject_Vectorcall(make, arguments, 0, ptr<tuple_<str_<"parts">>>);
    if (made != nullptr && PyObject_SetAttr(made, ptr<str_<"name">>, ptr<str_<"yellow">>) < 0) {
        Py_CLEAR(made);
    }
    return made;
}

int execute(PyObject* module) {
    if (!stasis::hosted::verify()) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "COLOURS", ptr<colours>); // a mappingproxy
}

PyMethodDef methods[] = {{"mix", mix, METH_O, "mix(make): make(parts=...), named."},
                         {nullptr, nullptr, 0, nullptr}};
PyModuleDef_Slot slots[] = {{Py_mod_exec, reinterpret_cast<void*>(execute)}, {0, nullptr}};
PyModuleDef definition = {PyModuleDef_HEAD_INIT,
                          "palette",
                          "Colours that nobody makes.",
                          0,
                          methods,
                          slots,
                          nullptr,
                          nullptr,
                          nullptr};

} // namespace

PyMODINIT_FUNC PyInit_palette() { return PyModuleDef_Init(&definition); }
