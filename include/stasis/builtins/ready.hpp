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
    static_method_parts statics[Count]{};
};
template <>
struct static_method_row<0> {
    static constexpr static_method_parts* statics = nullptr;
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
    dict_unicode_entry* entries = nullptr;
    descriptor_object* descriptors = nullptr;
    static_method_parts* statics = nullptr;
    builtin_function_object* constructor = nullptr;
    type_counts made{};

    /// Adds a name; g++ takes some 30 us a call, so each function does the whole of its rows' work.
    constexpr void add_name(const str_object* name, object* held) {
        if (entries != nullptr) {
            entries[made.names] = {pointer_to(*name), held};
        }
        ++made.names;
    }

    /// __hash__ is None where objects can't be hashed.
    constexpr void add_slot(const slot_definition* row, wrapped_slot slot) {
        if (row == &interpreter::slot_definitions[interpreter::table__hash__] &&
            slot.hash == hash_not_implemented) {
            add_name(row->name_strobj, pointer_to(graph::none));
            return;
        }
        if (entries != nullptr) {
            descriptor_object& self = descriptors[made.descriptors];
            self = {immortal_head(wrapper_descriptor_type),
                    &type,
                    row->name_strobj,
                    nullptr,
                    {.d_base = row},
                    {.d_wrapped = slot}};
            entries[made.names] = {pointer_to(*row->name_strobj), &self};
        }
        ++made.names;
        ++made.descriptors;
    }

    constexpr void add_methods(const method_def* row) {
        for (; row != nullptr && row->ml_name != nullptr; ++row) {
            const int kind = row->ml_flags & (method_class | method_static | method_coexist);
            if (kind == method_static) {
                add_static_method(row);
            } else if (entries == nullptr) {
                made.names += kind != method_coexist ? 1 : 0;
                ++made.descriptors;
            } else {
                const str_object* name = attribute_name_of(row->ml_name, extra);
                descriptor_object& self = descriptors[made.descriptors];
                self = {immortal_head(kind == method_class ? classmethod_descriptor_type
                                                           : method_descriptor_type),
                        &type,
                        name,
                        nullptr,
                        {.d_method = row},
                        {}};
                ++made.descriptors;
                if (kind == method_coexist) {
                    replace_slot(name, &self);
                } else {
                    entries[made.names++] = {pointer_to(*name), &self};
                }
            }
        }
    }

    /// Puts a method in the place of the wrapper of its name.
    constexpr void replace_slot(const str_object* name, object* held) {
        std::size_t place = 0;
        while (place < made.names && entries[place].me_key != name) {
            ++place;
        }
        support::require(place < made.names, "method_coexist takes the place of a slot", place);
        entries[place].me_value = held;
    }

    constexpr void add_static_method(const method_def* row) {
        if (entries != nullptr) {
            static_method_parts& self = statics[made.statics];
            static_cast<object&>(self.function) = immortal_head(builtin_function_type);
            self.function.m_ml = row;
            self.function.m_self = pointer_to(type);
            static_cast<object&>(self.method) = immortal_head(static_method_type);
            self.method.sm_callable = pointer_to(self.function);
            add_name(attribute_name_of(row->ml_name, extra), pointer_to(self.method));
        } else {
            ++made.names;
        }
        ++made.statics;
    }

    constexpr void add_getsets(const getset_def* row, const type_object& kind) {
        for (; row != nullptr && row->name != nullptr; ++row) {
            if (entries != nullptr) {
                const str_object* name = attribute_name_of(row->name, extra);
                descriptor_object& self = descriptors[made.descriptors];
                self = {immortal_head(kind), &type, name, nullptr, {.d_getset = row}, {}};
                entries[made.names] = {pointer_to(*name), &self};
            }
            ++made.names;
            ++made.descriptors;
        }
    }

