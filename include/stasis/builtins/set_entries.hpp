// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_entries.hpp: putting keys into sets and asking for them, their hashes known
// or not. Promises: keys go into a table in CPython 3.11's order, and tables grow when CPython's
// do, so a set iterates in CPython's order where the hashes are CPython's. CPython 3.11: set_merge,
// set_update_internal, set_swap_bodies (Objects/setobject.c).
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/state/set.hpp>

namespace stasis::builtins {

/// The set or frozenset that a value is, or null.
[[nodiscard]] constexpr set_object* as_set(value held) noexcept {
    auto* set = as<set_object>(held, set_type);
    return set != nullptr ? set : as<set_object>(held, frozenset_type);
}

namespace detail {

constexpr set_object* set_of(value self) noexcept {
    return static_cast<set_object*>(self.data.object);
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

/// Makes room for that many keys at once.
[[nodiscard]] constexpr bool reserve_set(thread_state& thread, set_object* self,
                                         ssize more) noexcept {
    return (self->fill + more) * 5 < self->mask * 3 ||
           state::detail::resize(thread, self, (self->used + more) * 2);
}

/// Whether a set has a key whose hash is known: 0, 1, or -1.
[[nodiscard]] constexpr int has_entry(thread_state& thread, const set_object* self,
                                      const set_entry& entry) noexcept {
    const bool found = state::find(thread, self, load(entry.key), entry.hash) != nullptr;
    return found ? 1 : pending(thread) ? -1 : 0;
}

/// Adds a key whose hash is known; false: an exception is pending.
[[nodiscard]] constexpr bool add_entry(thread_state& thread, set_object* self,
                                       const set_entry& entry) noexcept {
    const int found = has_entry(thread, self, entry);
    if (found != 0) {
        return found > 0;
    }
    increment(entry.key);
    return state::detail::enter(thread, self, entry.key, entry.hash);
}

/// Removes a key whose hash is known: 1, 0 if it isn't there, or -1.
[[nodiscard]] constexpr int discard_entry(thread_state& thread, set_object* self, value key,
                                          hash_t hash) noexcept {
    set_entry* found = state::find(thread, self, key, hash);
    if (found == nullptr) {
        return pending(thread) ? -1 : 0;
    }
    object* before = found->key;
    *found = {state::detail::removed_key(), -1};
    --self->used;
    decrement(before);
    return 1;
}

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
        while (const set_entry* entry = next_in_set(other, index)) {
            if (!add_entry(thread, self, *entry)) {
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
            state::detail::place(self, entry->key, entry->hash);
        }
    }
    self->fill = other->used;
    self->used = other->used;
    return true;
}

/// Calls `step` with each item of an iterable that is no set, and its hash, until it returns false;
/// false: it did, or an exception is pending.
template <class Step>
[[nodiscard]] constexpr bool for_each_key(thread_state& thread, value iterable,
                                          const Step& step) noexcept {
    const owned iterator = interpreter::get_iterator(thread, iterable);
    if (!iterator) {
        return false;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const hash_t hash = hash_of(thread, item.get());
        if (hash == -1 || !step(item.get(), hash)) {
            return false;
        }
    }
    return !pending(thread);
}

} // namespace detail

/// Adds the items of an iterable; false: an exception is pending.
[[nodiscard]] constexpr bool set_update(thread_state& thread, set_object* self,
                                        value other) noexcept {
    if (const set_object* set = as_set(other)) {
        return detail::merge_set(thread, self, set);
    }
    if (const auto* dict = as<dict_object>(other, dict_type)) {
        if (!detail::reserve_set(thread, self, dict->ma_used)) {
            return false;
        }
        ssize index = 0;
        while (const dict_entry* entry = next_entry(dict, index)) {
            if (!detail::add_entry(thread, self, {entry->me_key, entry->me_hash})) {
                return false;
            }
        }
        return true;
    }
    if (is_sequence(other)) {
        for (ssize i = 0; i < view_items(other.data.object).size; ++i) {
            object* item = view_items(other.data.object).data[i];
            const hash_t hash = hash_of(thread, load(item));
            if (hash == -1 || !detail::add_entry(thread, self, {item, hash})) {
                return false;
            }
        }
        return true;
    }
    const owned iterator = interpreter::get_iterator(thread, other);
    if (!iterator) {
        return false;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        if (add(thread, self, item.get()) < 0) {
            return false;
        }
    }
    return !pending(thread);
}

/// A set of that type of the items of an iterable, none if it is empty; empty: it raised.
[[nodiscard]] constexpr owned make_set(thread_state& thread, const type_object& type,
                                       value iterable) noexcept {
    set_object* result = new_set(thread, type);
    owned kept = owned::take(result);
    if (result == nullptr || (iterable && !set_update(thread, result, iterable))) {
        return {};
    }
    return kept;
}

/// Puts the items of another set in the place of a set's own.
constexpr void set_swap(set_object* self, set_object* other) noexcept {
    const bool self_small = !state::detail::has_own_table(self);
    const bool other_small = !state::detail::has_own_table(other);
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
    while (const set_entry* entry = detail::next_in_set(self, index)) {
        const int found = detail::has_entry(thread, of, *entry);
        if (found != 1) {
            return found;
        }
    }
    return 1;
}

} // namespace stasis::builtins
