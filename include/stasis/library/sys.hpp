// SPDX-License-Identifier: BSL-1.0
// stasis/library/sys.hpp: the module sys.
// Promises: what its names mean is CPython 3.11's; sys.modules is the interpreter's own dict. argv
// is the program's file and what the C++ program passes on (interpreter_state::argv); path is the
// program's folder; orig_argv is argv. builtin_module_names are the modules in C++ that can be
// imported.
// CPython 3.11: Python/sysmodule.c.
// Refuses: what isn't there: tracing, memory statistics, stdlib_module_names, importers (meta_path
// and path_hooks are empty lists that nobody reads).
#pragma once

#include <stasis/builtins/breakpoint.hpp>
#include <stasis/builtins/file_system_path.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/object_size.hpp>
#include <stasis/library/detail/sys_audit.hpp>
#include <stasis/library/detail/sys_facts.hpp>
#include <stasis/library/detail/sys_hooks.hpp>
#include <stasis/library/detail/sys_state.hpp>
#include <stasis/library/detail/sys_threads.hpp>
#include <stasis/library/detail/text_io_wrapper.hpp>
#include <stasis/state/modules.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def sys_methods[] = {
    {"_clear_type_cache", sys_clear_type_cache, 0, nullptr},
    {"_current_exceptions", sys_current_exceptions, 0, nullptr},
    {"_current_frames", sys_current_frames, 0, nullptr},
    {"_getframe", sys_get_frame, 0, nullptr},
    {"addaudithook", sys_addaudithook, 0, nullptr},
    {"audit", sys_audit, 0, nullptr},
    {"breakpointhook", builtins::breakpoint_hook, 0, nullptr},
    {"call_tracing", sys_call_tracing, 0, nullptr},
    {"displayhook", sys_displayhook, 0, nullptr},
    {"exc_info", sys_exc_info, 0, nullptr},
    {"exception", sys_exception, 0, nullptr},
    {"excepthook", sys_excepthook, 0, nullptr},
    {"exit", sys_exit, 0, nullptr},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, nullptr},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0, nullptr},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, nullptr},
    {"getdefaultencoding", sys_getdefaultencoding, 0, nullptr},
    {"getdlopenflags", sys_getdlopenflags, 0, nullptr},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, 0, nullptr},
    {"getfilesystemencoding", sys_getfilesystemencoding, 0, nullptr},
    {"getprofile", sys_no_function<"sys.getprofile">, 0, nullptr},
    {"getrecursionlimit", sys_getrecursionlimit, 0, nullptr},
    {"getrefcount", sys_getrefcount, 0, nullptr},
    {"getsizeof", sys_getsizeof, 0, nullptr},
    {"getswitchinterval", sys_getswitchinterval, 0, nullptr},
    {"gettrace", sys_no_function<"sys.gettrace">, 0, nullptr},
    {"intern", sys_intern, 0, nullptr},
    {"is_finalizing", sys_is_finalizing, 0, nullptr},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, nullptr},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 0, nullptr},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, nullptr},
    {"setdlopenflags", sys_setdlopenflags, 0, nullptr},
    {"setprofile", sys_set_no_function<"sys.setprofile">, 0, nullptr},
    {"setrecursionlimit", sys_setrecursionlimit, 0, nullptr},
    {"setswitchinterval", sys_setswitchinterval, 0, nullptr},
    {"settrace", sys_set_no_function<"sys.settrace">, 0, nullptr},
    {"unraisablehook", sys_unraisablehook, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant sys_streams[] = {
    {"stdin", &standard_streams[0]},      {"stdout", &standard_streams[1]},
    {"stderr", &standard_streams[2]},     {"__stdin__", &standard_streams[0]},
    {"__stdout__", &standard_streams[1]}, {"__stderr__", &standard_streams[2]}};

/// The facts and the streams.
inline constexpr auto sys_constants = [] {
    constexpr std::size_t facts = sizeof sys_facts / sizeof sys_facts[0] - 1;
    constexpr std::size_t streams = sizeof sys_streams / sizeof sys_streams[0];
    struct {
        module_constant rows[facts + streams + 1]{};
    } result;
    for (std::size_t i = 0; i < facts; ++i) {
        result.rows[i] = sys_facts[i];
    }
    for (std::size_t i = 0; i < streams; ++i) {
        result.rows[facts + i] = sys_streams[i];
    }
    return result;
}();

/// Stores an object that was made for a name, if it was; false: an exception is pending.
[[nodiscard]] constexpr bool name_made(thread_state& thread, dict_object* names, const object& name,
                                       const owned& made) noexcept {
    return made && store(thread, names, make_object(pointer_to(name)), made.get());
}

/// argv; empty: MemoryError is pending.
[[nodiscard]] constexpr owned make_argv(thread_state& thread, value file) noexcept {
    const interpreter_state& of = *thread.interp;
    owned made = owned::take(new_list(thread, of.argc + 1));
    if (!made || !append(thread, static_cast<list_object*>(made.as_object()), file)) {
        return {};
    }
    for (int i = 0; i < of.argc; ++i) {
        const owned one = system_text(thread, of.argv[i]);
        if (!one || !append(thread, static_cast<list_object*>(made.as_object()), one.get())) {
            return {};
        }
    }
    return made;
}

/// path; empty: MemoryError is pending.
[[nodiscard]] constexpr owned make_path(thread_state& thread, value file) noexcept {
    const text shown = text_of(file.data.object);
    ssize end = shown.size;
    while (end > 0 && shown[end - 1] != '/') {
        --end;
    }
    const owned folder = new_str(thread, shown.part(0, end > 1 ? end - 1 : end));
    owned made = owned::take(folder ? new_list(thread, 1) : nullptr);
    if (!made || !append(thread, static_cast<list_object*>(made.as_object()), folder.get())) {
        return {};
    }
    return made;
}

/// builtin_module_names; empty: MemoryError is pending.
[[nodiscard]] constexpr owned make_module_names(thread_state& thread) noexcept {
    const module_view all = thread.interp->importable;
    const owned names = owned::take(new_list(thread, 0));
    const auto add = [&](const char* name) {
        const owned one = new_str(thread, name);
        return one && append(thread, static_cast<list_object*>(names.as_object()), one.get());
    };
    bool built_in = false;
    for (std::size_t i = 0; names && i < all.count; ++i) {
        if (!all.first[i].is_in_cpp()) {
            continue;
        }
        if (!built_in && state::detail::compare_names(all.first[i].name, text{"builtins"}) > 0) {
            built_in = add("builtins");
            if (!built_in) {
                return {};
            }
        }
        if (!add(all.first[i].name)) {
            return {};
        }
    }
    if (!names) {
        return {};
    }
    return make_tuple(thread, names.get());
}

/// implementation; empty: MemoryError is pending.
[[nodiscard]] constexpr owned make_implementation(thread_state& thread) noexcept {
    owned made = simple_namespace_new(thread, simple_namespace_type, {});
    if (!made) {
        return {};
    }
    auto* const names =
        static_cast<dict_object*>(static_cast<object_with_dict*>(made.as_object())->dict);
    const auto name = [&](const object& key, const object& item) {
        return store(thread, names, make_object(pointer_to(key)), load(pointer_to(item)));
    };
    if (!name(str_<"name">, str_<"stasis">) || !name(str_<"cache_tag">, str_<"cpython-311">) ||
        !name(str_<"version">, own_version_info) || !name(str_<"hexversion">, own_hexversion)) {
        return {};
    }
    const owned machine = new_str(thread, multiarch);
    if (!machine ||
        (multiarch.size != 0 &&
         !store(thread, names, make_object(pointer_to(str_<"_multiarch">)), machine.get()))) {
        return {};
    }
    return made;
}

/// What depends on the interpreter.
[[nodiscard]] constexpr bool sys_exec(thread_state& thread, dict_object* names) noexcept {
    interpreter_state& interpreter = *thread.interp;
    const auto repeat = [&](const object& name, const object& as) {
        object* const held = find(thread, names, make_object(pointer_to(name)));
        return held != nullptr && store(thread, names, make_object(pointer_to(as)), load(held));
    };
    if (!repeat(str_<"breakpointhook">, str_<"__breakpointhook__">) ||
        !repeat(str_<"displayhook">, str_<"__displayhook__">) ||
        !repeat(str_<"excepthook">, str_<"__excepthook__">) ||
        !repeat(str_<"unraisablehook">, str_<"__unraisablehook__">)) {
        return false;
    }
    dict_object* const modules = modules_of(thread);
    object* const file =
        find(thread, interpreter.main_namespace, make_object(pointer_to(str_<"__file__">)));
    if (modules == nullptr || pending(thread)) {
        return false;
    }
    const value program = file != nullptr && is_kind_of(load(file), str_type)
                              ? load(file)
                              : make_object(pointer_to(graph::empty_str));
    const auto empty_list = [&] { return owned::take(new_list(thread, 0)); };
    const auto empty_dict = [&] { return owned::take(new_dict(thread)); };
    interpreter.new_unraisable = new_unraisable;
    for (int number = 0; number < 3; ++number) {
        interpreter.standard_streams[number] = &standard_streams[number];
    }
    return store(thread, names, make_object(pointer_to(str_<"modules">)), modules) &&
           name_made(thread, names, str_<"argv">, make_argv(thread, program)) &&
           name_made(thread, names, str_<"orig_argv">, make_argv(thread, program)) &&
           name_made(thread, names, str_<"path">, make_path(thread, program)) &&
           name_made(thread, names, str_<"implementation">, make_implementation(thread)) &&
           name_made(thread, names, str_<"builtin_module_names">, make_module_names(thread)) &&
           name_made(thread, names, str_<"warnoptions">, empty_list()) &&
           name_made(thread, names, str_<"meta_path">, empty_list()) &&
           name_made(thread, names, str_<"path_hooks">, empty_list()) &&
           name_made(thread, names, str_<"path_importer_cache">, empty_dict()) &&
           name_made(thread, names, str_<"_xoptions">, empty_dict());
}

inline constexpr module_definition sys_definition{"sys", sys_methods, sys_constants.rows, sys_exec};

} // namespace detail

/// The module sys. Its namespace is part of the interpreter.
inline constexpr importable_module sys_module = [] {
    importable_module self = ready_module<detail::sys_definition>();
    self.own_namespace = &state::interpreter_state::sysdict;
    return self;
}();

} // namespace stasis::library
