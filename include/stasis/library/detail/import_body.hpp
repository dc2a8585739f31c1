// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/import_body.hpp: what _frozen_importlib and _frozen_importlib_external are
// made of: the bodies of Python files under another name, and modules that they know.
// CPython 3.11: init_importlib (Python/pylifecycle.c), _setup (Lib/importlib/_bootstrap.py).
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/import.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// Runs the body of a module, if the program can import that one, in the namespace of another;
/// false: an exception is pending.
[[nodiscard]] constexpr bool run_body_of(thread_state& thread, dict_object* names,
                                         const char* name) noexcept {
    const importable_module* const from = find_importable(*thread.interp, text{name});
    if (from == nullptr || !from->is_python()) {
        const owned wanted = new_str(thread, name);
        if (wanted) {
            interpreter::detail::raise_not_found(thread, wanted.get());
        }
        return false;
    }
    const owned body = body_of(thread, *from);
    return body && interpreter::detail::name_builtins(thread, names) &&
           interpreter::run_module(thread, static_cast<const code_object*>(body.as_object()),
                                   names);
}

/// Imports a module into a namespace, under a name; false: an exception is pending.
[[nodiscard]] constexpr bool import_as(thread_state& thread, dict_object* names,
                                       const object& module, const object& name) noexcept {
    const owned imported = interpreter::import_module(thread, make_object(pointer_to(module)));
    return imported && interpreter::detail::name_it(thread, names, name, imported.get());
}

} // namespace stasis::library::detail
