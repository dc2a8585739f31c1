// SPDX-License-Identifier: BSL-1.0
// stasis/host/python.hpp: CPython's API, and its objects as those of the graph.
// Promises: a PyObject* and an object* of this library to the same object are the same address.
// Refuses: to be compiled for another Python than a release build of 3.11: the graph is laid out
// for that.
// CPython 3.11: Include/Python.h.
#pragma once

#if !defined(PY_SSIZE_T_CLEAN)
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#include <stasis/object/head.hpp>

static_assert(
    PY_MAJOR_VERSION == 3 && PY_MINOR_VERSION == 11,
    "stasis/host/ builds objects as CPython 3.11 lays them out: compile it with the headers "
    "of Python 3.11 (Debian: libpython3.11-dev)");
#if defined(Py_DEBUG) || defined(Py_TRACE_REFS)
#error                                                                                             \
    "stasis/host/ builds objects for a release build of CPython 3.11, and these headers are of a debug build"
#endif
static_assert(sizeof(void*) == 8 && sizeof(PyObject) == sizeof(stasis::object),
              "stasis/host/ builds objects as CPython 3.11 lays them out on 64-bit Linux");

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// An object of a hosted graph or of the process, as CPython's API takes it. A borrowed reference.
[[nodiscard]] inline PyObject* to_python(object* self) noexcept {
    return reinterpret_cast<PyObject*>(self);
}

/// An object of the process, as a hosted graph refers to it.
[[nodiscard]] inline object* from_python(PyObject* self) noexcept {
    return reinterpret_cast<object*>(self);
}

/// A reference that is given back at the end: what an API function returns as a new reference, or
/// null with an exception set.
class reference {
public:
    explicit reference(PyObject* made) noexcept : self_(made) {}
    reference(reference&&) = delete;
    ~reference() { Py_XDECREF(self_); }

    [[nodiscard]] explicit operator bool() const noexcept { return self_ != nullptr; }
    /// Borrowed.
    [[nodiscard]] PyObject* get() const noexcept { return self_; }
    /// Leaves it to the caller.
    [[nodiscard]] PyObject* release() noexcept {
        PyObject* const self = self_;
        self_ = nullptr;
        return self;
    }

private:
    PyObject* self_;
};

} // namespace cpython_3_11

} // namespace stasis::hosted
