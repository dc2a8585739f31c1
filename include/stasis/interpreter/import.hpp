// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/import.hpp: what the import statement does.
// Promises: CPython 3.11's order, sys.modules and messages; an error leaves sys.modules as it was,
// but for the parents that were imported. What there is to import is a constant of the interpreter
// (object/module.hpp): no file is looked for, and no frames of importlib are left out of
// tracebacks, since there are none. Parents are imported in a loop, so a long name takes no stack.
// CPython 3.11: PyImport_ImportModuleLevelObject, resolve_name (Python/import.c), _find_and_load,
// _handle_fromlist (Lib/importlib/_bootstrap.py), import_from, import_all_from (Python/ceval.c).
// Refuses: finders of sys.meta_path, which are not asked. __spec__ and __loader__ of a module are
// None.
#pragma once

#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/interpreter/c_integer.hpp>
#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/warn.hpp>
#include <stasis/state/modules.hpp>

namespace stasis::interpreter {

/// Runs a module's body: `globals` is its namespace. False: an exception is pending. Nobody sees
/// the function that the body is while it runs, so it needs no memory of the heap.
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
        const owned found = owned::take(folder ? new_list(thread, 1) : nullptr);
        if (!found || !append(thread, static_cast<list_object*>(found.as_object()), folder.get()) ||
            !name_it(thread, names, graph::str_<"__path__">, found.get())) {
            return false;
        }
    }
    return name_it(thread, names, graph::str_<"__file__">, file) &&
           name_it(thread, names, graph::str_<"__cached__">, none_value) &&
           name_it(thread, names, graph::str_<"__builtins__">, pointer_to(builtins_module));
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

namespace detail {

/// The package that a relative import begins from; empty: it raised. CPython 3.11: resolve_name.
[[nodiscard]] constexpr owned package_of(thread_state& thread,
                                         const dict_object* globals) noexcept {
    const auto named = [&](const object& name) {
        return find(thread, globals, make_object(pointer_to(name)));
    };
    const auto held = [&](const object& name) {
        object* const found = named(name);
        return owned::share(found != nullptr ? load(found) : none_value);
    };
    owned package = held(graph::str_<"__package__">);
    const owned spec = held(graph::str_<"__spec__">);
    if (pending(thread)) {
        return {};
    }
    const bool has_package = package.get().kind != tag::none;
    if (has_package && !is_kind_of(package.get(), str_type)) {
        return raise(thread, type_error_type, "package must be a string");
    }
    if (spec.get().kind != tag::none) {
        owned parent = get_attribute(thread, spec.get(), &graph::str_<"parent">);
        if (!parent) {
            return {};
        }
        if (!has_package) {
            if (!is_kind_of(parent.get(), str_type)) {
                return raise(thread, type_error_type, "__spec__.parent must be a string");
            }
            return parent;
        }
        const int same = compare_truth(thread, package.get(), parent.get(), equal);
        if (same < 0 || (same == 0 &&
                         !warn(thread, import_warning_type, 1, "__package__ != __spec__.parent"))) {
            return {};
        }
    }
    if (has_package) {
        return package;
    }
    if (!warn(thread, import_warning_type, 1,
              "can't resolve package from __spec__ or __package__, falling back on __name__ and "
              "__path__")) {
        return {};
    }
    object* const name = named(graph::str_<"__name__">);
    if (pending(thread)) {
        return {};
    }
    if (name == nullptr) {
        return raise(thread, key_error_type, "'__name__' not in globals");
    }
    if (!is_kind_of(load(name), str_type)) {
        return raise(thread, type_error_type, "__name__ must be a string");
    }
    object* const path = named(graph::str_<"__path__">);
    if (pending(thread)) {
        return {};
    }
    if (path != nullptr) {
        return owned::share(name);
    }
    const ssize dot = last_dot(text_of(name));
    return new_str(thread, text_of(name).part(0, dot < 0 ? 0 : dot));
}

/// The full name that an import means, so many packages up; empty: it raised.
[[nodiscard]] constexpr owned absolute_name(thread_state& thread, const dict_object* globals,
                                            const text& name, int level) noexcept {
    const owned package = package_of(thread, globals);
    if (!package) {
        return {};
    }
    text base = text_of(package.as_object());
    if (base.size == 0) {
        return raise(thread, import_error_type,
                     "attempted relative import with no known parent package");
    }
    for (; level > 1; --level) {
        const ssize dot = last_dot(base);
        if (dot < 0) {
            return raise(thread, import_error_type,
                         "attempted relative import beyond top-level package");
        }
        base = base.part(0, dot);
    }
    text_builder built{thread};
    built.add(base);
    if (name.size != 0) {
        built.add('.');
        built.add(name);
    }
    return built.finish();
}

[[nodiscard]] constexpr bool import_listed(thread_state& thread, value module, value listed,
                                           bool of_all) noexcept;

/// Where the names of `from module import *` are listed, for a message; empty: it raised.
[[nodiscard]] constexpr owned name_of_all(thread_state& thread, value module) noexcept {
    const owned name = get_attribute(thread, module, &graph::str_<"__name__">);
    const owned suffix = new_str(thread, ".__all__");
    if (!name || !suffix) {
        return {};
    }
    return binary(thread, binary_operator::NB_ADD, name.get(), suffix.get());
}

/// Imports a submodule that a from clause names, unless the package has something of that name;
/// false: an exception is pending.
[[nodiscard]] constexpr bool import_listed_name(thread_state& thread, value module, value name,
                                                bool of_all) noexcept {
    if (!is_kind_of(name, str_type)) {
        owned where;
        if (of_all) {
            where = name_of_all(thread, module);
        } else {
            where = new_str(thread, "``from list''");
        }
        if (where) {
            raise(thread, type_error_type, "Item in ", where.as_object(), " must be str, not ",
                  type_of(name)->tp_name);
        }
        return false;
    }
    if (text_of(name.data.object) == text{"*"}) {
        if (of_all) {
            return true;
        }
        const owned all = get_attribute(thread, module, &graph::str_<"__all__">);
        return all ? import_listed(thread, module, all.get(), true)
                   : clear_pending(thread, attribute_error_type);
    }
    if (get_attribute(thread, module, name.data.object)) {
        return true;
    }
    if (!clear_pending(thread, attribute_error_type)) {
        return false;
    }
    const owned module_name = get_attribute(thread, module, &graph::str_<"__name__">);
    owned shown;
    if (module_name) {
        shown = str(thread, module_name.get());
    }
    if (!shown) {
        return false;
    }
    text_builder built{thread};
    built.add(shown.as_object());
    built.add('.');
    built.add(name.data.object);
    const owned full = built.finish();
    if (!full) {
        return false;
    }
    if (import_module(thread, full.get())) {
        return true;
    }
    // That it isn't there is the from clause's to say; what it couldn't import itself isn't.
    const exception_object* raised = thread.curexc_value;
    if (raised->ob_type != &module_not_found_error_type) {
        return false;
    }
    const object* missing = static_cast<const detailed_exception*>(raised)->details[0];
    if (missing == nullptr || missing->ob_type != &str_type ||
        !(text_of(missing) == text_of(full.as_object()))) {
        return false;
    }
    return clear_pending(thread, module_not_found_error_type);
}

/// Imports the submodules that a from clause, or the __all__ of a package, names; false: an
/// exception is pending. CPython 3.11: _handle_fromlist.
[[nodiscard]] constexpr bool import_listed(thread_state& thread, value module, value listed,
                                           bool of_all) noexcept {
    const owned iterator = get_iterator(thread, listed);
    if (!iterator) {
        return false;
    }
    while (true) {
        const owned name = next(thread, iterator.get());
        if (!name) {
            return !pending(thread);
        }
        if (!import_listed_name(thread, module, name.get(), of_all)) {
            return false;
        }
    }
}

} // namespace detail

