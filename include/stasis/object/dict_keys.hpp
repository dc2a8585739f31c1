// SPDX-License-Identifier: BSL-1.0
// stasis/object/dict_keys.hpp: the index table and the entries behind the head of a dict's keys,
// and the values of a split dict.
// Promises: at run time one block, as CPython 3.11 lays it out: the head, an index table of 1, 2 or
// 4 bytes a slot, the entries. As in object/trailing.hpp, no other code knows that constant
// evaluation, which can't look behind a head, has two more cases: static keys, which are immortal,
// are cast to the layout that their size and kind name, and keys made there hold pointers.
// Costs: some 3 ms of a compiler's time where they are read, so what reads them is a template.
// CPython 3.11: Include/internal/pycore_dict.h (DK_ENTRIES), Objects/dictobject.c
// (dictkeys_get_index, USABLE_FRACTION, get_index_from_order).
// Refuses: static keys of more than 1,048,576 slots in a constant expression.
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/object/str.hpp>
#include <stasis/support/require.hpp>

namespace stasis {

/// The log2 of the number of slots of the smallest keys that hold anything: PyDict_LOG_MINSIZE.
inline constexpr std::uint8_t dict_log2_smallest = 3;

/// The number of slots of keys.
[[nodiscard]] constexpr std::size_t dict_slot_count(const dict_keys* keys) noexcept {
    return std::size_t{1} << keys->dk_log2_size;
}

/// How many entries keys of that many slots have room for: USABLE_FRACTION.
[[nodiscard]] constexpr std::size_t dict_usable(std::size_t slots) noexcept {
    return (slots << 1) / 3;
}

/// dk_log2_index_bytes of keys of that size: a slot takes 1 byte up to 128 slots, 2 up to 32,768.
[[nodiscard]] constexpr std::uint8_t dict_log2_index_bytes(unsigned log2_size) noexcept {
    const unsigned log2_width = log2_size < 8 ? 0 : log2_size < 16 ? 1 : log2_size < 32 ? 2 : 3;
    return static_cast<std::uint8_t>(log2_size + log2_width);
}

namespace detail {

template <unsigned Log2Size>
constexpr auto make_index() noexcept {
    if constexpr (Log2Size < 8) {
        return std::int8_t{};
    } else if constexpr (Log2Size < 16) {
        return std::int16_t{};
    } else {
        return std::int32_t{};
    }
}

} // namespace detail

/// The type of the slots of an index table.
template <unsigned Log2Size>
using dict_index = decltype(detail::make_index<Log2Size>());

/// Static keys, without entries: what the index table is found by. CPython's empty keys, which have
/// one slot, have room for eight.
template <unsigned Log2Size>
struct dict_keys_indices : dict_keys {
    dict_index<Log2Size> dk_indices[Log2Size == 0 ? 8 : 1ul << Log2Size];
};

/// Static keys of 1 << Log2Size slots, whose entries are of the type that their kind names.
template <unsigned Log2Size, class Entry>
struct dict_keys_layout : dict_keys_indices<Log2Size> {
    Entry dk_entries[dict_usable(std::size_t{1} << Log2Size)];
};

/// Keys made in constant evaluation. They never exist at run time.
struct loose_dict_keys : dict_keys {
    std::int32_t* indices_ = nullptr;
    dict_entry* general_ = nullptr;
    dict_unicode_entry* unicode_ = nullptr;
};

/// The keys of every empty dict: empty_keys_struct. Never written, so immortal here.
inline constexpr dict_keys_indices<0> empty_dict_keys{
    {immortal_refcount, 0, 0, dict_keys_unicode, 1, 0, 0}, {-1, -1, -1, -1, -1, -1, -1, -1}};

/// The index table of keys.
struct dict_indices {
    // One of them is set; the keys are written through it only if they aren't constant.
    std::int8_t* one = nullptr;
    std::int16_t* two = nullptr;
    std::int32_t* four = nullptr;

    constexpr dict_indices(const std::int8_t* data) noexcept
        : one(const_cast<std::int8_t*>(data)) {}
    constexpr dict_indices(const std::int16_t* data) noexcept
        : two(const_cast<std::int16_t*>(data)) {}
    constexpr dict_indices(const std::int32_t* data) noexcept
        : four(const_cast<std::int32_t*>(data)) {}

    /// The number of an entry, or dict_slot_empty, or dict_slot_dummy.
    STASIS_ALWAYS_INLINE constexpr ssize operator[](std::size_t slot) const noexcept {
        return one != nullptr ? one[slot] : two != nullptr ? two[slot] : four[slot];
    }

    /// What `loop` makes of a pointer to the slots: a loop over them looks at their width once.
    template <class Loop>
    STASIS_ALWAYS_INLINE constexpr auto visit(const Loop& loop) const noexcept {
        return one != nullptr ? loop(one) : two != nullptr ? loop(two) : loop(four);
    }

