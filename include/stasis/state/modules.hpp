// SPDX-License-Identifier: BSL-1.0
// stasis/state/modules.hpp: the modules of an interpreter: those that it can import, and those that
// it has imported, which are sys.modules.
// Promises: the set of what can be imported is a constant, sorted by the compiler. Nothing is made
// before the first import; then sys.modules has __main__ and builtins in it.
// CPython 3.11: PyImport_GetModuleDict, find_frozen (Python/import.c), PyModule_NewObject
// (Objects/moduleobject.c), add_main_module (Python/pylifecycle.c).
// Refuses: the modules that CPython imports at its start (codecs, site and their like), which are
// in its sys.modules.
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/object/module.hpp>
#include <stasis/state/dict_merge.hpp>
#include <stasis/state/static_containers.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::state {

namespace detail {

/// Less than 0, 0 or more, as a C string in UTF-8 comes before a text, is the same, or comes
/// behind.
[[nodiscard]] constexpr int compare_names(const char* left, const text& right) noexcept {
    const text bytes{left};
    const support::byte_view<char> view{left, static_cast<std::size_t>(bytes.size)};
    std::size_t at = 0;
    for (ssize i = 0; i < right.size; ++i) {
        if (at == view.size) {
            return -1;
        }
        const auto part = support::decode_utf8(view, at, view.size);
        if (part.code_point != right[i]) {
            return part.code_point < right[i] ? -1 : 1;
        }
        at += part.size != 0 ? part.size : 1;
    }
    return at == view.size ? 0 : 1;
}

} // namespace detail

/// What an interpreter can import of that name, or null.
[[nodiscard]] constexpr const importable_module* find_importable(const interpreter_state& of,
                                                                 const text& name) noexcept {
    std::size_t low = 0;
    for (std::size_t high = of.importable.count; low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        const int order = detail::compare_names(of.importable.first[middle].name, name);
        if (order == 0) {
            return of.importable.first + middle;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return nullptr;
}

/// The body of a module that is a Python file's; empty: an exception is pending.
[[nodiscard]] constexpr owned body_of(thread_state& thread,
                                      const importable_module& module) noexcept {
    if (module.body != nullptr) {
        return owned::share(pointer_to(**module.body));
    }
    return module.thaw(thread);
}

/// A source text that was compiled with the program, or null.
[[nodiscard]] constexpr const frozen_text*
find_frozen_text(const interpreter_state& of, const char* mode, const text& source) noexcept {
    for (std::size_t i = 0; i < of.importable.text_count; ++i) {
        const frozen_text& each = of.importable.texts[i];
        if (text{each.mode} == text{mode} && detail::compare_names(each.source, source) == 0) {
            return &each;
        }
    }
    return nullptr;
}

/// Whether the body of a module runs, for the first time.
[[nodiscard]] constexpr bool is_initializing(const interpreter_state& interpreter,
                                             const object* module) noexcept {
    for (const importing_link* each = interpreter.importing; each != nullptr;
         each = each->previous) {
        if (each->module == module) {
            return true;
        }
    }
    return false;
}

/// A module with that namespace; empty: MemoryError is pending.
[[nodiscard]] constexpr owned new_module(thread_state& thread, const type_object& type,
                                         dict_object* names, object* name) noexcept {
    auto* made = allocate<module_object>(thread, type);
    if (made != nullptr) {
        increment(names);
        made->md_dict = names;
        if (name != nullptr) {
            increment(name);
        }
        made->md_name = name;
    }
    return owned::take(made);
}

/// sys.modules; null: an exception is pending.
[[nodiscard]] constexpr dict_object* modules_of(thread_state& thread) noexcept {
    interpreter_state& interpreter = *thread.interp;
    if (interpreter.own.modules.owner != nullptr) {
        return interpreter.modules;
    }
    object* const main_name = pointer_to(graph::str_<"__main__">);
    const owned main = new_module(thread, module_type, interpreter.main_namespace, main_name);
    const bool made =
        main && is_writable(thread, interpreter.modules) &&
        store(thread, interpreter.modules, make_object(pointer_to(graph::str_<"builtins">)),
              pointer_to(builtins_module)) &&
        store(thread, interpreter.modules, make_object(main_name), main.get());
    return made ? interpreter.modules : nullptr;
}

} // namespace stasis::state
