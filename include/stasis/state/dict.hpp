// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict.hpp: making dicts, storing in them and visiting them.
// Promises: iteration in insertion order; CPython 3.11's kinds of keys, table sizes and growth, so
// index tables and entries are CPython's. A key that isn't hashable, or whose comparison raises,
// leaves the dict as it was.
// CPython 3.11: Objects/dictobject.c (insertdict, delitem_common).
// Refuses: writing to split dicts, all of which are constants.
#pragma once

#include <stasis/state/dict_find.hpp>
#include <stasis/state/native_functions.hpp>

namespace stasis::state {

namespace detail {

[[nodiscard]] constexpr dict_keys* shared_empty_keys() noexcept {
    return const_cast<dict_keys*>(static_cast<const dict_keys*>(&empty_dict_keys));
}

} // namespace detail

/// An empty dict, or null.
[[nodiscard]] constexpr dict_object* new_dict(thread_state& thread) noexcept {
    auto* result = allocate<dict_object>(thread, dict_type);
    if (result != nullptr) {
        result->ma_keys = detail::shared_empty_keys();
    }
    return result;
}

namespace detail {

/// What there is to do with the item of a key that is there.
enum class known_key { replace, keep };

/// Stores an object under a key of that hash and counts a reference to each, or leaves what is
/// there; gives what is there then, or null: an exception is pending.
template <known_key Known>
[[nodiscard]] constexpr object* put(thread_state& thread, dict_object* self, value key, hash_t hash,
                                    object* item) noexcept {
    const bool general = !detail::is_str(key);
    if (general && self->ma_keys != detail::shared_empty_keys() &&
        !detail::is_general(self->ma_keys) && !detail::grow(thread, self, true)) {
        return nullptr;
    }
    // A comparison may run code that drops them.
    const owned kept = owned::share(key);
    increment(item);
    const ssize index = find_entry(thread, self, key, hash);
    if (index == entry_raised) {
        decrement(item);
        return nullptr;
    }
    if (index >= 0) {
        object*& field = detail::value_field(self->ma_keys, index);
        object* before = field;
        if constexpr (Known == known_key::keep) {
            decrement(item);
            return before;
        }
        field = item;
        note_removal(thread, before);
        decrement(before);
        return item;
    }
    object* boxed = box(thread, key);
    // A comparison may have made the keys others, too.
    const bool has_room =
        self->ma_keys->dk_usable > 0 && (!general || detail::is_general(self->ma_keys));
    if (boxed == nullptr || (!has_room && !detail::grow(thread, self, general))) {
        decrement(item);
        if (boxed != nullptr) {
            decrement(boxed);
        }
        return nullptr;
    }
    if (detail::is_general(self->ma_keys)) {
        detail::append_entry<dict_entry>(self->ma_keys, hash, boxed, item);
    } else {
        detail::append_entry<dict_unicode_entry>(self->ma_keys, hash, boxed, item);
    }
    ++self->ma_used;
    ++self->ma_version_tag;
    return item;
}

} // namespace detail

/// Stores an object under a key of that hash and counts a reference to each; false: an exception is
/// pending.
[[nodiscard]] constexpr bool store_hashed(thread_state& thread, dict_object* self, value key,
                                          hash_t hash, object* item) noexcept {
    return detail::put<detail::known_key::replace>(thread, self, key, hash, item) != nullptr;
}

/// What a dict has under a key of that hash, which is the item from now on where it had nothing; a
/// borrowed reference. Null: an exception is pending. CPython 3.11: PyDict_SetDefault.
[[nodiscard]] constexpr object* find_or_store(thread_state& thread, dict_object* self, value key,
                                              hash_t hash, object* item) noexcept {
    return detail::put<detail::known_key::keep>(thread, self, key, hash, item);
}

/// Stores an object under a key and counts a reference to each; false: an exception is pending.
[[nodiscard]] constexpr bool store(thread_state& thread, dict_object* self, value key,
                                   object* item) noexcept {
    const hash_t hash = hash_of(thread, key);
    return hash != -1 && store_hashed(thread, self, key, hash, item);
}

/// Stores what a value holds under a key; false: an exception is pending.
[[nodiscard]] constexpr bool store(thread_state& thread, dict_object* self, value key,
                                   value item) noexcept {
    object* boxed = box(thread, item);
    if (boxed == nullptr) {
        return false;
    }
    const bool stored = store(thread, self, key, boxed);
    decrement(boxed);
    return stored;
}

/// Removes the entry of a number, whose key has that hash.
constexpr void erase_entry(thread_state& thread, dict_object* self, ssize index,
                           hash_t hash) noexcept {
    dict_keys* keys = self->ma_keys;
    const dict_indices indices = indices_of(keys);
    support::dict_probe slot(hash, dict_slot_count(keys) - 1);
    while (indices[*slot] != index) {
        ++slot;
    }
    indices.set(*slot, dict_slot_dummy);
    const dict_item_view removed = dict_item_at(self, index);
    if (detail::is_general(keys)) {
        entries_of<dict_entry>(keys)[index] = {};
    } else {
        entries_of<dict_unicode_entry>(keys)[index] = {};
    }
    --self->ma_used;
    ++self->ma_version_tag;
    note_removal(thread, removed.me_value);
    decrement(removed.me_key);
    decrement(removed.me_value);
}

/// Removes a key: 1, or 0 if there is none, or -1 with an exception pending.
[[nodiscard]] constexpr int erase(thread_state& thread, dict_object* self, value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return -1;
    }
    const ssize index = find_entry(thread, self, key, hash);
    if (index < 0) {
        return index == entry_missing ? 0 : -1;
    }
    erase_entry(thread, self, index, hash);
    return 1;
}

