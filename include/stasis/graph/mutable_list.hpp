// SPDX-License-Identifier: BSL-1.0
// stasis/graph/mutable_list.hpp: lists that are C++ variables and that Python code changes:
// constinit mutable_list<int_<1>, int_<2>> scores;
// Promises: constant-initialised, its items in an array inside it that has spare room, so that
// nothing is allocated until that is full (object/static_container.hpp). The interpreter whose code
// writes to it first is its owner: it alone writes to it and reads it until it ends, and gives back
// what the list holds by then. Then the list is, byte for byte, as it was before. Passing it to a
// call asks for it, too; who reads it as an item of another object is not asked.
// It has to outlive that interpreter, so in a function it stands before it, or is static.
// Refuses: an item that is no static object; fewer places than items; being const or copied.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/object/static_container.hpp>

namespace stasis::graph {

namespace detail {

/// The room of a list that CPython has just appended another item to: list_resize.
[[nodiscard]] constexpr std::size_t list_room(std::size_t count) noexcept {
    return (count + 1 + (count + 1) / 8 + 6) & ~std::size_t{3};
}

/// The items that a static list has at first.
template <const auto&... Items>
[[nodiscard]] constexpr const object* const* original_items() noexcept {
    if constexpr (sizeof...(Items) == 0) {
        return nullptr;
    } else {
        return items_<Items...>.of;
    }
}

} // namespace detail

/// A static list of those items at first, in an array of so many places.
template <std::size_t Room, const auto&... Items>
struct mutable_list_with_room : gc_head, static_list {
    object* items[Room];

    constexpr mutable_list_with_room() noexcept
        : gc_head{}, static_list{{{{mutable_refcount, &list_type}, sizeof...(Items)}, items, Room},
                                 {},
                                 items,
                                 Room,
                                 detail::original_items<Items...>(),
                                 sizeof...(Items)},
          items{} {
        static_assert(Room >= sizeof...(Items) && Room != 0, "a list has room for its items");
        if constexpr (sizeof...(Items) != 0) {
            const auto from = items_<Items...>; // a copy: naming it is dear
            for (std::size_t i = 0; i < sizeof...(Items); ++i) {
                items[i] = const_cast<object*>(from.of[i]);
            }
        }
    }
};

/// The same with as much room as CPython's list has when one more item was appended to it.
template <const auto&... Items>
using mutable_list = mutable_list_with_room<detail::list_room(sizeof...(Items)), Items...>;

} // namespace stasis::graph
