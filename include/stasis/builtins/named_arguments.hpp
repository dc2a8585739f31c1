// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/named_arguments.hpp: the arguments of a function that has parameters with names.
// Promises: each parameter's value in its place, empty where it wasn't given; CPython 3.11's
// messages for what doesn't fit, found in its order.
// CPython 3.11: Python/getargs.c (_PyArg_UnpackKeywords), which Argument Clinic's functions call.
#pragma once

#include <stasis/builtins/arguments.hpp>

namespace stasis::builtins {

/// The parameters of a function: positional-only ones first, then those with names, of which the
/// last ones may be keyword-only.
template <std::size_t N>
struct signature {
    const char* name;     ///< of the function
    const char* names[N]; ///< of the parameters; not read of positional-only ones
    ssize required = 0;   ///< how many have no default
    ssize nameless = 0;   ///< how many are positional-only
    ssize most_positional = static_cast<ssize>(N); ///< how many are not keyword-only
};

namespace detail {

/// Raises that there are too many or too few arguments.
constexpr raised raise_count(thread_state& thread, const char* name, const char* how, ssize bound,
                             const char* kind, ssize count) noexcept {
    return raise(thread, type_error_type, name, "() takes ", how, " ", bound, " ", kind, "argument",
                 bound == 1 ? "" : "s", " (", count, " given)");
}

} // namespace detail

/// Puts each argument from `first` on in its parameter's place; false: TypeError is pending.
template <std::size_t N>
[[nodiscard]] constexpr bool read_arguments(thread_state& thread, const signature<N>& of,
                                            const arguments& given, value (&to)[N],
                                            ssize first = 0) noexcept {
    constexpr auto most = static_cast<ssize>(N);
    const ssize count = given.count - first;
    const ssize named = keyword_count(given);
    if (count + named > most) {
        detail::raise_count(thread, of.name, "at most", most, count == 0 ? "keyword " : "",
                            count + named);
        return false;
    }
    if (count > 0 && of.most_positional == 0) {
        raise(thread, type_error_type, of.name, "() takes no positional arguments");
        return false;
    }
    if (count > of.most_positional) {
        detail::raise_count(thread, of.name,
                            of.required < of.most_positional ? "at most" : "exactly",
                            of.most_positional, "positional ", count);
        return false;
    }
    const ssize least = of.required < of.nameless ? of.required : of.nameless;
    if (count < least) {
        detail::raise_count(thread, of.name, least < of.most_positional ? "at least" : "exactly",
                            least, "positional ", count);
        return false;
    }
    for (ssize i = 0; i < most; ++i) {
        to[i] = i < count          ? given.values[first + i]
                : i >= of.nameless ? interpreter::keyword(given, of.names[i])
                                   : value{};
        if (!to[i] && i < of.required) {
            raise(thread, type_error_type, of.name, "() missing required argument '", of.names[i],
                  "' (pos ", i + 1, ")");
            return false;
        }
    }
    for (ssize i = of.nameless; i < count && named != 0; ++i) {
        if (interpreter::keyword(given, of.names[i])) {
            raise(thread, type_error_type, "argument for ", of.name, "() given by name ('",
                  of.names[i], "') and position (", i + 1, ")");
            return false;
        }
    }
    for (ssize i = 0; i < named; ++i) {
        const object* name = items(given.keywords)[i];
        bool known = false;
        for (ssize j = of.nameless; j < most; ++j) {
            known = known || interpreter::detail::same_name(of.names[j], text_of(name));
        }
        if (!known) {
            raise(thread, type_error_type, "'", name, "' is an invalid keyword argument for ",
                  of.name, "()");
            return false;
        }
    }
    return true;
}

/// The same of the keyword arguments alone.
template <std::size_t N>
[[nodiscard]] constexpr bool read_keywords(thread_state& thread, const signature<N>& of,
                                           const arguments& given, value (&to)[N]) noexcept {
    return read_arguments(thread, of, {given.values + given.count, 0, given.keywords}, to);
}

} // namespace stasis::builtins
