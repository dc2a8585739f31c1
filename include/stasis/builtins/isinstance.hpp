// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/isinstance.hpp: isinstance and issubclass, of types and tuples of types.
// CPython 3.11: object_isinstance, PyObject_IsSubclass (Objects/abstract.c).
// Refuses: unions (int | str), which are no objects here.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether a type is one of those that a type, or a tuple nested as deep as it may be, names: 0, 1,
/// or -1 with TypeError pending.
[[nodiscard]] constexpr int is_one_of(thread_state& thread, const type_object* type, value classes,
                                      const char* message) noexcept {
    if (const type_object* wanted = as_type(classes)) {
        return is_subtype(type, wanted) ? 1 : 0;
    }
    const auto* tuple = as<tuple_object>(classes, tuple_type);
    if (tuple == nullptr) {
        return raise(thread, type_error_type, message);
    }
    const counted_call call(thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded in __instancecheck__");
    }
    int answer = 0;
    for (ssize i = 0; i < tuple->ob_size && answer == 0; ++i) {
        answer = is_one_of(thread, type, load(items(tuple)[i]), message);
    }
    return answer;
}

} // namespace detail

[[nodiscard]] constexpr owned isinstance(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "isinstance", given, 2, 2)) {
        return {};
    }
    const int answer =
        detail::is_one_of(thread, type_of(given.values[0]), given.values[1],
                          "isinstance() arg 2 must be a type, a tuple of types, or a union");
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

[[nodiscard]] constexpr owned issubclass(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "issubclass", given, 2, 2)) {
        return {};
    }
    const type_object* type = as_type(given.values[0]);
    if (type == nullptr) {
        return raise(thread, type_error_type, "issubclass() arg 1 must be a class");
    }
    const int answer =
        detail::is_one_of(thread, type, given.values[1],
                          "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

inline constexpr method_def isinstance_def{"isinstance", isinstance, 0, nullptr};
inline constexpr builtin_function_object isinstance_object{immortal_head(builtin_function_type),
                                                           &isinstance_def};

inline constexpr method_def issubclass_def{"issubclass", issubclass, 0, nullptr};
inline constexpr builtin_function_object issubclass_object{immortal_head(builtin_function_type),
                                                           &issubclass_def};

} // namespace stasis::builtins
