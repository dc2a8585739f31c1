// SPDX-License-Identifier: BSL-1.0
// stasis/host/verify.hpp: whether the running interpreter is one that a hosted graph was built for.
// Promises: reads no object of the graph, and of the process only what its API returns, so it is
// safe in any interpreter that a program gets as far as calling it in. What differs is an
// ImportError that says what, what it is, and what it should be.
// CPython 3.11: sys.hexversion, sys.abiflags (PEP 3149), tp_basicsize; where the small objects lie,
// see host/process.hpp.
// Requires: the GIL.
#pragma once

#include <stasis/host/process.hpp>
#include <stasis/host/python.hpp>
#include <stasis/host/unbound.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/slice.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// What is asked of an interpreter.
struct interpreter_facts {
    long hexversion;      ///< sys.hexversion
    const char* abiflags; ///< sys.abiflags: "d" of a debug build, "t" of one without a GIL
    const char* moved; ///< a type or object of it that isn't as or where the graph has it, or null
};

namespace detail {

[[nodiscard]] inline bool is_at(PyObject* made, object& expected) noexcept {
    return reference(made).get() == to_python(&expected);
}

[[nodiscard]] inline const char* find_moved() noexcept {
    auto& runtime = process::runtime;
    const auto has_size = [](const PyTypeObject& type, std::size_t size) {
        return static_cast<std::size_t>(type.tp_basicsize) == size;
    };
    const struct {
        const char* name;
        bool as_expected;
    } checks[] = {
        {"int", has_size(PyLong_Type, trailing_size<support::digit, int_object>(0)) &&
                    PyLong_Type.tp_itemsize == sizeof(support::digit)},
        {"float", has_size(PyFloat_Type, sizeof(float_object))},
        {"complex", has_size(PyComplex_Type, sizeof(complex_object))},
        {"bytes", has_size(PyBytes_Type, trailing_size<unsigned char, bytes_object>(1))},
        {"str", has_size(PyUnicode_Type, sizeof(wide_str_object) + sizeof(void*))},
        {"tuple", has_size(PyTuple_Type, trailing_size<object*, tuple_object>(0))},
        {"frozenset", has_size(PyFrozenSet_Type, sizeof(set_object))},
        {"slice", has_size(PySlice_Type, sizeof(slice_object))},
        {"dict", has_size(PyDict_Type, sizeof(dict_object))},
        {"mappingproxy", has_size(PyDictProxy_Type, sizeof(mapping_proxy_twin))},
        {"code", has_size(PyCode_Type, trailing_size<unsigned char, code_object>(0))},
        {"the smallest of the small ints",
         is_at(PyLong_FromLong(graph::smallest_int), runtime.small_ints[0])},
        {"the largest of the small ints",
         is_at(PyLong_FromLong(graph::largest_int),
               runtime.small_ints[graph::largest_int - graph::smallest_int])},
        {"b''", is_at(PyBytes_FromStringAndSize("", 0), runtime.empty_bytes)},
        {"b'\\xff'",
         is_at(PyBytes_FromStringAndSize("\xff", 1), runtime.byte_characters[255].object)},
        {"''", is_at(PyUnicode_FromStringAndSize("", 0), runtime.empty_str)},
        {"'\\x00'", is_at(PyUnicode_FromOrdinal(0), runtime.ascii_characters[0])},
        {"'\\xff'", is_at(PyUnicode_FromOrdinal(255), runtime.latin1_characters[127])},
        {"()", is_at(PyTuple_New(0), runtime.empty_tuple)},
    };
    for (const auto& check : checks) {
        if (!check.as_expected) {
            return check.name;
        }
    }
    return nullptr;
}

} // namespace detail

/// Whether those are the facts of an interpreter that this header was compiled for. If not, an
/// ImportError is set.
[[nodiscard]] inline bool accept(const interpreter_facts& facts) noexcept {
    constexpr long version = 0x030B;
    if (facts.hexversion >> 16 != version || (facts.hexversion & 0xf0) != 0xf0) {
        PyErr_Format(
            PyExc_ImportError, "stasis: built for CPython 3.11, and this is version %ld.%ld.%ld%s",
            facts.hexversion >> 24, facts.hexversion >> 16 & 0xff, facts.hexversion >> 8 & 0xff,
            (facts.hexversion & 0xf0) == 0xf0 ? "" : " before its release");
        return false;
    }
    if (facts.abiflags[0] != '\0') {
        PyErr_Format(PyExc_ImportError,
                     "stasis: built for a release build of CPython 3.11, and this is another kind: "
                     "its sys.abiflags are '%s', and should be ''",
                     facts.abiflags);
        return false;
    }
    if (facts.moved != nullptr) {
        PyErr_Format(PyExc_ImportError,
                     "stasis: built for the layout of CPython " PY_VERSION
                     ", and in this one (%ld.%ld.%ld) %s is laid out or placed differently",
                     facts.hexversion >> 24, facts.hexversion >> 16 & 0xff,
                     facts.hexversion >> 8 & 0xff, facts.moved);
        return false;
    }
    return true;
}

/// Whether the running interpreter is one that this header was compiled for. If not, an ImportError
/// is set.
[[nodiscard]] inline bool verify() noexcept {
    PyObject* const hexversion = PySys_GetObject("hexversion");
    PyObject* const abiflags = PySys_GetObject("abiflags");
    if (hexversion == nullptr || abiflags == nullptr) {
        PyErr_SetString(PyExc_ImportError, "stasis: sys has no hexversion or no abiflags");
        return false;
    }
    interpreter_facts facts{};
    facts.hexversion = PyLong_AsLong(hexversion);
    facts.abiflags = PyUnicode_AsUTF8(abiflags);
    if (PyErr_Occurred() != nullptr || facts.abiflags == nullptr) {
        return false;
    }
    // In another version there may be no such objects.
    if (facts.hexversion >> 16 == 0x030B) {
        facts.moved = detail::find_moved();
    }
    PyErr_Clear();
    return accept(facts);
}

} // namespace cpython_3_11

} // namespace stasis::hosted
