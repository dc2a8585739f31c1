// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/wrapper_descriptor.hpp: slots, as a type's dict holds them: int.__add__.
// Promises: CPython 3.11's checks, messages and reprs.
// CPython 3.11: wrapperdescr_get, wrapperdescr_call (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/descriptor.hpp>

namespace stasis::builtins {

namespace detail {

/// Calls a slot on an object of its owner.
[[nodiscard]] constexpr owned call_slot_wrapper(thread_state& thread, const descriptor_object* self,
                                                value of, const arguments& given) noexcept {
    const bool takes_keywords = self->d_base->wrapper == interpreter::detail::wrap_call ||
                                self->d_base->wrapper == interpreter::detail::wrap_init;
    if (keyword_count(given) != 0 && !takes_keywords) {
        return raise(thread, type_error_type, "wrapper ", self->d_base->name,
                     "() takes no keyword arguments");
    }
    return self->d_base->wrapper(thread, of, given, self->d_wrapped);
}

} // namespace detail

[[nodiscard]] constexpr owned wrapper_descriptor_repr(thread_state& thread, value self) noexcept {
    return detail::repr_descriptor(thread, self, "slot wrapper");
}

[[nodiscard]] constexpr owned wrapper_descriptor_get(thread_state& thread, value self, value of,
                                                     value) noexcept {
    if (!of) {
        return owned::share(self);
    }
    if (!detail::applies(thread, detail::descriptor_of(self), of)) {
        return {};
    }
    object* boxed = box(thread, of);
    if (boxed == nullptr) {
        return {};
    }
    auto* result = allocate<method_wrapper_object>(thread, method_wrapper_type);
    if (result == nullptr) {
        decrement(boxed);
        return {};
    }
    result->descr = detail::descriptor_of(self);
    result->self = boxed;
    return owned::take(result);
}

[[nodiscard]] constexpr owned wrapper_descriptor_call(thread_state& thread, value self,
                                                      const arguments& given) noexcept {
    const descriptor_object* slot = detail::descriptor_of(self);
    if (given.count == 0) {
        return raise(thread, type_error_type, "descriptor '", slot->d_name, "' of '",
                     slot->d_type->tp_name, "' object needs an argument");
    }
    if (!is_instance(given.values[0], *slot->d_type)) {
        return raise(thread, type_error_type, "descriptor '", slot->d_name, "' requires a '",
                     slot->d_type->tp_name, "' object but received a '",
                     type_of(given.values[0])->tp_name, "'");
    }
    const counted_call call(thread, thread.recursion_remaining); // __repr__ = object.__str__
    if (!call) {
        return interpreter::raise_nested_call(thread);
    }
    return detail::call_slot_wrapper(thread, slot, given.values[0], detail::rest_of(given));
}

inline constexpr type_object wrapper_descriptor_table = [] {
    type_object self = make_descriptor_table("wrapper_descriptor", wrapper_descriptor_repr,
                                             wrapper_descriptor_get);
    self.tp_call = wrapper_descriptor_call;
    self.tp_methods = descriptor_methods;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object wrapper_descriptor_type =
    builtins::ready<wrapper_descriptor_type, builtins::wrapper_descriptor_table>();

} // namespace stasis
