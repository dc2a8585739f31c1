// SPDX-License-Identifier: BSL-1.0
// stasis/graph/mutable_set.hpp: sets that are C++ variables and that Python code changes:
// constinit mutable_set<str_<"tea">, int_<7>> seen;
// Promises: constant-initialised, its table inside it: the one that CPython 3.11 makes of
// set([items...]), so iteration order is the same; nothing is allocated until that is full. What
// graph/mutable_list.hpp says of owners and of their end holds for sets.
// Refuses: what frozenset_<...> does; being const or copied.
#pragma once

#include <stasis/graph/frozenset.hpp>
#include <stasis/object/static_container.hpp>

namespace stasis::graph {

/// A static set of those items at first.
template <const auto&... Items>
struct mutable_set : gc_head, static_set {
    static constexpr std::size_t slots = set_slot_count(sizeof...(Items));

    set_entry large[slots > set_small_size ? slots : 1];

    constexpr mutable_set() noexcept
        : gc_head{},
          static_set{{{mutable_refcount, &set_type}}, {}, nullptr, &frozenset_<Items...>}, large{} {
        first_table = slots > set_small_size ? large : smalltable;
        const std::size_t count = slots; // what has a great many template arguments is dear to name
        for (std::size_t slot = 0; slot < count; ++slot) {
            first_table[slot] = original->table[slot];
        }
        table = first_table;
        fill = original->fill;
        used = original->used;
        mask = original->mask;
    }
};

} // namespace stasis::graph
