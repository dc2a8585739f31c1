// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/cell.hpp: the type of the cells that closures share variables through.
// CPython 3.11: Objects/cellobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

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

constexpr int cell_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<cell_object*>(held)->ob_ref);
}

constexpr void cell_clear(object* held) noexcept {
    state::drop(static_cast<cell_object*>(held)->ob_ref);
}

inline constexpr getset_def cell_getset[] = {
    {"cell_contents", cell_contents, nullptr, nullptr, nullptr},
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
    self.tp_getset = cell_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object cell_type = builtins::ready<cell_type, builtins::cell_table>();

} // namespace stasis
