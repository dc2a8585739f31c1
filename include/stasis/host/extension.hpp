// SPDX-License-Identifier: BSL-1.0
// stasis/host/extension.hpp: extension modules whose bodies are Python, frozen.
// Promises: STASIS_HOSTED_MODULE(name, images::name) makes a shared object an importable module,
// whose body runs when it is imported; STASIS_HOSTED_PACKAGE(name, set) one that is a package,
// whose modules are found by a finder from then on. In any interpreter of the process, as often as
// it is imported or reloaded, wherever in a package it stands.
// CPython 3.11: PEP 489 (multi-phase initialisation).
// Refuses: interpreters that the graph wasn't built for: an ImportError (host/verify.hpp).
#pragma once

#include <stasis/host/finder.hpp>
#include <stasis/host/verify.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

namespace detail {

/// Makes a finder of the set the loader of its root module, which an extension loader has made.
inline bool adopt(PyObject* module, module_view modules, const hosted_module& root) noexcept {
    const reference name(PyObject_GetAttr(module, ptr<str_<"__name__">>));
    const reference spec(PyObject_GetAttr(module, ptr<str_<"__spec__">>));
    const reference base(spec ? PyObject_GetAttr(spec.get(), ptr<str_<"origin">>) : nullptr);
    if (!name || !base) {
        return false;
    }
    const reference prefix(PyUnicode_Substring(name.get(), 0,
                                               PyUnicode_GET_LENGTH(name.get()) -
                                                   static_cast<Py_ssize_t>(root.name.size())));
    const reference finder(prefix ? install_finder(modules, base.get(), prefix.get(), name.get())
                                  : nullptr);
    const reference file(finder ? filename_of(finder_of(finder.get()), name.get(), root) : nullptr);
    if (!file || PyObject_SetAttr(spec.get(), ptr<str_<"loader">>, finder.get()) < 0 ||
        PyObject_SetAttr(module, ptr<str_<"__loader__">>, finder.get()) < 0 ||
        PyObject_SetAttr(module, ptr<str_<"__file__">>, file.get()) < 0) {
        return false;
    }
    if (root.kind == module_kind::module) {
        return true;
    }
    const reference path(path_of(file.get()));
    return path &&
           PyObject_SetAttr(spec.get(), ptr<str_<"submodule_search_locations">>, path.get()) == 0 &&
           PyObject_SetAttr(module, ptr<str_<"__path__">>, path.get()) == 0 &&
           PyObject_SetAttr(module, ptr<str_<"__package__">>, name.get()) == 0;
}

/// Runs the body of the module that the shared object is.
inline int execute(PyObject* module, module_view modules, std::string_view root_name) noexcept {
    const hosted_module* const root = modules.find(root_name);
    PyObject* const names = PyModule_GetDict(module);
    if (!verify() || names == nullptr || !adopt(module, modules, *root) ||
        PyDict_SetItem(names, ptr<str_<"__builtins__">>, PyEval_GetBuiltins()) < 0) {
        return -1;
    }
    return reference(PyEval_EvalCode(interned_code(*root), names, names)) ? 0 : -1;
}

} // namespace detail

/// The definition of an extension module: what PyInit_* returns, and what executes the body.
template <const auto& Modules, const auto& Root>
struct extension {
    static int execute(PyObject* module) noexcept { return detail::execute(module, Modules, Root); }
    static inline PyModuleDef_Slot slots[] = {{Py_mod_exec, reinterpret_cast<void*>(execute)},
                                              {0, nullptr}};
    static inline PyModuleDef definition = {
        PyModuleDef_HEAD_INIT, Root, nullptr, 0, nullptr, slots, nullptr, nullptr, nullptr};
    static PyObject* initialise() noexcept { return PyModuleDef_Init(&definition); }
};

} // namespace cpython_3_11

} // namespace stasis::hosted

/// Makes the shared object the extension module `name`, which is the root of `set`, a constant made
/// by hosted::modules(...) that has a package of that name. Stands at namespace scope, once for a
/// name.
#define STASIS_HOSTED_PACKAGE(name, set)                                                           \
    namespace stasis_hosted_##name {                                                               \
        constexpr char root[] = #name;                                                             \
        static_assert(::stasis::hosted::module_view(set).find(root) != nullptr,                    \
                      "STASIS_HOSTED_PACKAGE(name, set): the set has no module of that name");     \
    }                                                                                              \
    PyMODINIT_FUNC PyInit_##name() {                                                               \
        return ::stasis::hosted::extension<set, stasis_hosted_##name::root>::initialise();         \
    }                                                                                              \
    static_assert(true)

/// Makes the shared object the extension module `name`, whose body is that of the image. Stands at
/// namespace scope, once for a name.
#define STASIS_HOSTED_MODULE(name, image)                                                          \
    namespace stasis_hosted_##name {                                                               \
        constexpr auto modules =                                                                   \
            ::stasis::hosted::modules(::stasis::hosted::frozen<image>(#name));                     \
    }                                                                                              \
    STASIS_HOSTED_PACKAGE(name, stasis_hosted_##name::modules)
