// SPDX-License-Identifier: BSL-1.0
// stasis/graph/dict.hpp: constant dicts and their keys, in the three kinds that CPython has; named
// by what they hold, dict_<item_<str_<"a">, int_<1>>, item_<int_<2>, none>>, or by an array of it.
// Promises: each keys object is one block, and it and the dict are constants: laid out, sized and
// probed as what the same items would be in CPython 3.11 when they are stored one by one, so that
// one function looks up and iterates constants and what is made at run time. Nothing writes to
// them. The items stand in constexpr arrays, and one evaluation enters them all: the hashes are in
// them.
// CPython 3.11: PyDictKeysObject, PyDictValues (Include/internal/pycore_dict.h).
// Refuses: a key twice: a compile error that names the key, if it is a str or an int, and its
// number. In dict_<...> also a key that has no hash, or hashes by its address. Python code that
// would change a constant dict gets a TypeError.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/graph/key.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/object/dict_keys.hpp>
#include <stasis/support/decimal.hpp>
#include <stasis/support/probe.hpp>

namespace stasis::graph {

/// A key of a constant dict, which is hashable, its hash, and the value.
struct dict_item {
    const object* key;
    hash_t hash;
    object* value;
};

/// The item of a key that is a str, which holds its hash.
[[nodiscard]] constexpr dict_item item(const str_object& key, object* value) noexcept {
    return {&key, key.hash, value};
}

namespace detail {

/// The log2 of the slots of keys that have grown to hold that many.
[[nodiscard]] constexpr std::uint8_t log2_slots(std::size_t count) noexcept {
    std::uint8_t log2_size = dict_log2_smallest;
    while (dict_usable(std::size_t{1} << log2_size) < count) {
        ++log2_size;
    }
    return log2_size;
}

template <std::size_t N>
[[nodiscard]] constexpr dict_keys_kind kind_of(const dict_item (&items)[N]) noexcept {
    for (const dict_item& each : items) {
        if (each.key->ob_type != &str_type) {
            return dict_keys_general;
        }
    }
    return dict_keys_unicode;
}

constexpr dict_entry make_entry(const dict_item& from, const dict_entry*) noexcept {
    return {from.hash, pointer_to(*from.key), from.value};
}
constexpr dict_unicode_entry make_entry(const dict_item& from, const dict_unicode_entry*) noexcept {
    return {pointer_to(*from.key), from.value};
}

/// Keys, and the number of the first item whose key is there already, or -1.
template <class Keys>
struct keys_and_duplicate {
    Keys keys;
    ssize duplicate;
};

/// The keys of those items. Only the number of slots is a template's argument, so all dicts of one
/// size share one instantiation.
template <std::uint8_t Log2Size, class Entry>
[[nodiscard]] consteval auto enter_items(const dict_item* items, std::size_t count,
                                         dict_keys_kind kind, std::size_t usable) {
    keys_and_duplicate<dict_keys_layout<Log2Size, Entry>> result{};
    result.duplicate = -1;
    auto& keys = result.keys;
    constexpr std::size_t mask = (std::size_t{1} << Log2Size) - 1;
    static_cast<dict_keys&>(keys) = {immortal_refcount,
                                     Log2Size,
                                     dict_log2_index_bytes(Log2Size),
                                     kind,
                                     0,
                                     static_cast<ssize>(usable - count),
                                     static_cast<ssize>(count)};
    for (auto& index : keys.dk_indices) {
        index = dict_slot_empty;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const dict_item& each = items[i];
        support::dict_probe slot(each.hash, mask);
        for (; keys.dk_indices[*slot] != dict_slot_empty; ++slot) {
            // No type of its own here, or clang++ would compile the comparison where it reads this.
            const auto& other = items[keys.dk_indices[*slot]];
            if (other.hash == each.hash && constants_equal(other.key, each.key)) {
                result.duplicate = static_cast<ssize>(i);
                return result;
            }
        }
        keys.dk_indices[*slot] = static_cast<dict_index<Log2Size>>(i);
        keys.dk_entries[i] = make_entry(each, keys.dk_entries);
    }
    return result;
}

/// The number of an int that fits 64 bits, or of a bool; of what is none, or doesn't fit, `other`.
template <class Object>
[[nodiscard]] consteval std::int64_t number_of(const Object* key, std::int64_t other) {
    std::int64_t number = 0;
    return is_int(key) && to_int64(as<int_object>(key), number) ? number : other;
}

/// The text of a key for an error message: that of a str, an int's figures, and for others "(...)".
template <const auto& Items, ssize Number>
[[nodiscard]] consteval auto key_text() {
    constexpr const auto* key = Items[Number].key; // no type: see enter_items()
    if constexpr (key->ob_type == &str_type) {
        constexpr text from = text_of(key);
        support::fixed_string<static_cast<std::size_t>(from.size)> result{};
        for (ssize i = 0; i < from.size; ++i) {
            result.text[i] = from[i] < 128 ? static_cast<char>(from[i]) : '?';
        }
        return result;
    } else if constexpr (number_of(key, 0) == number_of(key, 1)) {
        constexpr auto from = support::decimal_text::of(number_of(key, 0));
        support::fixed_string<from.size()> result{};
        for (std::size_t i = 0; i < from.size(); ++i) {
            result.text[i] = from.data()[i];
        }
        return result;
    } else {
        return support::fixed_string{"(...)"};
    }
}

/// What the compiler shows of a key that is there twice.
template <support::fixed_string Key, ssize Number>
struct duplicate_key : dict_keys {
    static constexpr bool refused = Number < 0;
    static_assert(refused, "a constant dict has a key twice");
};

template <const auto& Items, std::uint8_t Log2Size, class Entry, dict_keys_kind Kind,
          std::size_t Usable>
[[nodiscard]] consteval auto make_keys() {
    constexpr auto built =
        enter_items<Log2Size, Entry>(Items, sizeof(Items) / sizeof(Items[0]), Kind, Usable);
    if constexpr (built.duplicate >= 0) {
        return duplicate_key<key_text<Items, built.duplicate>(), built.duplicate>{};
    } else {
        return built.keys;
    }
}

/// The number of elements of a constexpr array.
template <const auto& Items>
inline constexpr std::size_t count = sizeof(Items) / sizeof(Items[0]);

constexpr dict_keys* pointer_to_keys(const dict_keys& keys) noexcept {
    return const_cast<dict_keys*>(&keys);
}

template <const auto& Items, dict_keys_kind Kind>
[[nodiscard]] consteval auto make_dict_keys() {
    constexpr std::uint8_t log2_size = log2_slots(count<Items>);
    constexpr std::size_t usable = dict_usable(std::size_t{1} << log2_size);
    if constexpr (Kind == dict_keys_general) {
        return make_keys<Items, log2_size, dict_entry, Kind, usable>();
    } else {
        static_assert(Kind == dict_keys_unicode && kind_of(Items) == Kind,
                      "keys that aren't general are strs");
        return make_keys<Items, log2_size, dict_unicode_entry, Kind, usable>();
    }
}

template <const auto& Items>
[[nodiscard]] consteval auto make_split_keys() {
    static_assert(kind_of(Items) == dict_keys_unicode, "split keys are strs");
    static_assert(count<Items> <= dict_split_values, "split keys are 29 at most");
    return make_keys<Items, 6, dict_unicode_entry, dict_keys_split, dict_split_values>();
}

} // namespace detail

/// The keys of a constant dict of the items in a constexpr array: without hashes if they are all
/// strs, unless general ones are asked for.
template <const auto& Items, dict_keys_kind Kind = detail::kind_of(Items)>
inline constexpr auto dict_keys_of = detail::make_dict_keys<Items, Kind>();

/// Keys that several constant dicts share: those of the items in a constexpr array, which are strs
/// and whose values are null. As CPython makes them for a class: room for 30, of which its first
/// object leaves 29.
template <const auto& Items>
inline constexpr auto split_keys_of = detail::make_split_keys<Items>();

/// The value of one of the shared keys, by its number.
struct split_item {
    std::uint8_t key;
    object* value;
};

namespace detail {

template <std::size_t N>
[[nodiscard]] consteval dict_values_layout make_values(const split_item (&items)[N],
                                                       const dict_keys& keys) {
    dict_values_layout result{};
    constexpr std::size_t size = sizeof result.bytes;
    static_assert(N <= dict_split_values, "a split dict has 29 values at most");
    result.bytes[size - 1] = size;
    result.bytes[size - 2] = N;
    for (std::size_t i = 0; i < N; ++i) {
        const split_item& each = items[i];
        support::require(each.key < keys.dk_nentries, "a split dict has no such key", i);
        object*& field = each.key == 0 ? result.values[0] : result.rest[each.key - 1];
        support::require(field == nullptr, "a split dict has a key twice", i);
        field = each.value;
        result.bytes[size - 3 - i] = each.key;
    }
    return result;
}

template <const auto& Items, dict_keys_kind Kind>
inline constexpr tracked<dict_object> dict_storage{
    {},
    {immortal_head(dict_type), static_cast<ssize>(count<Items>), 0,
     pointer_to_keys(dict_keys_of<Items, Kind>), nullptr}};

template <const auto& Keys, const auto& Items>
inline constexpr dict_values_layout split_values = make_values(Items, Keys);

template <const auto& Keys, const auto& Items>
inline constexpr tracked<dict_object> split_storage{
    {},
    {immortal_head(dict_type), static_cast<ssize>(count<Items>), 0, pointer_to_keys(Keys),
     const_cast<dict_values*>(static_cast<const dict_values*>(&split_values<Keys, Items>))}};

inline constexpr tracked<dict_object> empty_dict_storage{
    {}, {immortal_head(dict_type), 0, 0, pointer_to_keys(empty_dict_keys), nullptr}};

} // namespace detail

/// A constant dict of the items in a constexpr array.
template <const auto& Items, dict_keys_kind Kind = detail::kind_of(Items)>
inline constexpr const dict_object& dict_of = detail::dict_storage<Items, Kind>;

/// A constant dict that shares its keys, one of split_keys_of<...>: its items are a constexpr array
/// of split_item in the order of insertion.
template <const auto& Keys, const auto& Items>
inline constexpr const dict_object& split_dict_of = detail::split_storage<Keys, Items>;

/// {}.
inline constexpr const dict_object& empty_dict = detail::empty_dict_storage;

// ---- dicts named by what they hold -------------------------------------------------------------

/// A key and its value: what item_<...> is.
struct item_name {
    const object* key;
    const object* value;
};

/// A key and its value, as an item of dict_<...> and its like.
template <const auto& Key, const auto& Value>
inline constexpr item_name item_{detail::item_address<Key>(), detail::item_address<Value>()};

namespace detail {

template <std::size_t Count>
struct item_names {
    item_name of[Count];
};

template <std::size_t Count>
struct hashed_items {
    dict_item of[Count];
};

constexpr bool is_item(const item_name&) { return true; }
constexpr bool is_item(const auto&) { return false; }

/// Whether all of them are true. No fold expression: clang++ takes none of more than 256 operands,
/// and for 4,096 g++ needs seconds.
template <std::size_t Count>
constexpr bool all_of(const bool (&each)[Count]) {
    for (const bool one : each) {
        if (!one) {
            return false;
        }
    }
    return true;
}

template <const auto&... Items>
consteval item_names<sizeof...(Items)> name_items() {
    constexpr bool are_items = all_of({is_item(Items)..., true});
    static_assert(are_items, "an item of dict_<...> is item_<key, value>");
    if constexpr (are_items) {
        return {{Items...}};
    } else {
        return {};
    }
}

template <std::size_t Count>
consteval hashed_items<Count> hash_items(const item_names<Count>& items) {
    hashed_items<Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        dict_item& made = result.of[i];
        made = {items.of[i].key, 0, const_cast<object*>(items.of[i].value)};
        support::require(constant_hash(made.key, made.hash),
                         "a key of dict_<...> has no hash that is known at compile time: it takes "
                         "None, ints, floats, strs, bytes, and tuples and frozensets of these",
                         i);
    }
    return result;
}

template <item_names Names>
inline constexpr auto items_named = hash_items(Names);

} // namespace detail

/// The constant dict of those items: one object for the same items in the same order.
template <const auto&... Items>
inline constexpr const dict_object& dict_ =
    dict_of<detail::items_named<detail::name_items<Items...>()>.of>;

/// {}: empty_dict.
template <>
inline constexpr const dict_object& dict_<> = empty_dict;

} // namespace stasis::graph
