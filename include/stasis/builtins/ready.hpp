// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/ready.hpp: makes a type of its table, at compile time.
// Promises: ready<Type, Table>() is the type that a table describes: its slots, what it inherits,
// and constants that it leads to: the dict, with a descriptor for each slot, method, member and
// getset in CPython's order; mro and bases. The table is a type_object too: who declares a type
// names its base, its slots and its rows, and nothing else.
// CPython 3.11: PyType_Ready, add_operators, inherit_slots (Objects/typeobject.c), which does this
// when a process starts.
// Refuses: more than one base; a name that is neither among graph/identifiers.def.hpp nor among
// `Names`, and an attribute twice: compile errors that name it. A base is ready before what
// inherits from it. No docstrings: type.__doc__ makes them of tp_doc.
// Costs: 0.5 ms of a compiler's time a type. See examples/own_type.cpp.
#pragma once

#include <stasis/graph/dict.hpp>
#include <stasis/interpreter/slot_wrappers.hpp>

#include <type_traits>

namespace stasis::builtins {

/// What a type that can't be hashed has as tp_hash: PyObject_HashNotImplemented.
[[nodiscard]] constexpr hash_t hash_not_implemented(thread_state& thread, value self) noexcept {
    return raise(thread, type_error_type, "unhashable type: '", type_of(self)->tp_name, "'");
}

[[nodiscard]] constexpr owned call_new(thread_state& thread, const arguments& given) noexcept;

/// The C++ function that is every type's __new__, bound to the type.
inline constexpr method_def new_def{"__new__", call_new, 0, nullptr};

namespace detail {

/// What there is of a type: how many descriptors, names in the dict, and static methods.
struct type_counts {
    std::size_t descriptors = 0;
    std::size_t names = 0;
    std::size_t statics = 0;
    std::size_t depth = 1; ///< of the mro
};

/// A static method and the function in it.
struct static_method_parts {
    builtin_function_object function;
    static_method_object method;
};

/// The static methods of a type; most have none.
template <std::size_t Count>
struct static_method_row {
    static_method_parts statics[Count];
};
template <>
struct static_method_row<0> {
    static constexpr static_method_parts* statics = nullptr;
};

/// The constants that a type leads to.
template <std::size_t Descriptors, std::uint8_t Log2Size, std::size_t Depth, std::size_t Statics>
struct type_parts : static_method_row<Statics> {
    static constexpr std::uint8_t log2_size = Log2Size;
    static constexpr std::size_t depth = Depth;

    dict_keys_layout<Log2Size, dict_unicode_entry> keys;
    tracked<dict_object> dict;
    tracked<static_layout<tuple_object, object*, Depth>> mro;
    tracked<static_layout<tuple_object, object*, 1>> bases;
    builtin_function_object constructor;
    descriptor_object descriptors[Descriptors];
};

/// A name that a type's table may use though the runtime itself does not.
using extra_names = const str_object* const*;

/// The str of an attribute's name.
[[nodiscard]] constexpr const str_object* attribute_name_of(const char* name, extra_names extra) {
    if (const str_object* found = graph::find_identifier(name)) {
        return found;
    }
    while (*extra != nullptr && !(text_of(*extra) == text{name})) {
        ++extra;
    }
    support::require(*extra != nullptr,
                     "an attribute's name is no identifier of the runtime: "
                     "name it in ready<Type, Table, \"name\">()",
                     0);
    return *extra;
}

/// Goes through a table in the order of the dict. Without arrays, it only counts.
struct type_filler {
    const type_object& type;
    extra_names extra = nullptr;
    graph::dict_item* items = nullptr;
    descriptor_object* descriptors = nullptr;
    static_method_parts* statics = nullptr;
    // Where these will be in the end.
    object* constructor = nullptr;
    const descriptor_object* descriptor_places = nullptr;
    const static_method_parts* static_places = nullptr;
    type_counts made{};

    constexpr void add_name(const str_object* name, object* held) {
        if (items != nullptr) {
            items[made.names] = graph::item(*name, held);
        }
        ++made.names;
    }

    /// Fills in a descriptor; its kind's fields are the caller's.
    constexpr object* add_descriptor(const type_object& kind, const str_object* name) {
        descriptor_object& self = descriptors[made.descriptors];
        self.ob_refcnt = immortal_refcount;
        self.ob_type = &kind;
        self.d_type = &type;
        self.d_name = name;
        return pointer_to(descriptor_places[made.descriptors]);
    }

