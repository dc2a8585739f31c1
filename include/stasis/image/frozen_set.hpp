// SPDX-License-Identifier: BSL-1.0
// stasis/image/frozen_set.hpp: where the items of a static frozenset lie in its table.
// Promises: the slots that CPython 3.11 gives them when it adds them one by one, as its marshal
// does, so iteration order is CPython's.
// CPython 3.11: set_add_entry, set_table_resize, set_insert_clean of Objects/setobject.c.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/object/set.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::image::detail {

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

/// How many slots the table has after that many items were added.
constexpr std::size_t set_slot_count(std::size_t items) {
    std::size_t slots = set_small_size;
    for (std::size_t used = 1; used <= items; ++used) {
        slots = slots_after_adding(slots, used);
    }
    return slots;
}

/// For each slot the number of its item, from 1, or 0.
template <std::size_t Slots>
struct set_arrangement {
    std::uint32_t item[Slots] = {};

    constexpr void insert(std::uint32_t number, hash_t hash, std::size_t mask) {
        constexpr std::size_t linear_probes = 9;
        auto perturb = static_cast<std::size_t>(hash);
        for (std::size_t slot = perturb & mask;;) {
            const std::size_t last = slot + linear_probes <= mask ? slot + linear_probes : slot;
            for (std::size_t i = slot; i <= last; ++i) {
                if (item[i] == 0) {
                    item[i] = number;
                    return;
                }
            }
            perturb >>= 5;
            slot = (slot * 5 + 1 + perturb) & mask;
        }
    }
};

/// Adds items in turn, growing from the smallest table to one of `Slots`.
template <std::size_t Slots>
constexpr set_arrangement<Slots> arrange_set(const hash_t* hashes, std::uint32_t items) {
    set_arrangement<Slots> table;
    std::size_t slots = set_small_size;
    for (std::uint32_t number = 1; number <= items; ++number) {
        table.insert(number, hashes[number - 1], slots - 1);
        const std::size_t grown = slots_after_adding(slots, number);
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

/// A static frozenset. Its table is the one in the head, or lies behind it if that is too small.
template <std::size_t Slots>
struct frozen_set : tracked<set_object> {
    set_entry large[Slots > set_small_size ? Slots : 1];

    constexpr frozen_set(object* const* items, const hash_t* hashes, std::uint32_t count)
        : tracked<set_object>{{}, {immortal_head(frozenset_type)}}, large{} {
        const set_arrangement<Slots> arrangement = arrange_set<Slots>(hashes, count);
        table = Slots > set_small_size ? large : smalltable;
        mask = static_cast<ssize>(Slots) - 1;
        fill = used = static_cast<ssize>(count);
        support::frozenset_hash all;
        for (std::size_t slot = 0; slot < Slots; ++slot) {
            if (const std::uint32_t number = arrangement.item[slot]; number != 0) {
                table[slot] = {items[number - 1], hashes[number - 1]};
                all.update(hashes[number - 1]);
            }
        }
        hash = all.finish();
    }
};

} // namespace stasis::image::detail
