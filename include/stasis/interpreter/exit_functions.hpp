// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/exit_functions.hpp: the functions that run when a program ends, which atexit
// registers. Promises: those that were registered last run first; what one raises goes to
// sys.unraisablehook. CPython 3.11: atexit_callfuncs, atexit_cleanup (Modules/atexitmodule.c).
// Differs from CPython: atexit_callback's args has the values of keyword arguments behind the
// positional ones, and kwargs is the tuple of their names.
#pragma once

#include <stasis/interpreter/call_value.hpp>
#include <stasis/interpreter/traceback.hpp>

namespace stasis::interpreter {

/// Forgets the function at a place.
constexpr void drop_exit_function(state::atexit_state& of, int at) noexcept {
    state::atexit_callback* const dropped = of.callbacks[at];
    if (dropped == nullptr) {
        return;
    }
    of.callbacks[at] = nullptr;
    const owned function = owned::take(dropped->func);
    const owned values = owned::take(dropped->args);
    const owned names = owned::take(dropped->kwargs);
    state::release_array(dropped, 1);
}

/// Forgets all functions.
constexpr void clear_exit_functions(state::interpreter_state& interpreter) noexcept {
    state::atexit_state& of = interpreter.atexit;
    for (int i = 0; i < of.ncallbacks; ++i) {
        drop_exit_function(of, i);
    }
    of.ncallbacks = 0;
    if (of.callbacks != interpreter.own.atexit_callbacks) {
        state::release_array(of.callbacks, static_cast<std::size_t>(of.callback_len));
        of.callbacks = interpreter.own.atexit_callbacks;
        of.callback_len = state::atexit_room;
    }
}

/// Calls one of the functions.
[[nodiscard]] constexpr owned call_exit_function(thread_state& thread, value function,
                                                 const tuple_object* given,
                                                 const tuple_object* names) noexcept {
    state::scratch_room<value, 8> room{thread, given->ob_size};
    if (!room) {
        return {};
    }
    for (ssize i = 0; i < given->ob_size; ++i) {
        room.data()[i] = load(items(given)[i]);
    }
    const ssize named = names != nullptr ? names->ob_size : 0;
    return call(thread, function, arguments{room.data(), given->ob_size - named, names});
}

/// Runs all functions, and forgets them.
constexpr void run_exit_functions(thread_state& thread) noexcept {
    state::atexit_state& of = thread.interp->atexit;
    for (int i = of.ncallbacks - 1; i >= 0; --i) {
        const state::atexit_callback* const next = i < of.ncallbacks ? of.callbacks[i] : nullptr;
        if (next == nullptr) {
            continue;
        }
        // The call may unregister it.
        const owned function = owned::share(next->func);
        const owned values = owned::share(next->args);
        const owned names = next->kwargs != nullptr ? owned::share(next->kwargs) : owned{};
        const owned result = call_exit_function(
            thread, load(function.as_object()),
            static_cast<const tuple_object*>(values.as_object()),
            names ? static_cast<const tuple_object*>(names.as_object()) : nullptr);
        if (!result) {
            report_ignored(
                thread, function.get(),
                make_object(pointer_to(graph::str_<"Exception ignored in atexit callback">)));
        }
    }
    clear_exit_functions(*thread.interp);
}

} // namespace stasis::interpreter
