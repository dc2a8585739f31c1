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

/// Whether a value can be called.
[[nodiscard]] constexpr bool is_callable(value self) noexcept {
    return type_of(self)->tp_call != nullptr;
}

/// The number that an argument of the C type Py_ssize_t is; false: an exception is pending.
[[nodiscard]] constexpr bool to_size(thread_state& thread, value from, ssize& result) noexcept {
    const owned number = interpreter::to_int(thread, from);
    if (!number) {
        return false;
    }
    if (number.get().kind == tag::object) {
        raise(thread, overflow_error_type, "Python int too large to convert to C ssize_t");
        return false;
    }
    result = number.get().data.integer;
    return true;
}

} // namespace stasis::library::detail
