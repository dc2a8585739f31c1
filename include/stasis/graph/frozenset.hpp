// SPDX-License-Identifier: BSL-1.0
// stasis/graph/frozenset.hpp: frozensets named by what they hold: frozenset_<int_<1>, str_<"a">>.
// Promises: the table that CPython 3.11 makes of frozenset([items...]), so iteration order is the
// same; hashes are filled in. One object for the same items in the same order of iteration:
// frozenset_<int_<1>, int_<2>> is frozenset_<int_<2>, int_<1>>.
// Refuses: an item that is no static object, is there twice (1, True and 1.0 are equal), has no
// hash, or hashes by its address: a compile error that shows the number of the item.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/graph/key.hpp>
#include <stasis/graph/set_table.hpp>
#include <stasis/support/require.hpp>

namespace stasis::graph {

namespace detail {

/// The items of a frozenset in the order of its table, and their slots: a template argument.
template <std::size_t Count>
struct frozenset_name {
    const object* item[Count];
    std::uint32_t slot[Count];
};

template <std::size_t Count>
struct item_hashes {
    hash_t of[Count];
};

template <std::size_t Count>
consteval item_hashes<Count> hash_items(const object* const (&items)[Count]) {
    item_hashes<Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        support::require(
            constant_hash(items[i], result.of[i]),
            "an item of frozenset_<...> has no hash that is known at compile time: "
            "it takes None, ints, floats, strs, bytes, and tuples and frozensets of these",
            i);
    }
    return result;
}

/// Refuses an item that is there twice. One of the two lies before the other where a table is
/// searched for either.
template <std::size_t Slots>
consteval void require_no_duplicate(const set_arrangement<Slots>& arrangement,
                                    const object* const* items, const hash_t* hashes,
                                    std::uint32_t count) {
    for (std::uint32_t number = 1; number <= count; ++number) {
        for (support::set_probe slot(hashes[number - 1], Slots - 1);
             arrangement.item[*slot] != number; ++slot) {
            const auto other = arrangement.item[*slot]; // no type: see enter_items()
            support::require(hashes[other - 1] != hashes[number - 1] ||
                                 !constants_equal(items[other - 1], items[number - 1]),
                             "frozenset_<...> has an item twice",
                             (other > number ? other : number) - 1);
        }
    }
}

template <std::size_t Count>
consteval frozenset_name<Count> name_frozenset(item_list<Count> items) {
    constexpr std::size_t slots = set_slot_count(Count);
    constexpr auto count = static_cast<std::uint32_t>(Count);
    const item_hashes<Count> hashes = hash_items(items.of);
    const set_arrangement<slots> arrangement = arrange_set<slots>(hashes.of, count);
    require_no_duplicate(arrangement, items.of, hashes.of, count);
    frozenset_name<Count> result{};
    std::size_t filled = 0;
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        if (arrangement.item[slot] != 0) {
            result.item[filled] = items.of[arrangement.item[slot] - 1];
            result.slot[filled++] = slot;
        }
    }
    return result;
}

template <std::size_t Slots, std::size_t Count>
consteval frozenset_layout<Slots> make_named_frozenset(const frozenset_layout<Slots>& self,
                                                       const frozenset_name<Count>& name) {
    set_arrangement<Slots> arrangement;
    for (std::uint32_t i = 0; i < Count; ++i) {
        arrangement.item[name.slot[i]] = i + 1;
    }
    return make_frozenset(self, arrangement, name.item, hash_items(name.item).of);
}

template <std::size_t Count>
using frozenset_of_count = frozenset_layout<set_slot_count(Count)>;

template <frozenset_name Name>
inline constexpr frozenset_of_count<sizeof(Name.slot) / sizeof(std::uint32_t)>
    frozenset_of = make_named_frozenset(frozenset_of<Name>, Name);

inline constexpr frozenset_of_count<0> empty_frozenset = make_frozenset<set_small_size, object>(
    empty_frozenset, set_arrangement<set_small_size>{}, nullptr, nullptr);

} // namespace detail

/// The frozenset of those items.
template <const auto&... Items>
inline constexpr const set_object& frozenset_ =
    detail::frozenset_of<detail::name_frozenset(items_<Items...>)>;

/// frozenset().
template <>
inline constexpr const set_object& frozenset_<> = detail::empty_frozenset;

} // namespace stasis::graph
