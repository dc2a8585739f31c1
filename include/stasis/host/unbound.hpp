// SPDX-License-Identifier: BSL-1.0
// stasis/host/unbound.hpp: the frozensets and dicts of a hosted graph, whose tables follow from the
// hashes of the process: how they lie in memory, and which items they get from a constant.
// Promises: each begins as CPython 3.11 lays such an object out, and has behind it all the memory
// that its table takes, so hosted::bind() (host/tables.hpp) fills it without allocating. The items
// come in a turn that gives the constant's table again where the hashes are the constant's.
// CPython 3.11: PySetObject, PyDictObject, and mappingproxyobject (Objects/descrobject.c).
#pragma once

#include <stasis/graph/key.hpp>
#include <stasis/object/dict_keys.hpp>
#include <stasis/object/set.hpp>
#include <stasis/support/probe.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// mappingproxyobject.
struct mapping_proxy_twin : object {
    object* mapping;
};

/// A frozenset that bind() has yet to fill, unless it is of numbers alone: its items follow, and
/// the table if the head has no room.
struct unbound_frozenset : tracked<set_object> {
    ssize count;
};

/// With room for the items and the table of a constant frozenset of that size.
template <std::size_t Slots, std::size_t Count>
struct frozenset_twin : unbound_frozenset {
    object* items[Count == 0 ? 1 : Count];
    set_entry large[Slots > set_small_size ? Slots : 1];
};

/// A dict whose entries are there, while its index table is empty until bind() fills it; and the
/// mappingproxy by which programs get it.
struct unbound_dict : tracked<mapping_proxy_twin> {
    tracked<dict_object> dict;
};

/// With keys of that size.
template <std::uint8_t Log2Size, class Entry>
struct dict_twin : unbound_dict {
    dict_keys_layout<Log2Size, Entry> keys;
};

namespace detail {

/// The keys that follow a dict.
inline dict_keys* keys_of(unbound_dict& self) noexcept {
    return reinterpret_cast<dict_keys*>(&self + 1);
}

/// The items of a constant frozenset.
template <std::size_t Count>
struct set_items {
    const object* of[Count == 0 ? 1 : Count];
};

/// In a turn in which they get the slots that they have, if they are added to an empty table of
/// that size: what isn't hashed with the process's key, such as ints, iterates as it does from a
/// .pyc file. An item can have its turn once those that lie where it is searched for before had
/// theirs.
template <std::size_t Slots, std::size_t Count>
consteval set_items<Count> items_of_set(const set_object* from) {
    set_items<Count> result{};
    bool filled[Slots]{};
    for (std::size_t count = 0; count < Count;) {
        for (std::size_t slot = 0; slot < Slots; ++slot) {
            if (filled[slot] || from->table[slot].key == nullptr) {
                continue;
            }
            support::set_probe probe(from->table[slot].hash, Slots - 1);
            while (filled[*probe]) {
                ++probe;
            }
            if (*probe == slot) {
                filled[slot] = true;
                result.of[count++] = from->table[slot].key;
            }
        }
    }
    return result;
}

/// Whether all items are numbers, which have the same hashes in each process.
consteval bool is_of_numbers(const set_object* from) {
    for (ssize slot = 0; slot <= from->mask; ++slot) {
        if (from->table[slot].key != nullptr && !graph::detail::is_number(from->table[slot].key)) {
            return false;
        }
    }
    return true;
}

/// The items of a constant dict, in their order.
template <std::size_t Count>
struct dict_items {
    const object* keys[Count == 0 ? 1 : Count];
    const object* values[Count == 0 ? 1 : Count];
    bool strs; ///< whether all keys are
};

/// Without the places of items that are gone.
template <std::size_t Count>
consteval dict_items<Count> items_of_dict(const dict_object* from) {
    dict_items<Count> result{{}, {}, true};
    std::size_t filled = 0;
    for (ssize i = 0; filled < Count; ++i) {
        if (const dict_item_view item = dict_item_at(from, i)) {
            result.keys[filled] = item.me_key;
            result.values[filled++] = item.me_value;
            result.strs = result.strs && item.me_key->ob_type == &stasis::str_type;
        }
    }
    return result;
}

/// An entry whose key has no hash yet, of the type that the last argument names.
constexpr dict_unicode_entry unbound_entry(object* key, object* value, const dict_unicode_entry*) {
    return {key, value};
}
constexpr dict_entry unbound_entry(object* key, object* value, const dict_entry*) {
    return {-1, key, value};
}

} // namespace detail

} // namespace cpython_3_11

} // namespace stasis::hosted
