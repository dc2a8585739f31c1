// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/method_wrapper.hpp: a slot bound to an object: (1).__add__.
// CPython 3.11: wrapperobject (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/wrapper_descriptor.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr method_wrapper_object* wrapper_of(value self) noexcept {
    return static_cast<method_wrapper_object*>(self.data.object);
}

} // namespace detail

[[nodiscard]] constexpr owned method_wrapper_repr(thread_state& thread, value self) noexcept {
    const method_wrapper_object* wrapper = detail::wrapper_of(self);
    text_builder built{thread};
    built.add("<method-wrapper '");
    built.add(wrapper->descr->d_name);
    built.add("' of ");
    built.add(wrapper->self->ob_type->tp_name);
    built.add(" object at ");
    add_address(built, wrapper->self);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned method_wrapper_call(thread_state& thread, value self,
                                                  const arguments& given) noexcept {
    const counted_call call(thread, thread.nesting_remaining); // f.__call__.__call__
    if (!call) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    const method_wrapper_object* wrapper = detail::wrapper_of(self);
    return detail::call_slot_wrapper(thread, wrapper->descr, load(wrapper->self), given);
}

[[nodiscard]] constexpr owned method_wrapper_compare(thread_state&, value left, value right,
                                                     int operation) noexcept {
    if (type_of(right) != &method_wrapper_type || (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const method_wrapper_object* self = detail::wrapper_of(left);
    const method_wrapper_object* other = detail::wrapper_of(right);
    const bool same = self->descr == other->descr && identical(load(self->self), load(other->self));
    return owned::take(make_bool(same == (operation == equal)));
}

[[nodiscard]] constexpr hash_t method_wrapper_hash(thread_state&, value self) noexcept {
    const method_wrapper_object* wrapper = detail::wrapper_of(self);
    const hash_t hash = support::hash_address(address_of(wrapper->self)) ^
                        support::hash_address(address_of(wrapper->descr));
    return hash == -1 ? -2 : hash;
}

[[nodiscard]] constexpr owned method_wrapper_self(thread_state&, value self) noexcept {
    return owned::share(load(detail::wrapper_of(self)->self));
}

[[nodiscard]] constexpr owned method_wrapper_owner(thread_state&, value self) noexcept {
    return owned::share(pointer_to(*detail::wrapper_of(self)->descr->d_type));
}

[[nodiscard]] constexpr owned method_wrapper_name(thread_state&, value self) noexcept {
    return owned::share(pointer_to(*detail::wrapper_of(self)->descr->d_name));
}

[[nodiscard]] constexpr owned method_wrapper_qualname(thread_state& thread, value self) noexcept {
    return descriptor_qualname(thread, make_object(pointer_to(*detail::wrapper_of(self)->descr)));
}

[[nodiscard]] constexpr owned reduce_method_wrapper(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<method_wrapper_object*>(held);
    return reduce_to_attribute(thread, load(self->self),
                               make_object(pointer_to(*self->descr->d_name)));
}

constexpr int method_wrapper_traverse(object* held, visit_slot visit,
                                      visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<method_wrapper_object*>(held)->self);
}

inline constexpr getset_def method_wrapper_members[] = {
    {"__self__", method_wrapper_self, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def method_wrapper_getset[] = {
    {"__objclass__", method_wrapper_owner, nullptr, nullptr, nullptr},
    {"__name__", method_wrapper_name, nullptr, nullptr, nullptr},
    {"__qualname__", method_wrapper_qualname, nullptr, nullptr, nullptr},
    {"__doc__", undocumented, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object method_wrapper_table = [] {
    type_object self{};
    self.tp_name = "method-wrapper";
    self.tp_basicsize = sizeof(method_wrapper_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<method_wrapper_object>;
    self.tp_traverse = method_wrapper_traverse;
    self.tp_repr = method_wrapper_repr;
    self.tp_hash = method_wrapper_hash;
    self.tp_call = method_wrapper_call;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = method_wrapper_compare;
    self.tp_methods = methods_of<reduce_row<reduce_method_wrapper>>;
    self.tp_members = method_wrapper_members;
    self.tp_getset = method_wrapper_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object method_wrapper_type =
    builtins::ready<method_wrapper_type, builtins::method_wrapper_table>();

} // namespace stasis
