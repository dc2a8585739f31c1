// SPDX-License-Identifier: BSL-1.0
// stasis/state/weak_references.hpp: the lists of the weak references to objects, and their end.
// Promises: an object's end is seen first, and told then, to the callbacks in the order of the
// list, which is newest first behind those without one. Nothing is allocated for it. Constants,
// whose memory can't be written to, never end: the references to them are one list of the
// interpreter. In constant evaluation a list begins in the collector's header.
// Types of weak references have a tp_del: it calls the callback. (CPython has no use for that slot
// but for types of its version 2.) CPython 3.11: clear_weakref, PyObject_ClearWeakRefs
// (Objects/weakrefobject.c).
#pragma once

#include <stasis/object/weak_reference.hpp>
#include <stasis/state/gc_list.hpp>

namespace stasis::state {

/// Whether an object is a weak reference or a proxy.
[[nodiscard]] constexpr bool is_weak_reference(const object* self) noexcept {
    return self->ob_type->tp_del != nullptr;
}

/// Whether an object never ends while its interpreter runs, and may be read-only. (Functions that
/// are immortal are neither constant nor in read-only memory.)
[[nodiscard]] constexpr bool is_constant(const object* self) noexcept {
    return is_immortal(self) && self->ob_type != &function_type;
}

namespace detail {

[[nodiscard]] constexpr weak_reference_object* as_weak_reference(object* self) noexcept {
    return static_cast<weak_reference_object*>(self);
}

/// The collector's header of a weak reference.
[[nodiscard]] constexpr gc_head* link_of_weak_reference(weak_reference_object* self) noexcept {
    if (!std::is_constant_evaluated()) {
        return link_before(self);
    }
    return is_heap_type(self->ob_type) ? loose_parts(self).link : link_of(self);
}

/// Where the list begins of the weak references to an object that is no constant.
[[nodiscard]] constexpr object*& weak_list_at(object* self, gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return self->ob_type == &function_type
                   ? static_cast<function_object*>(self)->func_weakreflist
                   : static_cast<loose_gc_head*>(link)->weak_list;
    }
    return *reinterpret_cast<object**>(reinterpret_cast<unsigned char*>(self) +
                                       self->ob_type->tp_weaklistoffset);
}

/// The interpreter of an object of a built-in type with a collector's header, in a small block.
[[nodiscard]] constexpr interpreter_state& interpreter_of_link(gc_head* link) noexcept {
    if (std::is_constant_evaluated()) {
        return *static_cast<loose_gc_head*>(link)->interp;
    }
    return interpreter_of(owner_of(link, sizeof(gc_head)));
}

/// Where the list begins that a weak reference, whose object hasn't ended, is in.
[[nodiscard]] constexpr object*& list_of(weak_reference_object* self) noexcept {
    gc_head* const link = link_of_weak_reference(self);
    if (std::is_constant_evaluated()) {
        return *static_cast<loose_gc_head*>(link)->listed_in;
    }
    if (!is_constant(self->wr_object)) {
        return weak_list_at(self->wr_object, nullptr);
    }
    return is_heap_type(self->ob_type) ? as_heap_type(self->ob_type)->interp->weak_references
                                       : interpreter_of_link(link).weak_references;
}

} // namespace detail

/// Takes a weak reference out of its list: it has no object any more. Its callback stays.
constexpr void detach(weak_reference_object* self) noexcept {
    if (self->wr_object == pointer_to(graph::none)) {
        return;
    }
    if (self->wr_prev != nullptr) {
        detail::as_weak_reference(self->wr_prev)->wr_next = self->wr_next;
    } else {
        detail::list_of(self) = self->wr_next;
    }
    if (self->wr_next != nullptr) {
        detail::as_weak_reference(self->wr_next)->wr_prev = self->wr_prev;
    }
    self->wr_object = pointer_to(graph::none);
    self->wr_prev = nullptr;
    self->wr_next = nullptr;
}

/// Puts a new weak reference into a list, behind another one or, where that is null, at its head.
constexpr void attach(weak_reference_object* self, object*& list,
                      weak_reference_object* behind) noexcept {
    if (std::is_constant_evaluated()) {
        static_cast<loose_gc_head*>(detail::link_of_weak_reference(self))->listed_in = &list;
        if (is_heap_type(self->wr_object->ob_type)) {
            as_heap_type(self->wr_object->ob_type)->weakly_referenced = true;
        }
    }
    object*& place = behind != nullptr ? behind->wr_next : list;
    self->wr_prev = behind;
    self->wr_next = place;
    if (place != nullptr) {
        detail::as_weak_reference(place)->wr_prev = self;
    }
    place = self;
}

/// The end of an object: the weak references in its list have it no more, and what they are to call
/// is called. Until its turn comes, a callback stands in wr_prev.
constexpr void clear_weak_references(object*& list) noexcept {
    object* first = nullptr;
    weak_reference_object* last = nullptr;
    while (list != nullptr) {
        weak_reference_object* const each = detail::as_weak_reference(list);
        detach(each);
        if (each->wr_callback == nullptr || each->ob_refcnt == 0) { // or at its own end
            continue;
        }
        increment(each);
        each->wr_prev = each->wr_callback;
        each->wr_callback = nullptr;
        (last != nullptr ? last->wr_next : first) = each;
        last = each;
    }
    while (first != nullptr) {
        weak_reference_object* const each = detail::as_weak_reference(first);
        first = each->wr_next;
        each->wr_next = nullptr;
        each->ob_type->tp_del(each);
        decrement(each);
    }
}

} // namespace stasis::state
