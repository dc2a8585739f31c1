// SPDX-License-Identifier: BSL-1.0
// host/python.hpp: an interpreter for the length of a test, and what Python says of an expression.
#pragma once

#include <doctest/doctest.h>

#include <stasis/host/ptr.hpp>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <utility>

namespace python_tests {

using stasis::hosted::reference;

/// Counts the blocks of memory that CPython has. Each is one of malloc's, so a sanitizer sees its
/// end.
class counted_memory {
public:
    /// Has CPython ask here from now on. Before its first block, and for the whole process.
    static void install() {
        static const bool installed = [] {
            PyMemAllocatorEx allocator = {nullptr, allocate, allocate_zeroed, resize, release};
            for (const PyMemAllocatorDomain domain :
                 {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ}) {
                PyMem_SetAllocator(domain, &allocator);
            }
            return true;
        }();
        static_cast<void>(installed);
    }
    static long live() { return live_; }
    static long allocations() { return allocations_; }
    /// Has CPython get that many blocks more, and then one time none; -1: as many as it likes.
    static void fail_after(long blocks) { left_ = blocks; }

private:
    static bool fails() { return left_ >= 0 && left_-- == 0; }
    static void* allocate(void*, std::size_t size) {
        return fails() ? nullptr : counted(std::malloc(size + 1));
    }
    static void* allocate_zeroed(void*, std::size_t count, std::size_t size) {
        return fails() ? nullptr : counted(std::calloc(count + 1, size + 1));
    }
    static void* resize(void*, void* block, std::size_t size) {
        return block == nullptr ? allocate(nullptr, size) : std::realloc(block, size + 1);
    }
    static void release(void*, void* block) {
        live_ -= block != nullptr ? 1 : 0;
        std::free(block);
    }
    static void* counted(void* block) {
        live_ += block != nullptr ? 1 : 0;
        ++allocations_;
        return block;
    }

    static inline long live_ = 0;
    static inline long allocations_ = 0;
    static inline long left_ = -1;
};

/// CPython, initialised and then finalised again. Without site, as `python3.11 -I -S`.
struct interpreter {
    interpreter() {
        counted_memory::install();
        PyConfig config;
        PyConfig_InitIsolatedConfig(&config);
        config.site_import = 0;
        const PyStatus status = Py_InitializeFromConfig(&config);
        PyConfig_Clear(&config);
        REQUIRE(PyStatus_Exception(status) == 0);
    }
    ~interpreter() { CHECK(Py_FinalizeEx() == 0); }
    interpreter(const interpreter&) = delete;
    interpreter& operator=(const interpreter&) = delete;
};

/// What an exception that is set says, which is cleared: "ImportError: no such module".
inline std::string exception_text() {
    PyObject* type = nullptr;
    PyObject* value = nullptr;
    PyObject* traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const reference owners[] = {reference(type), reference(value), reference(traceback)};
    if (type == nullptr) {
        return "no exception";
    }
    const reference text(PyObject_Str(value));
    return std::string(reinterpret_cast<PyTypeObject*>(type)->tp_name) + ": " +
           (text ? PyUnicode_AsUTF8(text.get()) : "?");
}

/// Runs statements in a namespace of their own, in which these objects have these names, and gives
/// str(result) of the name `result`, or what the exception says.
inline std::string run(const char* statements,
                       std::initializer_list<std::pair<const char*, PyObject*>> names = {}) {
    const reference globals(PyDict_New());
    PyDict_SetItemString(globals.get(), "__builtins__", PyEval_GetBuiltins());
    for (const auto& [name, object] : names) {
        PyDict_SetItemString(globals.get(), name, object);
    }
    const reference done(PyRun_String(statements, Py_file_input, globals.get(), globals.get()));
    PyObject* const result = PyDict_GetItemString(globals.get(), "result");
    if (!done || result == nullptr) {
        return exception_text();
    }
    const reference text(PyObject_Str(result));
    return text ? PyUnicode_AsUTF8(text.get()) : exception_text();
}

/// Whether Python says that an object is what an expression makes: type, value and repr, and the
/// same when marshal has written and read it, if marshal can.
inline std::string compared(PyObject* self, const char* expression) {
    const std::string statements =
        std::string("import marshal\n") + "expected = " + expression +
        "\n"
        "same = (type(self), repr(self), hash(self)) == "
        "(type(expected), repr(expected), hash(expected))\n"
        "same = same and self == expected\n"
        "if type(self) is not slice:\n"
        "    read = marshal.loads(marshal.dumps(self))\n"
        "    same = same and (read, repr(read)) == (expected, repr(self))\n"
        "result = 'same' if same else (self, expected)\n";
    return run(statements.c_str(), {{"self", self}});
}

} // namespace python_tests
