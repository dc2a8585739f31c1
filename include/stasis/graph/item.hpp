// SPDX-License-Identifier: BSL-1.0
// stasis/graph/item.hpp: static objects as template arguments, which name what holds them.
// Promises: one name for the same objects, however they are referred to: by their own type, or by
// that of a base. So tuple_<...> and its like are one object for equal items, in all translation
// units of one compiler: g++ and clang++ spell an element of small_ints differently in a symbol.
// Refuses: what is no object of static storage, in words.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis::graph {

/// What can be an item of tuple_<...> and its like: a static object of the graph.
template <class T>
concept static_object = requires(const T& self) {
    static_cast<const object*>(&self);
};

/// The addresses of N objects: a structural type, hence a template argument.
template <std::size_t N>
struct item_list {
    const object* of[N];
};

namespace detail {

template <const auto& Item>
consteval const object* item_address() {
    static_assert(static_object<decltype(Item)>,
                  "an item is a static object, such as none, int_<7> or str_<\"text\">: write "
                  "int_<7> instead of a variable of 7");
    if constexpr (static_object<decltype(Item)>) {
        return &Item;
    } else {
        return nullptr;
    }
}

} // namespace detail

/// The name of those objects, in that order.
template <const auto&... Items>
inline constexpr item_list<sizeof...(Items)> items_{{detail::item_address<Items>()...}};

} // namespace stasis::graph
