// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/arguments.hpp: checks of the arguments of a built-in method.
// Promises: CPython 3.11's messages. The name is the qualified one, "list.append"; messages that
// name only the method take what follows the dot.
// CPython 3.11: Objects/descrobject.c (method_check_args), Python/getargs.c.
#pragma once

#include <stasis/interpreter/c_integer.hpp>
#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/type_names.hpp>

namespace stasis::builtins {

using namespace stasis::state;
using interpreter::last_name;

/// Checks that a method was given its object alone; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_none(thread_state& thread, const char* name,
                                        const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, name, given)) {
        return false;
    }
    if (given.count == 1) {
        return true;
    }
    raise(thread, type_error_type, name, "() takes no arguments (", given.count - 1, " given)");
    return false;
}

/// Checks that a method was given its object and one argument; false: TypeError is pending.
[[nodiscard]] constexpr bool takes_one(thread_state& thread, const char* name,
                                       const arguments& given) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           interpreter::check_one(thread, name, given, 1);
}

/// Checks the number of a method's arguments, its object not counted; false: TypeError is pending.
[[nodiscard]] constexpr bool takes(thread_state& thread, const char* name, const arguments& given,
                                   ssize least, ssize most) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           interpreter::check_count(thread, last_name(name), given, least, most, 1);
}

/// The same for a constructor or a function, whose object isn't among its arguments.
[[nodiscard]] constexpr bool takes_plain(thread_state& thread, const char* name,
                                         const arguments& given, ssize least, ssize most) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           interpreter::check_count(thread, name, given, least, most);
}

/// What the __new__ of a type that takes no keyword arguments is to read. A derived class with an
/// __init__ of its own has them for that. CPython 3.11: the condition before _PyArg_NoKeywords
/// (tuple_new in Objects/tupleobject.c, and its like).
[[nodiscard]] constexpr arguments arguments_of_new(const type_object& wanted,
                                                   const type_object& type,
                                                   const arguments& given) noexcept {
    const bool is_left = &wanted != &type && wanted.tp_init != type.tp_init;
    return is_left ? arguments{given.values, given.count, nullptr} : given;
}

namespace detail {

/// Checks the size of a tuple that is taken apart for a function of that name; false: TypeError is
/// pending.
[[nodiscard]] constexpr bool check_parsed(thread_state& thread, const char* name,
                                          const char* brackets, ssize count, ssize least,
                                          ssize most) noexcept {
    if (count >= least && count <= most) {
        return true;
    }
    const ssize bound = count < least ? least : most;
    raise(thread, type_error_type, name, brackets, " takes ",
          least == most   ? "exactly "
          : count < least ? "at least "
                          : "at most ",
          bound, " argument", bound == 1 ? "" : "s", " (", count, " given)");
    return false;
}

} // namespace detail

/// The same with the message of functions that take a tuple apart: PyArg_ParseTuple. `skip`
/// arguments in front aren't counted.
[[nodiscard]] constexpr bool takes_parsed(thread_state& thread, const char* name,
                                          const arguments& given, ssize least, ssize most,
                                          ssize skip = 0) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
           detail::check_parsed(thread, last_name(name), "()", given.count - skip, least, most);
}

/// The items of a tuple that is a function's one argument, so many of them; null: TypeError is
/// pending. CPython 3.11: PyArg_ParseTuple without a name.
[[nodiscard]] constexpr object* const* parsed_items(thread_state& thread, const tuple_object* given,
                                                    ssize least, ssize most) noexcept {
    return detail::check_parsed(thread, "function", "", given->ob_size, least, most) ? items(given)
                                                                                     : nullptr;
}

/// Checks that an item of such a tuple, counted from 1, is of a type; false: TypeError is pending.
[[nodiscard]] constexpr bool check_parsed_item(thread_state& thread, value item, ssize number,
                                               const type_object& type) noexcept {
    if (is_instance(item, type)) {
        return true;
    }
    raise(thread, type_error_type, "argument ", number, " must be ", type.tp_name, ", not ",
          item.kind == tag::none ? "None" : type_of(item)->tp_name);
    return false;
}

/// Checks that a method which several types share was given its object alone, or one argument more;
/// false: TypeError is pending, which names the built-in type that the object's is derived from.
[[nodiscard]] constexpr bool takes_itself(thread_state& thread, const char* name,
                                          const arguments& given, ssize more = 0) noexcept {
    const char* const type = last_name(built_in_base(type_of(given.values[0]))->tp_name);
    if (given.keywords != nullptr && given.keywords->ob_size != 0) {
        raise(thread, type_error_type, type, ".", name, "() takes no keyword arguments");
        return false;
    }
    if (given.count == 1 + more) {
        return true;
    }
    raise(thread, type_error_type, type, ".", name,
          more == 0 ? "() takes no arguments (" : "() takes exactly one argument (",
          given.count - 1, " given)");
    return false;
}

/// The number of keyword arguments.
[[nodiscard]] constexpr ssize keyword_count(const arguments& given) noexcept {
    return given.keywords != nullptr ? given.keywords->ob_size : 0;
}

/// Resolves an optional bound of a method such as list.index: negative counts from the end, and
/// the result is at least 0. False: TypeError is pending.
[[nodiscard]] constexpr bool to_bound(thread_state& thread, value from, ssize size,
                                      ssize& result) noexcept {
    if (!interpreter::has_index(from)) {
        raise(thread, type_error_type,
              "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!interpreter::to_index(thread, from, result)) {
        return false;
    }
    if (result < 0) {
        result += size;
        result = result < 0 ? 0 : result;
    }
    return true;
}

} // namespace stasis::builtins
