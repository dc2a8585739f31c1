// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type_filler.hpp: goes through a type's table, and makes the descriptor of each
// slot, method, member and getset, and the names of the dict. Promises: CPython's order. Nothing
// here depends on a template's argument, so that a compiler reads it once for all types.
// CPython 3.11: type_ready_set_new, add_operators, type_add_methods, type_add_members,
// type_add_getset, type_new_wrapper (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/constructor.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/linearize.hpp>
#include <stasis/interpreter/slot_definitions.hpp>

namespace stasis::builtins {

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

/// A name that a type's table may use though the runtime itself does not.
using extra_names = const str_object* const*;

/// What is wrong with a table.
struct table_fault {
    const char* unlisted = nullptr;    ///< a name that nobody lists
    const str_object* twice = nullptr; ///< a name that is there twice

    [[nodiscard]] constexpr bool is_one() const noexcept {
        return unlisted != nullptr || twice != nullptr;
    }
};

/// Goes through a table in the order of the dict. Without arrays, it only counts.
struct type_filler {
    const type_object& type;
    extra_names extra = nullptr;
    dict_unicode_entry* entries = nullptr;
    descriptor_object* descriptors = nullptr;
    static_method_parts* statics = nullptr;
    builtin_function_object* constructor = nullptr;
    type_counts made{};
    table_fault fault{};

    /// The str of an attribute's name.
    constexpr const str_object* name_of(const char* name) {
        if (const str_object* found = graph::find_identifier(name)) {
            return found;
        }
        for (extra_names more = extra; *more != nullptr; ++more) {
            if (text_of(*more) == text{name}) {
                return *more;
            }
        }
        fault.unlisted = name;
        return &graph::empty_str;
    }

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
                const str_object* name = name_of(row->ml_name);
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
            add_name(name_of(row->ml_name), pointer_to(self.method));
        } else {
            ++made.names;
        }
        ++made.statics;
    }

    constexpr void add_getsets(const getset_def* row, const type_object& kind) {
        for (; row != nullptr && row->name != nullptr; ++row) {
            if (entries != nullptr) {
                const str_object* name = name_of(row->name);
                descriptor_object& self = descriptors[made.descriptors];
                self = {immortal_head(kind), &type, name, nullptr, {.d_getset = row}, {}};
                entries[made.names] = {pointer_to(*name), &self};
            }
            ++made.names;
            ++made.descriptors;
        }
    }

    /// Adds the slots of the parts that a type has: most have one or two of the five.
    constexpr void add_slots(const type_object& table) {
        constexpr async_methods no_async{};
        constexpr number_methods no_number{};
        constexpr mapping_methods no_mapping{};
        const auto& async = table.tp_as_async != nullptr ? *table.tp_as_async : no_async;
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
#define STASIS_SLOT_async STASIS_SKIP_SLOT
#define STASIS_SLOT_number STASIS_SKIP_SLOT
#define STASIS_SLOT_mapping STASIS_SKIP_SLOT
#define STASIS_SLOT_sequence STASIS_SKIP_SLOT
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT_table
#define STASIS_SLOT_table STASIS_SKIP_SLOT
        if (table.tp_as_async != nullptr) {
#undef STASIS_SLOT_async
#define STASIS_SLOT_async STASIS_ADD_SLOT
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT_async
#define STASIS_SLOT_async STASIS_SKIP_SLOT
        }
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
#undef STASIS_SLOT_async
#undef STASIS_SLOT_number
#undef STASIS_SLOT_mapping
#undef STASIS_SLOT_sequence
    }

    /// Adds the names of a constant dict.
    constexpr void add_constants(const dict_object* from) {
        const auto* rows = entries_of<dict_unicode_entry>(from->ma_keys);
        for (ssize i = 0; i < from->ma_keys->dk_nentries; ++i) {
            add_name(static_cast<const str_object*>(static_cast<const object*>(rows[i].me_key)),
                     rows[i].me_value);
        }
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
        if (table.tp_dict != nullptr) {
            add_constants(static_cast<const dict_object*>(table.tp_dict));
        }
        if (table.tp_hash == nullptr && table.tp_richcompare != nullptr) {
            add_name(&graph::str_<"__hash__">, pointer_to(graph::none));
        }
    }
};

[[nodiscard]] constexpr type_counts count_rows(const type_object& table) {
    type_filler filler{.type = table};
    filler.fill(table);
    filler.made.depth += linearize(table, nullptr);
    return filler.made;
}

} // namespace detail

} // namespace stasis::builtins
