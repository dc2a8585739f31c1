// SPDX-License-Identifier: BSL-1.0
// stasis/graph/set_table.hpp: a static frozenset, and where its items lie in its table.
// Promises: the slots that CPython 3.11 gives them when it adds them one by one, as frozenset() of
// a list and marshal do, so iteration order is CPython's.
// CPython 3.11: set_add_entry, set_table_resize, set_insert_clean of Objects/setobject.c.
#pragma once

#include <stasis/object/set.hpp>
#include <stasis/support/hash.hpp>
#include <stasis/support/probe.hpp>

namespace stasis::graph {

namespace detail {

/// How many slots a table has once `used` of its `slots` are filled.
constexpr std::size_t slots_after_adding(std::size_t slots, std::size_t used) {
    if (used * 5 < (slots - 1) * 3) {
        return slots;
    }
    const std::size_t minimum = used > 50000 ? used * 2 : used * 4;
    std::size_t grown = set_small_size;
    while (grown <= minimum) {
        grown <<= 1;
    }
    return grown;
}

} // namespace detail

/// How many slots the table has after that many items were added.
[[nodiscard]] constexpr std::size_t set_slot_count(std::size_t items) {
    std::size_t slots = set_small_size;
    for (std::size_t used = 1; used <= items; ++used) {
        slots = detail::slots_after_adding(slots, used);
    }
    return slots;
}

/// For each slot the number of its item, from 1, or 0.
template <std::size_t Slots>
struct set_arrangement {
    std::uint32_t item[Slots] = {};

    constexpr void insert(std::uint32_t number, hash_t hash, std::size_t mask) {
        support::set_probe slot(hash, mask);
        while (item[*slot] != 0) {
            ++slot;
        }
        item[*slot] = number;
    }
};

/// Adds items in turn, growing from the smallest table to one of `Slots`.
template <std::size_t Slots>
[[nodiscard]] constexpr set_arrangement<Slots> arrange_set(const hash_t* hashes,
                                                           std::uint32_t items) {
    set_arrangement<Slots> table;
    std::size_t slots = set_small_size;
    for (std::uint32_t number = 1; number <= items; ++number) {
        table.insert(number, hashes[number - 1], slots - 1);
        const std::size_t grown = detail::slots_after_adding(slots, number);
        if (grown != slots) {
            set_arrangement<Slots> larger;
            for (std::size_t i = 0; i < slots; ++i) {
                if (table.item[i] != 0) {
                    larger.insert(table.item[i], hashes[table.item[i] - 1], grown - 1);
                }
            }
            table = larger;
            slots = grown;
        }
    }
    return table;
}

/// A static frozenset. Its table is the one in the head, or lies behind it if that is too small. An
/// aggregate: g++ puts a constant whose class has a constructor into writable memory.
template <std::size_t Slots>
struct frozenset_layout : tracked<set_object> {
    set_entry large[Slots > set_small_size ? Slots : 1];
};

/// What the variable `self` is initialised with, for it points into itself.
template <std::size_t Slots, class Item>
[[nodiscard]] constexpr frozenset_layout<Slots>
make_frozenset(const frozenset_layout<Slots>& self, const set_arrangement<Slots>& arrangement,
               Item* const* items, const hash_t* hashes) {
    frozenset_layout<Slots> result{{{}, {immortal_head(frozenset_type)}}, {}};
    support::frozenset_hash all;
    set_entry* const table = Slots > set_small_size ? result.large : result.smalltable;
    for (std::size_t slot = 0; slot < Slots; ++slot) {
        if (const std::uint32_t number = arrangement.item[slot]; number != 0) {
            table[slot] = {const_cast<object*>(items[number - 1]), hashes[number - 1]};
            all.update(hashes[number - 1]);
            ++result.used;
        }
    }
    result.fill = result.used;
    result.mask = static_cast<ssize>(Slots) - 1;
    result.table = const_cast<set_entry*>(Slots > set_small_size ? self.large : self.smalltable);
    result.hash = all.finish();
    return result;
}

} // namespace stasis::graph
