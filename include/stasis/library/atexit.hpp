// SPDX-License-Identifier: BSL-1.0
// stasis/library/atexit.hpp: the module atexit.
// Promises: what is registered runs when the program ends, before its objects do
// (interpreter/exit_functions.hpp).
// CPython 3.11: Modules/atexitmodule.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/exit_functions.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

/// Makes room for one more function; false: MemoryError is pending.
[[nodiscard]] constexpr bool room_for_exit_function(thread_state& thread) noexcept {
    state::atexit_state& of = thread.interp->atexit;
    if (of.ncallbacks < of.callback_len) {
        return true;
    }
    constexpr int more = 16;
    auto** bigger = allocate_array<state::atexit_callback*>(
        thread.interp->memory, static_cast<std::size_t>(of.callback_len + more));
    if (bigger == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    for (int i = 0; i < of.callback_len + more; ++i) {
        bigger[i] = i < of.ncallbacks ? of.callbacks[i] : nullptr;
    }
    if (of.callbacks != thread.interp->own.atexit_callbacks) {
        release_array(of.callbacks, static_cast<std::size_t>(of.callback_len));
    }
    of.callbacks = bigger;
    of.callback_len += more;
    return true;
}

/// atexit.register(func, *args, **kwargs): answers func.
[[nodiscard]] constexpr owned atexit_register(thread_state& thread,
                                              const arguments& given) noexcept {
    if (given.count == 0) {
        return raise(thread, type_error_type, "register() takes at least 1 argument (0 given)");
    }
    if (!is_callable(given.values[0])) {
        return raise(thread, type_error_type, "the first argument must be callable");
    }
    const ssize count = given.count - 1 + keyword_count(given);
    owned values = owned::take(new_tuple(thread, given.values + 1, count));
    if (!values || !room_for_exit_function(thread)) {
        return {};
    }
    auto* made = allocate_array<state::atexit_callback>(thread.interp->memory, 1);
    if (made == nullptr) {
        raise_no_memory(thread);
        return {};
    }
    increment(given.values[0]);
    made->func = given.values[0].data.object;
    made->args = values.release().data.object;
    made->kwargs = const_cast<tuple_object*>(given.keywords);
    if (made->kwargs != nullptr) {
        increment(made->kwargs);
    }
    state::atexit_state& of = thread.interp->atexit;
    of.callbacks[of.ncallbacks++] = made;
    return owned::share(given.values[0]);
}

/// atexit.unregister(func).
[[nodiscard]] constexpr owned atexit_unregister(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_single(thread, "atexit.unregister", given)) {
        return {};
    }
    state::atexit_state& of = thread.interp->atexit;
    for (int i = 0; i < of.ncallbacks; ++i) {
        if (of.callbacks[i] == nullptr) {
            continue;
        }
        const owned function = owned::share(of.callbacks[i]->func);
        const int same = compare_truth(thread, function.get(), given.values[0], equal);
        if (same < 0) {
            return {};
        }
        if (same != 0 && i < of.ncallbacks) {
            interpreter::drop_exit_function(of, i);
        }
    }
    return owned::take(none_value);
}

/// atexit._clear().
[[nodiscard]] constexpr owned atexit_clear(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "atexit._clear", given)) {
        return {};
    }
    interpreter::clear_exit_functions(*thread.interp);
    return owned::take(none_value);
}

/// atexit._run_exitfuncs().
[[nodiscard]] constexpr owned atexit_run(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "atexit._run_exitfuncs", given)) {
        return {};
    }
    interpreter::run_exit_functions(thread);
    return owned::take(none_value);
}

/// atexit._ncallbacks().
[[nodiscard]] constexpr owned atexit_count(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "atexit._ncallbacks", given)) {
        return {};
    }
    return owned::take(make_int(thread.interp->atexit.ncallbacks));
}

inline constexpr method_def atexit_methods[] = {
    {"_clear", atexit_clear, 0, nullptr},          {"_ncallbacks", atexit_count, 0, nullptr},
    {"_run_exitfuncs", atexit_run, 0, nullptr},    {"register", atexit_register, 0, nullptr},
    {"unregister", atexit_unregister, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition atexit_definition{"atexit", atexit_methods};

} // namespace detail

/// The module atexit.
inline constexpr importable_module atexit_module = ready_module<detail::atexit_definition>();

} // namespace stasis::library
