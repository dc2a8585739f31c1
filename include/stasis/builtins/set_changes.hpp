// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_changes.hpp: looking a key up in a set, and the methods that change one.
// Promises: a set that is looked for stands for the frozenset of its items, since it has no hash.
// CPython 3.11: Objects/setobject.c.
#pragma once

#include <stasis/builtins/set_algebra.hpp>
#include <stasis/state/static_containers.hpp>

namespace stasis::builtins {

/// hash(frozenset), also of a set that is looked for among the keys of another.
[[nodiscard]] constexpr hash_t frozenset_hash(thread_state&, value held) noexcept {
    set_object* self = detail::set_of(held);
    if (built_in_base(self->ob_type) == &frozenset_type && self->hash != -1) {
        return self->hash;
    }
    support::frozenset_hash state;
    ssize index = 0;
    while (const set_entry* entry = next_in_set(self, index)) {
        state.update(entry->hash);
    }
    const hash_t result = state.finish();
    if (built_in_base(self->ob_type) == &frozenset_type && !is_immortal(self)) {
        self->hash = result;
    }
    return result;
}

namespace detail {

/// The hash of what is looked for in a set: a set that isn't hashable stands for a frozenset.
[[nodiscard]] constexpr hash_t hash_wanted(thread_state& thread, value key) noexcept {
    if (as_exactly<set_object>(key, set_type) != nullptr) {
        return frozenset_hash(thread, key);
    }
    const hash_t hash = hash_of(thread, key);
    if (hash == -1 && as<set_object>(key, set_type) != nullptr &&
        clear_pending(thread, type_error_type)) {
        return frozenset_hash(thread, key);
    }
    return hash;
}

/// Removes a key: 1, 0 if it isn't there, or -1 with an exception pending.
[[nodiscard]] constexpr int discard(thread_state& thread, set_object* self, value key) noexcept {
    const hash_t hash = hash_wanted(thread, key);
    return hash == -1 ? -1 : discard_entry(thread, self, key, hash);
}

/// The set itself with each of the other arguments applied to it by `step`; the answer is None.
template <class Step>
[[nodiscard]] constexpr owned set_change(thread_state& thread, const char* name,
                                         const arguments& given, const Step& step) noexcept {
    if (!interpreter::no_keywords(thread, name, given) ||
        !is_writable(thread, given.values[0].data.object)) {
        return {};
    }
    for (ssize i = 1; i < given.count; ++i) {
        if (!step(set_of(given.values[0]), given.values[i])) {
            return {};
        }
    }
    return owned::take(none_value);
}

} // namespace detail

/// Keeps only what is also among the items of an iterable; false: an exception is pending.
[[nodiscard]] constexpr bool set_intersect(thread_state& thread, set_object* self,
                                           value other) noexcept {
    const owned result = set_intersection(thread, self, other);
    if (!result) {
        return false;
    }
    set_swap(self, detail::set_of(result.get()));
    return true;
}

[[nodiscard]] constexpr ssize set_length(thread_state&, value self) noexcept {
    return detail::set_of(self)->used;
}

[[nodiscard]] constexpr int set_contains(thread_state& thread, value self, value key) noexcept {
    const hash_t hash = detail::hash_wanted(thread, key);
    if (hash == -1) {
        return -1;
    }
    const bool found = find(thread, detail::set_of(self), key, hash) != nullptr;
    return found ? 1 : pending(thread) ? -1 : 0;
}

[[nodiscard]] constexpr owned set_add(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "set.add", given) || !is_writable(thread, given.values[0].data.object) ||
        add(thread, detail::set_of(given.values[0]), given.values[1]) < 0) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned set_discard(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "set.discard", given) ||
        !is_writable(thread, given.values[0].data.object) ||
        detail::discard(thread, detail::set_of(given.values[0]), given.values[1]) < 0) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned set_remove(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "set.remove", given) ||
        !is_writable(thread, given.values[0].data.object)) {
        return {};
    }
    const int removed = detail::discard(thread, detail::set_of(given.values[0]), given.values[1]);
    if (removed < 0) {
        return {};
    }
    if (removed == 0) {
        return raise_with(thread, key_error_type, given.values[1]);
    }
    return owned::take(none_value);
}

/// Takes out the key that the finger points at or the next one, so that emptying a set by pop() is
/// linear.
[[nodiscard]] constexpr owned set_pop(thread_state& thread, const arguments& given) noexcept {
    set_object* self = detail::set_of(given.values[0]);
    if (!takes_none(thread, "set.pop", given) || !is_writable(thread, self)) {
        return {};
    }
    if (self->used == 0) {
        return raise(thread, key_error_type, "pop from an empty set");
    }
    ssize slot = self->finger & self->mask;
    while (self->table[slot].key == nullptr || self->table[slot].hash == -1) {
        slot = slot < self->mask ? slot + 1 : 0;
    }
    const owned key = owned::take(self->table[slot].key);
    self->table[slot] = {state::detail::removed_key(), -1};
    --self->used;
    self->finger = slot + 1;
    return owned::share(load(key.as_object()));
}

[[nodiscard]] constexpr owned set_clear_method(thread_state& thread,
                                               const arguments& given) noexcept {
    set_object* self = detail::set_of(given.values[0]);
    if (!takes_none(thread, "set.clear", given) || !is_writable(thread, self)) {
        return {};
    }
    state::clear(self);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned set_update_method(thread_state& thread,
                                                const arguments& given) noexcept {
    return detail::set_change(thread, "set.update", given, [&](set_object* self, value other) {
        return interpreter::set_update(thread, self, other);
    });
}

[[nodiscard]] constexpr owned set_difference_update(thread_state& thread,
                                                    const arguments& given) noexcept {
    return detail::set_change(
        thread, "set.difference_update", given,
        [&](set_object* self, value other) { return set_subtract(thread, self, other); });
}

[[nodiscard]] constexpr owned set_intersection_update(thread_state& thread,
                                                      const arguments& given) noexcept {
    return detail::set_change(
        thread, "set.intersection_update", given,
        [&](set_object* self, value other) { return set_intersect(thread, self, other); });
}

[[nodiscard]] constexpr owned set_symmetric_difference_update(thread_state& thread,
                                                              const arguments& given) noexcept {
    if (!takes_one(thread, "set.symmetric_difference_update", given) ||
        !is_writable(thread, given.values[0].data.object) ||
        !set_toggle(thread, detail::set_of(given.values[0]), given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

} // namespace stasis::builtins
