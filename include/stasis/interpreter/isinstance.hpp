// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/isinstance.hpp: whether a value is an object of a class, or a class inherits from
// another: as the metatype's __instancecheck__ and __subclasscheck__ answer it.
// CPython 3.11: PyObject_IsInstance, PyObject_IsSubclass (Objects/abstract.c).
// Refuses: what is no type but has __bases__; unions (int | str), which are no objects here.
#pragma once

#include <stasis/interpreter/special_method.hpp>

namespace stasis::interpreter {

/// type.__instancecheck__(wanted, self): by the type, and by what the object says that it is.
[[nodiscard]] constexpr int is_plain_instance(thread_state& thread, value self,
                                              const type_object* wanted) noexcept {
    const type_object* type = type_of(self);
    if (is_subtype(type, wanted)) {
        return 1;
    }
    if (!is_heap_type(type)) { // whose __class__ nobody computes
        return 0;
    }
    const owned told = get_attribute(thread, self, &graph::str_<"__class__">);
    if (!told) {
        return clear_pending(thread, attribute_error_type) ? 0 : -1;
    }
    const type_object* asked = as_type(told.get());
    return asked != nullptr && asked != type && is_subtype(asked, wanted) ? 1 : 0;
}

namespace detail {

/// Whether `answer` holds for one of the types that a type, or a tuple nested as deep as it may be,
/// names: 0, 1, or -1. A metatype of a program's own is asked by `hook`.
template <class Answer>
[[nodiscard]] constexpr int holds_for_any(thread_state& thread, value self, value classes,
                                          const object* hook, const char* message,
                                          const Answer& answer) noexcept {
    if (const auto* tuple = as<tuple_object>(classes, tuple_type)) {
        const counted_call call(thread.recursion_remaining);
        if (!call) {
            return raise(thread, recursion_error_type, "maximum recursion depth exceeded in ",
                         text_of(hook));
        }
        int found = 0;
        for (ssize i = 0; i < tuple->ob_size && found == 0; ++i) {
            found = holds_for_any(thread, self, load(items(tuple)[i]), hook, message, answer);
        }
        return found;
    }
    const type_object* wanted = as_type(classes);
    if (type_of(classes) != &type_type) {
        if (object* found = look_up(thread, type_of(classes), hook)) {
            const counted_call call(thread.recursion_remaining);
            if (!call) {
                return raise(thread, recursion_error_type, "maximum recursion depth exceeded in ",
                             text_of(hook));
            }
            const owned told = call_special(thread, found, classes, self);
            return told ? is_true(thread, told.get()) : -1;
        }
    }
    if (wanted == nullptr) {
        return raise(thread, type_error_type, message);
    }
    return answer(wanted);
}

} // namespace detail

/// isinstance(self, classes): 0, 1, or -1.
[[nodiscard]] constexpr int is_instance_of(thread_state& thread, value self,
                                           value classes) noexcept {
    if (classes.kind == tag::object && classes.data.object == type_of(self)) {
        return 1;
    }
    return detail::holds_for_any(
        thread, self, classes, &graph::str_<"__instancecheck__">,
        "isinstance() arg 2 must be a type, a tuple of types, or a union",
        [&](const type_object* wanted) { return is_plain_instance(thread, self, wanted); });
}

/// issubclass(self, classes): 0, 1, or -1.
[[nodiscard]] constexpr int is_subclass_of(thread_state& thread, value self,
                                           value classes) noexcept {
    return detail::holds_for_any(
        thread, self, classes, &graph::str_<"__subclasscheck__">,
        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        [&](const type_object* wanted) {
            const type_object* type = as_type(self);
            return type == nullptr ? static_cast<int>(raise(thread, type_error_type,
                                                            "issubclass() arg 1 must be a class"))
                                   : static_cast<int>(is_subtype(type, wanted));
        });
}

} // namespace stasis::interpreter
