// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/property.hpp: property.
// Promises: getter(), setter() and deleter() make another one of the same type; a docstring of the
// getter's own is the property's. CPython 3.11's messages, which name the property once
// __set_name__ has told it.
// CPython 3.11: Objects/descrobject.c (PyProperty_Type).
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/static_method.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr property_object* property_of(value self) noexcept {
    return static_cast<property_object*>(self.data.object);
}

/// A function of a property; null stands for None.
[[nodiscard]] constexpr object* function_or_null(thread_state& thread, value given) noexcept {
    return !given || given.kind == tag::none ? nullptr : box(thread, given);
}

/// Raises that a property has no getter, setter or deleter.
[[nodiscard]] constexpr raised raise_no_function(thread_state& thread, value self, value of,
                                                 const char* what) noexcept {
    const property_object* property = property_of(self);
    const owned type = interpreter::qualname_of_type(thread, type_of(of));
    if (!type) {
        return {};
    }
    if (property->prop_name == nullptr) {
        return raise(thread, attribute_error_type, "property of '", type.as_object(),
                     "' object has no ", what);
    }
    const owned name = interpreter::repr(thread, load(property->prop_name));
    return name ? raise(thread, attribute_error_type, "property ", name.as_object(), " of '",
                        type.as_object(), "' object has no ", what)
                : raised{};
}

/// Sets the docstring: an argument, or else that of the getter; -1: an exception is pending.
[[nodiscard]] constexpr int set_property_doc(thread_state& thread, value self,
                                             value given) noexcept {
    property_object* property = property_of(self);
    property->getter_doc = 0;
    owned doc = owned::share(given);
    if ((!doc || doc.get().kind == tag::none) && property->prop_get != nullptr) {
        doc = interpreter::get_attribute(thread, load(property->prop_get), &graph::str_<"__doc__">);
        if (!doc) {
            return clear_pending(thread, attribute_error_type) ? 0 : -1;
        }
        property->getter_doc = doc.get().kind != tag::none ? 1 : 0;
    }
    if (!doc) {
        return 0;
    }
    if (type_of(self) != &property_type && property->getter_doc == 1) {
        return interpreter::set_attribute(thread, self, &graph::str_<"__doc__">, doc.get()) ? 0
                                                                                            : -1;
    }
    object* boxed = box(thread, doc.get());
    if (boxed == nullptr) {
        return -1;
    }
    state::replace(property->prop_doc, boxed);
    return 0;
}

/// A property like another one, but for one of its functions.
[[nodiscard]] constexpr owned copy_property(thread_state& thread, value self, value get, value set,
                                            value remove) noexcept {
    const property_object* from = property_of(self);
    const auto either = [](value given, object* held) {
        return given && given.kind != tag::none ? given : held != nullptr ? load(held) : none_value;
    };
    const value doc =
        from->getter_doc != 0 || from->prop_doc == nullptr ? none_value : load(from->prop_doc);
    const value values[] = {either(get, from->prop_get), either(set, from->prop_set),
                            either(remove, from->prop_del), doc};
    owned made = interpreter::call(thread, make_object(pointer_to(*type_of(self))),
                                   arguments{values, 4, nullptr});
    if (made && as<property_object>(made.get(), property_type) != nullptr &&
        from->prop_name != nullptr) {
        increment(from->prop_name);
        state::replace(property_of(made.get())->prop_name, from->prop_name);
    }
    return made;
}

} // namespace detail

[[nodiscard]] constexpr owned property_new(thread_state& thread, const type_object& type,
                                           const arguments&) noexcept {
    return owned::take(allocate<property_object>(thread, type));
}

inline constexpr signature<4> property_signature{"property", {"fget", "fset", "fdel", "doc"}};

[[nodiscard]] constexpr int property_init(thread_state& thread, value self,
                                          const arguments& given) noexcept {
    value read[4] = {};
    if (!read_arguments(thread, property_signature, given, read)) {
        return -1;
    }
    property_object* property = detail::property_of(self);
    state::replace(property->prop_get, detail::function_or_null(thread, read[0]));
    state::replace(property->prop_set, detail::function_or_null(thread, read[1]));
    state::replace(property->prop_del, detail::function_or_null(thread, read[2]));
    state::drop(property->prop_doc);
    state::drop(property->prop_name);
    return pending(thread) ? -1 : detail::set_property_doc(thread, self, read[3]);
}

[[nodiscard]] constexpr owned property_descriptor_get(thread_state& thread, value self, value of,
                                                      value) noexcept {
    if (!of || of.kind == tag::none) {
        return owned::share(self);
    }
    object* function = detail::property_of(self)->prop_get;
    if (function == nullptr) {
        return detail::raise_no_function(thread, self, of, "getter");
    }
    const owned kept = owned::share(load(function));
    return interpreter::call(thread, kept.get(), of);
}

