// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/len.hpp: len, hash and callable.
// CPython 3.11: builtin_len, builtin_hash, builtin_callable (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned len(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "len", given) ||
        !interpreter::check_one(thread, "len", given)) {
        return {};
    }
    const ssize length = interpreter::length(thread, given.values[0]);
    return owned::take(length < 0 ? value{} : make_int(length));
}

[[nodiscard]] constexpr owned hash(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "hash", given) ||
        !interpreter::check_one(thread, "hash", given)) {
        return {};
    }
    const hash_t result = hash_of(thread, given.values[0]);
    return owned::take(result == -1 ? value{} : make_int(result));
}

[[nodiscard]] constexpr owned callable(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "callable", given) ||
        !interpreter::check_one(thread, "callable", given)) {
        return {};
    }
    return owned::take(make_bool(type_of(given.values[0])->tp_call != nullptr));
}

inline constexpr method_def len_def{"len", len, 0, nullptr};
inline constexpr builtin_function_object len_object{immortal_head(builtin_function_type), &len_def};

inline constexpr method_def hash_def{"hash", hash, 0, nullptr};
inline constexpr builtin_function_object hash_object{immortal_head(builtin_function_type),
                                                     &hash_def};

inline constexpr method_def callable_def{"callable", callable, 0, nullptr};
inline constexpr builtin_function_object callable_object{immortal_head(builtin_function_type),
                                                         &callable_def};

} // namespace stasis::builtins