    constexpr void set(std::size_t slot, ssize index) const noexcept {
        if (one != nullptr) {
            one[slot] = static_cast<std::int8_t>(index);
        } else if (two != nullptr) {
            two[slot] = static_cast<std::int16_t>(index);
        } else {
            four[slot] = static_cast<std::int32_t>(index);
        }
    }
};

namespace detail {

/// The index table of static keys, in constant evaluation.
template <class Keys>
constexpr dict_indices static_indices(const Keys* keys) noexcept {
    switch (keys->dk_log2_size) {
    case 0: return static_cast<const dict_keys_indices<0>*>(keys)->dk_indices;
    case 3: return static_cast<const dict_keys_indices<3>*>(keys)->dk_indices;
    case 4: return static_cast<const dict_keys_indices<4>*>(keys)->dk_indices;
    case 5: return static_cast<const dict_keys_indices<5>*>(keys)->dk_indices;
    case 6: return static_cast<const dict_keys_indices<6>*>(keys)->dk_indices;
    case 7: return static_cast<const dict_keys_indices<7>*>(keys)->dk_indices;
    case 8: return static_cast<const dict_keys_indices<8>*>(keys)->dk_indices;
    case 9: return static_cast<const dict_keys_indices<9>*>(keys)->dk_indices;
    case 10: return static_cast<const dict_keys_indices<10>*>(keys)->dk_indices;
    case 11: return static_cast<const dict_keys_indices<11>*>(keys)->dk_indices;
    case 12: return static_cast<const dict_keys_indices<12>*>(keys)->dk_indices;
    case 13: return static_cast<const dict_keys_indices<13>*>(keys)->dk_indices;
    case 14: return static_cast<const dict_keys_indices<14>*>(keys)->dk_indices;
    case 15: return static_cast<const dict_keys_indices<15>*>(keys)->dk_indices;
    case 16: return static_cast<const dict_keys_indices<16>*>(keys)->dk_indices;
    case 17: return static_cast<const dict_keys_indices<17>*>(keys)->dk_indices;
    case 18: return static_cast<const dict_keys_indices<18>*>(keys)->dk_indices;
    case 19: return static_cast<const dict_keys_indices<19>*>(keys)->dk_indices;
    case 20: return static_cast<const dict_keys_indices<20>*>(keys)->dk_indices;
    }
    support::require(false, "a static dict of over 1048576 slots in a constant expression",
                     keys->dk_log2_size);
    return static_cast<const std::int8_t*>(nullptr);
}

/// The entries of static keys, in constant evaluation; of empty keys there are none.
template <class Entry>
constexpr const Entry* static_entries(const dict_keys* keys) noexcept {
    switch (keys->dk_log2_size) {
    case 3: return static_cast<const dict_keys_layout<3, Entry>*>(keys)->dk_entries;
    case 4: return static_cast<const dict_keys_layout<4, Entry>*>(keys)->dk_entries;
    case 5: return static_cast<const dict_keys_layout<5, Entry>*>(keys)->dk_entries;
    case 6: return static_cast<const dict_keys_layout<6, Entry>*>(keys)->dk_entries;
    case 7: return static_cast<const dict_keys_layout<7, Entry>*>(keys)->dk_entries;
    case 8: return static_cast<const dict_keys_layout<8, Entry>*>(keys)->dk_entries;
    case 9: return static_cast<const dict_keys_layout<9, Entry>*>(keys)->dk_entries;
    case 10: return static_cast<const dict_keys_layout<10, Entry>*>(keys)->dk_entries;
    case 11: return static_cast<const dict_keys_layout<11, Entry>*>(keys)->dk_entries;
    case 12: return static_cast<const dict_keys_layout<12, Entry>*>(keys)->dk_entries;
    case 13: return static_cast<const dict_keys_layout<13, Entry>*>(keys)->dk_entries;
    case 14: return static_cast<const dict_keys_layout<14, Entry>*>(keys)->dk_entries;
    case 15: return static_cast<const dict_keys_layout<15, Entry>*>(keys)->dk_entries;
    case 16: return static_cast<const dict_keys_layout<16, Entry>*>(keys)->dk_entries;
    case 17: return static_cast<const dict_keys_layout<17, Entry>*>(keys)->dk_entries;
    case 18: return static_cast<const dict_keys_layout<18, Entry>*>(keys)->dk_entries;
    case 19: return static_cast<const dict_keys_layout<19, Entry>*>(keys)->dk_entries;
    case 20: return static_cast<const dict_keys_layout<20, Entry>*>(keys)->dk_entries;
    }
    return nullptr;
}

constexpr dict_entry* loose_entries(const loose_dict_keys* keys, dict_entry*) noexcept {
    return keys->general_;
}
constexpr dict_unicode_entry* loose_entries(const loose_dict_keys* keys,
                                            dict_unicode_entry*) noexcept {
    return keys->unicode_;
}

} // namespace detail

/// The index table of keys.
template <class Keys>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr dict_indices indices_of(const Keys* keys) noexcept {
    if (__builtin_is_constant_evaluated()) {
        if (keys->dk_refcnt < immortal_refcount) {
            return static_cast<const std::int32_t*>(
                static_cast<const loose_dict_keys*>(keys)->indices_);
        }
        return detail::static_indices(keys);
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(keys) + sizeof(dict_keys);
    if (keys->dk_log2_size < 8) {
        return reinterpret_cast<const std::int8_t*>(bytes);
    }
    if (keys->dk_log2_size < 16) {
        return reinterpret_cast<const std::int16_t*>(bytes);
    }
    return reinterpret_cast<const std::int32_t*>(bytes);
}

/// The entries of keys whose kind has entries of this type. They are written only if the keys
/// aren't constant.
template <class Entry>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr Entry* entries_of(const dict_keys* keys) noexcept {
    if (__builtin_is_constant_evaluated()) {
        if (keys->dk_refcnt < immortal_refcount) {
            return detail::loose_entries(static_cast<const loose_dict_keys*>(keys),
                                         static_cast<Entry*>(nullptr));
        }
        return const_cast<Entry*>(detail::static_entries<Entry>(keys));
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(keys) + sizeof(dict_keys);
    return const_cast<Entry*>(
        reinterpret_cast<const Entry*>(bytes + (std::size_t{1} << keys->dk_log2_index_bytes)));
}

/// The hash of the key of an entry.
[[nodiscard]] constexpr hash_t hash_in(const dict_entry& entry) noexcept { return entry.me_hash; }
[[nodiscard]] constexpr hash_t hash_in(const dict_unicode_entry& entry) noexcept {
    return static_cast<const str_object*>(entry.me_key)->hash;
}

// ---- split dicts -------------------------------------------------------------------------------

/// How many keys dicts can share: SHARED_KEYS_MAX_SIZE.
inline constexpr ssize dict_shared_keys = 30;
/// How many values the first dict of shared keys has: CPython leaves one less to each new one.
inline constexpr ssize dict_split_values = dict_shared_keys - 1;

/// What stands in front of the values of a static split dict: see dict_values.
struct dict_values_prefix {
    std::uint8_t bytes[(dict_split_values + 2 + 7) / 8 * 8];
};

/// The values of a static split dict.
struct dict_values_layout : dict_values_prefix, dict_values {
    object* rest[dict_split_values - 1];
};

/// The value of the entry of a number in a split dict, or null.
template <class Values>
[[nodiscard]] constexpr object* split_value(const Values* values, ssize index) noexcept {
    if (__builtin_is_constant_evaluated()) {
        return index == 0 ? values->values[0]
                          : static_cast<const dict_values_layout*>(values)->rest[index - 1];
    }
    return reinterpret_cast<object* const*>(values)[index];
}

/// The number of the entry that was set as the `order`-th one in a split dict.
template <class Values>
[[nodiscard]] constexpr ssize split_index(const Values* values, ssize order) noexcept {
    if (__builtin_is_constant_evaluated()) {
        const auto& prefix = static_cast<const dict_values_layout*>(values)->bytes;
        return prefix[static_cast<ssize>(sizeof prefix) - 3 - order];
    }
    return reinterpret_cast<const std::uint8_t*>(values)[-3 - order];
}

// ---- dicts of any kind -------------------------------------------------------------------------

/// One more than the greatest index that dict_item_at() takes.
[[nodiscard]] constexpr ssize dict_item_count(const dict_object* self) noexcept {
    return self->ma_values != nullptr ? self->ma_used : self->ma_keys->dk_nentries;
}

/// The entry at an index from 0 to dict_item_count(): insertion order.
template <class Dict>
[[nodiscard]] constexpr dict_item_view dict_item_at(const Dict* self, ssize index) noexcept {
    const dict_keys* keys = self->ma_keys;
    if (keys->dk_kind == dict_keys_general) {
        return {entries_of<dict_entry>(keys)[index]};
    }
    if (self->ma_values != nullptr) {
        index = split_index(self->ma_values, index);
    }
    const dict_unicode_entry& entry = entries_of<dict_unicode_entry>(keys)[index];
    object* item =
        self->ma_values != nullptr ? split_value(self->ma_values, index) : entry.me_value;
    return {{item != nullptr ? hash_in(entry) : 0, entry.me_key, item}};
}

} // namespace stasis
