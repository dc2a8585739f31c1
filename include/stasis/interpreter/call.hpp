// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/call.hpp: checks of the arguments of a C++ function. Promises: messages are
// CPython 3.11's. CPython 3.11: Python/getargs.c (_PyArg_CheckPositional).
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/interpreter/type_names.hpp>

namespace stasis::interpreter {

/// Checks the number of positional arguments; false: TypeError is pending. A method's own object is
/// not counted: pass 1 as `skip`.
[[nodiscard]] constexpr bool check_count(thread_state& thread, const char* name,
                                         const arguments& given, ssize least, ssize most,
                                         ssize skip = 0) noexcept {
    const ssize count = given.count - skip;
    if (count >= least && count <= most) {
        return true;
    }
    const ssize bound = count < least ? least : most;
    const char* how = least == most ? "" : count < least ? "at least " : "at most ";
    raise(thread, type_error_type, name, " expected ", how, bound, " argument",
          bound == 1 ? "" : "s", ", got ", count);
    return false;
}

/// Checks that there is exactly one argument; false: TypeError is pending.
[[nodiscard]] constexpr bool check_one(thread_state& thread, const char* name,
                                       const arguments& given, ssize skip = 0) noexcept {
    if (given.count - skip == 1) {
        return true;
    }
    raise(thread, type_error_type, name, "() takes exactly one argument (", given.count - skip,
          " given)");
    return false;
}

/// The keyword argument of that name, borrowed, or empty.
[[nodiscard]] constexpr value keyword(const arguments& given, const char* name) noexcept {
    const ssize count = given.keywords != nullptr ? given.keywords->ob_size : 0;
    for (ssize i = 0; i < count; ++i) {
        if (detail::same_name(name, text_of(items(given.keywords)[i]))) {
            return given.values[given.count + i];
        }
    }
    return {};
}

/// Checks that every keyword argument has one of those names; false: TypeError is pending.
template <std::size_t N>
[[nodiscard]] constexpr bool only_keywords(thread_state& thread, const char* function,
                                           const arguments& given,
                                           const char* const (&names)[N]) noexcept {
    const ssize count = given.keywords != nullptr ? given.keywords->ob_size : 0;
    for (ssize i = 0; i < count; ++i) {
        const object* name = items(given.keywords)[i];
        bool known = false;
        for (const char* candidate : names) {
            known = known || detail::same_name(candidate, text_of(name));
        }
        if (!known) {
            raise(thread, type_error_type, "'", name, "' is an invalid keyword argument for ",
                  function, "()");
            return false;
        }
    }
    return true;
}

} // namespace stasis::interpreter
