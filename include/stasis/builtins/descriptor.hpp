// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/descriptor.hpp: what all kinds of descriptors have in common: their owner, their
// names, and the check that an object is one of the owner's.
// CPython 3.11: descr_check, descr_repr, descr_get_qualname (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
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

[[nodiscard]] constexpr owned descriptor_owner(thread_state&, value self) noexcept {
    return owned::share(pointer_to(*detail::descriptor_of(self)->d_type));
}

[[nodiscard]] constexpr owned descriptor_name(thread_state&, value self) noexcept {
    return owned::share(pointer_to(*detail::descriptor_of(self)->d_name));
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
    {"__doc__", undocumented, nullptr, nullptr, nullptr},
    {"__qualname__", descriptor_qualname, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

constexpr int descriptor_traverse(object* held, visit_slot visit,
                                  visit_argument* argument) noexcept {
    const auto* self = static_cast<descriptor_object*>(held);
    return visit_each(visit, argument, self->d_type, self->d_name);
}

[[nodiscard]] constexpr owned reduce_descriptor(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<descriptor_object*>(held);
    return reduce_to_attribute(thread, make_object(pointer_to(*self->d_type)),
                               make_object(pointer_to(*self->d_name)));
}

/// The methods of the kinds that can be pickled.
inline constexpr const method_def* descriptor_methods = methods_of<reduce_row<reduce_descriptor>>;

/// The table of a kind of descriptor.
[[nodiscard]] consteval type_object make_descriptor_table(const char* name, unary_slot repr,
                                                          ternary_slot get) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(descriptor_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<descriptor_object>;
    self.tp_traverse = descriptor_traverse;
    self.tp_repr = repr;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_members = descriptor_members;
    self.tp_getset = descriptor_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = get;
    return self;
}

} // namespace stasis::builtins
