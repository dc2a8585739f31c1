// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_object.hpp: what the types of itertools have in common: they are
// iterators, programs can derive classes from them, and a class with an __init__ of its own may be
// given keyword arguments that the type has no use for.
// CPython 3.11: Modules/itertoolsmodule.c.
// Refuses, as all of the module: __reduce__ and __setstate__ (there is no pickling).
#pragma once

#include <stasis/builtins/object.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

/// The object that a slot of a type is called for.
template <class Head>
[[nodiscard]] constexpr Head* tool(value self) noexcept {
    return static_cast<Head*>(self.data.object);
}

/// Checks that a constructor of positional parameters was given no keyword arguments; false:
/// TypeError is pending.
[[nodiscard]] constexpr bool takes_no_names(thread_state& thread, const char* name,
                                            const type_object& type,
                                            const arguments& given) noexcept {
    return type.tp_init != object_init || interpreter::no_keywords(thread, name, given);
}

/// The same, and that there are so many arguments.
[[nodiscard]] constexpr bool takes_unnamed(thread_state& thread, const char* name,
                                           const type_object& type, const arguments& given,
                                           ssize least, ssize most) noexcept {
    return takes_no_names(thread, name, type, given) &&
           interpreter::check_count(thread, name, given, least, most);
}

/// The function that an argument is; empty where it is left out or None.
[[nodiscard]] constexpr value function_or_none(value given) noexcept {
    return given.kind == tag::none ? value{} : given;
}

/// function(first, second).
[[nodiscard]] constexpr owned call_two(thread_state& thread, value function, value first,
                                       value second) noexcept {
    const value values[] = {first, second};
    return interpreter::call(thread, function, arguments{values, 2, nullptr});
}

/// The table of an iterator's type.
template <class Head, class Fields>
[[nodiscard]] consteval type_object tool_table(const char* name, construct_slot make,
                                               unary_slot next) {
    type_object self = object_table<Head, Fields>(name, make);
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    return self;
}

} // namespace stasis::library::detail
