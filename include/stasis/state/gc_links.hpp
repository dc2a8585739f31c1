// SPDX-License-Identifier: BSL-1.0
// stasis/state/gc_links.hpp: the links of the collector's headers, beside whose one stand flags.
// CPython 3.11: _PyGCHead_PREV, _PyGCHead_SET_PREV, _PyGC_FINALIZED (Include/internal/pycore_gc.h).
#pragma once

#include <stasis/config.hpp>
#include <stasis/state/heap.hpp>

#include <type_traits>

namespace stasis::state::detail {

/// The bit of _gc_prev that says that an object's finalizer has run, and those that are no part of
/// the link: see gc_marks.hpp. CPython 3.11: _PyGC_PREV_MASK_FINALIZED.
inline constexpr std::uintptr_t finalized_bit = 4;
inline constexpr std::uintptr_t link_flags = 7;

/// The link to the header before.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr gc_head* previous_link(const gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return link->_gc_prev;
    }
    return reinterpret_cast<gc_head*>(reinterpret_cast<std::uintptr_t>(link->_gc_prev) &
                                      ~link_flags);
}

/// Sets the link to the header before; that a finalizer has run stays.
STASIS_ALWAYS_INLINE constexpr void set_previous_link(gc_head* link, gc_head* to) noexcept {
    if (std::is_constant_evaluated()) {
        link->_gc_prev = to;
        return;
    }
    link->_gc_prev = reinterpret_cast<gc_head*>(
        reinterpret_cast<std::uintptr_t>(to) |
        (reinterpret_cast<std::uintptr_t>(link->_gc_prev) & finalized_bit));
}

/// Whether an object's finalizer has run.
[[nodiscard]] constexpr bool is_finalized(const gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return static_cast<const loose_gc_head*>(link)->finalized;
    }
    return (reinterpret_cast<std::uintptr_t>(link->_gc_prev) & finalized_bit) != 0;
}

/// Notes that an object's finalizer runs.
constexpr void set_finalized(gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        static_cast<loose_gc_head*>(link)->finalized = true;
        return;
    }
    link->_gc_prev = reinterpret_cast<gc_head*>(reinterpret_cast<std::uintptr_t>(link->_gc_prev) |
                                                finalized_bit);
}

/// Links a header that is in no list at the end of one. The header of a list has no flags.
constexpr void link_last(gc_head* link, gc_head& list) noexcept {
    link->_gc_next = &list;
    set_previous_link(link, list._gc_prev);
    list._gc_prev->_gc_next = link;
    list._gc_prev = link;
}

/// Links a header that is in no list in front of another one, or of the header of a list.
constexpr void link_in_front(gc_head* link, gc_head* of) noexcept {
    gc_head* const before = previous_link(of);
    link->_gc_next = of;
    set_previous_link(link, before);
    before->_gc_next = link;
    set_previous_link(of, link);
}

/// Takes a header out of its list; its own links stay.
constexpr void unlink(gc_head* link) noexcept {
    gc_head* const before = previous_link(link);
    before->_gc_next = link->_gc_next;
    set_previous_link(link->_gc_next, before);
}

/// Whether a header is in a list: the collector takes out tuples that can't be part of a cycle.
[[nodiscard]] constexpr bool is_linked(const gc_head* link) noexcept {
    return link->_gc_next != nullptr;
}

} // namespace stasis::state::detail
