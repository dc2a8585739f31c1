// SPDX-License-Identifier: BSL-1.0
// stasis/library/_frozen_importlib.hpp: the module _frozen_importlib, which is
// importlib._bootstrap. Promises: its body is Lib/importlib/_bootstrap.py, where the program can
// import that file. importlib.import_module() and importlib.__import__() import as the import
// statement does; importlib.util.find_spec() and importlib.reload() ask sys.meta_path, which has
// BuiltinImporter and FrozenImporter from here on. CPython 3.11: init_importlib
// (Python/pylifecycle.c), _install (Lib/importlib/_bootstrap.py). Differs from CPython: modules
// that are imported have no __spec__ and no __loader__.
#pragma once

#include <stasis/library/_imp.hpp>
#include <stasis/library/_thread.hpp>
#include <stasis/library/_warnings.hpp>
#include <stasis/library/_weakref.hpp>
#include <stasis/library/detail/import_body.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/sys.hpp>

namespace stasis::library {

namespace detail {

/// _find_and_load(name, import_): as the import statement does.
[[nodiscard]] constexpr owned importlib_find_and_load(thread_state& thread,
                                                      const arguments& given) noexcept {
    constexpr signature<2> parameters{"_find_and_load", {"name", "import_"}, 2};
    value read[2];
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    if (!is_kind_of(read[0], str_type)) {
        return raise(thread, type_error_type, "module name must be str, not ",
                     type_of(read[0])->tp_name);
    }
    return interpreter::import_module(thread, read[0]);
}

inline constexpr method_def importlib_find_and_load_def{"_find_and_load", importlib_find_and_load,
                                                        0, nullptr};
inline constexpr builtin_function_object importlib_find_and_load_object{
    immortal_head(builtin_function_type), &importlib_find_and_load_def, nullptr,
    pointer_to(graph::str_<"_frozen_importlib">)};

/// Appends what a namespace has under a name to a list; false: an exception is pending.
[[nodiscard]] constexpr bool append_named(thread_state& thread, list_object* to,
                                          const dict_object* names, const object& name) noexcept {
    object* const found = find(thread, names, make_object(pointer_to(name)));
    return found != nullptr && append(thread, to, load(found));
}

[[nodiscard]] constexpr bool frozen_importlib_exec(thread_state& thread,
                                                   dict_object* names) noexcept {
    using graph::str_;
    if (!run_body_of(thread, names, "importlib._bootstrap") ||
        !import_as(thread, names, str_<"sys">, str_<"sys">) ||
        !import_as(thread, names, str_<"_imp">, str_<"_imp">) ||
        !import_as(thread, names, str_<"_thread">, str_<"_thread">) ||
        !import_as(thread, names, str_<"_warnings">, str_<"_warnings">) ||
        !import_as(thread, names, str_<"_weakref">, str_<"_weakref">) ||
        !interpreter::detail::name_it(thread, names, str_<"_find_and_load">,
                                      pointer_to(importlib_find_and_load_object))) {
        return false;
    }
    object* const found =
        find(thread, thread.interp->sysdict, make_object(pointer_to(str_<"meta_path">)));
    if (found == nullptr || !is_kind_of(load(found), list_type)) {
        return !pending(thread);
    }
    const owned path = owned::share(found);
    auto* const finders = static_cast<list_object*>(path.as_object());
    return append_named(thread, finders, names, str_<"BuiltinImporter">) &&
           append_named(thread, finders, names, str_<"FrozenImporter">);
}

inline constexpr module_definition frozen_importlib_definition{"_frozen_importlib", nullptr,
                                                               nullptr, frozen_importlib_exec};

} // namespace detail

/// The module _frozen_importlib.
inline constexpr importable_module _frozen_importlib_module =
    ready_module<detail::frozen_importlib_definition>();

} // namespace stasis::library