/// What __import__(name, globals, None, fromlist, level) gives; empty: it raised.
/// CPython 3.11: PyImport_ImportModuleLevelObject.
[[nodiscard]] constexpr owned import_module_level(thread_state& thread, value name,
                                                  const dict_object* globals, value listed,
                                                  value up) noexcept {
    const text given = text_of(name.data.object);
    int level = 0;
    if (!to_c_integer(thread, up, level)) {
        return {};
    }
    if (level < 0) {
        return raise(thread, value_error_type, "level must be >= 0");
    }
    owned full;
    if (level > 0) {
        full = detail::absolute_name(thread, globals, given, level);
    } else if (given.size == 0) {
        return raise(thread, value_error_type, "Empty module name");
    } else {
        full = owned::share(name);
    }
    owned module;
    if (full) {
        module = import_module(thread, full.get());
    }
    if (!module) {
        return {};
    }
    const int from = listed ? is_true(thread, listed) : 0;
    if (from < 0) {
        return {};
    }
    if (from != 0) {
        const owned path = get_attribute(thread, module.get(), &graph::str_<"__path__">);
        if (path ? detail::import_listed(thread, module.get(), listed, false)
                 : clear_pending(thread, attribute_error_type)) {
            return module;
        }
        return {};
    }
    // Without a from clause the name that is bound is the first one.
    const ssize dot = detail::next_dot(given, 0);
    if (dot == given.size) {
        return module;
    }
    const text absolute = text_of(full.as_object());
    const owned first = new_str(thread, absolute.part(0, absolute.size - (given.size - dot)));
    if (!first) {
        return {};
    }
    owned found = detail::find_module(thread, thread.interp->modules, first.get());
    if (!found && !pending(thread)) {
        const owned shown = repr(thread, first.get());
        if (shown) {
            raise(thread, key_error_type, shown.as_object(), " not in sys.modules as expected");
        }
    }
    return found;
}

