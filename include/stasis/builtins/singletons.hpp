// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/singletons.hpp: the types of None, Ellipsis and NotImplemented.
// CPython 3.11: _PyNone_Type, _PyNotImplemented_Type (Objects/object.c), PyEllipsis_Type
// (Objects/sliceobject.c).
#pragma once

#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/warn.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned none_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "None");
}

namespace detail {

/// The object that a type has one of, which takes no arguments.
[[nodiscard]] constexpr owned the_only(thread_state& thread, const type_object& type,
                                       const arguments& given, value object) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        const char* name = &type == &ellipsis_type ? "EllipsisType" : type.tp_name;
        return raise(thread, type_error_type, name, " takes no arguments");
    }
    return owned::take(object);
}

} // namespace detail

[[nodiscard]] constexpr owned none_new(thread_state& thread, const type_object& type,
                                       const arguments& given) noexcept {
    return detail::the_only(thread, type, given, none_value);
}

[[nodiscard]] constexpr owned ellipsis_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    return detail::the_only(thread, type, given, make_object(pointer_to(graph::ellipsis)));
}

[[nodiscard]] constexpr owned not_implemented_new(thread_state& thread, const type_object& type,
                                                  const arguments& given) noexcept {
    return detail::the_only(thread, type, given, make_object(pointer_to(graph::not_implemented)));
}

[[nodiscard]] constexpr int none_bool(thread_state&, value) noexcept { return 0; }

/// NotImplemented is true, as long as that is no error.
[[nodiscard]] constexpr int not_implemented_bool(thread_state& thread, value) noexcept {
    return interpreter::warn(thread, deprecation_warning_type, 1,
                             "NotImplemented should not be used in a boolean context")
               ? 1
               : -1;
}

[[nodiscard]] constexpr owned ellipsis_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "Ellipsis");
}

[[nodiscard]] constexpr owned not_implemented_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "NotImplemented");
}

/// The one object of a type is pickled by its name.
template <unary_slot Name>
[[nodiscard]] constexpr owned reduce_to_name(thread_state& thread, object* self) noexcept {
    return Name(thread, make_object(self));
}

/// The table of the type of an object that there is one of.
[[nodiscard]] consteval type_object singleton_table(const char* name, unary_slot repr) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(object);
    self.tp_repr = repr;
    self.tp_base = &object_type;
    self.tp_dict = pointer_to<dict_object>(no_documentation);
    return self;
}

inline constexpr number_methods none_number = [] {
    number_methods slots{};
    slots.nb_bool = none_bool;
    return slots;
}();

inline constexpr number_methods not_implemented_number = [] {
    number_methods slots{};
    slots.nb_bool = not_implemented_bool;
    return slots;
}();

inline constexpr type_object none_table = [] {
    type_object self = singleton_table("NoneType", none_repr);
    self.tp_as_number = &none_number;
    self.tp_new = none_new;
    return self;
}();

inline constexpr type_object ellipsis_table = [] {
    type_object self = singleton_table("ellipsis", ellipsis_repr);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = methods_of<reduce_row<reduce_to_name<ellipsis_repr>>>;
    self.tp_new = ellipsis_new;
    return self;
}();

inline constexpr type_object not_implemented_table = [] {
    type_object self = singleton_table("NotImplementedType", not_implemented_repr);
    self.tp_as_number = &not_implemented_number;
    self.tp_methods = methods_of<reduce_row<reduce_to_name<not_implemented_repr>>>;
    self.tp_new = not_implemented_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object none_type = builtins::ready<none_type, builtins::none_table>();
inline constexpr type_object ellipsis_type =
    builtins::ready<ellipsis_type, builtins::ellipsis_table>();
inline constexpr type_object not_implemented_type =
    builtins::ready<not_implemented_type, builtins::not_implemented_table>();

} // namespace stasis
