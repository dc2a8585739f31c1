// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/descriptors.hpp: the types of what a type's dict holds: methods, computed
// attributes, members, class methods and static methods. Slots are in wrapper_descriptor.hpp.
// Promises: CPython 3.11's checks, messages and reprs.
// CPython 3.11: Objects/descrobject.c, Objects/funcobject.c (staticmethod).
// Refuses: making a staticmethod: no program can use one without classes of its own.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr const descriptor_object* descriptor_of(value self) noexcept {
    return static_cast<const descriptor_object*>(self.data.object);
}

/// Checks that a descriptor's owner is a type of the object; false: TypeError is pending.
[[nodiscard]] constexpr bool applies(thread_state& thread, const descriptor_object* self,
                                     value of) noexcept {
    if (is_instance(of, *self->d_type)) {
        return true;
    }
    raise(thread, type_error_type, "descriptor '", self->d_name, "' for '", self->d_type->tp_name,
          "' objects doesn't apply to a '", type_of(of)->tp_name, "' object");
    return false;
}

[[nodiscard]] constexpr owned repr_descriptor(thread_state& thread, value self,
                                              const char* kind) noexcept {
    text_builder built{thread};
    built.add("<");
    built.add(kind);
    built.add(" '");
    built.add(descriptor_of(self)->d_name);
    built.add("' of '");
    built.add(descriptor_of(self)->d_type->tp_name);
    built.add("' objects>");
    return built.finish();
}

/// The arguments of a call but the first.
[[nodiscard]] constexpr arguments rest_of(const arguments& given) noexcept {
    return {given.values + 1, given.count - 1, given.keywords};
}

} // namespace detail

// ---- what all have -----------------------------------------------------------------------------

[[nodiscard]] constexpr owned descriptor_owner(thread_state&, value self) noexcept {
    return owned::take(pointer_to(*detail::descriptor_of(self)->d_type));
}

[[nodiscard]] constexpr owned descriptor_name(thread_state&, value self) noexcept {
    return owned::take(pointer_to(*detail::descriptor_of(self)->d_name));
}

[[nodiscard]] constexpr owned descriptor_qualname(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add(last_name(detail::descriptor_of(self)->d_type->tp_name));
    built.add(".");
    built.add(detail::descriptor_of(self)->d_name);
    return built.finish();
}

inline constexpr getset_def descriptor_members[] = {
    {"__objclass__", descriptor_owner, nullptr, nullptr, nullptr},
    {"__name__", descriptor_name, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def descriptor_getset[] = {
    {"__qualname__", descriptor_qualname, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// The table of a kind of descriptor.
[[nodiscard]] consteval type_object make_descriptor_table(const char* name, unary_slot repr,
                                                          ternary_slot get) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(descriptor_object);
    self.tp_repr = repr;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_members = descriptor_members;
    self.tp_getset = descriptor_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = get;
    return self;
}

// ---- methods -----------------------------------------------------------------------------------

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
        return raise(thread, type_error_type, "unbound method ", method->d_type->tp_name, ".",
                     method->d_name, "() needs an argument");
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
    return self;
}();

inline constexpr type_object classmethod_descriptor_table = [] {
    type_object self = make_descriptor_table("classmethod_descriptor", method_descriptor_repr,
                                             classmethod_descriptor_get);
    self.tp_call = classmethod_descriptor_call;
    return self;
}();

// ---- computed attributes and members -----------------------------------------------------------

[[nodiscard]] constexpr owned getset_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "attribute");
}

[[nodiscard]] constexpr owned member_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "member");
}

[[nodiscard]] constexpr owned getset_get(thread_state& thread, value self, value of,
                                         value) noexcept {
    if (!of) {
        return owned::share(self);
    }
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return {};
    }
    return row->d_getset->get(thread, of);
}

[[nodiscard]] constexpr int getset_set(thread_state& thread, value self, value of,
                                       value item) noexcept {
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return -1;
    }
    if (row->d_getset->set == nullptr) {
        return raise(thread, attribute_error_type, "attribute '", row->d_name, "' of '",
                     row->d_type->tp_name, "' objects is not writable");
    }
    return row->d_getset->set(thread, of, {}, item);
}

[[nodiscard]] constexpr int member_set(thread_state& thread, value self, value of,
                                       value item) noexcept {
    const descriptor_object* row = detail::descriptor_of(self);
    if (!detail::applies(thread, row, of)) {
        return -1;
    }
    if (row->d_member->set == nullptr) {
        return raise(thread, attribute_error_type, "readonly attribute");
    }
    return row->d_member->set(thread, of, {}, item);
}

inline constexpr type_object getset_descriptor_table = [] {
    type_object self = make_descriptor_table("getset_descriptor", getset_repr, getset_get);
    self.tp_descr_set = getset_set;
    return self;
}();

inline constexpr type_object member_descriptor_table = [] {
    type_object self = make_descriptor_table("member_descriptor", member_repr, getset_get);
    self.tp_descr_set = member_set;
    return self;
}();

// ---- static methods ----------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr object* static_function(value self) noexcept {
    return static_cast<static_method_object*>(self.data.object)->sm_callable;
}

} // namespace detail

[[nodiscard]] constexpr owned static_method_repr(thread_state& thread, value self) noexcept {
    const owned function = interpreter::repr(thread, make_object(detail::static_function(self)));
    if (!function) {
        return {};
    }
    text_builder built{thread};
    built.add("<staticmethod(");
    built.add(function.as_object());
    built.add(")>");
    return built.finish();
}

[[nodiscard]] constexpr owned static_method_get(thread_state&, value self, value, value) noexcept {
    return owned::share(detail::static_function(self));
}

[[nodiscard]] constexpr owned static_method_call(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    return interpreter::call(thread, make_object(detail::static_function(self)), given);
}

[[nodiscard]] constexpr owned static_method_function(thread_state&, value self) noexcept {
    return owned::share(detail::static_function(self));
}

inline constexpr getset_def static_method_members[] = {
    {"__func__", static_method_function, nullptr, nullptr, nullptr},
    {"__wrapped__", static_method_function, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object static_method_table = [] {
    type_object self{};
    self.tp_name = "staticmethod";
    self.tp_basicsize = sizeof(static_method_object);
    self.tp_repr = static_method_repr;
    self.tp_call = static_method_call;
    self.tp_members = static_method_members;
    self.tp_base = &object_type;
    self.tp_descr_get = static_method_get;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object method_descriptor_type =
    builtins::ready<method_descriptor_type, builtins::method_descriptor_table>();
inline constexpr type_object classmethod_descriptor_type =
    builtins::ready<classmethod_descriptor_type, builtins::classmethod_descriptor_table>();
inline constexpr type_object getset_descriptor_type =
    builtins::ready<getset_descriptor_type, builtins::getset_descriptor_table>();
inline constexpr type_object member_descriptor_type =
    builtins::ready<member_descriptor_type, builtins::member_descriptor_table>();
inline constexpr type_object static_method_type =
    builtins::ready<static_method_type, builtins::static_method_table>();

} // namespace stasis
