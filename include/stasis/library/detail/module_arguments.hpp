// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/module_arguments.hpp: checks of the arguments of a module's function.
// Promises: CPython 3.11's messages. The name is "module.function"; messages that name only the
// function take what follows the dot.
// CPython 3.11: cfunction_check_kwargs, cfunction_vectorcall_O (Objects/methodobject.c),
// _PyArg_CheckPositional (Python/getargs.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// Checks that there are so many positional arguments and no others; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_positional(thread_state& thread, const char* name,
                                              const arguments& given, ssize least,
                                              ssize most) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           interpreter::check_count(thread, last_name(name), given, least, most);
}

/// Checks that there is one positional argument and no other; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_single(thread_state& thread, const char* name,
                                          const arguments& given) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           interpreter::check_one(thread, name, given);
}

/// Checks that there is no argument; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_nothing(thread_state& thread, const char* name,
                                           const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, name, given)) {
        return false;
    }
    if (given.count == 0) {
        return true;
    }
    raise(thread, type_error_type, name, "() takes no arguments (", given.count, " given)");
    return false;
}

/// A number that may be None or left out, which are both -1; false: it raised.
/// CPython 3.11: _Py_convert_optional_to_ssize_t (Objects/abstract.c).
[[nodiscard]] constexpr bool to_optional_size(thread_state& thread, value given,
                                              ssize& size) noexcept {
    size = -1;
    if (!given || given.kind == tag::none) {
        return true;
    }
    if (!interpreter::has_index(given)) {
        raise(thread, type_error_type, "argument should be integer or None, not '",
              type_of(given)->tp_name, "'");
        return false;
    }
    return interpreter::to_ssize(thread, given, size, overflow_error_type);
}

/// Whether a value can be called.
[[nodiscard]] constexpr bool is_callable(value self) noexcept {
    return type_of(self)->tp_call != nullptr;
}

} // namespace stasis::library::detail
