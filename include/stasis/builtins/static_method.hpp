// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/static_method.hpp: staticmethod and classmethod.
// Promises: what CPython 3.11's have: they are descriptors and callables, and take over the name,
// the qualified name, the module, the docstring and the annotations of what they are made of.
// CPython 3.11: sm_descr_get, cm_descr_get, functools_wraps (Objects/funcobject.c).
#pragma once

#include <stasis/builtins/function.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr object* static_function(value self) noexcept {
    return static_cast<static_method_object*>(self.data.object)->sm_callable;
}

[[nodiscard]] constexpr object* class_function(value self) noexcept {
    return static_cast<class_method_object*>(self.data.object)->cm_callable;
}

/// Gives a wrapper an attribute of what it wraps, if that has it; false: an exception is pending.
[[nodiscard]] constexpr bool take_over(thread_state& thread, value wrapper, value wrapped,
                                       const object* name) noexcept {
    const owned held = interpreter::get_attribute(thread, wrapped, name);
    if (!held) {
        return clear_pending(thread, attribute_error_type);
    }
    return interpreter::set_attribute(thread, wrapper, name, held.get());
}

/// Gives a wrapper what one sees of the function that it wraps; false: an exception is pending.
[[nodiscard]] constexpr bool look_like(thread_state& thread, value wrapper,
                                       value wrapped) noexcept {
    return take_over(thread, wrapper, wrapped, &graph::str_<"__module__">) &&
           take_over(thread, wrapper, wrapped, &graph::str_<"__name__">) &&
           take_over(thread, wrapper, wrapped, &graph::str_<"__qualname__">) &&
           take_over(thread, wrapper, wrapped, &graph::str_<"__doc__">) &&
           take_over(thread, wrapper, wrapped, &graph::str_<"__annotations__">);
}

/// "<staticmethod(<function f at 0x...>)>".
[[nodiscard]] constexpr owned repr_wrapper(thread_state& thread, const char* name,
                                           object* wrapped) noexcept {
    const owned function = interpreter::repr(thread, load(wrapped));
    if (!function) {
        return {};
    }
    text_builder built{thread};
    built.add("<");
    built.add(name);
    built.add("(");
    built.add(function.as_object());
    built.add(")>");
    return built.finish();
}

/// Puts the one argument of a constructor into a field; -1: an exception is pending.
[[nodiscard]] constexpr int set_wrapped(thread_state& thread, const char* name, value self,
                                        const arguments& given, object*& field) noexcept {
    if (!takes_plain(thread, name, given, 1, 1)) {
        return -1;
    }
    object* boxed = box(thread, given.values[0]);
    if (boxed == nullptr) {
        return -1;
    }
    state::replace(field, boxed);
    return look_like(thread, self, given.values[0]) ? 0 : -1;
}

} // namespace detail

// ---- staticmethod ------------------------------------------------------------------------------

[[nodiscard]] constexpr owned static_method_new(thread_state& thread, const type_object& type,
                                                const arguments&) noexcept {
    auto* made = allocate<static_method_object>(thread, type);
    if (made != nullptr) {
        made->sm_callable = pointer_to(graph::none);
    }
    return owned::take(made);
}

[[nodiscard]] constexpr int static_method_init(thread_state& thread, value self,
                                               const arguments& given) noexcept {
    return detail::set_wrapped(thread, "staticmethod", self, given,
                               static_cast<static_method_object*>(self.data.object)->sm_callable);
}

[[nodiscard]] constexpr owned static_method_repr(thread_state& thread, value self) noexcept {
    return detail::repr_wrapper(thread, "staticmethod", detail::static_function(self));
}

[[nodiscard]] constexpr owned static_method_get(thread_state&, value self, value, value) noexcept {
    return owned::share(load(detail::static_function(self)));
}

[[nodiscard]] constexpr owned static_method_call(thread_state& thread, value self,
                                                 const arguments& given) noexcept {
    return interpreter::call(thread, load(detail::static_function(self)), given);
}

[[nodiscard]] constexpr owned static_method_function(thread_state&, value self) noexcept {
    return owned::share(load(detail::static_function(self)));
}

constexpr int static_method_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    const auto* self = static_cast<static_method_object*>(held);
    return visit_each(visit, argument, self->sm_callable, self->sm_dict);
}

constexpr void static_method_clear(object* held) noexcept {
    auto* self = static_cast<static_method_object*>(held);
    state::replace(self->sm_callable, pointer_to(graph::none));
    state::drop(self->sm_dict);
}

