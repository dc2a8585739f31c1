// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/union_type.hpp: types.UnionType, which int | str is.
// Promises: two unions are equal, and have one hash, whose members are the same in any order.
// isinstance and issubclass know unions (interpreter/isinstance.hpp). CPython 3.11:
// Objects/unionobject.c.
#pragma once

#include <stasis/builtins/generic_alias.hpp>
#include <stasis/builtins/set.hpp>
#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr union_object* union_of(value self) noexcept {
    return static_cast<union_object*>(self.data.object);
}

[[nodiscard]] constexpr const tuple_object* args_of(const union_object* self) noexcept {
    return static_cast<const tuple_object*>(self->args);
}

/// The members of a union as a frozenset.
[[nodiscard]] constexpr owned members_of(thread_state& thread, value self) noexcept {
    const value args = make_object(union_of(self)->args);
    return interpreter::call(thread, make_object(pointer_to(frozenset_type)), args);
}

} // namespace detail

[[nodiscard]] constexpr owned union_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    const tuple_object* args = detail::args_of(detail::union_of(self));
    for (ssize i = 0; i < args->ob_size; ++i) {
        built.add(i > 0 ? " | " : "");
        if (items(args)[i] == pointer_to(none_type)) {
            built.add("None");
        } else if (!add_argument_text(thread, built, make_object(items(args)[i]))) {
            return {};
        }
    }
    return built.finish();
}

[[nodiscard]] constexpr hash_t union_hash(thread_state& thread, value self) noexcept {
    const owned members = detail::members_of(thread, self);
    return members ? hash_of(thread, members.get()) : -1;
}

[[nodiscard]] constexpr owned union_compare(thread_state& thread, value left, value right,
                                            int operation) noexcept {
    if (!is_kind_of(right, union_type) || (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    const owned of_left = detail::members_of(thread, left);
    if (!of_left) {
        return {};
    }
    const owned of_right = detail::members_of(thread, right);
    if (!of_right) {
        return {};
    }
    return compare(thread, of_left.get(), of_right.get(), operation);
}

/// union.name: the module is the type's.
[[nodiscard]] constexpr owned union_get_attribute(thread_state& thread, value self,
                                                  value name) noexcept {
    if (is_kind_of(name, str_type) && text_of(name.data.object) == text{"__module__"}) {
        return interpreter::get_attribute(thread, make_object(pointer_to(union_type)),
                                          name.data.object);
    }
    return interpreter::generic_get_attribute(thread, self, name);
}

/// union[item]: the union of its members with their type variables replaced.
[[nodiscard]] constexpr owned union_subscript(thread_state& thread, value self,
                                              value item) noexcept {
    union_object* of = detail::union_of(self);
    const tuple_object* parameters = parameters_of(thread, of);
    if (parameters == nullptr) {
        return {};
    }
    const owned args = substitute_parameters(thread, self, detail::args_of(of), parameters, item);
    if (!args) {
        return {};
    }
    const tuple_object* members = detail::tuple_in(args);
    owned made = owned::share(load(items(members)[0]));
    for (ssize i = 1; made && i < members->ob_size; ++i) {
        made = interpreter::binary(thread, interpreter::binary_operator::NB_OR, made.get(),
                                   load(items(members)[i]));
    }
    return made;
}

[[nodiscard]] constexpr owned union_args(thread_state&, value self) noexcept {
    return owned::share(detail::union_of(self)->args);
}

constexpr int union_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<const union_object*>(held);
    return visit_each(visit, argument, self->args, self->parameters);
}

inline constexpr mapping_methods union_as_mapping{nullptr, union_subscript, nullptr};

inline constexpr getset_def union_members[] = {{"__args__", union_args, nullptr, nullptr, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def union_getset[] = {
    {"__parameters__", parameters_attribute<union_object>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object union_table = [] {
    type_object self{};
    self.tp_name = "types.UnionType";
    self.tp_basicsize = sizeof(union_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<union_object>;
    self.tp_traverse = union_traverse;
    self.tp_repr = union_repr;
    self.tp_as_number = &generic_alias_as_number;
    self.tp_as_mapping = &union_as_mapping;
    self.tp_hash = union_hash;
    self.tp_getattro = union_get_attribute;
    self.tp_richcompare = union_compare;
    self.tp_members = union_members;
    self.tp_getset = union_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object union_type = builtins::ready<union_type, builtins::union_table>();

} // namespace stasis
