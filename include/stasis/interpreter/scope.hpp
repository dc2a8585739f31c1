// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/scope.hpp: the namespaces of the code that calls a function written in C++.
// Promises: those of the innermost frame, as CPython has them. Native code leaves no frame: what names
// one of the functions below is left to the dispatch engine (interpreter/native_code.hpp). One that is
// called under another name in native code sees the frame that called that.
// CPython 3.11: PyEval_GetGlobals, PyEval_GetLocals (Python/ceval.c), PyFrame_FastToLocalsWithError
// (Objects/frameobject.c).
// Differs from CPython: locals() of a function is a new dict each time; CPython keeps one and updates
// it.
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

/// The names of the functions that look at the frame of their caller.
inline constexpr text frame_readers[] = {"dir", "eval", "exec", "globals", "locals", "vars"};

/// Whether code names a function that looks at its frame.
[[nodiscard]] constexpr bool names_frame_reader(const code_object* code) noexcept {
    const tuple_object* names = code->co_names;
    for (ssize i = 0; i < names->ob_size; ++i) {
        for (const text& reader : frame_readers) {
            if (text_of(items(names)[i]) == reader) {
                return true;
            }
        }
    }
    return false;
}

/// The globals of the code that runs, borrowed: outside of any frame, those of the main module.
[[nodiscard]] constexpr dict_object* current_globals(const thread_state& thread) noexcept {
    const frame* running = thread.cframe->current_frame;
    return running != nullptr ? running->function->func_globals : thread.interp->main_namespace;
}

namespace detail {

/// The variables of a function, in a new dict; empty: an exception is pending.
[[nodiscard]] constexpr owned locals_of(thread_state& thread, const frame& running) noexcept {
    owned made = owned::take(new_dict(thread));
    if (!made) {
        return {};
    }
    auto* to = static_cast<dict_object*>(made.as_object());
    const code_object* code = running.function->func_code;
    const unsigned char* kinds = bytes_data(code->co_localspluskinds);
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        value held = running.locals[i];
        const auto* cell = as_exactly<cell_object>(held, cell_type);
        if (cell != nullptr && (kinds[i] & (local_cell | local_free)) != 0) {
            held = cell->ob_ref != nullptr ? load(cell->ob_ref) : value{};
        }
        object* const name = items(code->co_localsplusnames)[i];
        if (held && !store(thread, to, make_object(name), held)) {
            return {};
        }
    }
    return made;
}

} // namespace detail

/// The local names of the code that runs: a mapping. Empty: an exception is pending.
[[nodiscard]] constexpr owned current_locals(thread_state& thread) noexcept {
    const frame* running = thread.cframe->current_frame;
    if (running == nullptr) {
        return owned::share(thread.interp->main_namespace);
    }
    if (running->names != nullptr) {
        return owned::share(running->names);
    }
    if ((running->function->func_code->co_flags & code_optimized) == 0) {
        return owned::share(running->function->func_globals);
    }
    return detail::locals_of(thread, *running);
}

} // namespace stasis::interpreter
