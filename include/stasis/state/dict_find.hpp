// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict_find.hpp: finding in dicts.
// Promises: CPython 3.11's probing. A comparison may run code that changes the dict: then it is
// looked through again. CPython 3.11: Objects/dictobject.c (_Py_dict_lookup).
#pragma once

#include <stasis/state/compare.hpp>
#include <stasis/state/dict_keys.hpp>

namespace stasis::state {

/// What find_entry() answers when there is no such key, and when looking for it raised.
inline constexpr ssize entry_missing = -1;
inline constexpr ssize entry_raised = -2;

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

/// What a test answers of an entry of another key.
inline constexpr ssize entry_other = -4;

/// Asks a test about the entries that a key of that hash may be in, by their numbers, until it
/// answers other than entry_other, and answers that; entry_missing: it is in none. `slots` is the
/// index table, or a pointer to its slots.
template <class Slots, class Test>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr ssize
probe_slots(const Slots& slots, std::size_t count, hash_t hash, const Test& test) noexcept {
    for (support::dict_probe slot(hash, count - 1);; ++slot) {
        const ssize index = slots[*slot];
        if (index >= 0) {
            const ssize answer = test(index);
            if (answer != entry_other) {
                return answer;
            }
        } else if (index == dict_slot_empty) {
            return entry_missing;
        }
    }
}

/// The entry among those that a key of that hash may be in of which `is_wanted` says so, or null.
/// `entries` are the entries of the keys whose index table is `slots`.
template <class Slots, class Entry, class Test>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr const Entry*
probe_entries(const Slots& slots, std::size_t count, const Entry* entries, hash_t hash,
              const Test& is_wanted) noexcept {
    const ssize found = probe_slots(slots, count, hash, [&](ssize index) STASIS_INLINE_LAMBDA {
        return is_wanted(entries[index]) ? index : entry_other;
    });
    return found >= 0 ? entries + found : nullptr;
}

/// The same in whatever keys, by a loop for each width of a slot: faster, and three times the code.
template <class Entry, class Test>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr const Entry*
find_fast(const dict_keys* keys, hash_t hash, const Test& is_wanted) noexcept {
    const std::size_t count = dict_slot_count(keys);
    const dict_indices indices = indices_of(keys);
    if (std::is_constant_evaluated()) {
        return probe_entries(indices, count, entries_of<Entry>(keys), hash, is_wanted);
    }
    const auto in = [=](const auto* slots) STASIS_INLINE_LAMBDA {
        // Where entries_of() finds them, too, by a shift that takes a tenth of the time.
        const auto* entries = reinterpret_cast<const Entry*>(slots + count);
        return probe_entries(slots, count, entries, hash, is_wanted);
    };
    return indices.one != nullptr   ? in(indices.one)
           : indices.two != nullptr ? in(indices.two)
                                    : in(indices.four);
}

/// The number of the entry with a key, or entry_missing, entry_raised, or entry_moved.
template <class Entry>
[[nodiscard]] constexpr ssize find_in(thread_state& thread, const dict_object* self, value key,
                                      hash_t hash) noexcept {
    const dict_keys* keys = self->ma_keys;
    const Entry* entries = entries_of<Entry>(keys);
    const std::size_t count = dict_slot_count(keys);
    return probe_slots(indices_of(keys), count, hash, [&](ssize index) noexcept -> ssize {
        object* stored = entries[index].me_key;
        if (hash_in(entries[index]) != hash) {
            return entry_other;
        }
        const int same = same_key(thread, stored, key);
        if (same < 0) {
            return entry_raised;
        }
        if (keys != self->ma_keys || entries[index].me_key != stored) {
            return entry_moved;
        }
        return same != 0 ? index : entry_other;
    });
}

/// Apart from the loops that seldom need it.
[[nodiscard]] STASIS_NEVER_INLINE constexpr bool same_text(const str_object* left,
                                                           const str_object* right) noexcept {
    return text_of(left) == text_of(right);
}

/// The entry of a str, in keys of strs, or null.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr const dict_unicode_entry*
find_str(const dict_keys* keys, const str_object* key, hash_t hash) noexcept {
    const auto is_key = [=](const dict_unicode_entry& entry) STASIS_INLINE_LAMBDA {
        const auto* stored = static_cast<const str_object*>(entry.me_key);
        return stored == key || (stored->hash == hash && same_text(stored, key));
    };
    return find_fast<dict_unicode_entry>(keys, hash, is_key);
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

/// The object stored under a key, borrowed; null: there is none, or, if pending, it raised. A
/// hashed str is found without a call: that is a third of the time.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object*
find(thread_state& thread, const dict_object* self, value key) noexcept {
    if (detail::is_str(key) && self->ma_keys->dk_kind == dict_keys_unicode) [[likely]] {
        const auto* str = static_cast<const str_object*>(key.data.object);
        if (str->hash != -1) [[likely]] {
            const auto* entry = detail::find_str(self->ma_keys, str, str->hash);
            return entry != nullptr ? entry->me_value : nullptr;
        }
    }
    return detail::find_any(thread, self, key);
}

/// The entry of a str whose hash is known, or entry_missing: there is none, or the key that is like
/// it has to be compared, or other keys are no strs. Never raises; find() gives the full answer.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr ssize identical_entry(const dict_object* self,
                                                                   const str_object* key) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys->dk_kind != dict_keys_unicode) [[unlikely]] {
        return entry_missing;
    }
    const auto* entries = entries_of<dict_unicode_entry>(keys);
    const std::size_t count = dict_slot_count(keys);
    return detail::probe_slots(indices_of(keys), count, key->hash, [=](ssize index) noexcept {
        return entries[index].me_key == key ? index : detail::entry_other;
    });
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

} // namespace stasis::state
