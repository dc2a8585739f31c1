// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/thread_excepthook.hpp: _thread._excepthook and what it is given, which
// threading.excepthook is.
// CPython 3.11: thread_excepthook, thread_excepthook_file (Modules/_threadmodule.c).
// Differs from CPython: with no sys.stderr it writes nothing, and doesn't ask the thread for one.
#pragma once

#include <stasis/library/detail/sys_hooks.hpp>
#include <stasis/library/detail/thread_lock.hpp>

namespace stasis::library {

inline constexpr struct_sequence_definition<4> thread_exception_definition{
    "_thread._ExceptHookArgs", {"exc_type", "exc_value", "exc_traceback", "thread"}};

extern const type_object thread_exception_type;
inline constexpr type_object thread_exception_type =
    builtins::struct_sequence<thread_exception_type, thread_exception_definition>();

namespace detail {

/// The name of a thread: its attribute `name`, or its number. Empty: it raised.
[[nodiscard]] constexpr owned name_of_thread(thread_state& thread, value held) noexcept {
    if (held.kind != tag::none) {
        const owned name = interpreter::get_attribute(thread, held, &graph::str_<"name">);
        if (name) {
            return interpreter::str(thread, name.get());
        }
        if (!clear_pending(thread, attribute_error_type)) {
            return {};
        }
    }
    return interpreter::str(thread, make_int(thread_identity(thread)));
}

/// Writes what the fields of an _ExceptHookArgs say; empty: it raised.
[[nodiscard]] inline owned tell_thread_exception(thread_state& thread,
                                                 object* const* parts) noexcept {
    if (parts[0] == pointer_to(system_exit_type)) {
        return owned::take(none_value);
    }
    const owned name = name_of_thread(thread, load(parts[3]));
    if (!name) {
        return {};
    }
    {
        interpreter::detail::error_output to{thread};
        if (to.lost) {
            return owned::take(none_value);
        }
        to.write("Exception in thread ");
        to.write(text_in(name.get()));
        to.write(":\n");
    }
    tell_exception(thread, load(parts[1]), load(parts[2]));
    return owned::take(none_value);
}

/// _thread._excepthook(args): tells what ended a thread.
[[nodiscard]] constexpr owned thread_excepthook(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_single(thread, "_thread._excepthook", given)) {
        return {};
    }
    if (type_of(given.values[0]) != &thread_exception_type) {
        return raise(thread, type_error_type,
                     "_thread.excepthook argument type must be ExceptHookArgs");
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::print_needs_run_time();
        return {};
    }
    return tell_thread_exception(thread,
                                 items(static_cast<tuple_object*>(given.values[0].data.object)));
}

} // namespace detail

} // namespace stasis::library
