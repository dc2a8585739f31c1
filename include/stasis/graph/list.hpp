// SPDX-License-Identifier: BSL-1.0
// stasis/graph/list.hpp: read-only lists named by what they hold: list_<int_<1>, int_<2>>.
// Promises: one object for the same items in the whole program, its items in an array beside it.
// Both are constants: Python code that would change such a list gets a TypeError. For lists that it
// may change, see graph/mutable_list.hpp.
// CPython 3.11: PyListObject; it has no read-only lists.
// Refuses: an item that is no static object.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/object/list.hpp>

namespace stasis::graph {

namespace detail {

/// The block of a list's items.
template <std::size_t Count>
struct list_items {
    object* of[Count];
};

template <std::size_t Count>
constexpr list_items<Count> make_list_items(const item_list<Count>& items) {
    list_items<Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        result.of[i] = const_cast<object*>(items.of[i]);
    }
    return result;
}

template <item_list Items>
inline constexpr auto list_items_of = make_list_items(Items);

inline constexpr tracked<list_object> empty_list{{}, {immortal_head(list_type, 0)}};

template <item_list Items>
inline constexpr tracked<list_object> list_of{
    {},
    {immortal_head(list_type, sizeof(Items.of) / sizeof(object*)),
     const_cast<object**>(list_items_of<Items>.of), sizeof(Items.of) / sizeof(object*)}};

} // namespace detail

/// The read-only list of those items.
template <const auto&... Items>
inline constexpr const list_object& list_ = detail::list_of<items_<Items...>>;

/// []: its items are null.
template <>
inline constexpr const list_object& list_<> = detail::empty_list;

} // namespace stasis::graph