/// Removes all keys.
constexpr void clear(dict_object* self) noexcept {
    const dict_object before = *self;
    if (before.ma_keys == detail::shared_empty_keys()) {
        return;
    }
    self->ma_keys = detail::shared_empty_keys();
    self->ma_used = 0;
    ++self->ma_version_tag;
    for (ssize i = 0; i < dict_item_count(&before); ++i) {
        if (const dict_item_view entry = dict_item_at(&before, i)) {
            decrement(entry.me_key);
            decrement(entry.me_value);
        }
    }
    detail::release_keys(before.ma_keys);
}

namespace detail {

template <class Entry, class Function>
constexpr int each_entry_in(const dict_keys* keys, const Function& function) noexcept {
    const Entry* entries = entries_of<Entry>(keys);
    int stopped = 0;
    for (ssize i = 0; stopped == 0 && i < keys->dk_nentries; ++i) {
        if (entries[i].me_value != nullptr) {
            stopped = function(entries[i].me_key, entries[i].me_value);
        }
    }
    return stopped;
}

/// Calls a function with the key and the value of each entry, which it must not change, until it
/// answers other than 0, and answers that. Faster than next_entry(), which looks at keys for
/// hashes.
template <class Function>
constexpr int each_entry(const dict_object* self, const Function& function) noexcept {
    if (is_general(self->ma_keys)) {
        return each_entry_in<dict_entry>(self->ma_keys, function);
    }
    if (self->ma_values == nullptr) {
        return each_entry_in<dict_unicode_entry>(self->ma_keys, function);
    }
    int stopped = 0;
    for (ssize i = 0; stopped == 0 && i < dict_item_count(self); ++i) {
        if (const dict_item_view entry = dict_item_at(self, i)) {
            stopped = function(entry.me_key, entry.me_value);
        }
    }
    return stopped;
}

} // namespace detail

/// The first entry in use from `index` on, if any: moves `index` behind it.
[[nodiscard]] constexpr dict_item_view next_entry(const dict_object* self, ssize& index) noexcept {
    while (index < dict_item_count(self)) {
        if (const dict_item_view entry = dict_item_at(self, index++)) {
            return entry;
        }
    }
    return {};
}

} // namespace stasis::state