    /// __hash__ is None where objects can't be hashed.
    constexpr void add_slot(const slot_definition* row, wrapped_slot slot) {
        if (row->wrapper == interpreter::detail::wrap_hash && slot.hash == hash_not_implemented) {
            add_name(row->name_strobj, pointer_to(graph::none));
            return;
        }
        if (items != nullptr) {
            object* held = add_descriptor(wrapper_descriptor_type, row->name_strobj);
            descriptors[made.descriptors].d_base = row;
            descriptors[made.descriptors].d_wrapped = slot;
            add_name(row->name_strobj, held);
        } else {
            ++made.names;
        }
        ++made.descriptors;
    }

    constexpr void add_method(const method_def* row) {
        if ((row->ml_flags & method_static) != 0) {
            add_static_method(row);
            return;
        }
        if (items == nullptr) {
            made.names += (row->ml_flags & method_coexist) == 0 ? 1 : 0;
            ++made.descriptors;
            return;
        }
        const str_object* name = attribute_name_of(row->ml_name, extra);
        object* held =
            add_descriptor((row->ml_flags & method_class) != 0 ? classmethod_descriptor_type
                                                               : method_descriptor_type,
                           name);
        descriptors[made.descriptors++].d_method = row;
        if ((row->ml_flags & method_coexist) == 0) {
            add_name(name, held);
            return;
        }
        std::size_t place = 0;
        while (place < made.names && items[place].key != name) {
            ++place;
        }
        support::require(place < made.names, "method_coexist takes the place of a slot", place);
        items[place].value = held;
    }

    constexpr void add_static_method(const method_def* row) {
        if (items != nullptr) {
            static_method_parts& self = statics[made.statics];
            const static_method_parts& place = static_places[made.statics];
            static_cast<object&>(self.function) = immortal_head(builtin_function_type);
            self.function.m_ml = row;
            self.function.m_self = pointer_to(type);
            static_cast<object&>(self.method) = immortal_head(static_method_type);
            self.method.sm_callable = pointer_to(place.function);
            add_name(attribute_name_of(row->ml_name, extra), pointer_to(place.method));
        } else {
            ++made.names;
        }
        ++made.statics;
    }

    constexpr void add_getset(const getset_def* row, const type_object& kind) {
        if (items != nullptr) {
            const str_object* name = attribute_name_of(row->name, extra);
            object* held = add_descriptor(kind, name);
            descriptors[made.descriptors].d_getset = row;
            add_name(name, held);
        } else {
            ++made.names;
        }
        ++made.descriptors;
    }

    constexpr void add_slots(const type_object& table) {
        constexpr number_methods no_number{};
        constexpr mapping_methods no_mapping{};
        constexpr sequence_methods no_sequence{};
        const auto& number = table.tp_as_number != nullptr ? *table.tp_as_number : no_number;
        const auto& mapping = table.tp_as_mapping != nullptr ? *table.tp_as_mapping : no_mapping;
        const auto& sequence =
            table.tp_as_sequence != nullptr ? *table.tp_as_sequence : no_sequence;
        const slot_definition* row = interpreter::slot_definitions;
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE)                                      \
    if (PART.FIELD != nullptr && BEFORE == nullptr) {                                              \
        add_slot(row, wrapped_slot{.KIND = PART.FIELD});                                           \
    }                                                                                              \
    ++row;
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
    }