inline constexpr getset_def static_method_members[] = {
    {"__func__", static_method_function, nullptr, nullptr, nullptr},
    {"__wrapped__", static_method_function, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// Whether what it wraps is an abstract method.
[[nodiscard]] constexpr owned wraps_abstract_method(thread_state& thread, value self) noexcept {
    return has_abstract_method(thread, built_in_base(type_of(self)) == &static_method_type
                                           ? detail::static_function(self)
                                           : detail::class_function(self));
}

/// The computed attributes of a type whose objects have the dict of their attributes and nothing
/// else to compute: __dict__, that dict.
inline constexpr getset_def instance_dict_getset[] = {
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// What staticmethod and classmethod compute.
inline constexpr getset_def wrapper_getset[] = {
    {"__isabstractmethod__", wraps_abstract_method, nullptr, nullptr, nullptr},
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object static_method_table = [] {
    type_object self{};
    self.tp_name = "staticmethod";
    self.tp_basicsize = sizeof(static_method_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<static_method_object>;
    self.tp_traverse = static_method_traverse;
    self.tp_clear = static_method_clear;
    self.tp_repr = static_method_repr;
    self.tp_call = static_method_call;
    self.tp_members = static_method_members;
    self.tp_getset = wrapper_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = static_method_get;
    self.tp_dictoffset = 24;
    self.tp_init = static_method_init;
    self.tp_new = static_method_new;
    return self;
}();

// ---- classmethod -------------------------------------------------------------------------------

[[nodiscard]] constexpr owned class_method_new(thread_state& thread, const type_object& type,
                                               const arguments&) noexcept {
    auto* made = allocate<class_method_object>(thread, type);
    if (made != nullptr) {
        made->cm_callable = pointer_to(graph::none);
    }
    return owned::take(made);
}

[[nodiscard]] constexpr int class_method_init(thread_state& thread, value self,
                                              const arguments& given) noexcept {
    return detail::set_wrapped(thread, "classmethod", self, given,
                               static_cast<class_method_object*>(self.data.object)->cm_callable);
}

[[nodiscard]] constexpr owned class_method_repr(thread_state& thread, value self) noexcept {
    return detail::repr_wrapper(thread, "classmethod", detail::class_function(self));
}

/// What it wraps, bound to the class; a descriptor is asked with the class as its object.
[[nodiscard]] constexpr owned class_method_get(thread_state& thread, value self, value of,
                                               value type) noexcept {
    if (!type) {
        type = make_object(pointer_to(*type_of(of)));
    }
    object* wrapped = detail::class_function(self);
    if (const ternary_slot get = wrapped->ob_type->tp_descr_get) {
        const counted_call counted(thread, thread.nesting_remaining); // it may wrap another one
        if (!counted) {
            return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
        }
        return get(thread, load(wrapped), type, type);
    }
    return new_method(thread, load(wrapped), type);
}

[[nodiscard]] constexpr owned class_method_function(thread_state&, value self) noexcept {
    return owned::share(load(detail::class_function(self)));
}

constexpr int class_method_traverse(object* held, visit_slot visit,
                                    visit_argument* argument) noexcept {
    const auto* self = static_cast<class_method_object*>(held);
    return visit_each(visit, argument, self->cm_callable, self->cm_dict);
}

constexpr void class_method_clear(object* held) noexcept {
    auto* self = static_cast<class_method_object*>(held);
    state::replace(self->cm_callable, pointer_to(graph::none));
    state::drop(self->cm_dict);
}

inline constexpr getset_def class_method_members[] = {
    {"__func__", class_method_function, nullptr, nullptr, nullptr},
    {"__wrapped__", class_method_function, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object class_method_table = [] {
    type_object self{};
    self.tp_name = "classmethod";
    self.tp_basicsize = sizeof(class_method_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<class_method_object>;
    self.tp_traverse = class_method_traverse;
    self.tp_clear = class_method_clear;
    self.tp_repr = class_method_repr;
    self.tp_members = class_method_members;
    self.tp_getset = wrapper_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = class_method_get;
    self.tp_dictoffset = 24;
    self.tp_init = class_method_init;
    self.tp_new = class_method_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object static_method_type =
    builtins::ready<static_method_type, builtins::static_method_table>();
inline constexpr type_object class_method_type =
    builtins::ready<class_method_type, builtins::class_method_table>();

} // namespace stasis
