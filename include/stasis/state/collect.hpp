// SPDX-License-Identifier: BSL-1.0
// stasis/state/collect.hpp: the list of the objects that can be part of a cycle, and the end of them.
// Promises: collect_everything() makes static containers what they were at first, and gives every
// tracked object back that nothing outside of the list refers to, cycles included, in constant
// evaluation too; what is still referred to stays in the list. It is meant for the end of an
// interpreter, when the last frame has returned.
// CPython 3.11: Modules/gcmodule.c (delete_garbage), tp_clear.
// Refuses: collecting while code runs: it would empty containers that are in use.
#pragma once

#include <stasis/state/native_functions.hpp>
#include <stasis/state/static_containers.hpp>

namespace stasis::state {

namespace detail {

/// The collector's header of an object that allocate<Head, T>() made.
template <class Head, class T = no_items>
[[nodiscard]] constexpr gc_head* link_of(Head* self) noexcept {
    if (std::is_constant_evaluated()) {
        return static_cast<typename loose_storage<Head, T>::type*>(self);
    }
    return reinterpret_cast<gc_head*>(reinterpret_cast<unsigned char*>(self) - sizeof(gc_head));
}

/// The object that a collector's header belongs to.
[[nodiscard]] constexpr object* object_behind(gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return static_cast<loose_gc_head*>(link)->self;
    }
    return reinterpret_cast<object*>(reinterpret_cast<unsigned char*>(link) + sizeof(gc_head));
}

/// Moves a header from the list that it is in to the end of another.
constexpr void move_link(gc_head* link, gc_head& list) noexcept {
    untrack(link);
    link->_gc_next = &list;
    link->_gc_prev = list._gc_prev;
    list._gc_prev->_gc_next = link;
    list._gc_prev = link;
}

} // namespace detail

/// Breaks the cycles among all objects of an interpreter and gives them back.
constexpr void collect_everything(interpreter_state& interpreter) noexcept {
    reset_containers(interpreter);
    gc_head& collected = interpreter.memory.collected;
    for (gc_head* link = collected._gc_next; link != &collected; link = link->_gc_next) {
        object* self = detail::object_behind(link);
        if (is_immortal(self)) {
            self->ob_refcnt = pinned_refcount;
        }
        increment(self);
    }
    // Each is held now, so clearing one gives none of them back, and the list stays as it is.
    gc_head held{&held, &held};
    while (collected._gc_next != &collected) {
        gc_head* link = collected._gc_next;
        detail::move_link(link, held);
        object* self = detail::object_behind(link);
        if (self->ob_type->tp_clear != nullptr) {
            self->ob_type->tp_clear(self);
        }
    }
    while (held._gc_next != &held) {
        gc_head* link = held._gc_next;
        detail::move_link(link, collected);
        decrement(detail::object_behind(link));
    }
    // Nothing refers to the pinned functions any more, whatever their counts say.
    for (gc_head* link = collected._gc_next; link != &collected;) {
        object* self = detail::object_behind(link);
        link = link->_gc_next;
        if (self->ob_refcnt > pinned_refcount / 2) {
            self->ob_type->tp_dealloc(self);
        }
    }
    drop_native_code(interpreter);
}

} // namespace stasis::state
