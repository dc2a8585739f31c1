// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/item_release.hpp: gives lists and tuples back.
// Promises: however deep lists and tuples are nested in one another (a linked list of a million
// pairs), no function calls itself: an item whose last reference goes is put into a list of its own
// first. The collector's header links it, since the object is in the collector's hands no more.
// CPython 3.11: list_dealloc, tupledealloc, and the trashcan (Objects/object.c).
#pragma once

#include <stasis/object/tuple.hpp>
#include <stasis/state/collect.hpp>

namespace stasis::builtins {

namespace detail {

/// Drops the reference to an item. If it was the last one to a list or tuple, moves that to
/// `dying`.
constexpr void drop_item(object* item, gc_head& dying) noexcept {
    if (item == nullptr || is_immortal(item) || --item->ob_refcnt != 0) {
        return;
    }
    if (item->ob_type == &list_type) {
        state::detail::move_link(state::detail::link_of(static_cast<list_object*>(item)), dying);
    } else if (item->ob_type == &tuple_type) {
        state::detail::move_link(
            state::detail::link_of<tuple_object, object*>(static_cast<tuple_object*>(item)), dying);
    } else {
        item->ob_type->tp_dealloc(item);
    }
}

/// Drops the items of a list or tuple, and gives it back.
constexpr void release_sequence(object* held, gc_head& dying) noexcept {
    if (held->ob_type == &list_type) {
        auto* self = static_cast<list_object*>(held);
        for (ssize i = self->ob_size; i-- > 0;) {
            drop_item(self->ob_item[i], dying);
        }
        state::release_array(self->ob_item, static_cast<std::size_t>(self->allocated));
        state::release<list_object>(self);
    } else {
        auto* self = static_cast<tuple_object*>(held);
        object* const* from = items(self);
        for (ssize i = self->ob_size; i-- > 0;) {
            drop_item(from[i], dying);
        }
        state::release<tuple_object, object*>(self, static_cast<std::size_t>(self->ob_size));
    }
}

} // namespace detail

/// tp_dealloc of list and tuple.
constexpr void sequence_dealloc(object* self) noexcept {
    gc_head dying{&dying, &dying};
    detail::release_sequence(self, dying);
    while (dying._gc_next != &dying) {
        detail::release_sequence(state::detail::object_behind(dying._gc_next), dying);
    }
}

} // namespace stasis::builtins
