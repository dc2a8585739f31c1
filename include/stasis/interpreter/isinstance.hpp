// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/isinstance.hpp: whether a value is an object of a class, or a class inherits
// from another: as the metatype's __instancecheck__ and __subclasscheck__ answer it. Promises: a
// tuple or a union of classes asks for each; what is no type but has a tuple __bases__ is a class,
// too. CPython 3.11: PyObject_IsInstance, PyObject_IsSubclass, abstract_issubclass, check_class
// (Objects/abstract.c).
#pragma once

#include <stasis/interpreter/special_method.hpp>

namespace stasis::interpreter {

namespace detail {

/// What an object that may be no type says of its bases, if that is a tuple; empty: it isn't, or,
/// if pending, it raised.
[[nodiscard]] constexpr owned abstract_bases(thread_state& thread, value of) noexcept {
    owned bases = get_attribute_if_any(thread, of, &graph::str_<"__bases__">);
    if (bases && !is_kind_of(bases.get(), tuple_type)) {
        return {};
    }
    return bases;
}

/// Checks that something is a class of a kind; false: TypeError, or what it raised, is pending.
[[nodiscard]] constexpr bool is_class(thread_state& thread, value of,
                                      const char* message) noexcept {
    const owned bases = abstract_bases(thread, of);
    if (!bases && !pending(thread)) {
        raise(thread, type_error_type, message);
    }
    return static_cast<bool>(bases);
}

/// Whether a class of a kind leads to another by the bases of each: 0, 1, or -1. A single base
/// takes no call, as in CPython, so bases that lead back to their class are never come to the end
/// of.
[[nodiscard]] constexpr int leads_to(thread_state& thread, value self, value wanted) noexcept {
    owned bases;
    const tuple_object* tuple = nullptr;
    do {
        if (identical(self, wanted)) {
            return 1;
        }
        bases = abstract_bases(thread, self); // which holds what came before
        if (!bases) {
            return pending(thread) ? -1 : 0;
        }
        tuple = static_cast<const tuple_object*>(bases.as_object());
        self = tuple->ob_size == 1 ? load(items(tuple)[0]) : value{};
    } while (self);
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type,
                     "maximum recursion depth exceeded in __issubclass__");
    }
    int found = 0;
    for (ssize i = 0; i < tuple->ob_size && found == 0; ++i) {
        found = leads_to(thread, load(items(tuple)[i]), wanted);
    }
    return found;
}

inline constexpr const char* no_instance_class =
    "isinstance() arg 2 must be a type, a tuple of types, or a union";
inline constexpr const char* no_subclass_class =
    "issubclass() arg 2 must be a class, a tuple of classes, or a union";

} // namespace detail

/// Whether a value is an object of a class, by the type, and by what the object says that it is: 0,
/// 1, or -1. CPython 3.11: object_isinstance.
[[nodiscard]] constexpr int is_plain_instance(thread_state& thread, value self,
                                              value classes) noexcept {
    const type_object* type = type_of(self);
    const type_object* wanted = as_type(classes);
    if (wanted != nullptr && is_subtype(type, wanted)) {
        return 1;
    }
    if (wanted != nullptr && !is_heap_type(type) &&
        !is_weak_proxy(type)) { // whose __class__ nobody computes
        return 0;
    }
    if (wanted == nullptr && !detail::is_class(thread, classes, detail::no_instance_class)) {
        return -1;
    }
    const owned told = get_attribute_if_any(thread, self, &graph::str_<"__class__">);
    if (!told) {
        return pending(thread) ? -1 : 0;
    }
    if (wanted == nullptr) {
        return detail::leads_to(thread, told.get(), classes);
    }
    const type_object* asked = as_type(told.get());
    return asked != nullptr && asked != type && is_subtype(asked, wanted) ? 1 : 0;
}

/// Whether a class is another or inherits from it: 0, 1, or -1. CPython 3.11: recursive_issubclass.
[[nodiscard]] constexpr int is_plain_subclass(thread_state& thread, value self,
                                              value classes) noexcept {
    const type_object* type = as_type(self);
    const type_object* wanted = as_type(classes);
    if (type != nullptr && wanted != nullptr) {
        return is_subtype(type, wanted) ? 1 : 0;
    }
    if (!detail::is_class(thread, self, "issubclass() arg 1 must be a class") ||
        !detail::is_class(thread, classes, detail::no_subclass_class)) {
        return -1;
    }
    return detail::leads_to(thread, self, classes);
}

namespace detail {

/// Whether `answer` holds for one of the classes that a class, a union, or a tuple nested as deep
/// as it may be, names: 0, 1, or -1. A metatype of a program's own is asked by `hook`.
template <class Answer>
[[nodiscard]] constexpr int holds_for_any(thread_state& thread, value self, value classes,
                                          const object* hook, const Answer& answer) noexcept {
    if (const auto* of = as<union_object>(classes, union_type)) {
        classes = make_object(of->args);
    }
    if (const auto* tuple = as<tuple_object>(classes, tuple_type)) {
        const counted_call call(thread, thread.recursion_remaining);
        if (!call) {
            return raise(thread, recursion_error_type, "maximum recursion depth exceeded in ",
                         text_of(hook));
        }
        int found = 0;
        for (ssize i = 0; i < tuple->ob_size && found == 0; ++i) {
            found = holds_for_any(thread, self, load(items(tuple)[i]), hook, answer);
        }
        return found;
    }
    if (type_of(classes) != &type_type) {
        if (object* found = look_up(thread, type_of(classes), hook)) {
            const counted_call call(thread, thread.recursion_remaining);
            if (!call) {
                return raise(thread, recursion_error_type, "maximum recursion depth exceeded in ",
                             text_of(hook));
            }
            const owned told = call_special(thread, found, classes, self);
            return told ? is_true(thread, told.get()) : -1;
        }
    }
    return answer(thread, self, classes);
}

} // namespace detail

/// isinstance(self, classes): 0, 1, or -1.
[[nodiscard]] constexpr int is_instance_of(thread_state& thread, value self,
                                           value classes) noexcept {
    if (classes.kind == tag::object && classes.data.object == type_of(self)) {
        return 1;
    }
    return detail::holds_for_any(thread, self, classes, &graph::str_<"__instancecheck__">,
                                 is_plain_instance);
}

/// issubclass(self, classes): 0, 1, or -1.
[[nodiscard]] constexpr int is_subclass_of(thread_state& thread, value self,
                                           value classes) noexcept {
    return detail::holds_for_any(thread, self, classes, &graph::str_<"__subclasscheck__">,
                                 is_plain_subclass);
}

} // namespace stasis::interpreter
