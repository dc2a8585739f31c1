// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/import.hpp: how a module of a full name is found and made.
// Promises: CPython 3.11's order, sys.modules and messages; an error leaves sys.modules as it was,
// but for the parents that were imported. What there is to import is a constant of the interpreter
// (object/module.hpp): no file is looked for, and no frames of importlib are left out of
// tracebacks, since there are none. Parents are imported in a loop, so a long name takes no stack.
// CPython 3.11: PyImport_ImportModule (Python/import.c), _find_and_load
// (Lib/importlib/_bootstrap.py).
// Refuses: finders of sys.meta_path, which are not asked. __spec__ and __loader__ of a module are
// None.
#pragma once

#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/call.hpp>
#include <stasis/state/builtins.hpp>
#include <stasis/state/modules.hpp>

namespace stasis::interpreter {

/// Runs a module's body: `globals` is its namespace. False: an exception is pending. Nobody sees
/// the function that the body is while it runs, so it needs no memory of the heap: its frame object
/// has another one.
[[nodiscard]] constexpr bool run_module(thread_state& thread, const code_object* code,
                                        dict_object* globals) noexcept {
    const function_object body{
        immortal_head(function_type), globals, nullptr, code->co_name, code->co_qualname, code};
    return static_cast<bool>(thread.interp->eval_frame(thread, body, arguments{}));
}

namespace detail {

/// Raises an ImportError, or what derives from it, about a module of that name, and path if any.
template <class... Parts>
STASIS_COLD constexpr raised raise_import_error(thread_state& thread, const type_object& type,
                                                value name, value path, Parts... parts) noexcept {
    raise(thread, type, parts...);
    exception_object* const made = thread.curexc_value;
    if (made->ob_type == &type) { // and not MemoryError
        object** const details = static_cast<detailed_exception*>(made)->details;
        const value given[] = {name, path};
        for (int i = 0; i < 2; ++i) {
            increment(given[i]);
            details[i] = given[i] ? given[i].data.object : nullptr;
        }
    }
    return {};
}

/// Raises that there is no module of that name; `why` follows it.
template <class... Parts>
STASIS_COLD constexpr raised raise_not_found(thread_state& thread, value name,
                                             Parts... why) noexcept {
    const owned shown = repr(thread, name);
    return shown ? raise_import_error(thread, module_not_found_error_type, name, {},
                                      "No module named ", shown.as_object(), why...)
                 : raised{};
}

/// The repr of a text; empty: MemoryError is pending.
[[nodiscard]] constexpr owned repr_of(thread_state& thread, const text& of) noexcept {
    const owned str = new_str(thread, of);
    if (!str) {
        return {};
    }
    return repr(thread, str.get());
}

/// The end of a name's parent, or -1: it has none.
[[nodiscard]] constexpr ssize last_dot(const text& name) noexcept {
    ssize at = name.size - 1;
    while (at >= 0 && name[at] != '.') {
        --at;
    }
    return at;
}

/// The first dot at or behind a place, or the end.
[[nodiscard]] constexpr ssize next_dot(const text& name, ssize from) noexcept {
    while (from < name.size && name[from] != '.') {
        ++from;
    }
    return from;
}

/// Stores an attribute of the namespace; false: an exception is pending.
template <class Item>
[[nodiscard]] constexpr bool name_it(thread_state& thread, dict_object* names, const object& name,
                                     Item item) noexcept {
    return store(thread, names, make_object(pointer_to(name)), item);
}

/// Names the folder of a package in its namespace; false: MemoryError is pending.
[[nodiscard]] constexpr bool name_path(thread_state& thread, dict_object* names,
                                       value folder) noexcept {
    const owned path = owned::take(new_list(thread, 1));
    return path && append(thread, static_cast<list_object*>(path.as_object()), folder) &&
           name_it(thread, names, graph::str_<"__path__">, path.get());
}

/// Names the dict of the built-in names in the namespace of a module that isn't the main one, as
/// exec() does; false: an exception is pending.
[[nodiscard]] constexpr bool name_builtins(thread_state& thread, dict_object* names) noexcept {
    dict_object* const builtins = state::own_builtins(thread);
    return builtins != nullptr && name_it(thread, names, graph::str_<"__builtins__">, builtins);
}

/// Enters the names that every module has before its body runs; null: it is written in C++. False:
/// an exception is pending.
[[nodiscard]] constexpr bool begin_namespace(thread_state& thread, dict_object* names,
                                             const importable_module& from, value name,
                                             const code_object* body) noexcept {
    const text full = text_of(name.data.object);
    const ssize dot = last_dot(full);
    const owned package = new_str(thread, full.part(0, from.is_package ? full.size
                                                       : dot < 0       ? 0
                                                                       : dot));
    if (!package || !name_it(thread, names, graph::str_<"__name__">, name) ||
        !name_it(thread, names, graph::str_<"__doc__">, none_value) ||
        !name_it(thread, names, graph::str_<"__package__">, package.get()) ||
        !name_it(thread, names, graph::str_<"__loader__">, none_value) ||
        !name_it(thread, names, graph::str_<"__spec__">, none_value)) {
        return false;
    }
    if (from.folder != nullptr) {
        const owned folder = new_str(thread, from.folder);
        return folder && name_it(thread, names, graph::str_<"__file__">, none_value) &&
               name_path(thread, names, folder.get());
    }
    if (body == nullptr) {
        return true;
    }
    object* const file = body->co_filename;
    if (from.is_package) {
        const text path = text_of(file);
        ssize end = path.size;
        while (end > 0 && path[end - 1] != '/') {
            --end;
        }
        const owned folder = new_str(thread, path.part(0, end > 0 ? end - 1 : 0));
        if (!folder || !name_path(thread, names, folder.get())) {
            return false;
        }
    }
    return name_it(thread, names, graph::str_<"__file__">, file) &&
           name_it(thread, names, graph::str_<"__cached__">, none_value) &&
           name_builtins(thread, names);
}

/// Fills the namespace of a new module: by what C++ code has, or by running the body; false: an
/// exception is pending.
[[nodiscard]] constexpr bool fill_namespace(thread_state& thread, dict_object* names,
                                            const importable_module& from,
                                            const code_object* body) noexcept {
    if (body != nullptr) {
        return run_module(thread, body, names);
    }
    return (from.names == nullptr || merge(thread, names, from.names)) &&
           (from.exec == nullptr || from.exec(thread, names));
}

/// Drops what sys.modules has under a name; the pending exception stays pending.
constexpr void forget_module(thread_state& thread, dict_object* modules, value name) noexcept {
    exception_object* const cause = take_pending(thread);
    if (erase(thread, modules, name) < 0) {
        decrement(take_pending(thread));
    }
    thread.curexc_value = cause;
}

/// The namespace of a module.
[[nodiscard]] constexpr dict_object* namespace_of(object* module) noexcept {
    return static_cast<dict_object*>(static_cast<module_object*>(module)->md_dict);
}

/// Makes a module, whose namespace has what every one has, and nothing else yet; empty: it raised.
[[nodiscard]] constexpr owned make_module(thread_state& thread, const importable_module& from,
                                          value name, const code_object* body) noexcept {
    owned names;
    if (from.own_namespace != nullptr) {
        dict_object* const own = thread.interp->*from.own_namespace;
        if (!is_writable(thread, own)) {
            return {};
        }
        names = owned::share(own);
    } else {
        names = owned::take(new_dict(thread));
    }
    owned made;
    if (names) {
        made = new_module(thread, module_type, static_cast<dict_object*>(names.as_object()),
                          name.data.object);
    }
    if (made) {
        static_cast<module_object*>(made.as_object())->md_def = &from;
        if (!begin_namespace(thread, namespace_of(made.as_object()), from, name, body)) {
            return {};
        }
    }
    return made;
}

/// Makes a module, runs its body, and gives what sys.modules has under its name then: empty, it
/// raised. CPython 3.11: _load_unlocked.
[[nodiscard]] constexpr owned load_module(thread_state& thread, dict_object* modules,
                                          const importable_module& from, value name) noexcept {
    interpreter_state& interpreter = *thread.interp;
    owned held;
    if (from.is_python()) {
        held = body_of(thread, from);
        if (!held) {
            return {};
        }
    }
    const auto* const body = held ? static_cast<const code_object*>(held.as_object()) : nullptr;
    const owned made = make_module(thread, from, name, body);
    if (!made || !store(thread, modules, name, made.get())) {
        return {};
    }
    auto* const space = namespace_of(made.as_object());
    importing_link link{made.as_object(), interpreter.importing};
    interpreter.importing = &link;
    const bool filled = fill_namespace(thread, space, from, body);
    interpreter.importing = link.previous;
    if (!filled) {
        forget_module(thread, modules, name);
        return {};
    }
    // A body may have put something else there, and the newest stands last.
    object* const stands = find(thread, modules, name);
    if (stands == nullptr) {
        if (!pending(thread)) {
            raise_with(thread, key_error_type, name);
        }
        return {};
    }
    owned result = owned::share(load(stands));
    if (erase(thread, modules, name) < 0 || !store(thread, modules, name, result.get())) {
        return {};
    }
    return result;
}

/// What sys.modules has under a name; empty with nothing pending: nothing. None is an error.
[[nodiscard]] constexpr owned find_module(thread_state& thread, dict_object* modules,
                                          value name) noexcept {
    object* const found = find(thread, modules, name);
    if (found == nullptr) {
        return {};
    }
    if (load(found).kind == tag::none) {
        return raise_import_error(thread, module_not_found_error_type, name, {}, "import of ",
                                  name.data.object, " halted; None in sys.modules");
    }
    return owned::share(load(found));
}

/// Imports a module whose parent, if it has one, is imported; empty: it raised.
/// CPython 3.11: _find_and_load_unlocked.
[[nodiscard]] constexpr owned load_child(thread_state& thread, dict_object* modules, value name,
                                         value parent) noexcept {
    const text full = text_of(name.data.object);
    const ssize dot = last_dot(full);
    if (parent) {
        const owned path = get_attribute(thread, parent, &graph::str_<"__path__">);
        if (!path) {
            if (!clear_pending(thread, attribute_error_type)) {
                return {};
            }
            const owned shown = repr_of(thread, full.part(0, dot));
            if (shown) {
                raise_not_found(thread, name, "; ", shown.as_object(), " is not a package");
            }
            return {};
        }
    }
    const importable_module* const found = find_importable(*thread.interp, full);
    if (found == nullptr) {
        return raise_not_found(thread, name);
    }
    owned module = load_module(thread, modules, *found, name);
    if (!module || !parent) {
        return module;
    }
    const owned child = new_str(thread, full.part(dot + 1, full.size));
    if (!child || (!set_attribute(thread, parent, child.as_object(), module.get()) &&
                   !clear_pending(thread, attribute_error_type))) {
        return {};
    }
    return module;
}

} // namespace detail

/// The module of a full name, imported with its parents if it isn't yet; empty: it raised.
/// CPython 3.11: PyImport_ImportModule.
[[nodiscard]] constexpr owned import_module(thread_state& thread, value name) noexcept {
    dict_object* const modules = modules_of(thread);
    if (modules == nullptr) {
        return {};
    }
    owned found = detail::find_module(thread, modules, name);
    if (found || pending(thread)) {
        return found;
    }
    // From the longest parent that is there, down to the module itself.
    const text full = text_of(name.data.object);
    ssize end = full.size;
    for (ssize dot = 0; !found && (dot = detail::last_dot(full.part(0, end))) >= 0;) {
        end = dot;
        const owned above = new_str(thread, full.part(0, end));
        if (above) {
            found = detail::find_module(thread, modules, above.get());
        }
        if (pending(thread)) {
            return {};
        }
    }
    ssize start = found ? end + 1 : 0;
    while (start <= full.size) {
        const ssize stop = detail::next_dot(full, start);
        const owned part = new_str(thread, full.part(0, stop));
        if (!part) {
            return {};
        }
        // Its parent's body may have imported it.
        owned next = detail::find_module(thread, modules, part.get());
        if (!next && !pending(thread)) {
            next = detail::load_child(thread, modules, part.get(), found.get());
        }
        if (!next) {
            return {};
        }
        found = static_cast<owned&&>(next);
        start = stop + 1;
    }
    return found;
}

} // namespace stasis::interpreter
