// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_object.hpp: what the types of itertools have in common: they are
// iterators, programs can derive classes from them, and a class with an __init__ of its own may be
// given keyword arguments that the type has no use for.
// Promises, as all of the module: __setstate__ leaves no state in which an iterator would look
// where nothing is, whatever it is given. CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/builtins/object.hpp>
#include <stasis/builtins/reduction.hpp>
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

/// What a field holds, or None where it holds nothing.
[[nodiscard]] constexpr value held_or_none(value field) noexcept {
    return field ? field : none_value;
}

/// Puts a value, with a reference of its own, into a field.
constexpr void share_field(value& field, value by) noexcept {
    increment(by);
    replace_field(field, by);
}

/// The items of a state, which is a tuple of so many; null: TypeError is pending.
[[nodiscard]] constexpr object* const* items_of_state(thread_state& thread, value state,
                                                      ssize least, ssize most) noexcept {
    const auto* tuple = as<tuple_object>(state, tuple_type);
    if (tuple == nullptr) {
        raise(thread, type_error_type, "state is not a tuple");
        return nullptr;
    }
    return parsed_items(thread, tuple, least, most);
}

/// (type, (first, second)) of an iterator, whose fields they are.
template <class Head, value Head::*First, value Head::*Second>
[[nodiscard]] constexpr owned reduce_pair(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<Head*>(held);
    return reduction(thread, class_of(self),
                     tuple_with(thread, held_or_none(self->*First), held_or_none(self->*Second)));
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
                                               unary_slot next,
                                               const method_def* methods = nullptr) {
    type_object self = object_table<Head, Fields>(name, make);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    self.tp_methods = methods;
    return self;
}

} // namespace stasis::library::detail
