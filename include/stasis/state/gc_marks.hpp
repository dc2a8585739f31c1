// SPDX-License-Identifier: BSL-1.0
// stasis/state/gc_marks.hpp: where the collector counts while it looks at a generation.
// Promises: at run time the count of references that come from outside takes the place of _gc_prev,
// which is not needed meanwhile, above three bits; so a collection takes no memory. Bit 1 means
// what it means in CPython, that the object is being looked at. Bit 0 means that it is in doubt: it
// stands in the other list, and _gc_prev is its link again. (CPython keeps that bit in _gc_next.)
// Bit 2, which CPython has as bit 0, says that the object's finalizer has run, and stays.
// In constant evaluation, which can neither put a number into a pointer nor find the header of an
// object whose type it doesn't know, both have fields of their own, and an object's number, as a
// negative count, takes the place of its reference count until the end.
// CPython 3.11: gc_get_refs, gc_set_refs and their kin, _PyGC_PREV_MASK_COLLECTING
// (Modules/gcmodule.c, Include/internal/pycore_gc.h).
#pragma once

#include <stasis/state/gc_list.hpp>

namespace stasis::state::detail {

inline constexpr unsigned mark_in_doubt = 1;
inline constexpr unsigned mark_looked_at = 2;
inline constexpr unsigned mark_bits = 3;

[[nodiscard]] inline std::uintptr_t marked_link(const gc_head* link) noexcept {
    return reinterpret_cast<std::uintptr_t>(link->_gc_prev);
}

inline void set_marked_link(gc_head* link, std::uintptr_t to) noexcept {
    link->_gc_prev = reinterpret_cast<gc_head*>(to);
}

/// The marks of an object.
[[nodiscard]] constexpr unsigned marks_of(const gc_head* link) noexcept {
    return std::is_constant_evaluated() ? static_cast<const loose_gc_head*>(link)->mark
                                        : static_cast<unsigned>(marked_link(link)) & 3;
}

/// How many references to an object that is not in doubt come from outside.
[[nodiscard]] constexpr ssize refs_of(const gc_head* link) noexcept {
    return std::is_constant_evaluated() ? static_cast<const loose_gc_head*>(link)->refs
                                        : static_cast<ssize>(marked_link(link) >> mark_bits);
}

/// Sets that count, and that the object is looked at and not in doubt.
constexpr void set_refs(gc_head* link, ssize refs) noexcept {
    if (std::is_constant_evaluated()) {
        auto* loose = static_cast<loose_gc_head*>(link);
        loose->refs = refs;
        loose->mark = mark_looked_at;
    } else {
        set_marked_link(link, static_cast<std::uintptr_t>(refs) << mark_bits | mark_looked_at |
                                  (marked_link(link) & finalized_bit));
    }
}

/// Sets the link to the one before, and the marks.
constexpr void set_previous(gc_head* link, gc_head* previous, unsigned marks) noexcept {
    if (std::is_constant_evaluated()) {
        link->_gc_prev = previous;
        static_cast<loose_gc_head*>(link)->mark = marks;
    } else {
        set_marked_link(link, reinterpret_cast<std::uintptr_t>(previous) | marks |
                                  (marked_link(link) & finalized_bit));
    }
}

/// The link to the one before, of an object that is in doubt.
[[nodiscard]] constexpr gc_head* previous_of(const gc_head* link) noexcept {
    return previous_link(link);
}

/// A generation while it is looked at: what visits are given.
struct generation_view : visit_argument {
    gc_head* young = nullptr;            ///< those known to be reachable, and those to come
    loose_gc_head** by_number = nullptr; ///< in constant evaluation
};

/// Begins to look at all objects of a list.
constexpr void begin_marks(generation_view& view) noexcept {
    gc_head& young = *view.young;
    if (std::is_constant_evaluated()) {
        view.by_number = new loose_gc_head* [static_cast<std::size_t>(size_of(young)) + 1] {};
    }
    ssize number = 0;
    for (gc_head* link = young._gc_next; link != &young; link = link->_gc_next) {
        object* self = object_behind(link);
        set_refs(link, self->ob_refcnt);
        if (std::is_constant_evaluated()) {
            auto* loose = static_cast<loose_gc_head*>(link);
            loose->counted = self->ob_refcnt;
            view.by_number[number++] = loose;
            self->ob_refcnt = -number;
        }
    }
}

/// The header of a referent that is looked at and not known to be reachable, or null.
[[nodiscard]] constexpr gc_head* looked_at(const generation_view& view, object* self) noexcept {
    gc_head* link = nullptr;
    if (std::is_constant_evaluated()) {
        if (self->ob_refcnt >= 0) {
            return nullptr;
        }
        link = view.by_number[-self->ob_refcnt - 1];
    } else {
        // An immortal is no part of a heap, or is held for as long as its interpreter runs.
        if (self->ob_type->tp_traverse == nullptr || is_immortal(self)) {
            return nullptr;
        }
        link = link_before(self);
    }
    return (marks_of(link) & mark_looked_at) != 0 ? link : nullptr;
}

/// The end of begin_marks(), once no object has marks any more.
constexpr void end_marks(generation_view& view) noexcept {
    if (std::is_constant_evaluated()) {
        for (loose_gc_head** at = view.by_number; *at != nullptr; ++at) {
            (*at)->self->ob_refcnt = (*at)->counted;
        }
        delete[] view.by_number;
    }
}

} // namespace stasis::state::detail
