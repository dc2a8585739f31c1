// SPDX-License-Identifier: BSL-1.0
// stasis/object/static_container.hpp: lists, dicts and sets of static storage that running code
// changes.
// Promises: each begins as CPython 3.11's PyListObject, PyDictObject or PySetObject does; behind
// that stand what it was at first and who writes to it now, and then its first storage: the array
// of a list, the keys of a dict, the table of a set. One that outgrows that moves to the heap of
// the interpreter that writes to it, and its first storage is neither freed nor written until that
// interpreter ends. Then it is as it was at first (state/static_containers.hpp).
// CPython 3.11: no such thing; its static interpreter state points to dicts and lists on the heap.
#pragma once

#include <stasis/object/dict.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/set.hpp>

namespace stasis {

namespace state {
struct interpreter_state;
}

/// The reference count of a static container that isn't constant, and of the keys inside it. It is
/// immortal, too: nobody counts the references to it.
inline constexpr ssize mutable_refcount = immortal_refcount + 1;

/// What a static container has that another one hasn't.
struct static_container {
    state::interpreter_state* owner = nullptr; ///< the one that writes to it, until that ends
    object* next = nullptr;                    ///< of the containers with that owner

    constexpr static_container() noexcept = default;
    static_container(const static_container&) = delete;
    static_container& operator=(const static_container&) = delete;
};

/// The head of a static list; its first array follows.
struct static_list : list_object, static_container {
    object** first_items;
    ssize first_allocated;
    const object* const* original; ///< the items that it has at first
    ssize original_size;
};

/// The head of a static dict; its first keys follow.
struct static_dict : dict_object, static_container {
    dict_keys* first_keys;
    const dict_keys* original; ///< what its first keys are at first
};

/// The head of a static set; its first table follows, unless that is the one in the head.
struct static_set : set_object, static_container {
    set_entry* first_table;
    const set_object* original; ///< a frozenset with the table that it has at first
};

/// Whether the items of a list lie in its first array, which nobody gives back.
[[nodiscard]] constexpr bool has_first_items(const list_object* self) noexcept {
    return self->ob_refcnt == mutable_refcount &&
           self->ob_item == static_cast<const static_list*>(self)->first_items;
}

/// Whether the table of a set is its first one, which nobody gives back.
[[nodiscard]] constexpr bool has_first_table(const set_object* self) noexcept {
    return self->ob_refcnt == mutable_refcount &&
           self->table == static_cast<const static_set*>(self)->first_table;
}

} // namespace stasis
