// SPDX-License-Identifier: BSL-1.0
// stasis/host/process.hpp: what a running CPython 3.11 has already: its types, its singletons and
// its small objects, as names that the linker binds.
// Promises: each is the process's own object, so a constant-initialised object can refer to it, and
// what is the same object in Python (None, 7, chr(97), ()) is the same object here.
// CPython 3.11: PyLong_Type and its like; _PyRuntime.global_objects.singletons
// (Include/internal/pycore_global_objects.h). CPython promises nobody where the latter lie in
// _PyRuntime: hosted::verify() looks before anything else reads them.
// Refuses: a program that isn't loaded by or linked with a CPython doesn't link.
#pragma once

#include <stasis/graph/singletons.hpp>

namespace stasis::hosted {

/// The layouts of the objects in a hosted graph are those of this CPython's. Another one's would
/// have a namespace of its own, so that no two units of a program could take them for each other.
inline namespace cpython_3_11 {

/// The process's objects. None is const: CPython counts references to them.
namespace process {

extern type_object int_type asm("PyLong_Type");
extern type_object bool_type asm("PyBool_Type");
extern type_object float_type asm("PyFloat_Type");
extern type_object complex_type asm("PyComplex_Type");
extern type_object bytes_type asm("PyBytes_Type");
extern type_object str_type asm("PyUnicode_Type");
extern type_object tuple_type asm("PyTuple_Type");
extern type_object frozenset_type asm("PyFrozenSet_Type");
extern type_object slice_type asm("PySlice_Type");
extern type_object dict_type asm("PyDict_Type");
extern type_object mapping_proxy_type asm("PyDictProxy_Type");
extern type_object code_type asm("PyCode_Type");
extern object none asm("_Py_NoneStruct");
extern object ellipsis asm("_Py_EllipsisObject");
extern object not_implemented asm("_Py_NotImplementedStruct");
extern graph::small_int false_object asm("_Py_FalseStruct");
extern graph::small_int true_object asm("_Py_TrueStruct");

/// _PyRuntime as far as its small objects, in 3.11.2, on 64-bit Linux.
struct runtime_objects {
    unsigned char before[680];
    graph::small_int small_ints[graph::largest_int - graph::smallest_int + 1];
    static_layout<bytes_object, unsigned char, 1> empty_bytes;
    struct {
        graph::short_bytes object;
        unsigned char rest[8];
    } byte_characters[256];
    unsigned char named_strs_before_empty[912];
    static_layout<str_object, unsigned char, 1> empty_str;
    unsigned char named_strs[19120];
    graph::ascii_character ascii_characters[128];
    graph::latin1_character latin1_characters[128];
    tracked<static_layout<tuple_object, object*, 1>> empty_tuple;
};
extern runtime_objects runtime asm("_PyRuntime");

} // namespace process

// A variable of a program that refers to a constant of the graph, `constexpr auto& x =
// tuple_<...>;`, brings the constant into the program, and with it the name of its type of this
// library. Where nothing includes that type, since all that counts is the hosted form, the name
// stands for nothing.
asm(".weak _ZN6stasis9none_typeE, _ZN6stasis13ellipsis_typeE, _ZN6stasis20not_implemented_typeE\n"
    ".weak _ZN6stasis8int_typeE, _ZN6stasis9bool_typeE, _ZN6stasis10float_typeE\n"
    ".weak _ZN6stasis12complex_typeE, _ZN6stasis10bytes_typeE, _ZN6stasis8str_typeE\n"
    ".weak _ZN6stasis10tuple_typeE, _ZN6stasis14frozenset_typeE, _ZN6stasis10slice_typeE\n"
    ".weak _ZN6stasis9dict_typeE, _ZN6stasis9code_typeE");

} // namespace cpython_3_11

} // namespace stasis::hosted
