// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sys_hooks.hpp: sys.excepthook, sys.unraisablehook and sys.displayhook,
// which the runtime calls, or a program in their place.
// CPython 3.11: sys_excepthook, sys_displayhook (Python/sysmodule.c), PyErr_Display
// (Python/pythonrun.c), _PyErr_WriteUnraisableDefaultHook (Python/errors.c).
// Refuses: displayhook() doesn't put its value into builtins._, since builtins is a constant.
#pragma once

#include <stasis/builtins/print.hpp>
#include <stasis/builtins/struct_sequence.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

inline constexpr struct_sequence_definition<5> unraisable_definition{
    "UnraisableHookArgs",
    {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"},
    5,
    false};

extern const type_object unraisable_type;
inline constexpr type_object unraisable_type =
    builtins::struct_sequence<unraisable_type, unraisable_definition>();

namespace detail {

using namespace stasis::builtins;

/// Writes that what should have been told is no exception.
inline void write_no_exception(thread_state& thread, value given) noexcept {
    interpreter::detail::error_output to{thread};
    to.write("TypeError: print_exception(): Exception expected for value, ");
    to.write(type_of(given)->tp_name);
    to.write(" found\n");
}

/// Writes an exception, with a traceback where it has none yet. CPython 3.11: _PyErr_Display.
inline void tell_exception(thread_state& thread, value raised, value traceback) noexcept {
    if (!is_instance(raised, base_exception_type)) {
        write_no_exception(thread, raised);
        return;
    }
    auto* const exception = static_cast<exception_object*>(raised.data.object);
    if (auto* const where = as<traceback_object>(traceback, traceback_type);
        where != nullptr && exception->traceback == nullptr && !is_immortal(exception)) {
        increment(where);
        exception->traceback = where;
    }
    interpreter::write_traceback(thread, exception);
}

/// sys.excepthook(type, value, traceback).
[[nodiscard]] constexpr owned sys_excepthook(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_plain(thread, "excepthook", given, 3, 3)) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::print_needs_run_time();
        return {};
    }
    tell_exception(thread, given.values[1], given.values[2]);
    return owned::take(none_value);
}

/// What sys.unraisablehook is given; null: MemoryError is pending.
[[nodiscard]] constexpr object* new_unraisable(thread_state& thread, const value* parts) noexcept {
    tuple_object* const made = new_struct_sequence<unraisable_definition>(thread, unraisable_type);
    owned kept = owned::take(made);
    for (std::size_t i = 0; made != nullptr && i < unraisable_definition.count; ++i) {
        if (!set_field(thread, made, i, parts[i])) {
            return nullptr;
        }
    }
    return kept ? kept.release().data.object : nullptr;
}

/// sys.unraisablehook(unraisable).
[[nodiscard]] constexpr owned sys_unraisablehook(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_single(thread, "sys.unraisablehook", given)) {
        return {};
    }
    if (type_of(given.values[0]) != &unraisable_type) {
        return raise(thread, type_error_type,
                     "sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::print_needs_run_time();
        return {};
    }
    object* const* parts = items(static_cast<tuple_object*>(given.values[0].data.object));
    interpreter::print_ignored(thread, as_type(load(parts[0])), load(parts[1]),
                               as<traceback_object>(load(parts[2]), traceback_type), load(parts[3]),
                               load(parts[4]));
    return owned::take(none_value);
}

/// sys.displayhook(value).
[[nodiscard]] constexpr owned sys_displayhook(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "sys.displayhook", given)) {
        return {};
    }
    if (given.values[0].kind == tag::none) {
        return owned::take(none_value);
    }
    const interpreter::standard_stream out = interpreter::standard_stream_of(thread, 1);
    if (!out.direct && (out.held == nullptr || out.held == pointer_to(graph::none))) {
        return raise(thread, runtime_error_type, "lost sys.stdout");
    }
    const owned shown = interpreter::repr(thread, given.values[0]);
    if (!shown) {
        return {};
    }
    const value text = shown.get();
    return print(thread, {&text, 1, nullptr});
}

} // namespace detail

} // namespace stasis::library
