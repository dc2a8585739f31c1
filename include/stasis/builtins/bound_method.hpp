// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bound_method.hpp: method, which a function becomes that is asked of an object.
// Promises: it calls what it binds with the object in front of the arguments; two are equal that
// bind the same function to the same object. What it doesn't have itself, its function is asked
// for. CPython 3.11: Objects/classobject.c (PyMethod_Type).
#pragma once

#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr const bound_method_object* method_of(value self) noexcept {
    return static_cast<const bound_method_object*>(self.data.object);
}

} // namespace detail

/// method(function, object).
[[nodiscard]] constexpr owned method_new(thread_state& thread, const type_object&,
                                         const arguments& given) noexcept {
    if (!takes_plain(thread, "method", given, 2, 2)) {
        return {};
    }
    if (type_of(given.values[0])->tp_call == nullptr) {
        return raise(thread, type_error_type, "first argument must be callable");
    }
    if (given.values[1].kind == tag::none) {
        return raise(thread, type_error_type, "instance must not be None");
    }
    return new_method(thread, given.values[0], given.values[1]);
}

[[nodiscard]] constexpr owned method_call(thread_state& thread, value self,
                                          const arguments& given) noexcept {
    return interpreter::call(thread, self, given);
}

[[nodiscard]] constexpr owned method_function(thread_state&, value self) noexcept {
    return owned::share(load(detail::method_of(self)->im_func));
}

[[nodiscard]] constexpr owned method_self(thread_state&, value self) noexcept {
    return owned::share(load(detail::method_of(self)->im_self));
}

[[nodiscard]] constexpr owned method_doc(thread_state& thread, value self) noexcept {
    return interpreter::get_attribute(thread, load(detail::method_of(self)->im_func),
                                      &graph::str_<"__doc__">);
}

[[nodiscard]] constexpr owned method_get_attribute(thread_state& thread, value self,
                                                   value name) noexcept {
    if (!interpreter::detail::is_attribute_name(thread, name)) {
        return {};
    }
    if (object* found = interpreter::look_up(thread, &bound_method_type, name.data.object)) {
        return interpreter::bind_attribute(thread, found, self, &bound_method_type);
    }
    return interpreter::get_attribute(thread, load(detail::method_of(self)->im_func),
                                      name.data.object);
}

[[nodiscard]] constexpr owned method_repr(thread_state& thread, value self) noexcept {
    const bound_method_object* method = detail::method_of(self);
    owned name =
        interpreter::get_attribute(thread, load(method->im_func), &graph::str_<"__qualname__">);
    if (!name && clear_pending(thread, attribute_error_type)) {
        name = interpreter::get_attribute(thread, load(method->im_func), &graph::str_<"__name__">);
        if (!name && !clear_pending(thread, attribute_error_type)) {
            return {};
        }
    }
    const owned shown =
        pending(thread) ? owned{} : interpreter::repr(thread, load(method->im_self));
    if (!shown) {
        return {};
    }
    text_builder built{thread};
    built.add("<bound method ");
    if (name && is_kind_of(name.get(), str_type)) {
        built.add(name.as_object());
    } else {
        built.add("?");
    }
    built.add(" of ");
    built.add(shown.as_object());
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr hash_t method_hash(thread_state& thread, value self) noexcept {
    const bound_method_object* method = detail::method_of(self);
    const hash_t function = hash_of(thread, load(method->im_func));
    if (function == -1) {
        return -1;
    }
    const hash_t result = support::hash_address(address_of(method->im_self)) ^ function;
    return result == -1 ? -2 : result;
}

[[nodiscard]] constexpr owned method_compare(thread_state& thread, value left, value right,
                                             int operation) noexcept {
    if ((operation != equal && operation != not_equal) || type_of(right) != &bound_method_type) {
        return not_implemented();
    }
    const bound_method_object* a = detail::method_of(left);
    const bound_method_object* b = detail::method_of(right);
    int same = compare_truth(thread, load(a->im_func), load(b->im_func), equal);
    if (same == 1) {
        same = identical(load(a->im_self), load(b->im_self)) ? 1 : 0;
    }
    return owned::take(same < 0 ? value{} : make_bool((same == 1) == (operation == equal)));
}

[[nodiscard]] constexpr owned reduce_method(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<bound_method_object*>(held);
    const owned name =
        interpreter::get_attribute(thread, load(self->im_func), &graph::str_<"__name__">);
    if (!name) {
        return {};
    }
    return reduce_to_attribute(thread, load(self->im_self), name.get());
}

constexpr int method_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<bound_method_object*>(held);
    return visit_each(visit, argument, self->im_func, self->im_self);
}

inline constexpr getset_def method_members[] = {
    {"__func__", method_function, nullptr, nullptr, nullptr},
    {"__self__", method_self, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def method_getset[] = {{"__doc__", method_doc, nullptr, nullptr, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object method_table = [] {
    type_object self{};
    self.tp_name = "method";
    self.tp_basicsize = sizeof(bound_method_object);
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<bound_method_object>;
    self.tp_traverse = method_traverse;
    self.tp_repr = method_repr;
    self.tp_hash = method_hash;
    self.tp_call = method_call;
    self.tp_getattro = method_get_attribute;
    self.tp_richcompare = method_compare;
    self.tp_weaklistoffset = 32;
    self.tp_methods = methods_of<reduce_row<reduce_method>>;
    self.tp_members = method_members;
    self.tp_getset = method_getset;
    self.tp_base = &object_type;
    self.tp_new = method_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object bound_method_type =
    builtins::ready<bound_method_type, builtins::method_table>();

} // namespace stasis
