// SPDX-License-Identifier: BSL-1.0
// stasis/host/tables.hpp: the frozensets and dicts in a hosted graph, whose tables follow from the
// hashes of the process.
// Promises: bind() fills them, in memory that the graph has for them: without allocating, and once
// in a process, whose key of hashes stays the same. Which they are the compiler has listed, so
// nothing else of the graph is visited.
// CPython 3.11: set_add_entry (Objects/setobject.c), insertdict (Objects/dictobject.c).
// Requires: the GIL, and that hosted::verify() was content.
// Fails: it can't.
#pragma once

#include <stasis/host/python.hpp>
#include <stasis/host/twin.hpp>
#include <stasis/host/unbound.hpp>
#include <stasis/support/probe.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// The objects whose tables have to be filled before a constant is used, in that order.
struct table_list {
    object* const* first = nullptr;
    std::size_t count = 0;
};

namespace detail {

/// Calls visit(constant) for each frozenset and dict among a constant and its parts, parts first.
template <class Visit>
constexpr void for_each_table(const object* constant, const Visit& visit) {
    const type_object* const type = constant->ob_type;
    if (type == &stasis::tuple_type) {
        const auto* tuple = static_cast<const tuple_object*>(constant);
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            for_each_table(items(tuple)[i], visit);
        }
    } else if (type == &stasis::code_type) {
        for_each_table(static_cast<const code_object*>(constant)->co_consts, visit);
    } else if (type == &stasis::slice_type) {
        const auto* slice = static_cast<const slice_object*>(constant);
        for_each_table(slice->start, visit);
        for_each_table(slice->stop, visit);
        for_each_table(slice->step, visit);
    } else if (type == &stasis::frozenset_type) {
        const auto* set = static_cast<const set_object*>(constant);
        for (ssize slot = 0; slot <= set->mask; ++slot) {
            if (set->table[slot].key != nullptr) {
                for_each_table(set->table[slot].key, visit);
            }
        }
        visit(constant);
    } else if (type == &stasis::dict_type) {
        const auto* dict = static_cast<const dict_object*>(constant);
        for (ssize i = 0; i < dict_item_count(dict); ++i) {
            if (const dict_item_view item = dict_item_at(dict, i)) {
                for_each_table(item.me_key, visit);
                for_each_table(item.me_value, visit);
            }
        }
        visit(constant);
    }
}

consteval std::size_t count_tables(const object* constant) {
    std::size_t count = 0;
    for_each_table(constant, [&count](const object*) { ++count; });
    return count;
}

template <std::size_t Count>
struct constant_tables {
    const object* of[Count];
};

template <const object* Constant, std::size_t Count>
consteval constant_tables<Count> collect_tables() {
    constant_tables<Count> result{};
    std::size_t filled = 0;
    for_each_table(Constant, [&](const object* table) { result.of[filled++] = table; });
    return result;
}

template <const object* Constant, class Numbers>
struct hosted_tables;

template <const object* Constant, std::size_t... Number>
struct hosted_tables<Constant, std::index_sequence<Number...>> {
    static constexpr auto constants = collect_tables<Constant, sizeof...(Number)>();
    static constexpr object* of[] = {hosted_object<constants.of[Number]>...};
};

/// The tables of a constant.
template <const object* Constant>
consteval table_list list_tables() {
    constexpr std::size_t count = count_tables(Constant);
    if constexpr (count == 0) {
        return {};
    } else {
        return {hosted_tables<Constant, std::make_index_sequence<count>>::of, count};
    }
}

/// The hash of a constant that can be a key. Those have one: what doesn't, is refused when the
/// constant is made.
inline hash_t hash_of(object* key) noexcept { return PyObject_Hash(to_python(key)); }

/// Adds a key to a table that has room and hasn't that key.
inline void add_to_set(set_entry* table, std::size_t mask, object* key) noexcept {
    const hash_t hash = hash_of(key);
    support::set_probe slot(hash, mask);
    while (table[*slot].key != nullptr) {
        ++slot;
    }
    table[*slot] = {key, hash};
}

/// Enters the items, unless the compiler has, in a turn that gives the constant's table if their
/// hashes are the constant's.
inline void fill_frozenset(unbound_frozenset& self) noexcept {
    object** const items = trailing_mutable<object*>(&self, static_cast<std::size_t>(self.count));
    const auto mask = static_cast<std::size_t>(self.mask);
    auto* const large = reinterpret_cast<set_entry*>(items + (self.count == 0 ? 1 : self.count));
    set_entry* const table = mask >= set_small_size ? large : self.smalltable;
    for (ssize i = self.used; i < self.count; ++i) {
        add_to_set(table, mask, items[i]);
    }
    self.fill = self.used = self.count;
    self.table = table;
}

/// Enters a hash and the number of the entry for each key.
template <class Entry>
inline void fill_keys(dict_keys* keys) noexcept {
    Entry* const entries = entries_of<Entry>(keys);
    for (ssize i = 0; i < keys->dk_nentries; ++i) {
        const hash_t hash = hash_of(entries[i].me_key);
        if constexpr (requires { entries[i].me_hash; }) {
            entries[i].me_hash = hash;
        }
        support::dict_probe slot(hash, dict_slot_count(keys) - 1);
        while (indices_of(keys)[*slot] != dict_slot_empty) {
            ++slot;
        }
        indices_of(keys).set(*slot, i);
    }
}

inline void fill_dict(unbound_dict& self) noexcept {
    auto* const keys = keys_of(self);
    if (keys->dk_kind == dict_keys_general) {
        fill_keys<dict_entry>(keys);
    } else {
        fill_keys<dict_unicode_entry>(keys);
    }
    self.dict.ma_keys = keys;
    self.mapping = &self.dict;
}

} // namespace detail

/// Fills the tables that aren't filled yet.
inline void bind(table_list tables) noexcept {
    for (std::size_t i = 0; i < tables.count; ++i) {
        object* const self = tables.first[i];
        if (self->ob_type == &process::frozenset_type) {
            auto& set = *static_cast<unbound_frozenset*>(static_cast<set_object*>(self));
            if (set.table == nullptr) {
                detail::fill_frozenset(set);
            }
        } else {
            auto& dict = *static_cast<unbound_dict*>(static_cast<mapping_proxy_twin*>(self));
            if (dict.mapping == nullptr) {
                detail::fill_dict(dict);
            }
        }
    }
}

} // namespace cpython_3_11

} // namespace stasis::hosted
