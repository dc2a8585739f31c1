// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/scope.hpp: the namespaces of the code that calls a function written in C++.
// Promises: those of the innermost frame, as CPython has them. Native code leaves no frame: what
// names one of the functions below is left to the dispatch engine (interpreter/native_code.hpp).
// One that is called under another name in native code sees the frame that called that.
// CPython 3.11: PyEval_GetGlobals, PyEval_GetLocals (Python/ceval.c).
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/state/builtins.hpp>

namespace stasis::interpreter {

/// The names of the functions that look at the frame of their caller.
inline constexpr text frame_readers[] = {"_getframe", "dir",    "eval", "exec",
                                         "globals",   "locals", "vars"};

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

/// The built-in names of a function that has those of its own, or, where it is null, none: its
/// interpreter's. Empty: MemoryError is pending.
[[nodiscard]] constexpr owned builtins_of(thread_state& thread, const object* own) noexcept {
    if (own == nullptr) {
        own = state::own_builtins(thread);
    }
    if (own == nullptr) {
        return {};
    }
    return owned::share(load(const_cast<object*>(own)));
}

/// The built-in names of the code that runs, as a function has them, borrowed.
[[nodiscard]] constexpr const object* current_builtins(const thread_state& thread) noexcept {
    const frame* running = thread.cframe->current_frame;
    return running != nullptr ? running->function->func_builtins : nullptr;
}

/// Finds the built-in names for code with those globals, as a function has them, borrowed: what
/// their __builtins__ says, if there is one. False: an exception is pending.
/// CPython 3.11: _PyEval_BuiltinsFromGlobals (Objects/frameobject.c).
[[nodiscard]] constexpr bool find_builtins(thread_state& thread, const dict_object* globals,
                                           const object*& builtins) noexcept {
    const object* found =
        find(thread, globals, make_object(pointer_to(graph::str_<"__builtins__">)));
    if (found == nullptr) {
        return !pending(thread);
    }
    if (found->ob_type == &module_type && found != &builtins_module) {
        found = static_cast<const module_object*>(found)->md_dict;
    }
    const bool usual = found == &builtins_module || found == thread.interp->builtins;
    builtins = usual ? nullptr : found;
    return true;
}

/// The local names of the code that runs: a mapping. Empty: an exception is pending.
[[nodiscard]] constexpr owned current_locals(thread_state& thread) noexcept {
    frame* running = thread.cframe->current_frame;
    if (running == nullptr) {
        return owned::share(thread.interp->main_namespace);
    }
    return frame_locals(thread, *running);
}

} // namespace stasis::interpreter
