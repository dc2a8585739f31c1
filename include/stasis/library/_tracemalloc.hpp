// SPDX-License-Identifier: BSL-1.0
// stasis/library/_tracemalloc.hpp: the module _tracemalloc, of an interpreter that traces no
// memory. CPython 3.11: Modules/_tracemalloc.c. Refuses: start(): NotImplementedError.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

/// A function without arguments that answers None, since there are no traces.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned without_traces(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_nothing(thread, Name.text, given)) {
        return {};
    }
    return owned::take(none_value);
}

/// A function without arguments that answers a number.
template <support::fixed_string Name, int Number>
[[nodiscard]] constexpr owned traced_number(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, Name.text, given)) {
        return {};
    }
    return owned::take(make_int(Number));
}

/// is_tracing(): False.
[[nodiscard]] constexpr owned is_tracing(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_tracemalloc.is_tracing", given)) {
        return {};
    }
    return owned::take(make_bool(false));
}

/// get_traced_memory(): (0, 0), the size now and the largest one.
[[nodiscard]] constexpr owned traced_memory(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_tracemalloc.get_traced_memory", given)) {
        return {};
    }
    const value sizes[] = {make_int(0), make_int(0)};
    return owned::take(new_tuple(thread, sizes, 2));
}

/// _get_traces(): an empty list.
[[nodiscard]] constexpr owned traces(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "_tracemalloc._get_traces", given)) {
        return {};
    }
    return owned::take(new_list(thread, 0));
}

/// _get_object_traceback(obj): None.
[[nodiscard]] constexpr owned object_traceback(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_single(thread, "_tracemalloc._get_object_traceback", given)) {
        return {};
    }
    return owned::take(none_value);
}

/// start(nframe=1).
[[nodiscard]] constexpr owned start_tracing(thread_state& thread, const arguments& given) noexcept {
    constexpr ssize most_frames = 65535;
    ssize frames = 1;
    if (!takes_positional(thread, "_tracemalloc.start", given, 0, 1) ||
        (given.count != 0 && !interpreter::to_c_integer(thread, given.values[0], frames))) {
        return {};
    }
    if (frames < 1 || frames > most_frames) {
        return raise(thread, value_error_type, "the number of frames must be in range [1; ",
                     most_frames, "]");
    }
    return raise(thread, not_implemented_error_type, "memory isn't traced");
}

inline constexpr method_def tracemalloc_methods[] = {
    {"is_tracing", is_tracing, 0, nullptr},
    {"clear_traces", without_traces<"_tracemalloc.clear_traces">, 0, nullptr},
    {"_get_traces", traces, 0, nullptr},
    {"_get_object_traceback", object_traceback, 0, nullptr},
    {"start", start_tracing, 0, nullptr},
    {"stop", without_traces<"_tracemalloc.stop">, 0, nullptr},
    {"get_traceback_limit", traced_number<"_tracemalloc.get_traceback_limit", 1>, 0, nullptr},
    {"get_tracemalloc_memory", traced_number<"_tracemalloc.get_tracemalloc_memory", 0>, 0, nullptr},
    {"get_traced_memory", traced_memory, 0, nullptr},
    {"reset_peak", without_traces<"_tracemalloc.reset_peak">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition tracemalloc_definition{"_tracemalloc", tracemalloc_methods};

} // namespace detail

/// The module _tracemalloc.
inline constexpr importable_module _tracemalloc_module =
    ready_module<detail::tracemalloc_definition>();

} // namespace stasis::library
