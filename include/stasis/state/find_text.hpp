// SPDX-License-Identifier: BSL-1.0
// stasis/state/find_text.hpp: looking a text up in a dict without making a str of it.
// Promises: the hash and the comparison of ASCII and Latin-1 text are one piece of code with the
// loop, without a call, so that hashing a short text takes most of the time.
// CPython 3.11: PyDict_GetItemString (Objects/dictobject.c), which makes a str.
#pragma once

#include <stasis/state/dict_find.hpp>

namespace stasis::state {

namespace detail {

/// Looks for text of one byte a character among keys that are strs: its entry, or null. Run time
/// only.
[[nodiscard]] STASIS_ALWAYS_INLINE const dict_unicode_entry*
find_bytes(const dict_keys* keys, const unsigned char* data, std::size_t size) noexcept {
    const hash_t hash = support::hash_bytes(data, size);
    const auto is_key = [=](const dict_unicode_entry& entry) STASIS_INLINE_LAMBDA {
        const auto* stored = static_cast<const str_object*>(entry.me_key);
        return stored->hash == hash && has_bytes(stored, data, size);
    };
    return find_fast<dict_unicode_entry>(keys, hash, is_key);
}

/// Looks for any text among keys of any kind.
template <class Entry>
[[nodiscard]] constexpr ssize find_any_text_in(const dict_keys* keys, const text& key) noexcept {
    const hash_t hash = hash_of(key);
    const Entry* entries = entries_of<Entry>(keys);
    const std::size_t count = dict_slot_count(keys);
    return probe_slots(indices_of(keys), count, hash, [&](ssize index) noexcept {
        const bool same = hash_in(entries[index]) == hash &&
                          entries[index].me_key->ob_type == &str_type &&
                          text_of(entries[index].me_key) == key;
        return same ? index : entry_other;
    });
}

[[nodiscard]] STASIS_NEVER_INLINE constexpr object* find_any_text(const dict_object* self,
                                                                  const text& key) noexcept {
    const ssize index = is_general(self->ma_keys)
                            ? find_any_text_in<dict_entry>(self->ma_keys, key)
                            : find_any_text_in<dict_unicode_entry>(self->ma_keys, key);
    return index >= 0 ? value_in(self, index) : nullptr;
}

} // namespace detail

/// The object stored under the str of a text, borrowed, or null: there is none. The text must be in
/// the narrowest form that holds it. Never raises, and makes no str.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find_text(const dict_object* self,
                                                               const text& key) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (std::is_constant_evaluated() || keys->dk_kind != dict_keys_unicode ||
        (key.one == nullptr && key.ascii == nullptr)) {
        return detail::find_any_text(self, key);
    }
    const auto* data =
        key.one != nullptr ? key.one : reinterpret_cast<const unsigned char*>(key.ascii);
    const auto size = static_cast<std::size_t>(key.size);
    const auto* entry = detail::find_bytes(keys, data, size);
    return entry != nullptr ? entry->me_value : nullptr;
}

} // namespace stasis::state
