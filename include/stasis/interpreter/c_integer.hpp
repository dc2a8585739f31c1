// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/c_integer.hpp: arguments that are integers of C.
// CPython 3.11: the converters int and Py_ssize_t of Tools/clinic/clinic.py, _PyLong_AsInt and
// PyLong_AsSsize_t (Objects/longobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter {

/// The number that an object stands for as an index, as int or ssize; false: an exception is
/// pending, OverflowError where the type doesn't hold it.
template <class Integer>
[[nodiscard]] constexpr bool to_c_integer(thread_state& thread, value from,
                                          Integer& number) noexcept {
    static_assert(std::is_same_v<Integer, int> || std::is_same_v<Integer, ssize>,
                  "stasis: to_c_integer gives an int or an ssize");
    const owned held = to_int(thread, from);
    if (!held) {
        return false;
    }
    if (held.get().kind == tag::integer) {
        number = static_cast<Integer>(held.get().data.integer);
        if (number == held.get().data.integer) {
            return true;
        }
    }
    raise(thread, overflow_error_type, "Python int too large to convert to C ",
          std::is_same_v<Integer, int> ? "int" : "ssize_t");
    return false;
}

/// The number that an int is; false: it is none, or too large. CPython 3.11: PyLong_AsSsize_t.
[[nodiscard]] constexpr bool int_to_ssize(thread_state& thread, value from,
                                          ssize& number) noexcept {
    if (!is_instance(from, int_type)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    return to_c_integer(thread, from, number);
}

/// The int that an object stands for as an index; false: an exception is pending, with the messages
/// of a format's "i". CPython 3.11: convertsimple (Python/getargs.c).
[[nodiscard]] constexpr bool to_parsed_int(thread_state& thread, value from, int& number) noexcept {
    const owned held = to_int(thread, from);
    if (!held) {
        return false;
    }
    if (held.get().kind == tag::object) {
        raise(thread, overflow_error_type, "Python int too large to convert to C long");
        return false;
    }
    const std::int64_t wide = held.get().data.integer;
    number = static_cast<int>(wide);
    if (number != wide) {
        raise(thread, overflow_error_type,
              wide > 0 ? "signed integer is greater than maximum"
                       : "signed integer is less than minimum");
    }
    return number == wide;
}

} // namespace stasis::interpreter
