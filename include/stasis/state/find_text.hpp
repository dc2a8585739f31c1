// SPDX-License-Identifier: BSL-1.0
// stasis/state/find_text.hpp: looking a text up in a dict without making a str of it.
// Promises: the hash and the comparison of ASCII and Latin-1 text are one piece of code with the
// loop, without a call, so that hashing a short text takes most of the time.
// CPython 3.11: PyDict_GetItemString (Objects/dictobject.c), which makes a str.
#pragma once

#include <stasis/state/dict.hpp>

namespace stasis::state {

namespace detail {

/// Whether a str has that text, one byte a character. Run time only.
[[nodiscard]] STASIS_ALWAYS_INLINE bool
has_bytes(const str_object* self, const unsigned char* data, std::size_t size) noexcept {
    if (static_cast<std::size_t>(self->length) != size || self->state.kind != 1) {
        return false;
    }
    const auto* wide = static_cast<const wide_str_object*>(self);
    const unsigned char* own = self->state.ascii != 0 ? trailing<unsigned char>(self, size + 1)
                                                      : trailing<unsigned char>(wide, size + 1);
    if (size < sizeof(std::uint64_t)) {
        return __builtin_memcmp(own, data, size) == 0;
    }
    const auto same_word = [&](std::size_t at) noexcept {
        return __builtin_memcmp(own + at, data + at, sizeof(std::uint64_t)) == 0;
    };
    for (std::size_t at = 0; at + sizeof(std::uint64_t) < size; at += sizeof(std::uint64_t)) {
        if (!same_word(at)) {
            return false;
        }
    }
    return same_word(size - sizeof(std::uint64_t));
}

/// Looks for text of one byte a character among keys that are strs. Run time only.
struct bytes_search {
    const dict_unicode_entry* entries;
    std::size_t mask;
    hash_t hash;
    const unsigned char* data;
    std::size_t size;

    /// In an index table: the number of the entry, or entry_missing.
    template <class Slot>
    STASIS_ALWAYS_INLINE ssize operator()(const Slot* slots) const noexcept {
        auto perturb = static_cast<std::size_t>(hash);
        for (std::size_t slot = perturb & mask;;) {
            const ssize index = slots[slot];
            if (index >= 0) {
                const auto* stored = static_cast<const str_object*>(entries[index].me_key);
                if (stored->hash == hash && has_bytes(stored, data, size)) {
                    return index;
                }
            } else if (index == dict_slot_empty) {
                return entry_missing;
            }
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & mask;
        }
    }
};

/// Looks for any text among keys of any kind.
template <class Entry>
[[nodiscard]] constexpr ssize find_any_text_in(const dict_keys* keys, const text& key) noexcept {
    const hash_t hash = hash_of(key);
    const dict_indices indices = indices_of(keys);
    const Entry* entries = entries_of<Entry>(keys);
    const std::size_t mask = dict_slot_count(keys) - 1;
    auto perturb = static_cast<std::size_t>(hash);
    for (std::size_t slot = perturb & mask;;) {
        const ssize index = indices[slot];
        if (index >= 0 && hash_in(entries[index]) == hash &&
            entries[index].me_key->ob_type == &str_type && text_of(entries[index].me_key) == key) {
            return index;
        }
        if (index == dict_slot_empty) {
            return entry_missing;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
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
    const auto* entries = entries_of<dict_unicode_entry>(keys);
    const ssize index = indices_of(keys).visit(detail::bytes_search{
        entries, dict_slot_count(keys) - 1, support::hash_bytes(data, size), data, size});
    return index >= 0 ? entries[index].me_value : nullptr;
}

} // namespace stasis::state
