// SPDX-License-Identifier: BSL-1.0
// stasis/graph/tuple.hpp: tuples and slices named by what they hold: tuple_<int_<1>, none>,
// slice_<none, int_<-1>, none>.
// Promises: one object for the same items in the whole program, and since items named by value are
// one object for one value, so are the tuples. tuple_<> is graph::empty_tuple.
// CPython 3.11: PyTuple_Pack (Objects/tupleobject.c), PySlice_New (Objects/sliceobject.c).
// Refuses: an item that is no static object.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/graph/singletons.hpp>
#include <stasis/object/slice.hpp>

namespace stasis::graph {

namespace detail {

template <std::size_t Count>
using tuple_layout = static_layout<tuple_object, object*, Count>;

template <std::size_t Count>
constexpr auto make_tuple(const item_list<Count>& items) {
    tracked<tuple_layout<Count>> result{};
    static_cast<var_object&>(result) = immortal_head(tuple_type, static_cast<ssize>(Count));
    for (std::size_t i = 0; i < Count; ++i) {
        result.inline_[i] = const_cast<object*>(items.of[i]);
    }
    return result;
}

template <item_list Items>
inline constexpr auto tuple_of = make_tuple(Items);

template <item_list<3> Parts>
inline constexpr tracked<slice_object> slice_of{
    {},
    {immortal_head(slice_type), const_cast<object*>(Parts.of[0]), const_cast<object*>(Parts.of[1]),
     const_cast<object*>(Parts.of[2])}};

} // namespace detail

/// The tuple of those items.
template <const auto&... Items>
inline constexpr const auto& tuple_ =
    static_cast<const detail::tuple_layout<sizeof...(Items)>&>(detail::tuple_of<items_<Items...>>);

/// (): the shared one.
template <>
inline constexpr const auto& tuple_<> = empty_tuple;

/// slice(start, stop, step); what is left out of start:stop:step is none.
template <const auto& Start, const auto& Stop, const auto& Step>
inline constexpr const slice_object& slice_ = detail::slice_of<items_<Start, Stop, Step>>;

} // namespace stasis::graph