    constexpr void fill(const type_object& table) {
        if (table.tp_new != nullptr) {
            add_name(&graph::str_<"__new__">, constructor);
        }
        add_slots(table);
        for (auto row = table.tp_methods; row != nullptr && row->ml_name != nullptr; ++row) {
            add_method(row);
        }
        for (auto row = table.tp_members; row != nullptr && row->name != nullptr; ++row) {
            add_getset(row, member_descriptor_type);
        }
        for (auto row = table.tp_getset; row != nullptr && row->name != nullptr; ++row) {
            add_getset(row, getset_descriptor_type);
        }
        if (table.tp_hash == nullptr && table.tp_richcompare != nullptr) {
            add_name(&graph::str_<"__hash__">, pointer_to(graph::none));
        }
    }
};

[[nodiscard]] consteval type_counts count_rows(const type_object& table) {
    type_filler filler{.type = table};
    filler.fill(table);
    for (const type_object* base = table.tp_base; base != nullptr; base = base->tp_base) {
        ++filler.made.depth;
    }
    return filler.made;
}

/// The tuple of a type and what it inherits from.
template <class Tuple>
constexpr void fill_types(Tuple& tuple, const type_object* type, const type_object* base,
                          std::size_t size) {
    static_cast<var_object&>(tuple) = immortal_head(tuple_type, static_cast<ssize>(size));
    for (std::size_t i = 0; i < size; ++i) {
        tuple.inline_[i] = pointer_to(*type);
        type = base;
        base = i + 1 < size ? type->tp_base : nullptr;
    }
}

/// Fills in what a type leads to; `places` is where all of it will be.
template <class Parts>
[[nodiscard]] consteval Parts make_parts(const type_object& type, const type_object& table,
                                         const Parts& places, extra_names extra) {
    Parts made{};
    graph::dict_item items[dict_usable(std::size_t{1} << Parts::log2_size)]{};
    type_filler filler{type,
                       extra,
                       items,
                       made.descriptors,
                       made.statics,
                       pointer_to(places.constructor),
                       places.descriptors,
                       places.statics,
                       {}};
    filler.fill(table);
    const auto entered = graph::detail::enter_items<Parts::log2_size, dict_unicode_entry>(
        items, filler.made.names, dict_keys_unicode,
        dict_usable(std::size_t{1} << Parts::log2_size));
    support::require(entered.duplicate < 0, "a type has an attribute twice",
                     static_cast<std::size_t>(entered.duplicate));
    made.keys = entered.keys;
    static_cast<dict_object&>(made.dict) = {immortal_head(dict_type),
                                            static_cast<ssize>(filler.made.names), 0,
                                            graph::detail::pointer_to_keys(places.keys), nullptr};
    fill_types(made.mro, &type, table.tp_base, Parts::depth);
    fill_types(made.bases, table.tp_base, nullptr, table.tp_base != nullptr ? 1 : 0);
    if (table.tp_new != nullptr) {
        static_cast<object&>(made.constructor) = immortal_head(builtin_function_type);
        made.constructor.m_ml = &new_def;
        made.constructor.m_self = pointer_to(type);
    }
    return made;
}

/// Names the type of what a table's type leads to.
template <const type_object& Table>
[[nodiscard]] consteval auto shape_parts() {
    constexpr type_counts counts = count_rows(Table);
    return static_cast<
        type_parts<counts.descriptors == 0 ? 1 : counts.descriptors,
                   graph::detail::log2_slots(counts.names), counts.depth, counts.statics>*>(
        nullptr);
}

template <const type_object& Table>
using parts_type = std::remove_pointer_t<decltype(shape_parts<Table>())>;

template <support::fixed_string... Names>
inline constexpr const str_object* extra_names_of[] = {&graph::str_<Names>..., nullptr};

/// The constants that a type leads to.
template <const type_object& Type, const type_object& Table, support::fixed_string... Names>
inline constexpr parts_type<Table>
    parts_of = make_parts<parts_type<Table>>(Type, Table, parts_of<Type, Table, Names...>,
                                             extra_names_of<Names...>);

template <class Slot>
constexpr void inherit(Slot& self, Slot from) {
    if (self == nullptr) {
        self = from;
    }
}

/// The slots of a part of a type, with those of its base where it has none.
[[nodiscard]] consteval number_methods joined(number_methods number, const number_methods& base) {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE) STASIS_INHERIT_##PART(FIELD)
#define STASIS_INHERIT_number(FIELD) inherit(number.FIELD, base.FIELD);
#define STASIS_INHERIT_table(FIELD)
#define STASIS_INHERIT_mapping(FIELD)
#define STASIS_INHERIT_sequence(FIELD)
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
#undef STASIS_INHERIT_number
#undef STASIS_INHERIT_table
#undef STASIS_INHERIT_mapping
#undef STASIS_INHERIT_sequence
    return number;
}
[[nodiscard]] consteval mapping_methods joined(mapping_methods mapping,
                                               const mapping_methods& base) {
    inherit(mapping.mp_length, base.mp_length);
    inherit(mapping.mp_subscript, base.mp_subscript);
    inherit(mapping.mp_ass_subscript, base.mp_ass_subscript);
    return mapping;
}
[[nodiscard]] consteval sequence_methods joined(sequence_methods sequence,
                                                const sequence_methods& base) {
    inherit(sequence.sq_length, base.sq_length);
    inherit(sequence.sq_concat, base.sq_concat);
    inherit(sequence.sq_repeat, base.sq_repeat);
    inherit(sequence.sq_item, base.sq_item);
    inherit(sequence.sq_ass_item, base.sq_ass_item);
    inherit(sequence.sq_contains, base.sq_contains);
    inherit(sequence.sq_inplace_concat, base.sq_inplace_concat);
    inherit(sequence.sq_inplace_repeat, base.sq_inplace_repeat);
    return sequence;
}

