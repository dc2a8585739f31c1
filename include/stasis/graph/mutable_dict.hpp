// SPDX-License-Identifier: BSL-1.0
// stasis/graph/mutable_dict.hpp: dicts that are C++ variables and that Python code changes:
// constinit mutable_dict<item_<str_<"tea">, int_<250>>> prices;
// Promises: constant-initialised, hashed and entered by the compiler, its keys inside it with spare
// room, so that nothing is allocated until that is used up or a key of another kind comes. What
// graph/mutable_list.hpp says of owners and of their end holds for dicts.
// CPython 3.11: PyDictObject, PyDictKeysObject; the sizes of tables are CPython's.
// Refuses: what dict_<...> does; being const or copied.
#pragma once

#include <stasis/graph/dict.hpp>
#include <stasis/object/static_container.hpp>

namespace stasis::graph {

namespace detail {

template <std::uint8_t Log2Size>
consteval auto make_empty_keys() {
    dict_keys_layout<Log2Size, dict_unicode_entry> result{};
    static_cast<dict_keys&>(result) = {immortal_refcount,
                                       Log2Size,
                                       dict_log2_index_bytes(Log2Size),
                                       dict_keys_unicode,
                                       0,
                                       static_cast<ssize>(dict_usable(std::size_t{1} << Log2Size)),
                                       0};
    for (auto& index : result.dk_indices) {
        index = dict_slot_empty;
    }
    return result;
}

template <const auto& Row, std::uint8_t Log2Size>
consteval auto make_roomy_keys() {
    constexpr std::size_t usable = dict_usable(std::size_t{1} << Log2Size);
    if constexpr (kind_of(Row) == dict_keys_general) {
        return make_keys<Row, Log2Size, dict_entry, dict_keys_general, usable>();
    } else {
        return make_keys<Row, Log2Size, dict_unicode_entry, dict_keys_unicode, usable>();
    }
}

template <std::uint8_t Log2Size, const auto&... Items>
consteval auto make_original_keys() {
    if constexpr (sizeof...(Items) == 0) {
        return make_empty_keys<Log2Size>();
    } else {
        return make_roomy_keys<items_named<name_items<Items...>()>.of, Log2Size>();
    }
}

/// The keys that a static dict of those items has at first.
template <std::uint8_t Log2Size, const auto&... Items>
inline constexpr auto original_keys = make_original_keys<Log2Size, Items...>();

} // namespace detail

/// A static dict of those items at first, with room for so many at least.
template <std::size_t Room, const auto&... Items>
struct mutable_dict_with_room : gc_head, static_dict {
    static_assert(Room >= sizeof...(Items), "a dict has room for its items");
    static constexpr std::uint8_t log2_size = detail::log2_slots(Room);

    decltype(detail::make_original_keys<log2_size, Items...>()) keys;

    constexpr mutable_dict_with_room() noexcept
        : gc_head{},
          static_dict{{{mutable_refcount, &dict_type}, sizeof...(Items), 0, &keys, nullptr},
                      {},
                      &keys,
                      &detail::original_keys<log2_size, Items...>},
          keys(detail::original_keys<log2_size, Items...>) {
        keys.dk_refcnt = mutable_refcount;
    }
};

/// The same with as much room as the keys of CPython's dict have when it has grown once more.
template <const auto&... Items>
using mutable_dict =
    mutable_dict_with_room<dict_usable(std::size_t{2} << detail::log2_slots(sizeof...(Items))),
                           Items...>;

} // namespace stasis::graph
