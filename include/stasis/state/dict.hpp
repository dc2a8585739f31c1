// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict.hpp: storing and finding in dicts.
// Promises: iteration in insertion order; CPython 3.11's kinds of keys, table sizes, probing and
// growth, so index tables and entries are CPython's. A key that isn't hashable, or whose comparison
// raises, leaves the dict as it was.
// CPython 3.11: Objects/dictobject.c (_Py_dict_lookup, insertdict, delitem_common).
// Refuses: writing to split dicts, all of which are constants.
#pragma once

#include <stasis/state/compare.hpp>
#include <stasis/state/dict_keys.hpp>
#include <stasis/state/native_functions.hpp>

namespace stasis::state {

/// What find_entry() answers when there is no such key, and when looking for it raised.
inline constexpr ssize entry_missing = -1;
inline constexpr ssize entry_raised = -2;

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

[[nodiscard]] constexpr bool is_str(value key) noexcept {
    return key.kind == tag::object && key.data.object->ob_type == &str_type;
}

/// Whether a key in the table, whose hash is right, equals another: 0, 1, or -1.
constexpr int same_key(thread_state& thread, object* stored, value key) noexcept {
    if (key.kind == tag::object) {
        if (key.data.object == stored) {
            return 1;
        }
        if (stored->ob_type == &str_type && key.data.object->ob_type == &str_type) {
            return text_of(stored) == text_of(key.data.object) ? 1 : 0;
        }
    }
    // The comparison can run code that drops the key: it is kept meanwhile.
    const owned kept = owned::share(stored);
    return compare_truth(thread, load(stored), key, equal);
}

/// What find_in() answers when the dict was changed while keys were compared.
inline constexpr ssize entry_moved = -3;

/// The number of the entry with a key, or entry_missing, entry_raised, or entry_moved.
template <class Entry>
[[nodiscard]] constexpr ssize find_in(thread_state& thread, const dict_object* self, value key,
                                      hash_t hash) noexcept {
    const dict_keys* keys = self->ma_keys;
    const dict_indices indices = indices_of(keys);
    const Entry* entries = entries_of<Entry>(keys);
    const std::size_t mask = dict_slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    for (std::size_t slot = perturb & mask;;) {
        const ssize index = indices[slot];
        if (index == dict_slot_empty) {
            return entry_missing;
        }
        if (index >= 0 && hash_in(entries[index]) == hash) {
            object* stored = entries[index].me_key;
            const int same = same_key(thread, stored, key);
            if (same < 0) {
                return entry_raised;
            }
            if (keys != self->ma_keys || entries[index].me_key != stored) {
                return entry_moved;
            }
            if (same != 0) {
                return index;
            }
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

/// Apart from the loops that seldom need it.
[[nodiscard]] STASIS_NEVER_INLINE constexpr bool same_text(const str_object* left,
                                                           const str_object* right) noexcept {
    return text_of(left) == text_of(right);
}

/// The entry of a str, in keys of strs, or null.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr dict_unicode_entry*
find_str(const dict_keys* keys, const str_object* key, hash_t hash) noexcept {
    dict_unicode_entry* entries = entries_of<dict_unicode_entry>(keys);
    const std::size_t mask = dict_slot_count(keys) - 1;
    return indices_of(keys).visit([=](const auto* slots) noexcept -> dict_unicode_entry* {
        auto perturb = static_cast<std::size_t>(hash);
        for (std::size_t slot = perturb & mask;;) {
            const ssize index = slots[slot];
            if (index >= 0) {
                const auto* stored = static_cast<const str_object*>(entries[index].me_key);
                if (stored == key || (stored->hash == hash && same_text(stored, key))) {
                    return &entries[index];
                }
            } else if (index == dict_slot_empty) {
                return nullptr;
            }
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & mask;
        }
    });
}

/// The value field of an entry of a dict that isn't split.
[[nodiscard]] constexpr object*& value_field(dict_keys* keys, ssize index) noexcept {
    return is_general(keys) ? entries_of<dict_entry>(keys)[index].me_value
                            : entries_of<dict_unicode_entry>(keys)[index].me_value;
}

/// The object in an entry of a dict of any kind; null if a split dict has none for it.
[[nodiscard]] constexpr object* value_in(const dict_object* self, ssize index) noexcept {
    return self->ma_values != nullptr ? split_value(self->ma_values, index)
                                      : value_field(self->ma_keys, index);
}

} // namespace detail

/// The number of the entry with that key, or entry_missing, or entry_raised.
[[nodiscard]] constexpr ssize find_entry(thread_state& thread, const dict_object* self, value key,
                                         hash_t hash) noexcept {
    ssize index = detail::entry_moved;
    while (index == detail::entry_moved) {
        const dict_keys* keys = self->ma_keys;
        if (detail::is_general(keys)) {
            index = detail::find_in<dict_entry>(thread, self, key, hash);
        } else if (detail::is_str(key)) {
            const auto* entry =
                detail::find_str(keys, static_cast<str_object*>(key.data.object), hash);
            index = entry != nullptr ? entry - entries_of<dict_unicode_entry>(keys) : entry_missing;
        } else {
            index = detail::find_in<dict_unicode_entry>(thread, self, key, hash);
        }
    }
    if (index >= 0 && self->ma_values != nullptr && detail::value_in(self, index) == nullptr) {
        return entry_missing;
    }
    return index;
}

/// The object stored under a key of that hash, borrowed; null: there is none, or, if pending, it
/// raised.
[[nodiscard]] constexpr object* find_hashed(thread_state& thread, const dict_object* self,
                                            value key, hash_t hash) noexcept {
    const ssize index = find_entry(thread, self, key, hash);
    return index >= 0 ? detail::value_in(self, index) : nullptr;
}

namespace detail {

/// find() of a key that isn't a str, or not yet hashed, or in keys that aren't all strs.
[[nodiscard]] STASIS_NEVER_INLINE constexpr object*
find_any(thread_state& thread, const dict_object* self, value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    return hash == -1 ? nullptr : find_hashed(thread, self, key, hash);
}

} // namespace detail

/// The object stored under a key, borrowed; null: there is none, or, if pending, it raised. A hashed
/// str is found without a call: that is a third of the time.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find(thread_state& thread,
                                                          const dict_object* self,
                                                          value key) noexcept {
    if (detail::is_str(key) && self->ma_keys->dk_kind == dict_keys_unicode) [[likely]] {
        const auto* str = static_cast<const str_object*>(key.data.object);
        if (str->hash != -1) [[likely]] {
            const auto* entry = detail::find_str(self->ma_keys, str, str->hash);
            return entry != nullptr ? entry->me_value : nullptr;
        }
    }
    return detail::find_any(thread, self, key);
}

/// The entry of a str whose hash is known, or -1: there is none, or the key that is like it has to
/// be compared, or other keys are no strs. Never raises; find() gives the full answer.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr ssize
identical_entry(const dict_object* self, const str_object* key) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys->dk_kind != dict_keys_unicode) [[unlikely]] {
        return -1;
    }
    const dict_indices indices = indices_of(keys);
    const dict_unicode_entry* entries = entries_of<dict_unicode_entry>(keys);
    const std::size_t mask = dict_slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(key->hash);
    for (std::size_t slot = perturb & mask;;) {
        const ssize index = indices[slot];
        if (index >= 0 && entries[index].me_key == key) {
            return index;
        }
        if (index == dict_slot_empty) {
            return -1;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

/// The object stored under a key in the entry where it is likely to be, borrowed, or null: the key
/// isn't there.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find_at(const dict_object* self, ssize hint,
                                                             const object* key) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys->dk_kind != dict_keys_unicode || hint >= keys->dk_nentries) [[unlikely]] {
        return nullptr;
    }
    const dict_unicode_entry& entry = entries_of<dict_unicode_entry>(keys)[hint];
    return entry.me_key == key ? entry.me_value : nullptr;
}

