// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict_keys.hpp: making and growing the keys of dicts.
// Promises: CPython 3.11's sizes and layout: keys of strs alone hold no hashes, and one block takes
// the head, the index table and the entries; in constant evaluation it is three.
// CPython 3.11: Objects/dictobject.c (new_keys_object, free_keys_object, dictresize,
// clone_combined_dict_keys).
#pragma once

#include <stasis/object/dict_keys.hpp>
#include <stasis/state/allocate.hpp>

namespace stasis::state::detail {

/// The log2 of the slots of keys that have so many at least: calculate_log2_keysize. Where that
/// many is a power of two over 8, CPython takes the next one.
[[nodiscard]] constexpr std::uint8_t log2_of_slots(ssize minimum) noexcept {
    const auto highest = static_cast<std::size_t>(((minimum | 8) - 1) | 7);
    return static_cast<std::uint8_t>(64 - __builtin_clzl(highest));
}

/// The log2 of the slots of keys that are made for so many entries: estimate_log2_keysize.
[[nodiscard]] constexpr std::uint8_t log2_for_entries(ssize count) noexcept {
    return log2_of_slots((count * 3 + 1) / 2);
}

[[nodiscard]] constexpr bool is_general(const dict_keys* keys) noexcept {
    return keys->dk_kind == dict_keys_general;
}

[[nodiscard]] constexpr std::size_t entry_room(const dict_keys* keys) noexcept {
    return dict_usable(dict_slot_count(keys));
}

/// The bytes of the block of keys at run time.
[[nodiscard]] constexpr std::size_t keys_size(const dict_keys* keys) noexcept {
    return sizeof(dict_keys) + (std::size_t{1} << keys->dk_log2_index_bytes) +
           entry_room(keys) * (is_general(keys) ? sizeof(dict_entry) : sizeof(dict_unicode_entry));
}

/// The keys of a heap with that head, their table and entries not filled; null: MemoryError is
/// pending.
[[nodiscard]] constexpr dict_keys* allocate_keys(thread_state& thread,
                                                 const dict_keys& head) noexcept {
    if (std::is_constant_evaluated()) {
        auto* loose = new loose_dict_keys{};
        static_cast<dict_keys&>(*loose) = head;
        loose->indices_ = new std::int32_t[dict_slot_count(&head)]{};
        if (is_general(&head)) {
            loose->general_ = new dict_entry[entry_room(&head)]{};
        } else {
            loose->unicode_ = new dict_unicode_entry[entry_room(&head)]{};
        }
        return loose;
    }
    void* block = allocate_bytes(thread.interp->memory, keys_size(&head));
    if (block == nullptr) {
        raise_no_memory(thread);
        return nullptr;
    }
    return ::new (block) dict_keys{head};
}

/// Empty keys of that size; null: MemoryError is pending.
[[nodiscard]] constexpr dict_keys* new_keys(thread_state& thread, std::uint8_t log2_size,
                                            bool general) noexcept {
    const dict_keys head{.dk_log2_size = log2_size,
                         .dk_log2_index_bytes = dict_log2_index_bytes(log2_size),
                         .dk_kind = general ? dict_keys_general : dict_keys_unicode,
                         .dk_usable = static_cast<ssize>(dict_usable(std::size_t{1} << log2_size))};
    dict_keys* keys = allocate_keys(thread, head);
    if (keys == nullptr) {
        return nullptr;
    }
    if (std::is_constant_evaluated()) {
        const dict_indices indices = indices_of(keys);
        for (std::size_t slot = 0; slot < dict_slot_count(keys); ++slot) {
            indices.set(slot, dict_slot_empty);
        }
    } else {
        const std::size_t table = std::size_t{1} << keys->dk_log2_index_bytes;
        auto* bytes = reinterpret_cast<unsigned char*>(keys) + sizeof(dict_keys);
        __builtin_memset(bytes, 0xff, table);
        __builtin_memset(bytes + table, 0, keys_size(keys) - sizeof(dict_keys) - table);
    }
    return keys;
}

/// Gives the memory of keys back, not what their entries hold; static ones stay.
constexpr void release_keys(dict_keys* keys) noexcept {
    if (keys->dk_refcnt >= immortal_refcount) {
        return;
    }
    if (std::is_constant_evaluated()) {
        auto* loose = static_cast<loose_dict_keys*>(keys);
        delete[] loose->indices_;
        delete[] loose->general_;
        delete[] loose->unicode_;
        delete loose;
    } else {
        release_bytes(keys, keys_size(keys));
    }
}

template <class Entry>
constexpr void copy_entries(dict_keys* to, const dict_keys* from) noexcept {
    Entry* entries = entries_of<Entry>(to);
    for (ssize i = 0; i < to->dk_nentries; ++i) {
        entries[i] = entries_of<Entry>(from)[i];
        if (entries[i].me_value != nullptr) {
            increment(entries[i].me_key);
            increment(entries[i].me_value);
        }
    }
}

/// A copy of keys that aren't split, deleted entries included, which counts its references; null:
/// MemoryError is pending.
[[nodiscard]] constexpr dict_keys* clone_keys(thread_state& thread,
                                              const dict_keys* from) noexcept {
    dict_keys* keys = new_keys(thread, from->dk_log2_size, is_general(from));
    if (keys == nullptr) {
        return nullptr;
    }
    keys->dk_usable = from->dk_usable;
    keys->dk_nentries = from->dk_nentries;
    const dict_indices table = indices_of(keys);
    const dict_indices before = indices_of(from);
    for (std::size_t slot = 0; slot < dict_slot_count(keys); ++slot) {
        table.set(slot, before[slot]);
    }
    if (is_general(keys)) {
        copy_entries<dict_entry>(keys, from);
    } else {
        copy_entries<dict_unicode_entry>(keys, from);
    }
    return keys;
}

/// The first slot on the way of a hash that holds no entry.
[[nodiscard]] constexpr std::size_t free_slot(const dict_keys* keys, hash_t hash) noexcept {
    const dict_indices indices = indices_of(keys);
    const std::size_t mask = dict_slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    std::size_t slot = perturb & mask;
    while (indices[slot] >= 0) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
}

constexpr void assign(dict_entry& to, hash_t hash, object* key, object* item) noexcept {
    to = {hash, key, item};
}
constexpr void assign(dict_unicode_entry& to, hash_t, object* key, object* item) noexcept {
    to = {key, item};
}

/// Adds an entry that isn't in the keys, which have room for it.
template <class Entry>
constexpr void append_entry(dict_keys* keys, hash_t hash, object* key, object* item) noexcept {
    indices_of(keys).set(free_slot(keys, hash), keys->dk_nentries);
    assign(entries_of<Entry>(keys)[keys->dk_nentries++], hash, key, item);
    --keys->dk_usable;
}

/// Moves what entries there are to keys that have none.
template <class To, class From>
constexpr void move_entries(dict_keys* to, const dict_keys* from) noexcept {
    const From* entries = entries_of<From>(from);
    for (ssize i = 0; i < from->dk_nentries; ++i) {
        const From& entry = entries[i];
        if (entry.me_value != nullptr) {
            append_entry<To>(to, hash_in(entry), entry.me_key, entry.me_value);
        }
    }
}

/// Gives a dict that isn't split new keys of that size, general ones if it says so or they were;
/// false: MemoryError is pending, and the dict is as it was.
[[nodiscard]] constexpr bool resize(thread_state& thread, dict_object* self, std::uint8_t log2_size,
                                    bool general) noexcept {
    dict_keys* before = self->ma_keys;
    dict_keys* keys = new_keys(thread, log2_size, general || is_general(before));
    if (keys == nullptr) {
        return false;
    }
    if (is_general(before)) {
        move_entries<dict_entry, dict_entry>(keys, before);
    } else if (is_general(keys)) {
        move_entries<dict_entry, dict_unicode_entry>(keys, before);
    } else {
        move_entries<dict_unicode_entry, dict_unicode_entry>(keys, before);
    }
    release_keys(before);
    self->ma_keys = keys;
    return true;
}

/// resize() to make room for one more entry: GROWTH_RATE.
[[nodiscard]] constexpr bool grow(thread_state& thread, dict_object* self, bool general) noexcept {
    return resize(thread, self, log2_of_slots(self->ma_used * 3), general);
}

} // namespace stasis::state::detail
