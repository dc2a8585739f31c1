// SPDX-License-Identifier: BSL-1.0
// stasis/graph/dict.hpp: a constant dict with its index table and entries inside.
// Promises: laid out and probed as a dict made at run time (state/dict.hpp), so one function looks
// both up; it is immortal and never written.
// CPython 3.11: PyDictKeysObject (Include/internal/pycore_dict.h).
// Refuses: a key twice: a compile error that shows the number of the entry.
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/support/require.hpp>

namespace stasis::graph {

/// A key, which is a static str, and its value.
struct dict_item {
    const str_object* key;
    object* item;
};

namespace detail {

consteval std::uint8_t log2_slots(std::size_t count) {
    std::uint8_t log2 = 3;
    while ((std::size_t{2} << log2) / 3 < count) {
        ++log2;
    }
    return log2;
}

} // namespace detail

/// The index table and the entries of a constant dict of N items. The dict itself points into it,
/// so it is a variable of its own: make_dict() below. An aggregate: g++ puts a constant whose class
/// has a constructor into writable memory.
template <std::size_t N>
struct dict_storage {
    static constexpr std::uint8_t log2_size = detail::log2_slots(N);
    static constexpr std::size_t slots = std::size_t{1} << log2_size;

    std::int32_t dk_indices[slots];
    dict_entry dk_entries[N];
};

/// The storage of a constant dict of those items.
template <std::size_t N>
[[nodiscard]] consteval dict_storage<N> make_storage(const dict_item (&from)[N]) {
    dict_storage<N> result{};
    constexpr std::size_t slots = dict_storage<N>::slots;
    for (std::int32_t& index : result.dk_indices) {
        index = dict_slot_empty;
    }
    for (std::size_t i = 0; i < N; ++i) {
        const hash_t hash = from[i].key->hash;
        auto perturb = static_cast<std::size_t>(hash);
        std::size_t slot = perturb & (slots - 1);
        while (result.dk_indices[slot] != dict_slot_empty) {
            const dict_entry& other = result.dk_entries[result.dk_indices[slot]];
            support::require(other.me_hash != hash ||
                                 !(text_of(other.me_key) == text_of(from[i].key)),
                             "a constant dict has a key twice", i);
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & (slots - 1);
        }
        result.dk_indices[slot] = static_cast<std::int32_t>(i);
        result.dk_entries[i] = {hash, pointer_to(*from[i].key), from[i].item};
    }
    return result;
}

/// The keys object of a constant dict over its storage.
template <std::size_t N>
[[nodiscard]] consteval dict_keys make_keys(const dict_storage<N>& storage) {
    return {dict_storage<N>::log2_size, 0, static_cast<ssize>(N),
            const_cast<std::int32_t*>(storage.dk_indices),
            const_cast<dict_entry*>(storage.dk_entries)};
}

/// The constant dict of those keys.
[[nodiscard]] consteval dict_object make_dict(const dict_keys& keys) {
    return {immortal_head(dict_type), keys.dk_nentries, 0, const_cast<dict_keys*>(&keys), nullptr};
}

} // namespace stasis::graph
