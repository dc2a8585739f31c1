// SPDX-License-Identifier: BSL-1.0
// stasis/graph/find.hpp: looking up in a constant dict that C++ knows by name: find<prices>(key).
// Promises: no loop. A perfect index, which the compiler makes where it is asked for, leads to the
// only key that it can be, so no branch depends on which key is looked up, but for whether it is
// there. Needs no thread, allocates nothing, never raises, and finds what state::find() finds, also
// in constant evaluation. The dict itself is as CPython lays it out.
// CPython 3.11: has none.
// Refuses: keys that aren't strs, keys with equal hashes, more than 16,384 keys, mutable dicts.
// Costs: 6 to 12 bytes a key and, once a dict, some 0.05 ms a key of a compiler's time.
#pragma once

#include <stasis/graph/perfect_index.hpp>
#include <stasis/object/dict_keys.hpp>
#include <stasis/object/text_key.hpp>

namespace stasis::graph {

namespace detail {

template <const dict_object& Dict>
inline constexpr bool is_general = Dict.ma_keys->dk_kind == dict_keys_general;

/// The entries of a constant dict's keys.
template <const dict_object& Dict>
inline constexpr const auto* entries_in = [] {
    if constexpr (is_general<Dict>) {
        return static_cast<const dict_entry*>(entries_of<dict_entry>(Dict.ma_keys));
    } else {
        return static_cast<const dict_unicode_entry*>(entries_of<dict_unicode_entry>(Dict.ma_keys));
    }
}();

template <std::size_t Count>
struct hash_row {
    bool are_strs;
    hash_t of[Count];
};

template <std::size_t Count, class Entry>
consteval hash_row<Count> key_hashes(const Entry* entries) {
    hash_row<Count> result{true, {}};
    for (std::size_t i = 0; i < Count; ++i) {
        const object* key = entries[i].me_key;
        if (key->ob_type != &str_type) {
            return {};
        }
        result.of[i] = static_cast<const str_object*>(key)->hash;
        support::require(result.of[i] != -1, "graph::find() takes keys that are hashed", i);
    }
    return result;
}

/// The hashes of a constant dict's keys.
template <const dict_object& Dict>
inline constexpr auto hashes_in =
    key_hashes<static_cast<std::size_t>(Dict.ma_keys->dk_nentries)>(entries_in<Dict>);

constexpr bool is_dict(const dict_object&) { return true; }
constexpr bool is_dict(const auto&) { return false; }

/// Whether there is anything to be found. What can't be looked up in is a compile error.
template <const auto& Dict>
consteval bool can_find() {
    constexpr bool is_constant = is_dict(Dict);
    static_assert(is_constant, "graph::find() takes a constant dict: dict_<...>, dict_of<...> or "
                               "split_dict_of<...>; in others state::find() finds");
    if constexpr (is_constant) {
        constexpr ssize count = Dict.ma_keys->dk_nentries;
        constexpr bool is_small = count <= ssize{perfect_index_most};
        static_assert(is_small, "graph::find() takes a constant dict of 16384 keys at most; in "
                                "larger ones state::find() finds");
        if constexpr (is_small && count != 0) {
            constexpr bool are_strs = hashes_in<Dict>.are_strs;
            static_assert(are_strs, "graph::find() takes a constant dict whose keys are all strs; "
                                    "in others state::find() finds");
            if constexpr (are_strs) {
                constexpr bool found = perfect_index_of<hashes_in<Dict>.of>.found;
                static_assert(found, "graph::find() tells keys apart by their hashes, and two keys "
                                     "of this dict have the same: state::find() finds them");
                return found;
            }
        }
    }
    return false;
}

/// The value of the only entry whose key can have a hash, if `is_wanted` says so of the key.
template <const dict_object& Dict, class Test>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object*
find_candidate(hash_t hash, const Test& is_wanted) noexcept {
    const ssize number = index_candidate<hashes_in<Dict>.of>(hash);
    if (number < 0) {
        return nullptr;
    }
    const auto& entry = entries_in<Dict>[number];
    if (!is_wanted(static_cast<const str_object*>(entry.me_key))) {
        return nullptr;
    }
    if constexpr (Dict.ma_values != nullptr) {
        return split_value(Dict.ma_values, number);
    } else {
        return entry.me_value;
    }
}

/// Apart from the code that seldom needs it.
template <class One = unsigned char>
[[nodiscard]] STASIS_NEVER_INLINE constexpr bool same_text(const str_object* left,
                                                           const str_object* right) noexcept {
    return text_of<One>(left) == text_of<One>(right);
}
template <class One = unsigned char>
[[nodiscard]] STASIS_NEVER_INLINE constexpr hash_t compute_hash(const str_object* self) noexcept {
    return hash_of(text_of<One>(self));
}

template <const dict_object& Dict>
[[nodiscard]] STASIS_NEVER_INLINE constexpr object* find_any_text(const text& key) noexcept {
    if (__builtin_is_constant_evaluated() && key.ascii != nullptr) {
        for (ssize i = 0; i < key.size; ++i) {
            support::require(
                key[i] < 0x80,
                "graph::find_text() takes texts of char in ASCII: find<dict>(&str_<...>) "
                "finds any other",
                static_cast<std::size_t>(i));
        }
    }
    return find_candidate<Dict>(hash_of(key), [&](const auto* stored) STASIS_INLINE_LAMBDA {
        return text_of(stored) == key;
    });
}

} // namespace detail

/// The object stored under a str in a constant dict, borrowed, or null: there is none. The key may
/// be any str, interned or not, hashed or not; one of a subclass counts as the str that it is.
template <const auto& Dict>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find(const str_object* key) noexcept {
    if constexpr (!detail::can_find<Dict>()) {
        return nullptr;
    } else {
        // No types here and below: whoever includes this would pay for reading strs.
        const auto hash_in = [](const auto* of) STASIS_INLINE_LAMBDA {
            return of->hash != -1 ? of->hash : detail::compute_hash(of);
        };
        const hash_t hash = hash_in(key);
        const auto is_key = [=](const auto* stored) STASIS_INLINE_LAMBDA {
            return stored == key || (stored->hash == hash && detail::same_text(stored, key));
        };
        return detail::find_candidate<Dict>(hash, is_key);
    }
}

/// The object stored under the str of a text in a constant dict, borrowed, or null: there is none.
/// The text must be in the narrowest form that holds it; one of char that isn't ASCII finds
/// nothing, and is a compile error in constant evaluation.
template <const auto& Dict>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object* find_text(const text& key) noexcept {
    if constexpr (!detail::can_find<Dict>()) {
        return nullptr;
    } else {
        if (__builtin_is_constant_evaluated() || (key.one == nullptr && key.ascii == nullptr)) {
            return detail::find_any_text<Dict>(key);
        }
        const auto* data =
            key.one != nullptr ? key.one : reinterpret_cast<const unsigned char*>(key.ascii);
        const auto size = static_cast<std::size_t>(key.size);
        const auto is_key = [=](const auto* stored)
                                STASIS_INLINE_LAMBDA { return has_bytes(stored, data, size); };
        return detail::find_candidate<Dict>(support::hash_bytes(data, size), is_key);
    }
}

} // namespace stasis::graph
