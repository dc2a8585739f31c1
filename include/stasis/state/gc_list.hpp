// SPDX-License-Identifier: BSL-1.0
// stasis/state/gc_list.hpp: the lists that the collector's headers link objects in.
// Promises: a list is a ring with a header of its own, which belongs to no object.
// CPython 3.11: gc_list_move, gc_list_merge, gc_list_size (Modules/gcmodule.c).
#pragma once

#include <stasis/state/allocate.hpp>

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

/// The collector's header of an object whose type has a tp_traverse. Run time only.
[[nodiscard]] inline gc_head* link_before(object* self) noexcept {
    return reinterpret_cast<gc_head*>(reinterpret_cast<unsigned char*>(self) - sizeof(gc_head));
}

/// The object that a collector's header belongs to.
[[nodiscard]] constexpr object* object_behind(gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return static_cast<loose_gc_head*>(link)->self;
    }
    return reinterpret_cast<object*>(reinterpret_cast<unsigned char*>(link) + sizeof(gc_head));
}

/// Moves a header from the list that it is in, if any, to the end of another.
constexpr void move_link(gc_head* link, gc_head& list) noexcept {
    if (is_linked(link)) {
        unlink(link);
    }
    link_last(link, list);
}

/// Moves all of a list to the end of another.
constexpr void move_all(gc_head& from, gc_head& to) noexcept {
    if (from._gc_next == &from) {
        return;
    }
    to._gc_prev->_gc_next = from._gc_next;
    set_previous_link(from._gc_next, to._gc_prev);
    from._gc_prev->_gc_next = &to;
    to._gc_prev = from._gc_prev;
    from._gc_next = &from;
    from._gc_prev = &from;
}

/// The number of objects in a list.
[[nodiscard]] constexpr ssize size_of(const gc_head& list) noexcept {
    ssize size = 0;
    for (const gc_head* link = list._gc_next; link != &list; link = link->_gc_next) {
        ++size;
    }
    return size;
}

} // namespace detail

/// The number of objects that a collector tracks.
[[nodiscard]] constexpr ssize tracked_count(const gc_state& collector) noexcept {
    ssize count = 0;
    for (const gc_generation& generation : collector.generations) {
        count += detail::size_of(generation.head);
    }
    return count;
}

} // namespace stasis::state
