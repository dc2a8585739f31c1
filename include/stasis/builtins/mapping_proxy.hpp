// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/mapping_proxy.hpp: mappingproxy, as which a type's dict is seen.
// Promises: a dict's methods and operators that read can be had of it, and nothing can be written.
// CPython 3.11: mappingproxyobject (Objects/descrobject.c).
// Refuses: mappingproxy(mapping), since no module names that type here; the operators | and |=;
// being a mapping for dict(), dict.update() and f(**mapping), which take dicts alone.
#pragma once

#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/item_release.hpp>

namespace stasis::builtins {

namespace detail {

/// The dict behind a proxy.
[[nodiscard]] constexpr value mapping_of(value self) noexcept {
    return make_object(static_cast<mapping_proxy_object*>(self.data.object)->mapping);
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
    return interpreter::length(thread, detail::mapping_of(self));
}

[[nodiscard]] constexpr owned mapping_proxy_subscript(thread_state& thread, value self,
                                                      value key) noexcept {
    return interpreter::get_item(thread, detail::mapping_of(self), key);
}

[[nodiscard]] constexpr int mapping_proxy_contains(thread_state& thread, value self,
                                                   value key) noexcept {
    return interpreter::contains(thread, detail::mapping_of(self), key);
}

[[nodiscard]] constexpr owned mapping_proxy_iterate(thread_state& thread, value self) noexcept {
    return interpreter::get_iterator(thread, detail::mapping_of(self));
}

[[nodiscard]] constexpr owned mapping_proxy_compare(thread_state& thread, value left, value right,
                                                    int operation) noexcept {
    return compare(thread, detail::mapping_of(left), right, operation);
}

/// A method of the proxy: dict's, on the dict.
template <auto Method>
[[nodiscard]] constexpr owned mapping_proxy_method(thread_state& thread,
                                                   const arguments& given) noexcept {
    interpreter::detail::argument_room room(thread, given.count + keyword_count(given));
    if (!room) {
        return {};
    }
    value* values = room.data();
    values[0] = detail::mapping_of(given.values[0]);
    for (ssize i = 1; i < given.count + keyword_count(given); ++i) {
        values[i] = given.values[i];
    }
    return Method(thread, {values, given.count, given.keywords});
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

inline constexpr method_def mapping_proxy_methods[] = {
    {"get", mapping_proxy_method<dict_get>, 0, nullptr},
    {"keys", mapping_proxy_method<dict_keys_view>, 0, nullptr},
    {"values", mapping_proxy_method<dict_values_view>, 0, nullptr},
    {"items", mapping_proxy_method<dict_items_view>, 0, nullptr},
    {"copy", mapping_proxy_method<dict_copy>, 0, nullptr},
    class_getitem_row,
    {"__reversed__", mapping_proxy_method<dict_reversed>, 0, nullptr},
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
    self.tp_as_sequence = &mapping_proxy_as_sequence;
    self.tp_as_mapping = &mapping_proxy_as_mapping;
    self.tp_str = mapping_proxy_str;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = mapping_proxy_compare;
    self.tp_iter = mapping_proxy_iterate;
    self.tp_methods = mapping_proxy_methods;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object mapping_proxy_type =
    builtins::ready<mapping_proxy_type, builtins::mapping_proxy_table>();

} // namespace stasis
