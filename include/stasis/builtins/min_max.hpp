// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/min_max.hpp: min and max, of an iterable or of several arguments.
// Promises: the first of several equal ones; key= and default= as CPython 3.11 has them.
// CPython 3.11: min_max (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

namespace detail {

/// The best item so far and what it is compared by.
struct extreme {
    owned item;
    owned key;

    /// Looks at one more item; false: an exception is pending.
    [[nodiscard]] constexpr bool consider(thread_state& thread, owned candidate, value key_function,
                                          int operation) noexcept {
        owned by = owned::share(candidate.get());
        if (key_function) {
            by = interpreter::call(thread, key_function, candidate.get());
        }
        if (!by) {
            return false;
        }
        const int better = item ? compare_truth(thread, by.get(), key.get(), operation) : 1;
        if (better > 0) {
            item = static_cast<owned&&>(candidate);
            key = static_cast<owned&&>(by);
        }
        return better >= 0;
    }
};

[[nodiscard]] constexpr owned find_extreme(thread_state& thread, const char* name, int operation,
                                           const arguments& given) noexcept {
    const signature<2> of{name, {"key", "default"}};
    value each[2];
    if (given.count == 0) {
        return raise(thread, type_error_type, name, " expected at least 1 argument, got 0");
    }
    if (!read_keywords(thread, of, given, each)) {
        return {};
    }
    const value key = each[0].kind == tag::none ? value{} : each[0];
    const value fallback = each[1];
    extreme best;
    if (given.count > 1) {
        if (fallback) {
            return raise(thread, type_error_type, "Cannot specify a default for ", name,
                         "() with multiple positional arguments");
        }
        for (ssize i = 0; i < given.count; ++i) {
            if (!best.consider(thread, owned::share(given.values[i]), key, operation)) {
                return {};
            }
        }
        return static_cast<owned&&>(best.item);
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[0]);
    if (!iterator) {
        return {};
    }
    while (owned item = interpreter::next(thread, iterator.get())) {
        if (!best.consider(thread, static_cast<owned&&>(item), key, operation)) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    if (!best.item && !fallback) {
        return raise(thread, value_error_type, name, "() arg is an empty sequence");
    }
    if (!best.item) {
        return owned::share(fallback);
    }
    return static_cast<owned&&>(best.item);
}

} // namespace detail

/// min(iterable, *, key=None, default=...) and min(a, b, ..., key=None).
[[nodiscard]] constexpr owned min(thread_state& thread, const arguments& given) noexcept {
    return detail::find_extreme(thread, "min", less, given);
}

/// max(iterable, *, key=None, default=...) and max(a, b, ..., key=None).
[[nodiscard]] constexpr owned max(thread_state& thread, const arguments& given) noexcept {
    return detail::find_extreme(thread, "max", greater, given);
}

inline constexpr method_def min_def{"min", min, 0, nullptr};
inline constexpr method_def max_def{"max", max, 0, nullptr};
/// The built-in function min.
inline constexpr builtin_function_object min_object{immortal_head(builtin_function_type), &min_def};
/// The built-in function max.
inline constexpr builtin_function_object max_object{immortal_head(builtin_function_type), &max_def};

} // namespace stasis::builtins
