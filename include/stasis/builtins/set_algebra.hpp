// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_algebra.hpp: intersections and differences of sets, in place or not.
// Promises: results are built in CPython 3.11's order. An operand that is no set is any iterable;
// it raises where an item isn't hashable.
// CPython 3.11: set_intersection, set_difference, set_symmetric_difference_update
// (Objects/setobject.c).
#pragma once

#include <stasis/builtins/set_entries.hpp>

namespace stasis::builtins {

/// self & other.
[[nodiscard]] constexpr owned set_intersection(thread_state& thread, const set_object* self,
                                               value other) noexcept {
    owned kept = make_set(thread, *built_in_base(self->ob_type), {});
    if (!kept) {
        return {};
    }
    set_object* result = detail::set_of(kept.get());
    if (const set_object* smaller = as_set(other)) {
        if (smaller == self) {
            return make_set(thread, *built_in_base(self->ob_type), other);
        }
        const set_object* larger = self;
        if (smaller->used > larger->used) {
            larger = smaller;
            smaller = self;
        }
        ssize index = 0;
        while (const set_entry* next = next_in_set(smaller, index)) {
            const kept_entry entry(*next);
            const int found = has_entry(thread, larger, entry);
            if (found < 0 || (found > 0 && !add_entry(thread, result, entry))) {
                return {};
            }
        }
        return kept;
    }
    const bool ok = detail::for_each_key(thread, other, [&](value item, hash_t hash) {
        if (find(thread, self, item, hash) == nullptr) {
            return !pending(thread);
        }
        return add(thread, result, item) >= 0;
    });
    if (!ok) {
        return {};
    }
    return kept;
}

/// Removes the items of an iterable; false: an exception is pending.
[[nodiscard]] constexpr bool set_subtract(thread_state& thread, set_object* self,
                                          value other) noexcept {
    if (const set_object* set = as_set(other)) {
        if (set == self) {
            state::clear(self);
            return true;
        }
        ssize index = 0;
        while (const set_entry* next = next_in_set(set, index)) {
            const kept_entry entry(*next);
            if (discard_entry(thread, self, load(entry.key), entry.hash) < 0) {
                return false;
            }
        }
    } else if (!detail::for_each_key(thread, other, [&](value item, hash_t hash) {
                   return discard_entry(thread, self, item, hash) >= 0;
               })) {
        return false;
    }
    if (self->fill - self->used <= self->mask / 4) {
        return true;
    }
    return state::detail::resize(thread, self,
                                 self->used > 50000 ? self->used * 2 : self->used * 4);
}

/// self - other.
[[nodiscard]] constexpr owned set_difference(thread_state& thread, set_object* self,
                                             value other) noexcept {
    const set_object* set = as_set(other);
    const auto* dict = as<dict_object>(other, dict_type);
    const ssize size = set != nullptr ? set->used : dict != nullptr ? dict->ma_used : 0;
    if ((set == nullptr && dict == nullptr) || self->used >> 2 > size) {
        owned copy = make_set(thread, *built_in_base(self->ob_type), make_object(self));
        if (!copy || !set_subtract(thread, detail::set_of(copy.get()), other)) {
            return {};
        }
        return copy;
    }
    owned kept = make_set(thread, *built_in_base(self->ob_type), {});
    if (!kept) {
        return {};
    }
    set_object* result = detail::set_of(kept.get());
    ssize index = 0;
    while (const set_entry* next = next_in_set(self, index)) {
        const kept_entry entry(*next);
        int found = 0;
        if (set != nullptr) {
            found = has_entry(thread, set, entry);
        } else {
            const ssize number = find_entry(thread, dict, load(entry.key), entry.hash);
            found = number >= 0 ? 1 : number == entry_missing ? 0 : -1;
        }
        if (found < 0 || (found == 0 && !add_entry(thread, result, entry))) {
            return {};
        }
    }
    return kept;
}

/// Keeps what is in one of the two but not in both; false: an exception is pending.
[[nodiscard]] constexpr bool set_toggle(thread_state& thread, set_object* self,
                                        value other) noexcept {
    owned made;
    if (as_set(other) == nullptr && as<dict_object>(other, dict_type) == nullptr) {
        made = make_set(thread, *built_in_base(self->ob_type), other);
        if (!made) {
            return false;
        }
        other = made.get();
    }
    const set_object* set = as_set(other);
    if (set == self) {
        state::clear(self);
        return true;
    }
    ssize index = 0;
    while (true) {
        set_entry found{};
        if (set != nullptr) {
            const set_entry* next = next_in_set(set, index);
            found = next != nullptr ? *next : found;
        } else if (const dict_item_view next =
                       next_entry(as<dict_object>(other, dict_type), index)) {
            found = {next.me_key, next.me_hash};
        }
        if (found.key == nullptr) {
            return true;
        }
        const kept_entry entry(found);
        const int removed = discard_entry(thread, self, load(entry.key), entry.hash);
        if (removed < 0 || (removed == 0 && !add_entry(thread, self, entry))) {
            return false;
        }
    }
}

/// self ^ other: what is left of the other's items comes first, as in CPython.
[[nodiscard]] constexpr owned set_symmetric_difference(thread_state& thread, set_object* self,
                                                       value other) noexcept {
    owned result = make_set(thread, *built_in_base(self->ob_type), other);
    if (!result || !set_toggle(thread, detail::set_of(result.get()), make_object(self))) {
        return {};
    }
    return result;
}

} // namespace stasis::builtins
