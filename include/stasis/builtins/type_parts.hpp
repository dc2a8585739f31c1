// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type_parts.hpp: the constants that a type leads to: its dict, descriptors, mro
// and bases, in one object, made where it stays. Refuses: a name that nobody lists, an attribute
// twice: compile errors that name it.
#pragma once

#include <stasis/builtins/type_filler.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/support/probe.hpp>

#include <type_traits>

namespace stasis::builtins::detail {

/// The static methods of a type; most have none.
template <std::size_t Count>
struct static_method_row {
    static_method_parts statics[Count]{};
};
template <>
struct static_method_row<0> {
    static constexpr static_method_parts* statics = nullptr;
};

/// Enters the names, which have stored their entries, into the table of a type's dict: as
/// graph/dict.hpp does, but by one function for all sizes that have slots of one width. The name
/// that is there twice, or null.
template <class Slot>
[[nodiscard]] constexpr const str_object*
enter_names(Slot* slots, std::size_t count, std::size_t mask, const dict_unicode_entry* entries) {
    for (std::size_t slot = 0; slot <= mask; ++slot) {
        slots[slot] = dict_slot_empty;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const object* name = entries[i].me_key;
        support::dict_probe slot(static_cast<const str_object*>(name)->hash, mask);
        for (; slots[*slot] != dict_slot_empty; ++slot) {
            if (entries[slots[*slot]].me_key == name) {
                return static_cast<const str_object*>(name);
            }
        }
        slots[*slot] = static_cast<Slot>(i);
    }
    return nullptr;
}

/// Fills in the keys of a type's dict, whose entries are there, and the dict.
template <class Slot>
[[nodiscard]] constexpr const str_object* fill_dict(dict_keys& keys, Slot* slots, dict_object& dict,
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
    dict = {immortal_head(dict_type), names, 0, &keys, nullptr};
    return enter_names(slots, count, size - 1, entries);
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
    table_fault fault{};

    constexpr type_parts(const type_object& type, const type_object& table, extra_names extra) {
        type_filler filler{type, extra, keys.dk_entries, descriptors, this->statics, &constructor};
        filler.fill(table);
        if (filler.made.descriptors == 0) {
            descriptors[0] = {};
        }
        fault = filler.fault;
        fault.twice =
            fill_dict(keys, keys.dk_indices, dict, Log2Size, filler.made.names, keys.dk_entries);
        static_cast<var_object&>(mro) = immortal_head(tuple_type, static_cast<ssize>(Depth));
        mro.inline_[0] = pointer_to(type);
        static_cast<void>(linearize(table, mro.inline_ + 1));
        if (table.tp_base != nullptr) {
            static_cast<var_object&>(bases) = immortal_head(tuple_type, 1);
            bases.inline_[0] = pointer_to(*table.tp_base);
        }
    }
};

/// What the compiler shows of them: a message can't have the name in it, but what the compilers say
/// of the condition, clang++ on the line of the message and g++ below it.
template <support::fixed_string Name>
struct unlisted_name {
    static constexpr bool listed = Name.size() == 0;
};
template <support::fixed_string Name>
struct repeated_name {
    static constexpr bool once = Name.size() == 0;
};

template <const table_fault& Fault>
[[nodiscard]] consteval auto name_at_fault() {
    constexpr text name = Fault.unlisted != nullptr ? text{Fault.unlisted} : text_of(Fault.twice);
    support::fixed_string<static_cast<std::size_t>(name.size)> result{};
    for (ssize i = 0; i < name.size; ++i) {
        result.text[i] = static_cast<char>(name[i]);
    }
    return result;
}

/// Ends the compilation, if there is anything wrong.
template <const table_fault& Fault>
constexpr void refuse_table() {
    if constexpr (Fault.unlisted != nullptr) {
        static_assert(unlisted_name<name_at_fault<Fault>()>::listed,
                      "an attribute's name is no identifier of the runtime: name it in "
                      "ready<Type, Table, \"name\">()");
    } else if constexpr (Fault.twice != nullptr) {
        static_assert(repeated_name<name_at_fault<Fault>()>::once, "a type has an attribute twice");
    }
}

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

} // namespace stasis::builtins::detail
