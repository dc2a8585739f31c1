// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/cell.hpp: the type of the cells that closures share variables through.
// CPython 3.11: Objects/cellobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// cell([contents]).
[[nodiscard]] constexpr owned cell_new(thread_state& thread, const type_object&,
                                       const arguments& given) noexcept {
    if (!takes_plain(thread, "cell", given, 0, 1)) {
        return {};
    }
    return owned::take(new_cell(thread, given.count == 1 ? given.values[0] : value{}));
}

/// Cells compare as what is in them does; an empty one is less than others. CPython 3.11:
/// cell_richcompare.
[[nodiscard]] constexpr owned cell_compare(thread_state& thread, value left, value right,
                                           int operation) noexcept {
    if (type_of(left) != &cell_type || type_of(right) != &cell_type) {
        return not_implemented();
    }
    object* const a = static_cast<cell_object*>(left.data.object)->ob_ref;
    object* const b = static_cast<cell_object*>(right.data.object)->ob_ref;
    if (a == nullptr || b == nullptr) {
        return compare(thread, make_bool(a != nullptr), make_bool(b != nullptr), operation);
    }
    const owned first = owned::share(load(a));
    const owned second = owned::share(load(b));
    return compare(thread, first.get(), second.get(), operation);
}

[[nodiscard]] constexpr owned cell_repr(thread_state& thread, value self) noexcept {
    const object* held = static_cast<cell_object*>(self.data.object)->ob_ref;
    text_builder built{thread};
    built.add("<cell at ");
    add_address(built, self.data.object);
    if (held == nullptr) {
        built.add(": empty>");
    } else {
        built.add(": ");
        built.add(held->ob_type->tp_name);
        built.add(" object at ");
        add_address(built, held);
        built.add(">");
    }
    return built.finish();
}

[[nodiscard]] constexpr owned cell_contents(thread_state& thread, value self) noexcept {
    const auto* cell = static_cast<cell_object*>(self.data.object);
    if (cell->ob_ref == nullptr) {
        return raise(thread, value_error_type, "Cell is empty");
    }
    return owned::share(load(cell->ob_ref));
}

[[nodiscard]] constexpr int set_cell_contents(thread_state& thread, value self, value,
                                              value item) noexcept {
    object* const boxed = item ? box(thread, item) : nullptr;
    if (item && boxed == nullptr) {
        return -1;
    }
    state::replace(static_cast<cell_object*>(self.data.object)->ob_ref, boxed);
    return 0;
}

constexpr int cell_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<cell_object*>(held)->ob_ref);
}

constexpr void cell_clear(object* held) noexcept {
    state::drop(static_cast<cell_object*>(held)->ob_ref);
}

inline constexpr getset_def cell_getset[] = {
    {"cell_contents", cell_contents, set_cell_contents, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object cell_table = [] {
    type_object self{};
    self.tp_name = "cell";
    self.tp_basicsize = sizeof(cell_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<cell_object>;
    self.tp_traverse = cell_traverse;
    self.tp_clear = cell_clear;
    self.tp_repr = cell_repr;
    self.tp_richcompare = cell_compare;
    self.tp_new = cell_new;
    self.tp_getset = cell_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object cell_type = builtins::ready<cell_type, builtins::cell_table>();

} // namespace stasis
