// SPDX-License-Identifier: BSL-1.0
// stasis/host/finder.hpp: imports modules from a hosted graph.
// Promises: install() puts a finder in front of sys.meta_path that finds a set of modules; it is
// their loader, too: `import package.module`, reload, importlib.util.find_spec, `python -m`, runpy,
// inspect.getsource and tracebacks (where the source is shipped), -X importtime work as for any
// module. A module's __file__ is the file name in its code if that is absolute, else that name
// behind the path of what carries the graph, as of a module in a zip file. Nothing is read from a
// file. Each interpreter installs its own; a set is installed once in each, however often it is
// asked for.
// CPython 3.11: FrozenImporter (Lib/importlib/_bootstrap.py), PEP 302, PEP 451.
// Refuses: names that it hasn't: an ImportError that names them. Resource files: there are none.
// Requires: the GIL, and that hosted::verify() was content.
// Fails: as API functions do, with an exception set.
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/host/intern.hpp>
#include <stasis/host/lifetime.hpp>
#include <stasis/host/modules.hpp>
#include <stasis/host/ptr.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// The code object of a module, ready to run. Borrowed.
[[nodiscard]] inline PyObject* ready_code(const hosted_module& module) noexcept {
    bind(module.body->tables);
    return to_python(module.body->code());
}

/// The same, with its names interned: what an import runs.
[[nodiscard]] inline PyObject* interned_code(const hosted_module& module) noexcept {
    PyObject* const code = ready_code(module);
    intern_names(module.body->code());
    return code;
}

