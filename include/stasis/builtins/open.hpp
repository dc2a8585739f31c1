// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/open.hpp: open(), which is io.open, too. What it does has the module _io, which
// is imported when it is called first.
// CPython 3.11: init_set_builtins_open (Python/pylifecycle.c).
// Refuses: files where a program isn't given the module: ModuleNotFoundError.
#pragma once

#include <stasis/builtins/builtin_function.hpp>
#include <stasis/interpreter/import.hpp>

namespace stasis::builtins {

/// open(file, mode="r", ...).
[[nodiscard]] constexpr owned open(thread_state& thread, const arguments& given) noexcept {
    if (thread.interp->open_file == nullptr) {
        if (!interpreter::import_module(thread, make_object(pointer_to(graph::str_<"_io">)))) {
            return {};
        }
        if (thread.interp->open_file == nullptr) { // a program's own _io
            return raise(thread, import_error_type, "_io is another module");
        }
    }
    return thread.interp->open_file(thread, given);
}

inline constexpr method_def open_def{"open", open, 0, nullptr};
/// The built-in function open.
inline constexpr builtin_function_object open_object{
    immortal_head(builtin_function_type), &open_def, nullptr,
    pointer_to(graph::str_<"io">),        nullptr,   nullptr};

} // namespace stasis::builtins
