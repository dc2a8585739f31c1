// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_entries.hpp: the keys of any iterable as those of a set.
// CPython 3.11: make_new_set, set_difference_update_internal (Objects/setobject.c).
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/interpreter/set_update.hpp>

namespace stasis::builtins {

namespace detail {

constexpr set_object* set_of(value self) noexcept {
    return static_cast<set_object*>(self.data.object);
}

/// Calls `step` with each item of an iterable that is no set, and its hash, until it returns false;
/// false: it did, or an exception is pending.
template <class Step>
[[nodiscard]] constexpr bool for_each_key(thread_state& thread, value iterable,
                                          const Step& step) noexcept {
    const owned iterator = interpreter::get_iterator(thread, iterable);
    if (!iterator) {
        return false;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const hash_t hash = hash_of(thread, item.get());
        if (hash == -1 || !step(item.get(), hash)) {
            return false;
        }
    }
    return !pending(thread);
}

} // namespace detail

/// A set of that type of the items of an iterable, none if it is empty; empty: it raised.
[[nodiscard]] constexpr owned make_set(thread_state& thread, const type_object& type,
                                       value iterable) noexcept {
    set_object* result = new_set(thread, type);
    owned kept = owned::take(result);
    if (result == nullptr || (iterable && !interpreter::set_update(thread, result, iterable))) {
        return {};
    }
    return kept;
}

} // namespace stasis::builtins