/// Stores an object under a key of that hash and counts a reference to each; false: an exception is
/// pending.
[[nodiscard]] constexpr bool store_hashed(thread_state& thread, dict_object* self, value key,
                                          hash_t hash, object* item) noexcept {
    const bool general = !detail::is_str(key);
    if (general && self->ma_keys != detail::shared_empty_keys() &&
        !detail::is_general(self->ma_keys) && !detail::grow(thread, self, true)) {
        return false;
    }
    const ssize index = find_entry(thread, self, key, hash);
    if (index == entry_raised) {
        return false;
    }
    increment(item);
    if (index >= 0) {
        object*& field = detail::value_field(self->ma_keys, index);
        object* before = field;
        field = item;
        note_removal(thread, before);
        decrement(before);
        return true;
    }
    object* boxed = box(thread, key);
    if (boxed == nullptr ||
        (self->ma_keys->dk_usable <= 0 && !detail::grow(thread, self, general))) {
        decrement(item);
        if (boxed != nullptr) {
            decrement(boxed);
        }
        return false;
    }
    if (detail::is_general(self->ma_keys)) {
        detail::append_entry<dict_entry>(self->ma_keys, hash, boxed, item);
    } else {
        detail::append_entry<dict_unicode_entry>(self->ma_keys, hash, boxed, item);
    }
    ++self->ma_used;
    ++self->ma_version_tag;
    return true;
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
    const std::size_t mask = dict_slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    std::size_t slot = perturb & mask;
    while (indices[slot] != index) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    indices.set(slot, dict_slot_dummy);
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
/// answers other than 0, and answers that. Faster than next_entry(), which looks at keys for hashes.
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
