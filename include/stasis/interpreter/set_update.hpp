// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/set_update.hpp: adding the items of any iterable to a set.
// Promises: CPython 3.11's order of insertion and growth, which differ with what the iterable is.
// CPython 3.11: set_update_internal (Objects/setobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/state/set_entries.hpp>

namespace stasis::interpreter {

/// Adds the items of an iterable; false: an exception is pending.
[[nodiscard]] constexpr bool set_update(thread_state& thread, set_object* self,
                                        value other) noexcept {
    if (const set_object* set = as_set(other)) {
        return merge_set(thread, self, set);
    }
    if (const auto* dict = as<dict_object>(other, dict_type)) {
        if (!reserve_set(thread, self, dict->ma_used)) {
            return false;
        }
        ssize index = 0;
        while (const dict_item_view entry = next_entry(dict, index)) {
            if (!add_entry(thread, self, kept_entry({entry.me_key, entry.me_hash}))) {
                return false;
            }
        }
        return true;
    }
    if (is_sequence(other)) {
        for (ssize i = 0; i < view_items(other.data.object).size; ++i) {
            const owned item = owned::share(view_items(other.data.object).data[i]);
            const hash_t hash = hash_of(thread, load(item.as_object()));
            if (hash == -1 || !add_entry(thread, self, {item.as_object(), hash})) {
                return false;
            }
        }
        return true;
    }
    const owned iterator = get_iterator(thread, other);
    if (!iterator) {
        return false;
    }
    while (const owned item = next(thread, iterator.get())) {
        if (add(thread, self, item.get()) < 0) {
            return false;
        }
    }
    return !pending(thread);
}

} // namespace stasis::interpreter