namespace detail {

using graph::str_;
using graph::tuple_;

/// An importer: finder and loader of a set of modules.
struct finder_object : PyObject {
    module_view modules;
    PyObject* prefix; ///< stands in front of the names of the set: "" or "outer."
    PyObject* base;   ///< path of what carries the graph
    PyObject* root;   ///< full name of the module that is `base` itself, or None
};

inline finder_object* finder_of(PyObject* self) noexcept {
    return static_cast<finder_object*>(self);
}

/// A str as UTF-8, which lives as long as it; null: an exception is set.
inline std::string_view utf8_of(PyObject* str) noexcept {
    Py_ssize_t size = 0;
    const char* const data = PyUnicode_AsUTF8AndSize(str, &size);
    return data == nullptr ? std::string_view()
                           : std::string_view(data, static_cast<std::size_t>(size));
}

/// The name that the set has for a full name. What begins with another prefix, or has no UTF-8, is
/// none of its names: "". An exception may be set then.
inline std::string_view name_in_set(const finder_object* self, PyObject* fullname) noexcept {
    if (!PyUnicode_Check(fullname)) {
        PyErr_Format(PyExc_TypeError, "a module's name must be str, not %.200s",
                     Py_TYPE(fullname)->tp_name);
        return {};
    }
    const std::string_view name = utf8_of(fullname);
    const std::string_view prefix = utf8_of(self->prefix);
    if (name.data() == nullptr || prefix.data() == nullptr) {
        // A name with a lone surrogate is that of no module here.
        if (PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
            PyErr_Clear();
        }
        return {};
    }
    return name.substr(0, prefix.size()) == prefix ? name.substr(prefix.size())
                                                   : std::string_view();
}

/// The module of a full name; null without an exception if it isn't there, or with one.
inline const hosted_module* find_module(const finder_object* self, PyObject* fullname) noexcept {
    return self->modules.find(name_in_set(self, fullname));
}

/// Whether a full name is that of a namespace package. An exception may be set if not.
inline bool is_namespace_of(const finder_object* self, PyObject* fullname) noexcept {
    return self->modules.is_namespace(name_in_set(self, fullname));
}

/// The same, where a name that isn't there is an ImportError.
inline const hosted_module* require_module(const finder_object* self, PyObject* fullname) noexcept {
    const hosted_module* const found = find_module(self, fullname);
    if (found == nullptr && PyErr_Occurred() == nullptr) {
        const reference text(
            PyUnicode_FromFormat("%S has no module named %R", self->base, fullname));
        if (text) {
            PyErr_SetImportError(text.get(), fullname, nullptr);
        }
    }
    return found;
}

/// __file__ of a module. A new reference.
inline PyObject* filename_of(const finder_object* self, PyObject* fullname,
                             const hosted_module& module) noexcept {
    PyObject* const filename =
        to_python(static_cast<code_object*>(module.body->code())->co_filename);
    if (PyUnicode_GET_LENGTH(filename) == 0 || PyUnicode_READ_CHAR(filename, 0) != '/') {
        return PyUnicode_FromFormat("%U/%U", self->base, filename);
    }
    // The file that the root was made from is none of what carries the graph.
    const int is_root = PyObject_RichCompareBool(self->root, fullname, Py_EQ);
    return is_root < 0 ? nullptr : Py_NewRef(is_root != 0 ? self->base : filename);
}

/// __path__ of a package, given its __file__: a list of one. A new reference.
inline PyObject* path_of(PyObject* file) noexcept {
    const reference folder(
        PyObject_CallMethodOneArg(file, ptr<str_<"removesuffix">>, ptr<str_<"/__init__.py">>));
    return folder ? Py_BuildValue("[O]", folder.get()) : nullptr;
}

/// What a module of the standard library has under a name. The names here are constants: CPython's
/// cache of attributes would keep a str for each that is made for one look-up.
inline PyObject* import_from(PyObject* module, PyObject* name) noexcept {
    const reference imported(PyImport_Import(module));
    return imported ? PyObject_GetAttr(imported.get(), name) : nullptr;
}

/// find_spec(fullname, path=None, target=None)
inline PyObject* finder_find_spec(PyObject* self, PyObject* args, PyObject* keywords) noexcept {
    static const char* const names[] = {"fullname", "path", "target", nullptr};
    PyObject* fullname = nullptr;
    PyObject* path = nullptr;
    PyObject* target = nullptr;
    if (PyArg_ParseTupleAndKeywords(args, keywords, "O|OO:find_spec", const_cast<char**>(names),
                                    &fullname, &path, &target) == 0) {
        return nullptr;
    }
    const hosted_module* const found = find_module(finder_of(self), fullname);
    const bool is_namespace = found == nullptr && PyErr_Occurred() == nullptr &&
                              is_namespace_of(finder_of(self), fullname);
    if (found == nullptr && !is_namespace) {
        return PyErr_Occurred() != nullptr ? nullptr : Py_NewRef(Py_None);
    }
    const reference type(import_from(ptr<str_<"_frozen_importlib">>, ptr<str_<"ModuleSpec">>));
    if (!type) {
        return nullptr;
    }
    if (is_namespace) {
        PyObject* const arguments[] = {fullname, Py_None, Py_True};
        return PyObject_Vectorcall(type.get(), arguments, 2, ptr<tuple_<str_<"is_package">>>);
    }
    const reference file(filename_of(finder_of(self), fullname, *found));
    if (!file) {
        return nullptr;
    }
    const bool is_package = found->kind == module_kind::package;
    PyObject* const arguments[] = {fullname, self, file.get(), is_package ? Py_True : Py_False};
    reference spec(PyObject_Vectorcall(type.get(), arguments, 2,
                                       ptr<tuple_<str_<"origin">, str_<"is_package">>>));
    if (!spec || PyObject_SetAttr(spec.get(), ptr<str_<"has_location">>, Py_True) < 0) {
        return nullptr;
    }
    if (is_package) {
        const reference locations(path_of(file.get()));
        if (!locations || PyObject_SetAttr(spec.get(), ptr<str_<"submodule_search_locations">>,
                                           locations.get()) < 0) {
            return nullptr;
        }
    }
    return spec.release();
}

/// create_module(spec): None, for the usual module object.
inline PyObject* finder_create_module(PyObject*, PyObject*) noexcept { return Py_NewRef(Py_None); }

/// exec_module(module)
inline PyObject* finder_exec_module(PyObject* self, PyObject* module) noexcept {
    const reference spec(PyObject_GetAttr(module, ptr<str_<"__spec__">>));
    const reference name(spec ? PyObject_GetAttr(spec.get(), ptr<str_<"name">>) : nullptr);
    const hosted_module* const found = name ? require_module(finder_of(self), name.get()) : nullptr;
    const reference names(found != nullptr ? PyObject_GetAttr(module, ptr<str_<"__dict__">>)
                                           : nullptr);
    if (!names) {
        return nullptr;
    }
    // As the loaders of importlib do, which leaves the frames of importlib out of tracebacks.
    const reference call(
        import_from(ptr<str_<"_frozen_importlib">>, ptr<str_<"_call_with_frames_removed">>));
    const reference exec(import_from(ptr<str_<"builtins">>, ptr<str_<"exec">>));
    if (!call || !exec) {
        return nullptr;
    }
    return PyObject_CallFunctionObjArgs(call.get(), exec.get(), interned_code(*found), names.get(),
                                        nullptr);
}

/// get_code(fullname)
inline PyObject* finder_get_code(PyObject* self, PyObject* fullname) noexcept {
    const hosted_module* const found = require_module(finder_of(self), fullname);
    return found != nullptr ? Py_NewRef(ready_code(*found)) : nullptr;
}

/// get_source(fullname): None if it isn't shipped.
inline PyObject* finder_get_source(PyObject* self, PyObject* fullname) noexcept {
    const hosted_module* const found = require_module(finder_of(self), fullname);
    if (found == nullptr) {
        return nullptr;
    }
    if (found->source == nullptr) {
        return Py_NewRef(Py_None);
    }
    const reference decode(import_from(ptr<str_<"importlib.util">>, ptr<str_<"decode_source">>));
    const reference bytes(PyBytes_FromString(found->source));
    return decode && bytes ? PyObject_CallOneArg(decode.get(), bytes.get()) : nullptr;
}

/// get_filename(fullname)
inline PyObject* finder_get_filename(PyObject* self, PyObject* fullname) noexcept {
    const hosted_module* const found = require_module(finder_of(self), fullname);
    return found != nullptr ? filename_of(finder_of(self), fullname, *found) : nullptr;
}

/// is_package(fullname)
inline PyObject* finder_is_package(PyObject* self, PyObject* fullname) noexcept {
    const hosted_module* const found = require_module(finder_of(self), fullname);
    return found != nullptr ? PyBool_FromLong(found->kind == module_kind::package) : nullptr;
}

inline PyObject* finder_repr(PyObject* self) noexcept {
    return PyUnicode_FromFormat("<stasis finder of %zd modules in %R>",
                                static_cast<Py_ssize_t>(finder_of(self)->modules.count),
                                finder_of(self)->base);
}

inline void finder_dealloc(PyObject* self) noexcept {
    PyTypeObject* const type = Py_TYPE(self);
    Py_XDECREF(finder_of(self)->prefix);
    Py_XDECREF(finder_of(self)->base);
    Py_XDECREF(finder_of(self)->root);
    type->tp_free(self);
    Py_DECREF(type);
}

template <class Function>
[[nodiscard]] PyCFunction as_method(Function* function) noexcept {
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

inline PyMethodDef finder_methods[] = {
    {"find_spec", as_method(finder_find_spec), METH_VARARGS | METH_KEYWORDS,
     PyDoc_STR("The spec of a module of the set, or None.")},
    {"create_module", finder_create_module, METH_O, PyDoc_STR("None: the usual module object.")},
    {"exec_module", finder_exec_module, METH_O, PyDoc_STR("Runs a module's body.")},
    {"get_code", finder_get_code, METH_O, PyDoc_STR("The code object of a module's body.")},
    {"get_source", finder_get_source, METH_O,
     PyDoc_STR("The source of a module, or None if it isn't shipped.")},
    {"get_filename", finder_get_filename, METH_O, PyDoc_STR("What a module's __file__ is.")},
    {"is_package", finder_is_package, METH_O, PyDoc_STR("Whether a module is a package.")},
    {nullptr, nullptr, 0, nullptr}};

inline PyType_Slot finder_slots[] = {
    {Py_tp_doc, const_cast<char*>("Imports modules from static objects.")},
    {Py_tp_methods, finder_methods},
    {Py_tp_repr, reinterpret_cast<void*>(finder_repr)},
    {Py_tp_dealloc, reinterpret_cast<void*>(finder_dealloc)},
    {0, nullptr}};

inline PyType_Spec finder_spec = {"stasis.finder", sizeof(finder_object), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                  finder_slots};

/// Whether an object is a finder of that set under that prefix.
inline bool is_finder_of(PyObject* self, module_view modules, PyObject* prefix) noexcept {
    return Py_TYPE(self)->tp_dealloc == finder_dealloc &&
           finder_of(self)->modules.first == modules.first &&
           PyUnicode_Compare(finder_of(self)->prefix, prefix) == 0;
}

inline PyObject* make_finder(module_view modules, PyObject* base, PyObject* prefix,
                             PyObject* root) noexcept {
    const reference type(PyType_FromSpec(&finder_spec));
    if (!type) {
        // Where there is no memory for the type's name, CPython sets no exception.
        return PyErr_Occurred() != nullptr ? nullptr : PyErr_NoMemory();
    }
    auto* const made = PyObject_New(finder_object, reinterpret_cast<PyTypeObject*>(type.get()));
    if (made != nullptr) {
        made->modules = modules;
        made->prefix = Py_NewRef(prefix);
        made->base = Py_NewRef(base);
        made->root = Py_NewRef(root);
    }
    return made;
}

/// The finder of that set and prefix in sys.meta_path, where there is one after this. A new
/// reference.
inline PyObject* install_finder(module_view modules, PyObject* base, PyObject* prefix,
                                PyObject* root) noexcept {
    const reference path(Py_XNewRef(PySys_GetObject("meta_path")));
    PyObject* const meta_path = path.get();
    if (meta_path == nullptr || !PyList_Check(meta_path)) {
        PyErr_SetString(PyExc_RuntimeError, "sys.meta_path is no list");
        return nullptr;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(meta_path); ++i) {
        if (is_finder_of(PyList_GET_ITEM(meta_path, i), modules, prefix)) {
            return Py_NewRef(PyList_GET_ITEM(meta_path, i));
        }
    }
    reference made(make_finder(modules, base, prefix, root));
    return made && release_at_end(modules) && PyList_Insert(meta_path, 0, made.get()) == 0
               ? made.release()
               : nullptr;
}

} // namespace detail

/// Puts a finder of the modules in front of sys.meta_path of the current interpreter, unless it is
/// in there. `modules` is a constant, and `base` the path of what carries it, such as the
/// program's. False: an exception is set.
[[nodiscard]] inline bool install(module_view modules, const char* base) noexcept {
    const reference path(PyUnicode_DecodeFSDefault(base));
    const reference no_prefix(PyUnicode_FromStringAndSize(nullptr, 0));
    return path && no_prefix &&
           reference(detail::install_finder(modules, path.get(), no_prefix.get(), Py_None));
}

} // namespace cpython_3_11

} // namespace stasis::hosted