[[nodiscard]] constexpr int property_descriptor_set(thread_state& thread, value self, value of,
                                                    value item) noexcept {
    const property_object* property = detail::property_of(self);
    object* function = item ? property->prop_set : property->prop_del;
    if (function == nullptr) {
        return detail::raise_no_function(thread, self, of, item ? "setter" : "deleter");
    }
    const owned kept = owned::share(load(function));
    const value values[] = {of, item};
    const owned done =
        interpreter::call(thread, kept.get(), arguments{values, item ? 2 : 1, nullptr});
    return done ? 0 : -1;
}

[[nodiscard]] constexpr owned property_getter(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_one(thread, "property.getter", given)) {
        return {};
    }
    return detail::copy_property(thread, given.values[0], given.values[1], {}, {});
}

[[nodiscard]] constexpr owned property_setter(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_one(thread, "property.setter", given)) {
        return {};
    }
    return detail::copy_property(thread, given.values[0], {}, given.values[1], {});
}

[[nodiscard]] constexpr owned property_deleter(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_one(thread, "property.deleter", given)) {
        return {};
    }
    return detail::copy_property(thread, given.values[0], {}, {}, given.values[1]);
}

/// property.__set_name__(owner, name).
[[nodiscard]] constexpr owned property_set_name(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "property.__set_name__", given)) {
        return {};
    }
    if (given.count != 3) {
        return raise(thread, type_error_type, "__set_name__() takes 2 positional arguments but ",
                     given.count - 1, " were given");
    }
    object* boxed = box(thread, given.values[2]);
    if (boxed == nullptr) {
        return {};
    }
    state::replace(detail::property_of(given.values[0])->prop_name, boxed);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned property_fget(thread_state&, value self) noexcept {
    return share_or_none(detail::property_of(self)->prop_get);
}
[[nodiscard]] constexpr owned property_fset(thread_state&, value self) noexcept {
    return share_or_none(detail::property_of(self)->prop_set);
}
[[nodiscard]] constexpr owned property_fdel(thread_state&, value self) noexcept {
    return share_or_none(detail::property_of(self)->prop_del);
}
[[nodiscard]] constexpr owned property_doc(thread_state&, value self) noexcept {
    return share_or_none(detail::property_of(self)->prop_doc);
}
[[nodiscard]] constexpr int set_property_doc_member(thread_state& thread, value self, value,
                                                    value item) noexcept {
    return detail::set_any(thread, detail::property_of(self)->prop_doc, item);
}

constexpr int property_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<property_object*>(held);
    return visit_each(visit, argument, self->prop_get, self->prop_set, self->prop_del,
                      self->prop_doc, self->prop_name);
}

constexpr void property_clear(object* held) noexcept {
    auto* self = static_cast<property_object*>(held);
    state::drop(self->prop_get);
    state::drop(self->prop_set);
    state::drop(self->prop_del);
    state::drop(self->prop_doc);
}

/// Whether one of its functions is an abstract method.
[[nodiscard]] constexpr owned property_is_abstract(thread_state& thread, value self) noexcept {
    const property_object* property = detail::property_of(self);
    return has_abstract_method(thread, property->prop_get, property->prop_set,
                               property->prop_del);
}

inline constexpr getset_def property_getset[] = {
    {"__isabstractmethod__", property_is_abstract, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr method_def property_methods[] = {{"getter", property_getter, 0, nullptr},
                                                  {"setter", property_setter, 0, nullptr},
                                                  {"deleter", property_deleter, 0, nullptr},
                                                  {"__set_name__", property_set_name, 0, nullptr},
                                                  {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def property_members[] = {
    {"fget", property_fget, nullptr, nullptr, nullptr},
    {"fset", property_fset, nullptr, nullptr, nullptr},
    {"fdel", property_fdel, nullptr, nullptr, nullptr},
    {"__doc__", property_doc, set_property_doc_member, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object property_table = [] {
    type_object self{};
    self.tp_name = "property";
    self.tp_basicsize = sizeof(property_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<property_object>;
    self.tp_traverse = property_traverse;
    self.tp_clear = property_clear;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = property_methods;
    self.tp_members = property_members;
    self.tp_getset = property_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = property_descriptor_get;
    self.tp_descr_set = property_descriptor_set;
    self.tp_init = property_init;
    self.tp_new = property_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object property_type =
    builtins::ready<property_type, builtins::property_table, "getter", "setter", "deleter",
                    "__set_name__", "fget", "fset", "fdel">();

} // namespace stasis