    /// Adds the slots of the parts that a type has: most have one or two of the four.
    constexpr void add_slots(const type_object& table) {
        constexpr number_methods no_number{};
        constexpr mapping_methods no_mapping{};
        const auto& number = table.tp_as_number != nullptr ? *table.tp_as_number : no_number;
        const auto& mapping = table.tp_as_mapping != nullptr ? *table.tp_as_mapping : no_mapping;
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE)                                      \
    STASIS_SLOT_##PART(NAME, PART, FIELD, KIND, BEFORE)
#define STASIS_ADD_SLOT(NAME, PART, FIELD, KIND, BEFORE)                                           \
    if (PART.FIELD != nullptr && BEFORE == nullptr) {                                              \
        add_slot(&interpreter::slot_definitions[interpreter::PART##NAME], {.KIND = PART.FIELD});   \
    }
#define STASIS_SKIP_SLOT(NAME, PART, FIELD, KIND, BEFORE)
#define STASIS_SLOT_table STASIS_ADD_SLOT
#define STASIS_SLOT_number STASIS_SKIP_SLOT
#define STASIS_SLOT_mapping STASIS_SKIP_SLOT
#define STASIS_SLOT_sequence STASIS_SKIP_SLOT
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT_table
#define STASIS_SLOT_table STASIS_SKIP_SLOT
        if (table.tp_as_number != nullptr) {
#undef STASIS_SLOT_number
#define STASIS_SLOT_number STASIS_ADD_SLOT
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT_number
#define STASIS_SLOT_number STASIS_SKIP_SLOT
        }
        if (table.tp_as_mapping != nullptr) {
#undef STASIS_SLOT_mapping
#define STASIS_SLOT_mapping STASIS_ADD_SLOT
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT_mapping
#define STASIS_SLOT_mapping STASIS_SKIP_SLOT
        }
        if (table.tp_as_sequence != nullptr) {
            const sequence_methods& sequence = *table.tp_as_sequence;
#undef STASIS_SLOT_sequence
#define STASIS_SLOT_sequence STASIS_ADD_SLOT
#include <stasis/interpreter/slots.def.hpp>
        }
#undef STASIS_SLOT
#undef STASIS_ADD_SLOT
#undef STASIS_SKIP_SLOT
#undef STASIS_SLOT_table
#undef STASIS_SLOT_number
#undef STASIS_SLOT_mapping
#undef STASIS_SLOT_sequence
    }

    constexpr void fill(const type_object& table) {
        if (table.tp_new != nullptr) {
            if (entries != nullptr) {
                constructor->ob_refcnt = immortal_refcount;
                constructor->ob_type = &builtin_function_type;
                constructor->m_ml = &new_def;
                constructor->m_self = pointer_to(type);
                entries[0] = {pointer_to(graph::str_<"__new__">), constructor};
            }
            ++made.names;
        }
        add_slots(table);
        add_methods(table.tp_methods);
        add_getsets(table.tp_members, member_descriptor_type);
        add_getsets(table.tp_getset, getset_descriptor_type);
        if (table.tp_hash == nullptr && table.tp_richcompare != nullptr) {
            add_name(&graph::str_<"__hash__">, pointer_to(graph::none));
        }
    }
};

[[nodiscard]] constexpr type_counts count_rows(const type_object& table) {
    type_filler filler{.type = table};
    filler.fill(table);
    for (const type_object* base = table.tp_base; base != nullptr; base = base->tp_base) {
        ++filler.made.depth;
    }
    return filler.made;
}

/// Enters the names, which have stored their entries, into the table of a type's dict: as
/// graph/dict.hpp does, but for one function for all sizes.
constexpr void enter_names(std::int8_t* slots, std::size_t count, std::size_t mask,
                           const dict_unicode_entry* entries) {
    for (std::size_t slot = 0; slot <= mask; ++slot) {
        slots[slot] = dict_slot_empty;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const object* name = entries[i].me_key;
        auto perturb = static_cast<std::size_t>(static_cast<const str_object*>(name)->hash);
        std::size_t slot = perturb & mask;
        while (slots[slot] != dict_slot_empty) {
            support::require(entries[slots[slot]].me_key != name,
                             "a type has an attribute twice: the subscript is its number", i);
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & mask;
        }
        slots[slot] = static_cast<std::int8_t>(i);
    }
}

/// Fills in the tuple of a type and what it inherits from.
constexpr void fill_types(var_object& head, object** items, const type_object* type,
                          const type_object* base, std::size_t size) {
    head = immortal_head(tuple_type, static_cast<ssize>(size));
    for (std::size_t i = 0; i < size; ++i) {
        items[i] = pointer_to(*type);
        type = base;
        base = i + 1 < size ? type->tp_base : nullptr;
    }
}

/// Fills in the keys of a type's dict, whose entries are there, and the dict.
constexpr void fill_dict(dict_keys& keys, std::int8_t* slots, dict_object& dict,
                         std::uint8_t log2_size, std::size_t count,
                         const dict_unicode_entry* entries) {
    const std::size_t size = std::size_t{1} << log2_size;
    const auto names = static_cast<ssize>(count);
    keys = {immortal_refcount,
            log2_size,
            dict_log2_index_bytes(log2_size),
            dict_keys_unicode,
            0,
            static_cast<ssize>(dict_usable(size)) - names,
            names};
    enter_names(slots, count, size - 1, entries);
    dict = {immortal_head(dict_type), names, 0, &keys, nullptr};
}

/// The constants that a type leads to. Made where they stay, so that they can name each other.
template <std::size_t Descriptors, std::uint8_t Log2Size, std::size_t Depth, std::size_t Statics>
struct type_parts : static_method_row<Statics> {
    dict_keys_layout<Log2Size, dict_unicode_entry> keys{};
    tracked<dict_object> dict{};
    tracked<static_layout<tuple_object, object*, Depth>> mro{};
    tracked<static_layout<tuple_object, object*, 1>> bases{};
    builtin_function_object constructor{};
    descriptor_object descriptors[Descriptors];

