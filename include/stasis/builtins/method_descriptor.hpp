// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/method_descriptor.hpp: methods, as a type's dict holds them: list.append; and
// those of the type itself: dict.fromkeys.
// Promises: CPython 3.11's checks, messages and reprs.
// CPython 3.11: method_get, classmethod_get and their kin (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/descriptor.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned method_descriptor_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "method");
}

[[nodiscard]] constexpr owned method_descriptor_get(thread_state& thread, value self, value of,
                                                    value) noexcept {
    if (!of) {
        return owned::share(self);
    }
    const descriptor_object* method = detail::descriptor_of(self);
    if (!detail::applies(thread, method, of)) {
        return {};
    }
    return new_bound_method(thread, method->d_method, of);
}

[[nodiscard]] constexpr owned method_descriptor_call(thread_state& thread, value self,
                                                     const arguments& given) noexcept {
    const descriptor_object* method = detail::descriptor_of(self);
    if (given.count == 0) {
        return raise(thread, type_error_type, "unbound method ",
                     interpreter::last_name(method->d_type->tp_name), ".", method->d_name,
                     "() needs an argument");
    }
    if (!detail::applies(thread, method, given.values[0])) {
        return {};
    }
    return method->d_method->ml_meth(thread, given);
}

/// T.method for a class method: bound to T, or to the type of the object that it is asked of.
[[nodiscard]] constexpr owned classmethod_descriptor_get(thread_state& thread, value self, value of,
                                                         value type) noexcept {
    const descriptor_object* method = detail::descriptor_of(self);
    if (!type && of) {
        type = make_object(pointer_to(*type_of(of)));
    }
    if (!type) {
        return raise(thread, type_error_type, "descriptor '", method->d_name, "' for type '",
                     method->d_type->tp_name, "' needs either an object or a type");
    }
    const type_object* asked = as_type(type);
    if (asked == nullptr) {
        return raise(thread, type_error_type, "descriptor '", method->d_name, "' for type '",
                     method->d_type->tp_name, "' needs a type, not a '", type_of(type)->tp_name,
                     "' as arg 2");
    }
    if (!is_subtype(asked, method->d_type)) {
        return raise(thread, type_error_type, "descriptor '", method->d_name,
                     "' requires a subtype of '", method->d_type->tp_name, "' but received '",
                     asked->tp_name, "'");
    }
    return new_bound_method(thread, method->d_method, type);
}

[[nodiscard]] constexpr owned classmethod_descriptor_call(thread_state& thread, value self,
                                                          const arguments& given) noexcept {
    if (given.count == 0) {
        return raise(thread, type_error_type, "descriptor '", detail::descriptor_of(self)->d_name,
                     "' of '", detail::descriptor_of(self)->d_type->tp_name,
                     "' object needs an argument");
    }
    const owned bound = classmethod_descriptor_get(thread, self, {}, given.values[0]);
    if (!bound) {
        return {};
    }
    return interpreter::call(thread, bound.get(), detail::rest_of(given));
}

inline constexpr type_object method_descriptor_table = [] {
    type_object self =
        make_descriptor_table("method_descriptor", method_descriptor_repr, method_descriptor_get);
    self.tp_call = method_descriptor_call;
    self.tp_methods = descriptor_methods;
    return self;
}();

inline constexpr type_object classmethod_descriptor_table = [] {
    type_object self = make_descriptor_table("classmethod_descriptor", method_descriptor_repr,
                                             classmethod_descriptor_get);
    self.tp_call = classmethod_descriptor_call;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object method_descriptor_type =
    builtins::ready<method_descriptor_type, builtins::method_descriptor_table>();
inline constexpr type_object classmethod_descriptor_type =
    builtins::ready<classmethod_descriptor_type, builtins::classmethod_descriptor_table>();

} // namespace stasis
