// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/super.hpp: super.
// Promises: super(type, object), super(type, type2) and super(type), which binds later. super()
// without arguments is the engine's, which sees the function that runs (semantics/classes.hpp).
// CPython 3.11: super_init_impl, super_getattro, supercheck (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/super.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr super_object* super_of(value self) noexcept {
    return static_cast<super_object*>(self.data.object);
}

/// What a super object has in place of what stands behind its type in the order; empty with nothing
/// pending: no such attribute.
[[nodiscard]] constexpr owned find_behind(thread_state& thread, const super_object* self,
                                          object* name) noexcept {
    const auto* order = static_cast<const tuple_object*>(self->obj_type->tp_mro);
    if (order == nullptr) {
        return {};
    }
    ssize at = 0;
    while (at < order->ob_size && items(order)[at] != self->type) {
        ++at;
    }
    const owned kept = owned::share(pointer_to(*order));
    for (++at; at < order->ob_size; ++at) {
        const object* names = static_cast<const type_object*>(items(order)[at])->tp_dict;
        object* found = find(thread, static_cast<const dict_object*>(names), make_object(name));
        if (found == nullptr) {
            if (pending(thread)) {
                return {};
            }
            continue;
        }
        const owned held = owned::share(found);
        const ternary_slot get = found->ob_type->tp_descr_get;
        if (get == nullptr) {
            return owned::share(load(found));
        }
        const bool of_type = self->obj == self->obj_type;
        return get(thread, make_object(found), of_type ? value{} : load(self->obj),
                   make_object(pointer_to(*self->obj_type)));
    }
    return {};
}

} // namespace detail

[[nodiscard]] constexpr owned super_get_attribute(thread_state& thread, value self,
                                                  value name) noexcept {
    const super_object* held = detail::super_of(self);
    // __class__ is the super object's own.
    if (held->obj_type != nullptr && is_kind_of(name, str_type) &&
        !(text_of(name.data.object) == text{"__class__"})) {
        owned found = detail::find_behind(thread, held, name.data.object);
        if (found || pending(thread)) {
            return found;
        }
    }
    return interpreter::generic_get_attribute(thread, self, name);
}

[[nodiscard]] constexpr owned super_new(thread_state& thread, const type_object& type,
                                        const arguments&) noexcept {
    return owned::take(allocate<super_object>(thread, type));
}

[[nodiscard]] constexpr int super_init(thread_state& thread, value self,
                                       const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "super", given) ||
        !interpreter::check_count(thread, "super()", given, 0, 2)) {
        return -1;
    }
    if (given.count == 0) {
        return raise(thread, runtime_error_type, "super(): no arguments");
    }
    const type_object* type = as_type(given.values[0]);
    if (type == nullptr) {
        return raise(thread, type_error_type, "super() argument 1 must be a type, not ",
                     type_of(given.values[0])->tp_name);
    }
    super_object* made = detail::super_of(self);
    return interpreter::bind_super(thread, made, type,
                                   given.count == 2 ? given.values[1] : none_value)
               ? 0
               : -1;
}

[[nodiscard]] constexpr owned super_descriptor_get(thread_state& thread, value self, value of,
                                                   value) noexcept {
    const super_object* held = detail::super_of(self);
    if (!of || of.kind == tag::none || held->obj != nullptr) {
        return owned::share(self);
    }
    if (type_of(self) != &super_type) {
        const value values[] = {make_object(pointer_to(*held->type)), of};
        return interpreter::call(thread, make_object(pointer_to(*type_of(self))),
                                 arguments{values, 2, nullptr});
    }
    return interpreter::new_super(thread, held->type, of);
}

[[nodiscard]] constexpr owned super_repr(thread_state& thread, value self) noexcept {
    const super_object* held = detail::super_of(self);
    text_builder built{thread};
    built.add("<super: <class '");
    built.add(held->type != nullptr ? held->type->tp_name : "NULL");
    built.add("'>, ");
    if (held->obj_type != nullptr) {
        built.add("<");
        built.add(held->obj_type->tp_name);
        built.add(" object>>");
    } else {
        built.add("NULL>");
    }
    return built.finish();
}

[[nodiscard]] constexpr owned super_this_class(thread_state&, value self) noexcept {
    return share_or_none(detail::super_of(self)->type);
}
[[nodiscard]] constexpr owned super_self(thread_state&, value self) noexcept {
    return share_or_none(detail::super_of(self)->obj);
}
[[nodiscard]] constexpr owned super_self_class(thread_state&, value self) noexcept {
    return share_or_none(detail::super_of(self)->obj_type);
}

constexpr int super_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<super_object*>(held);
    return visit_each(visit, argument, self->type, self->obj, self->obj_type);
}

inline constexpr getset_def super_members[] = {
    {"__thisclass__", super_this_class, nullptr, nullptr, nullptr},
    {"__self__", super_self, nullptr, nullptr, nullptr},
    {"__self_class__", super_self_class, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object super_table = [] {
    type_object self{};
    self.tp_name = "super";
    self.tp_basicsize = sizeof(super_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<super_object>;
    self.tp_traverse = super_traverse;
    self.tp_repr = super_repr;
    self.tp_getattro = super_get_attribute;
    self.tp_members = super_members;
    self.tp_base = &object_type;
    self.tp_descr_get = super_descriptor_get;
    self.tp_init = super_init;
    self.tp_new = super_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object super_type =
    builtins::ready<super_type, builtins::super_table, "__thisclass__", "__self_class__">();

} // namespace stasis
