// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/simple_namespace.hpp: types.SimpleNamespace, the type of sys.implementation.
// CPython 3.11: Objects/namespaceobject.c.
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/object/object_with_dict.hpp>

namespace stasis {

extern const type_object simple_namespace_type;

namespace state {
template <>
inline constexpr bool is_inheritable<object_with_dict> = true;
} // namespace state

namespace builtins {

/// A namespace without attributes; empty: MemoryError is pending.
[[nodiscard]] constexpr owned simple_namespace_new(thread_state& thread, const type_object& type,
                                                   const arguments&) noexcept {
    auto* made = allocate<object_with_dict>(thread, type);
    owned kept = owned::take(made);
    if (made != nullptr) {
        made->dict = new_dict(thread);
        if (made->dict == nullptr) {
            return {};
        }
    }
    return kept;
}

[[nodiscard]] constexpr int simple_namespace_init(thread_state& thread, value self,
                                                  const arguments& given) noexcept {
    if (given.count != 0) {
        return raise(thread, type_error_type, "no positional arguments expected");
    }
    auto* const names = static_cast<object_with_dict*>(self.data.object)->dict;
    for (ssize i = 0; i < keyword_count(given); ++i) {
        if (!store(thread, static_cast<dict_object*>(names), make_object(items(given.keywords)[i]),
                   given.values[i])) {
            return -1;
        }
    }
    return 0;
}

[[nodiscard]] constexpr owned simple_namespace_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard{thread, self.data.object};
    text_builder built{thread};
    if (type_of(self) == &simple_namespace_type) {
        built.add("namespace");
    } else {
        interpreter::add_type_name(built, type_of(self));
    }
    if (guard.repeated()) {
        built.add("(...)");
        return built.finish();
    }
    built.add("(");
    const owned names = owned::share(static_cast<object_with_dict*>(self.data.object)->dict);
    const owned keys = owned::take(interpreter::make_list(thread, names.get()));
    if (!keys) {
        return {};
    }
    bool first = true;
    const auto* list = static_cast<const list_object*>(keys.as_object());
    for (ssize i = 0; i < list->ob_size; ++i) {
        const value key = load(list->ob_item[i]);
        if (!is_kind_of(key, str_type) || text_of(key.data.object).size == 0) {
            continue;
        }
        object* const item = find(thread, static_cast<const dict_object*>(names.as_object()), key);
        if (item == nullptr) {
            if (pending(thread)) {
                return {};
            }
            continue;
        }
        built.add(first ? "" : ", ");
        first = false;
        built.add(key.data.object);
        built.add("=");
        if (!add_repr(thread, built, item)) {
            return {};
        }
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned simple_namespace_compare(thread_state& thread, value left,
                                                       value right, int operation) noexcept {
    if (!is_instance(left, simple_namespace_type) || !is_instance(right, simple_namespace_type)) {
        return not_implemented();
    }
    return compare(thread, make_object(static_cast<object_with_dict*>(left.data.object)->dict),
                   make_object(static_cast<object_with_dict*>(right.data.object)->dict), operation);
}

/// What pickle needs to make it again.
[[nodiscard]] constexpr owned simple_namespace_reduce(thread_state& thread,
                                                      const arguments& given) noexcept {
    if (!takes_none(thread, "SimpleNamespace.__reduce__", given)) {
        return {};
    }
    const value self = given.values[0];
    const value parts[] = {make_object(pointer_to(*type_of(self))),
                           make_object(pointer_to(graph::empty_tuple)),
                           make_object(static_cast<object_with_dict*>(self.data.object)->dict)};
    return owned::take(new_tuple(thread, parts, 3));
}

[[nodiscard]] constexpr owned simple_namespace_dict(thread_state&, value self) noexcept {
    return owned::share(static_cast<object_with_dict*>(self.data.object)->dict);
}

constexpr int simple_namespace_traverse(object* self, visit_slot visit,
                                        visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<object_with_dict*>(self)->dict);
}

constexpr void simple_namespace_clear(object* self) noexcept {
    state::drop(static_cast<object_with_dict*>(self)->dict);
}

inline constexpr method_def simple_namespace_methods[] = {
    {"__reduce__", simple_namespace_reduce, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def simple_namespace_members[] = {
    {"__dict__", simple_namespace_dict, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object simple_namespace_table = [] {
    type_object self{};
    self.tp_name = "types.SimpleNamespace";
    self.tp_basicsize = sizeof(object_with_dict);
    self.tp_flags = flag_base_type;
    self.tp_dictoffset = dict_behind_head;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<object_with_dict>;
    self.tp_traverse = simple_namespace_traverse;
    self.tp_clear = simple_namespace_clear;
    self.tp_repr = simple_namespace_repr;
    self.tp_richcompare = simple_namespace_compare;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_methods = simple_namespace_methods;
    self.tp_members = simple_namespace_members;
    self.tp_base = &object_type;
    self.tp_init = simple_namespace_init;
    self.tp_new = simple_namespace_new;
    return self;
}();

} // namespace builtins

inline constexpr type_object simple_namespace_type =
    builtins::ready<simple_namespace_type, builtins::simple_namespace_table, "__reduce__">();

} // namespace stasis