template <const auto& Own, const auto& Base>
inline constexpr auto joined_part = joined(Own, Base);

/// A part of a type, where it or its base has one.
template <const type_object& Table, auto Part>
[[nodiscard]] consteval auto inherited_part() {
    if constexpr (Table.tp_base == nullptr || Table.tp_base->*Part == nullptr) {
        return Table.*Part;
    } else if constexpr (Table.*Part == nullptr) {
        return Table.tp_base->*Part;
    } else {
        return &joined_part<*(Table.*Part), *(Table.tp_base->*Part)>;
    }
}

/// What a type inherits but for its parts: inherit_special, inherit_slots.
constexpr void inherit_slots(type_object& self, const type_object& base) noexcept {
    inherit(self.tp_dealloc, base.tp_dealloc);
    inherit(self.tp_repr, base.tp_repr);
    if (self.tp_richcompare == nullptr && self.tp_hash == nullptr) {
        self.tp_richcompare = base.tp_richcompare;
        self.tp_hash = base.tp_hash;
    }
    inherit(self.tp_call, base.tp_call);
    inherit(self.tp_str, base.tp_str);
    inherit(self.tp_getattro, base.tp_getattro);
    inherit(self.tp_setattro, base.tp_setattro);
    if (self.tp_traverse == nullptr && self.tp_clear == nullptr) {
        self.tp_traverse = base.tp_traverse;
        self.tp_clear = base.tp_clear;
    }
    inherit(self.tp_iter, base.tp_iter);
    inherit(self.tp_iternext, base.tp_iternext);
    inherit(self.tp_descr_get, base.tp_descr_get);
    inherit(self.tp_descr_set, base.tp_descr_set);
    inherit(self.tp_init, base.tp_init);
    inherit(self.tp_finalize, base.tp_finalize);
    if (base.tp_base != nullptr) { // object's own constructor isn't inherited
        inherit(self.tp_new, base.tp_new);
    }
    self.tp_basicsize = self.tp_basicsize != 0 ? self.tp_basicsize : base.tp_basicsize;
    self.tp_itemsize = self.tp_itemsize != 0 ? self.tp_itemsize : base.tp_itemsize;
}

} // namespace detail

/// The type of a table: `inline constexpr type_object list_type = ready<list_type, list_table>();`
/// after a declaration of it. `Names` are the attributes' names that the runtime itself has no use
/// for. The base, which only object has none of, is ready.
template <const type_object& Type, const type_object& Table, support::fixed_string... Names>
[[nodiscard]] consteval type_object ready() {
    type_object self = Table;
    static_cast<var_object&>(self) = immortal_head(type_type, 0);
    self.tp_as_number = detail::inherited_part<Table, &type_object::tp_as_number>();
    self.tp_as_sequence = detail::inherited_part<Table, &type_object::tp_as_sequence>();
    self.tp_as_mapping = detail::inherited_part<Table, &type_object::tp_as_mapping>();
    if (Table.tp_base != nullptr) {
        detail::inherit_slots(self, *Table.tp_base);
    }
    if (self.tp_hash == nullptr) {
        self.tp_hash = hash_not_implemented;
    }
    const auto& parts = detail::parts_of<Type, Table, Names...>;
    self.tp_dict = pointer_to<dict_object>(parts.dict);
    self.tp_mro = pointer_to<var_object>(parts.mro);
    self.tp_bases = Table.tp_base != nullptr ? pointer_to<var_object>(parts.bases)
                                             : pointer_to<var_object>(graph::empty_tuple);
    return self;
}

} // namespace stasis::builtins
