// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/ready.hpp: makes a type of its table, at compile time.
// Promises: ready<Type, Table>() is the type that a table describes: its slots, what it inherits,
// and constants that it leads to: the dict, with a descriptor for each slot, method, member and
// getset in CPython's order; mro and bases. The table is a type_object too: who declares a type
// names its base, its slots and its rows, and nothing else.
// CPython 3.11: PyType_Ready, add_operators, inherit_slots (Objects/typeobject.c), which does this
// when a process starts.
// A table's tp_dict, if it has one, is a constant dict of what else the type has.
// A table with several bases names the first as tp_base, and all of them in tp_bases.
// Refuses: a name that is neither among graph/identifiers.def.hpp nor among
// `Names`, and an attribute twice: compile errors that name it. A base is ready before what
// inherits from it. No docstrings: type.__doc__ makes them of tp_doc.
// Costs: some 1 ms of a compiler's time a type. See examples/own_type.cpp.
#pragma once

#include <stasis/builtins/inherit_slots.hpp>
#include <stasis/builtins/type_parts.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether objects of a table's type have more to give back than its base's.
[[nodiscard]] consteval bool is_larger(const type_object& table) {
    return table.tp_base != nullptr && table.tp_basicsize > table.tp_base->tp_basicsize;
}

/// Whether a base gives back the memory of its objects in a way that may not do for a table's.
[[nodiscard]] consteval bool inherits_wrong_free(const type_object& table) {
    return table.tp_base != nullptr && table.tp_base->tp_free != nullptr &&
           table.tp_free == nullptr && (is_larger(table) || table.tp_dealloc != nullptr);
}

} // namespace detail

/// The type of a table: `inline constexpr type_object list_type = ready<list_type, list_table>();`
/// after a declaration of it. `Names` are the attributes' names that the runtime itself has no use
/// for. The base, which only object has none of, is ready.
template <const type_object& Type, const type_object& Table, support::fixed_string... Names>
[[nodiscard]] constexpr type_object ready() {
    static_assert(!detail::is_larger(Table) || Table.tp_dealloc != nullptr,
                  "a type whose objects are larger than its base's needs a tp_dealloc of its own");
    static_assert(Table.tp_traverse == nullptr || Table.tp_free != nullptr,
                  "a type with a tp_traverse needs a tp_free, which gives back an object's memory");
    static_assert(
        !detail::inherits_wrong_free(Table),
        "a type whose objects are larger than its base's, or that has a tp_dealloc, needs "
        "a tp_free of its own where its base has one");
    type_object self = Table;
    static_cast<var_object&>(self) = immortal_head(type_type, 0);
    if constexpr (detail::joins_parts(Table)) {
        self.tp_as_async = detail::join_part<Table, &type_object::tp_as_async>();
        self.tp_as_number = detail::join_part<Table, &type_object::tp_as_number>();
        self.tp_as_mapping = detail::join_part<Table, &type_object::tp_as_mapping>();
        self.tp_as_sequence = detail::join_part<Table, &type_object::tp_as_sequence>();
    }
    if (Table.tp_base != nullptr) {
        detail::inherit_slots(self, *Table.tp_base);
    }
    if constexpr (Table.tp_bases != nullptr) {
        const auto* bases = static_cast<const tuple_object*>(Table.tp_bases);
        for (ssize i = 1; i < bases->ob_size; ++i) {
            detail::inherit_slots(self, *static_cast<const type_object*>(items(bases)[i]));
        }
    }
    if (self.tp_hash == nullptr) {
        self.tp_hash = hash_not_implemented;
    }
    const auto& parts = detail::parts_of<Type, Table, Names...>;
    if constexpr (detail::parts_of<Type, Table, Names...>.fault.is_one()) {
        detail::refuse_table<detail::parts_of<Type, Table, Names...>.fault>();
    }
    self.tp_dict = pointer_to<dict_object>(parts.dict);
    self.tp_mro = pointer_to<var_object>(parts.mro);
    if (Table.tp_bases == nullptr) {
        self.tp_bases = Table.tp_base != nullptr ? pointer_to<var_object>(parts.bases)
                                                 : pointer_to<var_object>(graph::empty_tuple);
    }
    return self;
}

} // namespace stasis::builtins
