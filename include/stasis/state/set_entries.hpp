// SPDX-License-Identifier: BSL-1.0
// stasis/state/set_entries.hpp: putting keys whose hashes are known into sets, and asking for them.
// Promises: keys go into a table in CPython 3.11's order, and tables grow when CPython's do, so a
// set iterates in CPython's order where the hashes are CPython's.
// CPython 3.11: set_merge, set_update_internal, set_swap_bodies (Objects/setobject.c).
#pragma once

#include <stasis/state/set.hpp>

namespace stasis::state {

/// The set or frozenset that a value is, or null.
[[nodiscard]] constexpr set_object* as_set(value held) noexcept {
    auto* set = as<set_object>(held, set_type);
    return set != nullptr ? set : as<set_object>(held, frozenset_type);
}

/// The first entry in use from slot `index` on, or null: moves `index` behind it.
[[nodiscard]] constexpr const set_entry* next_in_set(const set_object* self,
                                                     ssize& index) noexcept {
    while (index <= self->mask) {
        const set_entry& entry = self->table[index++];
        if (entry.key != nullptr && entry.hash != -1) {
            return &entry;
        }
    }
    return nullptr;
}

/// An entry of a set whose key stays, whatever a comparison does to the set.
struct kept_entry : set_entry {
    constexpr explicit kept_entry(const set_entry& from) noexcept
        : set_entry(from), kept(owned::share(from.key)) {}

    owned kept;
};

/// Makes room for that many keys at once.
[[nodiscard]] constexpr bool reserve_set(thread_state& thread, set_object* self,
                                         ssize more) noexcept {
    return (self->fill + more) * 5 < self->mask * 3 ||
           detail::resize(thread, self, (self->used + more) * 2);
}

/// Whether a set has a key whose hash is known: 0, 1, or -1. The caller keeps the key.
[[nodiscard]] constexpr int has_entry(thread_state& thread, const set_object* self,
                                      const set_entry& entry) noexcept {
    const bool found = find(thread, self, load(entry.key), entry.hash) != nullptr;
    return found ? 1 : pending(thread) ? -1 : 0;
}

/// Adds a key whose hash is known; false: an exception is pending. The caller keeps the key.
[[nodiscard]] constexpr bool add_entry(thread_state& thread, set_object* self,
                                       const set_entry& entry) noexcept {
    const int found = has_entry(thread, self, entry);
    if (found != 0) {
        return found > 0;
    }
    increment(entry.key);
    return detail::enter(thread, self, entry.key, entry.hash);
}

/// Removes a key whose hash is known: 1, 0 if it isn't there, or -1.
[[nodiscard]] constexpr int discard_entry(thread_state& thread, set_object* self, value key,
                                          hash_t hash) noexcept {
    set_entry* found = find(thread, self, key, hash);
    if (found == nullptr) {
        return pending(thread) ? -1 : 0;
    }
    object* before = found->key;
    *found = {detail::removed_key(), -1};
    --self->used;
    decrement(before);
    return 1;
}

/// Adds the keys of another set; false: an exception is pending.
[[nodiscard]] constexpr bool merge_set(thread_state& thread, set_object* self,
                                       const set_object* other) noexcept {
    if (other == self || other->used == 0) {
        return true;
    }
    if (!reserve_set(thread, self, other->used)) {
        return false;
    }
    ssize index = 0;
    if (self->fill != 0) {
        while (const set_entry* next = next_in_set(other, index)) {
            if (!add_entry(thread, self, kept_entry(*next))) {
                return false;
            }
        }
        return true;
    }
    const bool same_table = self->mask == other->mask && other->fill == other->used;
    while (const set_entry* entry = next_in_set(other, index)) {
        increment(entry->key);
        if (same_table) {
            self->table[index - 1] = *entry;
        } else {
            detail::place(self, entry->key, entry->hash);
        }
    }
    self->fill = other->used;
    self->used = other->used;
    return true;
}

/// Puts the items of another set, which is no static one, in the place of a set's own.
constexpr void set_swap(set_object* self, set_object* other) noexcept {
    if (has_first_table(self)) {
        clear(self); // its table can't be another set's
    }
    const bool self_small = !detail::has_own_table(self);
    const bool other_small = !detail::has_own_table(other);
    for (ssize i = 0; i < set_small_size; ++i) {
        const set_entry entry = self->smalltable[i];
        self->smalltable[i] = other->smalltable[i];
        other->smalltable[i] = entry;
    }
    set_entry* table = self->table;
    self->table = other_small ? self->smalltable : other->table;
    other->table = self_small ? other->smalltable : table;
    const ssize fill = self->fill;
    const ssize used = self->used;
    const ssize mask = self->mask;
    self->fill = other->fill;
    self->used = other->used;
    self->mask = other->mask;
    other->fill = fill;
    other->used = used;
    other->mask = mask;
}

/// Whether every key of a set is in another: 0, 1, or -1.
[[nodiscard]] constexpr int is_subset(thread_state& thread, const set_object* self,
                                      const set_object* of) noexcept {
    if (self->used > of->used) {
        return 0;
    }
    ssize index = 0;
    while (const set_entry* next = next_in_set(self, index)) {
        const int found = has_entry(thread, of, kept_entry(*next));
        if (found != 1) {
            return found;
        }
    }
    return 1;
}

} // namespace stasis::state
