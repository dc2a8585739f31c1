// SPDX-License-Identifier: BSL-1.0
// stasis/library/_struct.hpp: the module _struct, which Lib/struct.py gives its names.
// Promises: CPython 3.11's bytes, ranges and messages.
// CPython 3.11: Modules/_struct.c.
// Refuses: formats aren't remembered: _clearcache() has nothing to do.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/struct_object.hpp>

namespace stasis::library {

namespace detail {

/// _struct.calcsize(format).
[[nodiscard]] constexpr owned struct_calcsize(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "_struct.calcsize", given)) {
        return {};
    }
    const owned made = make_struct(thread, given.values[0]);
    return owned::take(made ? make_int(struct_of(made.get())->s_size) : value{});
}

/// _struct.pack(format, *values).
[[nodiscard]] constexpr owned struct_pack_function(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_struct.pack", given)) {
        return {};
    }
    if (given.count == 0) {
        return raise(thread, type_error_type, "missing format argument");
    }
    const owned made = make_struct(thread, given.values[0]);
    if (!made) {
        return {};
    }
    return pack_struct(thread, struct_of(made.get()), given.values + 1, given.count - 1);
}

/// _struct.pack_into(format, buffer, offset, *values).
[[nodiscard]] constexpr owned struct_pack_into_function(thread_state& thread,
                                                        const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_struct.pack_into", given)) {
        return {};
    }
    if (given.count == 0) {
        return raise(thread, type_error_type, "missing format argument");
    }
    const owned made = make_struct(thread, given.values[0]);
    if (!made) {
        return {};
    }
    return pack_struct_into(thread, struct_of(made.get()), given.values + 1, given.count - 1);
}

/// _struct.unpack(format, buffer).
[[nodiscard]] constexpr owned struct_unpack_function(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_positional(thread, "_struct.unpack", given, 2, 2)) {
        return {};
    }
    const owned made = make_struct(thread, given.values[0]);
    if (!made) {
        return {};
    }
    return unpack_whole(thread, struct_of(made.get()), given.values[1]);
}

/// _struct.unpack_from(format, /, buffer, offset=0).
[[nodiscard]] constexpr owned struct_unpack_from_function(thread_state& thread,
                                                          const arguments& given) noexcept {
    constexpr signature<3> of{
        .name = "unpack_from", .names = {"", "buffer", "offset"}, .required = 2, .nameless = 1};
    value each[3];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const owned made = make_struct(thread, each[0]);
    if (!made) {
        return {};
    }
    return unpack_at(thread, struct_of(made.get()), each[1], each[2]);
}

/// _struct.iter_unpack(format, buffer).
[[nodiscard]] constexpr owned struct_iter_unpack_function(thread_state& thread,
                                                          const arguments& given) noexcept {
    if (!takes_positional(thread, "_struct.iter_unpack", given, 2, 2)) {
        return {};
    }
    const owned made = make_struct(thread, given.values[0]);
    if (!made) {
        return {};
    }
    return iterate_struct(thread, struct_of(made.get()), given.values[1]);
}

/// _struct._clearcache().
[[nodiscard]] constexpr owned struct_clear_cache(thread_state& thread,
                                                 const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "_struct._clearcache", given) ? none_value : value{});
}

inline constexpr method_def struct_functions[] = {
    {"_clearcache", struct_clear_cache, 0, nullptr},
    {"calcsize", struct_calcsize, 0, nullptr},
    {"iter_unpack", struct_iter_unpack_function, 0, nullptr},
    {"pack", struct_pack_function, 0, nullptr},
    {"pack_into", struct_pack_into_function, 0, nullptr},
    {"unpack", struct_unpack_function, 0, nullptr},
    {"unpack_from", struct_unpack_from_function, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant struct_constants[] = {
    {"Struct", &struct_type}, {"error", &struct_error_type}, {nullptr, nullptr}};

inline constexpr module_definition struct_definition{"_struct", struct_functions, struct_constants};

} // namespace detail

/// The module _struct.
inline constexpr importable_module _struct_module = ready_module<detail::struct_definition>();

} // namespace stasis::library