    constexpr type_parts(const type_object& type, const type_object& table, extra_names extra) {
        type_filler filler{type,         extra, keys.dk_entries, descriptors, this->statics,
                           &constructor, {}};
        filler.fill(table);
        if (filler.made.descriptors == 0) {
            descriptors[0] = {};
        }
        fill_dict(keys, keys.dk_indices, dict, Log2Size, filler.made.names, keys.dk_entries);
        fill_types(mro, mro.inline_, &type, table.tp_base, Depth);
        fill_types(bases, bases.inline_, table.tp_base, nullptr, table.tp_base != nullptr ? 1 : 0);
    }
};

/// Names the type of what a table's type leads to.
template <const type_object& Table>
[[nodiscard]] constexpr auto shape_parts() {
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
inline constexpr parts_type<Table> parts_of{Type, Table, extra_names_of<Names...>};

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

/// Whether a type has to have a part of its own and its base's.
[[nodiscard]] constexpr bool joins_parts(const type_object& table) {
    const type_object* base = table.tp_base;
    return base != nullptr &&
           ((table.tp_as_number != nullptr && base->tp_as_number != nullptr) ||
            (table.tp_as_mapping != nullptr && base->tp_as_mapping != nullptr) ||
            (table.tp_as_sequence != nullptr && base->tp_as_sequence != nullptr));
}

template <const type_object& Table, auto Part>
[[nodiscard]] consteval auto join_part() {
    if constexpr (Table.*Part == nullptr || Table.tp_base->*Part == nullptr) {
        return Table.*Part;
    } else {
        return &joined_part<*(Table.*Part), *(Table.tp_base->*Part)>;
    }
}

/// What a type inherits: inherit_special, inherit_slots.
constexpr void inherit_slots(type_object& self, const type_object& base) noexcept {
    self.tp_as_number = self.tp_as_number != nullptr ? self.tp_as_number : base.tp_as_number;
    self.tp_as_mapping = self.tp_as_mapping != nullptr ? self.tp_as_mapping : base.tp_as_mapping;
    self.tp_as_sequence =
        self.tp_as_sequence != nullptr ? self.tp_as_sequence : base.tp_as_sequence;
    self.tp_dealloc = self.tp_dealloc != nullptr ? self.tp_dealloc : base.tp_dealloc;
    self.tp_repr = self.tp_repr != nullptr ? self.tp_repr : base.tp_repr;
    if (self.tp_richcompare == nullptr && self.tp_hash == nullptr) {
        self.tp_richcompare = base.tp_richcompare;
        self.tp_hash = base.tp_hash;
    }
    self.tp_call = self.tp_call != nullptr ? self.tp_call : base.tp_call;
    self.tp_str = self.tp_str != nullptr ? self.tp_str : base.tp_str;
    self.tp_getattro = self.tp_getattro != nullptr ? self.tp_getattro : base.tp_getattro;
    self.tp_setattro = self.tp_setattro != nullptr ? self.tp_setattro : base.tp_setattro;
    if (self.tp_traverse == nullptr && self.tp_clear == nullptr) {
        self.tp_traverse = base.tp_traverse;
        self.tp_clear = base.tp_clear;
    }
    self.tp_iter = self.tp_iter != nullptr ? self.tp_iter : base.tp_iter;
    self.tp_iternext = self.tp_iternext != nullptr ? self.tp_iternext : base.tp_iternext;
    self.tp_descr_get = self.tp_descr_get != nullptr ? self.tp_descr_get : base.tp_descr_get;
    self.tp_descr_set = self.tp_descr_set != nullptr ? self.tp_descr_set : base.tp_descr_set;
    self.tp_init = self.tp_init != nullptr ? self.tp_init : base.tp_init;
    self.tp_finalize = self.tp_finalize != nullptr ? self.tp_finalize : base.tp_finalize;
    if (base.tp_base != nullptr) { // object's own constructor isn't inherited
        self.tp_new = self.tp_new != nullptr ? self.tp_new : base.tp_new;
    }
    self.tp_basicsize = self.tp_basicsize != 0 ? self.tp_basicsize : base.tp_basicsize;
    self.tp_itemsize = self.tp_itemsize != 0 ? self.tp_itemsize : base.tp_itemsize;
}

} // namespace detail

/// The type of a table: `inline constexpr type_object list_type = ready<list_type, list_table>();`
/// after a declaration of it. `Names` are the attributes' names that the runtime itself has no use
/// for. The base, which only object has none of, is ready.
template <const type_object& Type, const type_object& Table, support::fixed_string... Names>
[[nodiscard]] constexpr type_object ready() {
    type_object self = Table;
    static_cast<var_object&>(self) = immortal_head(type_type, 0);
    if constexpr (detail::joins_parts(Table)) {
        self.tp_as_number = detail::join_part<Table, &type_object::tp_as_number>();
        self.tp_as_mapping = detail::join_part<Table, &type_object::tp_as_mapping>();
        self.tp_as_sequence = detail::join_part<Table, &type_object::tp_as_sequence>();
    }
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
