// SPDX-License-Identifier: BSL-1.0
// stasis/library/_thread.hpp: the module _thread, of an interpreter that has one thread.
// Promises: locks, local objects and the thread's number, as CPython 3.11 has them.
// CPython 3.11: Modules/_threadmodule.c.
// Refuses: other threads: start_new_thread() is a RuntimeError; interrupt_main(), get_native_id(),
// without which Lib/threading.py goes on.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/thread_excepthook.hpp>
#include <stasis/library/detail/thread_local.hpp>
#include <stasis/library/detail/thread_lock.hpp>

#include <unistd.h>

namespace stasis::library {

namespace detail {

template <support::fixed_string Name>
[[nodiscard]] constexpr owned new_lock(thread_state& thread, const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, Name.data(), given)
                           ? allocate<lock_object>(thread, lock_type)
                           : nullptr);
}

[[nodiscard]] constexpr owned thread_get_ident(thread_state& thread,
                                               const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "_thread.get_ident", given)
                           ? make_int(thread_identity(thread))
                           : value{});
}

/// _thread.get_native_id(): the system's number of the thread.
[[nodiscard]] constexpr owned thread_native_id(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_nothing(thread, "_thread.get_native_id", given)) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        return owned::take(make_int(1));
    }
    return owned::take(make_int(::gettid()));
}

/// _thread._count(): of the threads that _thread has started.
[[nodiscard]] constexpr owned thread_count(thread_state& thread, const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "_thread._count", given) ? make_int(0) : value{});
}

template <support::fixed_string Name>
[[nodiscard]] constexpr owned thread_exit(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, Name.data(), given)) {
        return {};
    }
    return raise(thread, system_exit_type);
}

/// _thread.start_new_thread(function, args[, kwargs]): there can't be one.
[[nodiscard]] constexpr owned thread_start(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "start_new_thread", given, 2, 3)) {
        return {};
    }
    if (type_of(given.values[0])->tp_call == nullptr) {
        return raise(thread, type_error_type, "first arg must be callable");
    }
    if (!is_kind_of(given.values[1], tuple_type)) {
        return raise(thread, type_error_type, "2nd arg must be a tuple");
    }
    if (given.count == 3 && !is_kind_of(given.values[2], dict_type)) {
        return raise(thread, type_error_type, "optional 3rd arg must be a dictionary");
    }
    return raise(thread, runtime_error_type, "can't start new thread");
}

/// _thread.stack_size([size]): 0, the default one, which nobody can change.
[[nodiscard]] constexpr owned thread_stack_size(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_parsed(thread, "stack_size", given, 0, 1)) {
        return {};
    }
    ssize size = 0;
    if (given.count == 1 && !interpreter::to_c_integer(thread, given.values[0], size)) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "size must be 0 or a positive value");
    }
    if (size > 0) {
        return raise(thread, value_error_type, "size not valid: ", size, " bytes");
    }
    return owned::take(make_int(0));
}

inline constexpr method_def thread_methods[] = {
    {"start_new_thread", thread_start, 0, nullptr},
    {"start_new", thread_start, 0, nullptr},
    {"allocate_lock", new_lock<"_thread.allocate_lock">, 0, nullptr},
    {"allocate", new_lock<"_thread.allocate">, 0, nullptr},
    {"exit_thread", thread_exit<"_thread.exit_thread">, 0, nullptr},
    {"exit", thread_exit<"_thread.exit">, 0, nullptr},
    {"get_ident", thread_get_ident, 0, nullptr},
    {"get_native_id", thread_native_id, 0, nullptr},
    {"_count", thread_count, 0, nullptr},
    {"stack_size", thread_stack_size, 0, nullptr},
    {"_excepthook", thread_excepthook, 0, nullptr},
    {"_set_sentinel", new_lock<"_thread._set_sentinel">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant thread_constants[] = {
    {"error", &runtime_error_type},
    {"LockType", &lock_type},
    {"_ExceptHookArgs", &thread_exception_type},
    {"RLock", &reentrant_lock_type},
    {"_local", &local_type},
    {"TIMEOUT_MAX", &graph::float_<9223372036.0>},
    {nullptr, nullptr}};

inline constexpr module_definition thread_definition{"_thread", thread_methods, thread_constants};

} // namespace detail

/// The module _thread.
inline constexpr importable_module _thread_module = ready_module<detail::thread_definition>();

} // namespace stasis::library
