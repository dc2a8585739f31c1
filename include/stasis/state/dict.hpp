// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict.hpp: storing and finding in dicts.
// Promises: iteration in insertion order; CPython 3.11's table sizes, probing and growth. A key
// that isn't hashable, or whose comparison raises, leaves the dict as it was.
// CPython 3.11: Objects/dictobject.c (lookdict, insertdict, dictresize, GROWTH_RATE).
#pragma once

#include <stasis/state/compare.hpp>
#include <stasis/state/native_functions.hpp>

namespace stasis::state {

/// What find_entry() answers when there is no such key, and when looking for it raised.
inline constexpr ssize entry_missing = -1;
inline constexpr ssize entry_raised = -2;

/// An empty dict, or null.
[[nodiscard]] constexpr dict_object* new_dict(thread_state& thread) noexcept {
    return allocate<dict_object>(thread, dict_type);
}

namespace detail {

constexpr std::size_t slot_count(const dict_keys* keys) noexcept {
    return std::size_t{1} << keys->dk_log2_size;
}

constexpr std::size_t usable_slots(std::size_t slots) noexcept { return (slots << 1) / 3; }

constexpr void release_keys(dict_keys* keys) noexcept {
    release_array(keys->dk_indices, slot_count(keys));
    release_array(keys->dk_entries, usable_slots(slot_count(keys)));
    release_array(keys, 1);
}

[[nodiscard]] constexpr dict_keys* new_keys(thread_state& thread, std::uint8_t log2) noexcept {
    heap& memory = thread.interp->memory;
    const std::size_t slots = std::size_t{1} << log2;
    auto* keys = allocate_array<dict_keys>(memory, 1);
    auto* indices = keys != nullptr ? allocate_array<std::int32_t>(memory, slots) : nullptr;
    auto* entries =
        indices != nullptr ? allocate_array<dict_entry>(memory, usable_slots(slots)) : nullptr;
    if (entries == nullptr) {
        release_array(indices, slots);
        release_array(keys, 1);
        raise_no_memory(thread);
        return nullptr;
    }
    for (std::size_t i = 0; i < slots; ++i) {
        indices[i] = dict_slot_empty;
    }
    *keys = {log2, static_cast<ssize>(usable_slots(slots)), 0, indices, entries};
    return keys;
}

/// The empty slot that a new key of that hash goes to.
constexpr std::size_t free_slot(const dict_keys* keys, hash_t hash) noexcept {
    const std::size_t mask = slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    std::size_t slot = perturb & mask;
    while (keys->dk_indices[slot] >= 0) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
}

[[nodiscard]] constexpr bool resize(thread_state& thread, dict_object* self,
                                    std::uint8_t log2) noexcept {
    dict_keys* bigger = new_keys(thread, log2);
    if (bigger == nullptr) {
        return false;
    }
    dict_keys* before = self->ma_keys;
    if (before != nullptr) {
        for (ssize i = 0; i < before->dk_nentries; ++i) {
            const dict_entry& entry = before->dk_entries[i];
            if (entry.me_value != nullptr) {
                bigger->dk_indices[free_slot(bigger, entry.me_hash)] =
                    static_cast<std::int32_t>(bigger->dk_nentries);
                bigger->dk_entries[bigger->dk_nentries++] = entry;
                --bigger->dk_usable;
            }
        }
        release_keys(before);
    }
    self->ma_keys = bigger;
    return true;
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
    const owned kept = owned::share(load(stored));
    return compare_truth(thread, kept.get(), key, equal);
}

} // namespace detail

/// The number of the entry with that key, or entry_missing, or entry_raised.
[[nodiscard]] constexpr ssize find_entry(thread_state& thread, const dict_object* self, value key,
                                         hash_t hash) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys == nullptr) {
        return entry_missing;
    }
    const std::size_t mask = detail::slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    for (std::size_t slot = perturb & mask;;) {
        const std::int32_t index = keys->dk_indices[slot];
        if (index == dict_slot_empty) {
            return entry_missing;
        }
        if (index >= 0) {
            const dict_entry& entry = keys->dk_entries[index];
            if (entry.me_hash == hash) {
                const int same = detail::same_key(thread, entry.me_key, key);
                if (same != 0) {
                    return same < 0 ? entry_raised : index;
                }
                if (keys != self->ma_keys) {
                    return find_entry(thread, self, key, hash);
                }
            }
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

/// The object stored under a key, borrowed; null: there is none, or, if pending, it raised.
[[nodiscard]] constexpr object* find(thread_state& thread, const dict_object* self,
                                     value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return nullptr;
    }
    const ssize index = find_entry(thread, self, key, hash);
    return index >= 0 ? self->ma_keys->dk_entries[index].me_value : nullptr;
}

/// The object stored under a str whose hash is known, borrowed, or null: there is none, or the key
/// that is like it has to be compared. Never raises; find() gives the full answer.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find_identical(
    const dict_object* self, const str_object* key) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys == nullptr) {
        return nullptr;
    }
    const std::size_t mask = detail::slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(key->hash);
    for (std::size_t slot = perturb & mask;;) {
        const std::int32_t index = keys->dk_indices[slot];
        if (index >= 0 && keys->dk_entries[index].me_key == key) {
            return keys->dk_entries[index].me_value;
        }
        if (index == dict_slot_empty) {
            return nullptr;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

/// Stores an object under a key and counts a reference to each; false: an exception is pending.
[[nodiscard]] constexpr bool store(thread_state& thread, dict_object* self, value key,
                                   object* item) noexcept {
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return false;
    }
    const ssize index = find_entry(thread, self, key, hash);
    if (index == entry_raised) {
        return false;
    }
    increment(item);
    if (index >= 0) {
        dict_entry& entry = self->ma_keys->dk_entries[index];
        object* before = entry.me_value;
        entry.me_value = item;
        note_removal(thread, before);
        decrement(before);
        return true;
    }
    object* boxed = box(thread, key);
    if (boxed == nullptr) {
        decrement(item);
        return false;
    }
    if (self->ma_keys == nullptr || self->ma_keys->dk_usable <= 0) {
        std::uint8_t log2 = 3;
        while ((std::size_t{1} << log2) < static_cast<std::size_t>(self->ma_used) * 3) {
            ++log2;
        }
        if (!detail::resize(thread, self, log2)) {
            decrement(item);
            decrement(boxed);
            return false;
        }
    }
    dict_keys* keys = self->ma_keys;
    keys->dk_indices[detail::free_slot(keys, hash)] = static_cast<std::int32_t>(keys->dk_nentries);
    keys->dk_entries[keys->dk_nentries++] = {hash, boxed, item};
    --keys->dk_usable;
    ++self->ma_used;
    ++self->ma_version_tag;
    return true;
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
    dict_keys* keys = self->ma_keys;
    const std::size_t mask = detail::slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    std::size_t slot = perturb & mask;
    while (keys->dk_indices[slot] != index) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    keys->dk_indices[slot] = dict_slot_dummy;
    dict_entry& entry = keys->dk_entries[index];
    object* old_key = entry.me_key;
    object* old_value = entry.me_value;
    entry = {0, nullptr, nullptr};
    --self->ma_used;
    ++self->ma_version_tag;
    note_removal(thread, old_value);
    decrement(old_key);
    decrement(old_value);
    return 1;
}

/// Removes all keys.
constexpr void clear(dict_object* self) noexcept {
    dict_keys* keys = self->ma_keys;
    if (keys == nullptr) {
        return;
    }
    self->ma_keys = nullptr;
    self->ma_used = 0;
    ++self->ma_version_tag;
    for (ssize i = 0; i < keys->dk_nentries; ++i) {
        if (keys->dk_entries[i].me_value != nullptr) {
            decrement(keys->dk_entries[i].me_key);
            decrement(keys->dk_entries[i].me_value);
        }
    }
    detail::release_keys(keys);
}

/// The first entry in use from `index` on, or null: moves `index` behind it.
[[nodiscard]] constexpr const dict_entry* next_entry(const dict_object* self,
                                                     ssize& index) noexcept {
    const dict_keys* keys = self->ma_keys;
    while (keys != nullptr && index < keys->dk_nentries) {
        const dict_entry& entry = keys->dk_entries[index++];
        if (entry.me_value != nullptr) {
            return &entry;
        }
    }
    return nullptr;
}

} // namespace stasis::state
