// SPDX-License-Identifier: BSL-1.0
// stasis/state/dict_merge.hpp: dicts made with room for what comes, copied and merged.
// Promises: the keys are sized as CPython 3.11 sizes them, which a copy shows for good.
// CPython 3.11: Objects/dictobject.c (dict_new_presized, dict_merge, PyDict_Copy).
#pragma once

#include <stasis/state/dict.hpp>

namespace stasis::state {

/// Gives a dict keys with room for so many entries in all; false: MemoryError is pending.
[[nodiscard]] constexpr bool reserve(thread_state& thread, dict_object* self, ssize count,
                                     bool general) noexcept {
    return detail::resize(thread, self, detail::log2_for_entries(count), general);
}

/// An empty dict that a display of that many keys is made in, or null. The keys are `general` if
/// one of them is no str. At most 131,072 slots are made in advance.
[[nodiscard]] constexpr dict_object* new_dict(thread_state& thread, ssize count,
                                              bool general) noexcept {
    constexpr std::size_t most = std::size_t{1} << 17;
    dict_object* result = new_dict(thread);
    if (result == nullptr || count <= static_cast<ssize>(dict_usable(8))) {
        return result;
    }
    const bool many = count > static_cast<ssize>(dict_usable(most));
    if (!(many ? detail::resize(thread, result, 17, general)
               : reserve(thread, result, count, general))) {
        decrement(result);
        return nullptr;
    }
    return result;
}

/// What start_merge() leaves to do.
enum class merge_start {
    failed, ///< nothing: MemoryError is pending
    done,   ///< nothing: all entries are there
    ready   ///< storing each entry: there is room for them
};

/// The first step of storing all entries of another dict.
[[nodiscard]] constexpr merge_start start_merge(thread_state& thread, dict_object* self,
                                                const dict_object* other) noexcept {
    if (self == other || other->ma_used == 0) {
        return merge_start::done;
    }
    const dict_keys* keys = other->ma_keys;
    const auto used = static_cast<std::size_t>(other->ma_used);
    if (self->ma_used == 0 && other->ma_values == nullptr && other->ma_used == keys->dk_nentries &&
        (keys->dk_log2_size == dict_log2_smallest ||
         dict_usable(dict_slot_count(keys) / 2) < used)) {
        dict_keys* cloned = detail::clone_keys(thread, keys);
        if (cloned == nullptr) {
            return merge_start::failed;
        }
        detail::release_keys(self->ma_keys);
        self->ma_keys = cloned;
        self->ma_used = other->ma_used;
        ++self->ma_version_tag;
        return merge_start::done;
    }
    if (detail::entry_room(self->ma_keys) < used &&
        !reserve(thread, self, self->ma_used + other->ma_used, detail::is_general(keys))) {
        return merge_start::failed;
    }
    return merge_start::ready;
}

/// Stores what is in another dict, in its order; false: an exception is pending.
[[nodiscard]] constexpr bool merge(thread_state& thread, dict_object* self,
                                   const dict_object* other) noexcept {
    const merge_start start = start_merge(thread, self, other);
    if (start != merge_start::ready) {
        return start == merge_start::done;
    }
    const ssize entries = other->ma_keys->dk_nentries;
    ssize index = 0;
    while (const dict_item_view entry = next_entry(other, index)) {
        if (!store_hashed(thread, self, load(entry.me_key), entry.me_hash, entry.me_value)) {
            return false;
        }
        if (other->ma_keys->dk_nentries != entries) {
            raise(thread, runtime_error_type, "dict mutated during update");
            return false;
        }
    }
    return true;
}

/// A new dict with the entries of another, or null.
[[nodiscard]] constexpr dict_object* copy(thread_state& thread, const dict_object* from) noexcept {
    dict_object* result = new_dict(thread);
    if (result == nullptr || from->ma_used == 0) {
        return result;
    }
    // Few deleted entries are copied with the rest; many are left out.
    if (from->ma_values == nullptr && from->ma_used >= from->ma_keys->dk_nentries * 2 / 3) {
        dict_keys* keys = detail::clone_keys(thread, from->ma_keys);
        if (keys == nullptr) {
            decrement(result);
            return nullptr;
        }
        result->ma_keys = keys;
        result->ma_used = from->ma_used;
        return result;
    }
    if (!merge(thread, result, from)) {
        decrement(result);
        return nullptr;
    }
    return result;
}

} // namespace stasis::state
