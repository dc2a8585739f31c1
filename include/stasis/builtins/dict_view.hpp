// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict_view.hpp: what keys(), values() and items() return.
// Promises: a view sees its dict as it is at each moment.
// CPython 3.11: PyDictKeys_Type, PyDictItems_Type, PyDictValues_Type (Objects/dictobject.c).
#pragma once

#include <stasis/builtins/dict_view_sets.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// A view of that part of a dict.
[[nodiscard]] constexpr owned view_dict(thread_state& thread, dict_object* self,
                                        dict_part part) noexcept {
    auto* result = allocate<dict_view>(thread, dict_view_types[part]);
    if (result != nullptr) {
        increment(self);
        result->dv_dict = self;
    }
    return owned::take(result);
}

template <dict_part Part>
[[nodiscard]] constexpr owned iterate_view(thread_state& thread, value self) noexcept {
    return iterate_dict(thread, detail::viewed(self), Part, false);
}

template <dict_part Part>
[[nodiscard]] constexpr owned reverse_view(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"dict_keys.__reversed__", "dict_values.__reversed__",
                                     "dict_items.__reversed__"};
    if (!takes_none(thread, names[Part], given)) {
        return {};
    }
    return iterate_dict(thread, detail::viewed(given.values[0]), Part, true);
}

[[nodiscard]] constexpr owned view_repr(thread_state& thread, value self) noexcept {
    const repr_guard guard{thread, self.data.object};
    if (guard.repeated()) {
        return new_str(thread, "...");
    }
    const owned list = owned::take(interpreter::make_list(thread, self));
    if (!list) {
        return {};
    }
    text_builder built{thread};
    built.add(type_of(self)->tp_name);
    built.add("([");
    if (!add_item_reprs(thread, built, list.as_object())) {
        return {};
    }
    built.add("])");
    return built.finish();
}

/// view.mapping: its dict, to be read.
[[nodiscard]] constexpr owned view_mapping(thread_state& thread, value self) noexcept {
    return new_mapping_proxy(thread, detail::viewed(self));
}

constexpr int view_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<dict_view*>(held)->dv_dict);
}

constexpr void view_clear(object* held) noexcept {
    state::drop(static_cast<dict_view*>(held)->dv_dict);
}

constexpr void view_dealloc(object* held) noexcept {
    view_clear(held);
    release<dict_view>(static_cast<dict_view*>(held));
}

inline constexpr number_methods view_as_number = [] {
    number_methods slots{};
    slots.nb_subtract = view_sub;
    slots.nb_and = view_and;
    slots.nb_or = view_or;
    slots.nb_xor = view_xor;
    return slots;
}();

template <dict_part Part>
inline constexpr sequence_methods view_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = view_length;
    slots.sq_contains = Part == dict_part_keys    ? keys_contain
                        : Part == dict_part_items ? items_contain
                                                  : nullptr;
    return slots;
}();

template <dict_part Part>
inline constexpr method_def view_methods[] = {{"isdisjoint", view_is_disjoint, 0, nullptr},
                                              {"__reversed__", reverse_view<Part>, 0, nullptr},
                                              {nullptr, nullptr, 0, nullptr}};
/// Values are no set.
template <>
inline constexpr method_def view_methods<dict_part_values>[] = {
    {"__reversed__", reverse_view<dict_part_values>, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def view_getset[] = {{"mapping", view_mapping, nullptr, nullptr, nullptr},
                                             {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// The type of views of that part of a dict.
template <dict_part Part>
[[nodiscard]] consteval type_object make_view_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(dict_view);
    self.tp_dealloc = view_dealloc;
    self.tp_free = free_object<dict_view>;
    self.tp_repr = view_repr;
    self.tp_as_sequence = &view_as_sequence<Part>;
    self.tp_traverse = view_traverse;
    self.tp_clear = view_clear;
    self.tp_iter = iterate_view<Part>;
    self.tp_methods = view_methods<Part>;
    self.tp_getset = view_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    if (Part != dict_part_values) {
        self.tp_as_number = &view_as_number;
        self.tp_richcompare = view_compare;
    }
    return self;
}

inline constexpr type_object dict_view_tables[3] = {
    make_view_table<dict_part_keys>("dict_keys"), make_view_table<dict_part_values>("dict_values"),
    make_view_table<dict_part_items>("dict_items")};

inline constexpr type_object dict_view_types[3] = {
    ready<dict_view_types[0], dict_view_tables[0]>(),
    ready<dict_view_types[1], dict_view_tables[1]>(),
    ready<dict_view_types[2], dict_view_tables[2]>()};

} // namespace stasis::builtins
