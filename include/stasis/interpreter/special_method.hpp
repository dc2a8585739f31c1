// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/special_method.hpp: calling methods that are looked up on an object's type and
// not on the object: what operators, `with` and built-in functions ask for by name.
// Promises: a function, or a method of a built-in type, is called without being bound first.
// CPython 3.11: lookup_maybe_method, vectorcall_maybe (Objects/typeobject.c),
// _PyObject_LookupSpecial.
#pragma once

#include <stasis/interpreter/call.hpp>

namespace stasis::interpreter {

/// What an object found on self's type gives when it is called for self, with arguments that the
/// first place of `room` is free in front of.
[[nodiscard]] constexpr owned call_found(thread_state& thread, object* found, value self,
                                         value* room, ssize count,
                                         const tuple_object* keywords = nullptr) noexcept {
    const owned kept = owned::share(found);
    if (found->ob_type == &function_type || found->ob_type == &wrapper_descriptor_type) {
        room[0] = self;
        return call(thread, kept.get(), {room, count + 1, keywords});
    }
    if (const method_def* method = plain_method_of(type_of(self), found)) {
        room[0] = self;
        return detail::run_method(thread, method, {room, count + 1, keywords});
    }
    const owned bound = bind_attribute(thread, found, self, type_of(self));
    if (!bound) {
        return {};
    }
    return call(thread, bound.get(), {room + 1, count, keywords});
}

/// self.name(given...), looked up on self's type, which is known to have it.
template <class... Values>
[[nodiscard]] constexpr owned call_special(thread_state& thread, object* found, value self,
                                           Values... given) noexcept {
    value room[] = {value{}, given...};
    return call_found(thread, found, self, room, sizeof...(given));
}

/// The same with the arguments of a call.
[[nodiscard]] constexpr owned forward_special(thread_state& thread, object* found, value self,
                                              const arguments& given) noexcept {
    shifted_arguments behind(thread, self, given);
    if (!behind) {
        return {};
    }
    return call_found(thread, found, self, behind.data(), given.count, given.keywords);
}

/// self.name(given...), looked up on self's type; AttributeError: it has none.
template <class... Values>
[[nodiscard]] constexpr owned call_method(thread_state& thread, value self, const object* name,
                                          Values... given) noexcept {
    object* found = look_up(thread, type_of(self), name);
    if (found == nullptr) {
        return raise_with(thread, attribute_error_type, make_object(const_cast<object*>(name)));
    }
    return call_special(thread, found, self, given...);
}

/// The same; NotImplemented: self's type has none.
template <class... Values>
[[nodiscard]] constexpr owned call_if_any(thread_state& thread, value self, const object* name,
                                          Values... given) noexcept {
    object* found = look_up(thread, type_of(self), name);
    if (found == nullptr) {
        return not_implemented();
    }
    return call_special(thread, found, self, given...);
}

/// format(self, specification): a str. CPython 3.11: PyObject_Format (Objects/abstract.c).
[[nodiscard]] constexpr owned format(thread_state& thread, value self,
                                     value specification) noexcept {
    const type_object* type = type_of(self);
    if (static_cast<str_object*>(specification.data.object)->length == 0) {
        if (type == &str_type) {
            return owned::share(self);
        }
        if (type == &int_type) {
            return str(thread, self);
        }
    }
    object* found = look_up(thread, type, &graph::str_<"__format__">);
    if (found == nullptr) {
        return raise(thread, type_error_type, "Type ", type->tp_name, " doesn't define __format__");
    }
    owned answer = call_special(thread, found, self, specification);
    if (answer && !is_kind_of(answer.get(), str_type)) {
        return raise(thread, type_error_type, "__format__ must return a str, not ",
                     type_of(answer.get())->tp_name);
    }
    return answer;
}

} // namespace stasis::interpreter
