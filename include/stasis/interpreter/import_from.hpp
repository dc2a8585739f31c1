// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/import_from.hpp: what the import statement does with the name, the package it
// stands in, and the names that a from clause lists.
// Promises: CPython 3.11's order and messages.
// CPython 3.11: PyImport_ImportModuleLevelObject, resolve_name (Python/import.c), _handle_fromlist
// (Lib/importlib/_bootstrap.py), import_from, import_all_from (Python/ceval.c).
#pragma once

#include <stasis/interpreter/c_integer.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/warn.hpp>

namespace stasis::interpreter {

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