/// What `from module import name` binds; empty: it raised. CPython 3.11: import_from.
[[nodiscard]] constexpr owned import_from(thread_state& thread, value module,
                                          const object* name) noexcept {
    owned found = get_attribute(thread, module, name);
    if (found || !clear_pending(thread, attribute_error_type)) {
        return found;
    }
    // In a circle of imports the submodule may be there, and its package not have it yet.
    owned of = get_attribute(thread, module, &graph::str_<"__name__">);
    if (of && is_kind_of(of.get(), str_type)) {
        text_builder built{thread};
        built.add(of.as_object());
        built.add('.');
        built.add(name);
        const owned full = built.finish();
        dict_object* const modules = full ? modules_of(thread) : nullptr;
        object* const there = modules != nullptr ? find(thread, modules, full.get()) : nullptr;
        if (there != nullptr) {
            return owned::share(load(there));
        }
        if (pending(thread)) {
            return {};
        }
    } else {
        if (pending(thread) && !clear_pending(thread, attribute_error_type)) {
            return {};
        }
        of = new_str(thread, "<unknown module name>");
    }
    const auto* const self = as<module_object>(module, module_type);
    object* const found_file = self != nullptr && self->md_dict != nullptr
                                   ? find(thread, static_cast<dict_object*>(self->md_dict),
                                          make_object(pointer_to(graph::str_<"__file__">)))
                                   : nullptr;
    // repr() may change the module's names.
    owned file;
    if (found_file != nullptr) {
        file = owned::share(load(found_file));
    }
    if (!of || pending(thread)) {
        return {};
    }
    const owned shown = repr(thread, of.get());
    const owned wanted = repr(thread, make_object(const_cast<object*>(name)));
    if (!shown || !wanted) {
        return {};
    }
    if (!file || !is_kind_of(file.get(), str_type)) {
        return detail::raise_import_error(thread, import_error_type, of.get(), {},
                                          "cannot import name ", wanted.as_object(), " from ",
                                          shown.as_object(), " (unknown location)");
    }
    const bool circular = is_initializing(*thread.interp, self);
    return detail::raise_import_error(
        thread, import_error_type, of.get(), file.get(), "cannot import name ", wanted.as_object(),
        circular ? " from partially initialized module " : " from ", shown.as_object(),
        circular ? " (most likely due to a circular import) (" : " (", file.as_object(), ")");
}

namespace detail {

/// Stores an attribute of a module in a namespace; false: an exception is pending.
[[nodiscard]] constexpr bool copy_name(thread_state& thread, value module, object* to,
                                       object* name) noexcept {
    const owned item = get_attribute(thread, module, name);
    if (!item) {
        return false;
    }
    return to->ob_type == &dict_type
               ? store(thread, static_cast<dict_object*>(to), make_object(name), item.get())
               : set_item(thread, make_object(to), make_object(name), item.get());
}

/// Raises that a name of `from module import *` is no str.
STASIS_COLD constexpr void raise_public_name(thread_state& thread, value module, const char* kind,
                                             const char* where, value name) noexcept {
    const owned of = get_attribute(thread, module, &graph::str_<"__name__">);
    if (!of) {
        return;
    }
    if (!is_kind_of(of.get(), str_type)) {
        raise(thread, type_error_type, "module __name__ must be a string, not ",
              type_of(of.get())->tp_name);
        return;
    }
    raise(thread, type_error_type, kind, " in ", of.as_object(), where, " must be str, not ",
          type_of(name)->tp_name);
}

} // namespace detail

/// Stores the public names of a module in a namespace; false: an exception is pending.
/// CPython 3.11: import_all_from.
[[nodiscard]] constexpr bool import_all_from(thread_state& thread, value module,
                                             object* to) noexcept {
    owned names = get_attribute(thread, module, &graph::str_<"__all__">);
    const bool listed = static_cast<bool>(names);
    if (!listed) {
        if (!clear_pending(thread, attribute_error_type)) {
            return false;
        }
        const owned space = get_attribute(thread, module, &graph::str_<"__dict__">);
        if (!space) {
            if (clear_pending(thread, attribute_error_type)) {
                raise(thread, import_error_type,
                      "from-import-* object has no __dict__ and no __all__");
            }
            return false;
        }
        names = owned::take(make_list(thread, space.get()));
        if (!names) {
            return false;
        }
    }
    for (ssize at = 0;; ++at) {
        const owned name = get_item(thread, names.get(), make_int(at));
        if (!name) {
            return clear_pending(thread, index_error_type);
        }
        if (!is_kind_of(name.get(), str_type)) {
            detail::raise_public_name(thread, module, listed ? "Item" : "Key",
                                      listed ? ".__all__" : ".__dict__", name.get());
            return false;
        }
        const text shown = text_of(name.as_object());
        const bool hidden = !listed && shown.size != 0 && shown[0] == '_';
        if (!hidden && !detail::copy_name(thread, module, to, name.as_object())) {
            return false;
        }
    }
}

} // namespace stasis::interpreter
