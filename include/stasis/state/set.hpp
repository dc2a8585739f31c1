// SPDX-License-Identifier: BSL-1.0
// stasis/state/set.hpp: adding to and finding in sets.
// Promises: CPython 3.11's table sizes, probing and growth, so the iteration order is CPython's
// where the hashes are.
// CPython 3.11: Objects/setobject.c (set_add_entry, set_table_resize).
#pragma once

#include <stasis/object/static_container.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/support/probe.hpp>

namespace stasis::state {

namespace detail {

/// Whether the table of a set is a block of the heap.
[[nodiscard]] constexpr bool has_own_table(const set_object* self) noexcept {
    return self->table != self->smalltable && !has_first_table(self);
}

/// The slots of a set that a key of that hash may lie in.
[[nodiscard]] constexpr support::set_probe probe(const set_object* self, hash_t hash) noexcept {
    return {hash, static_cast<std::size_t>(self->mask)};
}

constexpr void place(set_object* self, object* key, hash_t hash) noexcept {
    auto slot = probe(self, hash);
    while (self->table[*slot].key != nullptr) {
        ++slot;
    }
    self->table[*slot] = {key, hash};
}

[[nodiscard]] constexpr bool resize(thread_state& thread, set_object* self,
                                    ssize minimum) noexcept {
    std::size_t size = set_small_size;
    while (size <= static_cast<std::size_t>(minimum)) {
        size <<= 1;
    }
    set_entry* before = self->table;
    const auto before_size = static_cast<std::size_t>(self->mask) + 1;
    const bool before_own = has_own_table(self);
    set_entry saved[set_small_size] = {};
    if (before == self->smalltable) {
        for (ssize i = 0; i < set_small_size; ++i) {
            saved[i] = self->smalltable[i];
        }
        before = saved;
    }
    set_entry* table = self->smalltable;
    if (size > set_small_size) {
        table = allocate_array<set_entry>(thread.interp->memory, size);
        if (table == nullptr) {
            raise_no_memory(thread);
            return false;
        }
    }
    for (std::size_t i = 0; i < size; ++i) {
        table[i] = {nullptr, 0};
    }
    self->table = table;
    self->mask = static_cast<ssize>(size) - 1;
    self->fill = self->used;
    for (std::size_t i = 0; i < before_size; ++i) {
        if (before[i].key != nullptr && before[i].hash != -1) {
            place(self, before[i].key, before[i].hash);
        }
    }
    if (before_own) {
        release_array(before, before_size);
    }
    return true;
}

/// What stands in the slot of a key that was removed; its hash is -1.
[[nodiscard]] constexpr object* removed_key() noexcept { return pointer_to(graph::ellipsis); }

/// Enters a key that isn't in the table, in the last slot of a removed key on the way to the first
/// empty one, and else in that; takes over its reference. False: MemoryError is pending, since the
/// table can't grow, and the set is as it was.
[[nodiscard]] constexpr bool enter(thread_state& thread, set_object* self, object* key,
                                   hash_t hash) noexcept {
    set_entry* removed = nullptr;
    auto slot = probe(self, hash);
    for (; self->table[*slot].key != nullptr; ++slot) {
        if (self->table[*slot].hash == -1) {
            removed = &self->table[*slot];
        }
    }
    ++self->used;
    if (removed != nullptr) {
        *removed = {key, hash};
        return true;
    }
    self->table[*slot] = {key, hash};
    ++self->fill;
    if (self->fill * 5 < self->mask * 3 ||
        resize(thread, self, self->used > 50000 ? self->used * 2 : self->used * 4)) {
        return true;
    }
    self->table[*slot] = {nullptr, 0};
    --self->fill;
    --self->used;
    decrement(key);
    return false;
}

} // namespace detail

/// An empty set or frozenset, or null.
[[nodiscard]] constexpr set_object* new_set(thread_state& thread,
                                            const type_object& type) noexcept {
    auto* result = allocate<set_object>(thread, type);
    if (result != nullptr) {
        result->table = result->smalltable;
        result->mask = set_small_size - 1;
    }
    return result;
}

/// The slot of a key, or null: it isn't there, or, if pending, looking for it raised.
[[nodiscard]] constexpr set_entry* find(thread_state& thread, const set_object* self, value key,
                                        hash_t hash) noexcept {
    auto slot = detail::probe(self, hash);
    while (self->table[*slot].key != nullptr) {
        const set_entry* table = self->table;
        set_entry& entry = self->table[*slot];
        if (entry.hash == hash) {
            const object* stored = entry.key;
            const int same = detail::same_key(thread, entry.key, key);
            if (same < 0) {
                return nullptr;
            }
            if (table != self->table || entry.key != stored) {
                // The comparison has changed the set.
                slot = detail::probe(self, hash);
                continue;
            }
            if (same != 0) {
                return &entry;
            }
        }
        ++slot;
    }
    return nullptr;
}

/// Adds a key: 1, 0 if it was there, or -1 with an exception pending.
[[nodiscard]] constexpr int add(thread_state& thread, set_object* self, value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return -1;
    }
    if (find(thread, self, key, hash) != nullptr) {
        return 0;
    }
    if (thread.curexc_value != nullptr) {
        return -1;
    }
    object* boxed = box(thread, key);
    if (boxed == nullptr) {
        return -1;
    }
    return detail::enter(thread, self, boxed, hash) ? 1 : -1;
}

/// Removes a key: 1, 0 if it isn't there, or -1 with an exception pending.
[[nodiscard]] constexpr int erase(thread_state& thread, set_object* self, value key) noexcept {
    const hash_t hash = hash_of(thread, key);
    if (hash == -1) {
        return -1;
    }
    set_entry* entry = find(thread, self, key, hash);
    if (entry == nullptr) {
        return thread.curexc_value != nullptr ? -1 : 0;
    }
    object* key_object = entry->key;
    *entry = {detail::removed_key(), -1};
    --self->used;
    decrement(key_object);
    return 1;
}

/// The first key from slot `index` on, borrowed, or null: moves `index` behind it.
[[nodiscard]] constexpr object* next_key(const set_object* self, ssize& index) noexcept {
    while (index <= self->mask) {
        const set_entry& entry = self->table[index++];
        if (entry.key != nullptr && entry.hash != -1) {
            return entry.key;
        }
    }
    return nullptr;
}

/// Removes all keys.
constexpr void clear(set_object* self) noexcept {
    set_entry* table = self->table;
    const auto size = static_cast<std::size_t>(self->mask) + 1;
    const bool own = detail::has_own_table(self);
    set_entry saved[set_small_size] = {};
    if (table == self->smalltable) {
        for (ssize i = 0; i < set_small_size; ++i) {
            saved[i] = self->smalltable[i];
        }
        table = saved;
    }
    for (set_entry& entry : self->smalltable) {
        entry = {nullptr, 0};
    }
    self->table = self->smalltable;
    self->mask = set_small_size - 1;
    self->fill = 0;
    self->used = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (table[i].key != nullptr && table[i].hash != -1) {
            decrement(table[i].key);
        }
    }
    if (own) {
        release_array(table, size);
    }
}

} // namespace stasis::state
