// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/mapping_proxy.hpp: mappingproxy, as which a type's dict is seen, or any mapping.
// Promises: the mapping's methods and operators that read can be had of it, and nothing can be
// written.
// CPython 3.11: mappingproxyobject (Objects/descrobject.c).
#pragma once

#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

namespace detail {

/// The dict behind a proxy.
[[nodiscard]] constexpr value mapping_of(value self) noexcept {
    return make_object(static_cast<mapping_proxy_object*>(self.data.object)->mapping);
}

/// What asking the mapping answers, which may be a proxy, too.
template <class Ask>
[[nodiscard]] constexpr auto asked(thread_state& thread, Ask ask) noexcept -> decltype(ask()) {
    const counted_call counted(thread, thread.nesting_remaining);
    if (!counted) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    return ask();
}

} // namespace detail

[[nodiscard]] constexpr owned mapping_proxy_repr(thread_state& thread, value self) noexcept {
    const owned mapping = interpreter::repr(thread, detail::mapping_of(self));
    if (!mapping) {
        return {};
    }
    text_builder built{thread};
    built.add("mappingproxy(");
    built.add(mapping.as_object());
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned mapping_proxy_str(thread_state& thread, value self) noexcept {
    return interpreter::str(thread, detail::mapping_of(self));
}

[[nodiscard]] constexpr ssize mapping_proxy_length(thread_state& thread, value self) noexcept {
    return detail::asked(thread,
                         [&] { return interpreter::length(thread, detail::mapping_of(self)); });
}

[[nodiscard]] constexpr owned mapping_proxy_subscript(thread_state& thread, value self,
                                                      value key) noexcept {
    return detail::asked(
        thread, [&] { return interpreter::get_item(thread, detail::mapping_of(self), key); });
}

[[nodiscard]] constexpr int mapping_proxy_contains(thread_state& thread, value self,
                                                   value key) noexcept {
    return detail::asked(
        thread, [&] { return interpreter::contains(thread, detail::mapping_of(self), key); });
}

[[nodiscard]] constexpr owned mapping_proxy_iterate(thread_state& thread, value self) noexcept {
    return detail::asked(
        thread, [&] { return interpreter::get_iterator(thread, detail::mapping_of(self)); });
}

[[nodiscard]] constexpr owned mapping_proxy_compare(thread_state& thread, value left, value right,
                                                    int operation) noexcept {
    return compare(thread, detail::mapping_of(left), right, operation);
}

/// A method of the proxy that takes no arguments: the mapping's.
template <support::fixed_string Name, support::fixed_string FullName>
[[nodiscard]] constexpr owned mapping_proxy_method(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_none(thread, FullName.text, given)) {
        return {};
    }
    const owned method =
        interpreter::get_attribute(thread, detail::mapping_of(given.values[0]), &graph::str_<Name>);
    if (!method) {
        return {};
    }
    return interpreter::call(thread, method.get(), arguments{});
}

/// mappingproxy.get(key, default=None): the mapping's.
[[nodiscard]] constexpr owned mapping_proxy_get(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes(thread, "mappingproxy.get", given, 1, 2)) {
        return {};
    }
    const owned method = interpreter::get_attribute(thread, detail::mapping_of(given.values[0]),
                                                    &graph::str_<"get">);
    if (!method) {
        return {};
    }
    const value both[] = {given.values[1], given.count > 2 ? given.values[2] : none_value};
    return interpreter::call(thread, method.get(), {both, 2, nullptr});
}

/// What stands for a proxy in an operator: its mapping.
[[nodiscard]] constexpr value unwrap_mapping(value self) noexcept {
    return type_of(self) == &mapping_proxy_type ? detail::mapping_of(self) : self;
}

[[nodiscard]] constexpr owned mapping_proxy_or(thread_state& thread, value left,
                                               value right) noexcept {
    return detail::asked(thread, [&] {
        return interpreter::binary(thread, stasis::opcode::binary_operator::NB_OR,
                                   unwrap_mapping(left), unwrap_mapping(right));
    });
}

[[nodiscard]] constexpr owned mapping_proxy_in_place_or(thread_state& thread, value left,
                                                        value) noexcept {
    return raise(thread, type_error_type, "'|=' is not supported by ", type_of(left)->tp_name,
                 "; use '|' instead");
}

/// mappingproxy(mapping).
[[nodiscard]] constexpr owned mapping_proxy_new(thread_state& thread, const type_object&,
                                                const arguments& given) noexcept {
    constexpr signature<1> of{"mappingproxy", {"mapping"}, 1};
    value each[1];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const type_object* const type = type_of(each[0]);
    if (type->tp_as_mapping == nullptr || type->tp_as_mapping->mp_subscript == nullptr ||
        is_kind_of(each[0], list_type) || is_kind_of(each[0], tuple_type)) {
        return raise(thread, type_error_type, "mappingproxy() argument must be a mapping, not ",
                     type->tp_name);
    }
    return new_mapping_proxy(thread, each[0].data.object);
}

constexpr int mapping_proxy_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<mapping_proxy_object*>(held)->mapping);
}

inline constexpr mapping_methods mapping_proxy_as_mapping{mapping_proxy_length,
                                                          mapping_proxy_subscript, nullptr};

inline constexpr sequence_methods mapping_proxy_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_contains = mapping_proxy_contains;
    return slots;
}();

inline constexpr number_methods mapping_proxy_as_number = [] {
    number_methods slots{};
    slots.nb_or = mapping_proxy_or;
    slots.nb_inplace_or = mapping_proxy_in_place_or;
    return slots;
}();

inline constexpr method_def mapping_proxy_methods[] = {
    {"get", mapping_proxy_get, 0, nullptr},
    {"keys", mapping_proxy_method<"keys", "mappingproxy.keys">, 0, nullptr},
    {"values", mapping_proxy_method<"values", "mappingproxy.values">, 0, nullptr},
    {"items", mapping_proxy_method<"items", "mappingproxy.items">, 0, nullptr},
    {"copy", mapping_proxy_method<"copy", "mappingproxy.copy">, 0, nullptr},
    class_getitem_row,
    {"__reversed__", mapping_proxy_method<"__reversed__", "mappingproxy.__reversed__">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object mapping_proxy_table = [] {
    type_object self{};
    self.tp_name = "mappingproxy";
    self.tp_basicsize = sizeof(mapping_proxy_object);
    self.tp_flags = flag_mapping;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<mapping_proxy_object>;
    self.tp_traverse = mapping_proxy_traverse;
    self.tp_repr = mapping_proxy_repr;
    self.tp_as_number = &mapping_proxy_as_number;
    self.tp_as_sequence = &mapping_proxy_as_sequence;
    self.tp_as_mapping = &mapping_proxy_as_mapping;
    self.tp_str = mapping_proxy_str;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = mapping_proxy_compare;
    self.tp_iter = mapping_proxy_iterate;
    self.tp_methods = mapping_proxy_methods;
    self.tp_base = &object_type;
    self.tp_new = mapping_proxy_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object mapping_proxy_type =
    builtins::ready<mapping_proxy_type, builtins::mapping_proxy_table>();

} // namespace stasis
