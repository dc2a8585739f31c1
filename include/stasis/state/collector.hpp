// SPDX-License-Identifier: BSL-1.0
// stasis/state/collector.hpp: the cycle collector, over three generations.
// Promises: gives back objects that refer to one another and that nothing else refers to, in
// constant evaluation too. New objects are generation 0; what survives the collection of one
// becomes part of the next. As in CPython 3.11, generation 0 is collected when there were 700
// allocations more than deallocations, generation 1 after 10 collections of generation 0, and
// generation 2 after 10 of generation 1 if what has come to it since the last time is over a
// quarter of what was there, so that a heap that only grows is looked at in linear time. A tuple
// that survives and holds nothing tracked leaves the lists. A collection allocates nothing, so it
// can't fail. When: collect_if_due() is asked by the instructions that make containers, before they
// do, and by those through which a cycle can be closed, which are the calls of functions written in
// C++, the storing of items and attributes, and the handling of an exception, whose frames may
// refer to it. CPython collects inside the allocation; here an object is tracked before it is
// filled in. At those instructions every object is whole, or null wherever it isn't, and whatever
// the C++ stack, an engine's frames and registers refer to is counted, or borrowed from what is: so
// it is reachable from outside, and stays. CPython 3.11: gc_collect_main, gc_collect_generations,
// deduce_unreachable, finalize_garbage, handle_weakrefs, handle_resurrected_objects,
// delete_garbage, untrack_tuples (Modules/gcmodule.c). What is found has its tp_finalize called
// first, where its type has one: a generator is closed, and what its code brings back to life is
// found out, and stays. Before that, weak references to it have it no more, and those that are not
// found themselves call what they are to call. Leaves out: dicts are tracked from the start,
// whatever they hold. Costs: some 30 to 60 instructions for each object of a generation and each
// reference in it.
#pragma once

#include <stasis/config.hpp>
#include <stasis/state/gc_marks.hpp>
#include <stasis/state/weak_references.hpp>

namespace stasis::state {

namespace detail {

/// Calls a visit with everything that an object refers to: without a tp_traverse, with nothing.
constexpr void visit_referents(gc_head* link, visit_slot visit, generation_view& view) noexcept {
    object* self = object_behind(link);
    if (self->ob_type->tp_traverse != nullptr) {
        self->ob_type->tp_traverse(self, visit, &view);
    }
}

/// Takes a reference that comes from inside off the count of its referent: visit_decref.
constexpr int subtract_reference(object* self, visit_argument* given) noexcept {
    gc_head* link = looked_at(*static_cast<generation_view*>(given), self);
    if (link != nullptr) {
        set_refs(link, refs_of(link) - 1);
    }
    return 0;
}

/// Sees to it that the referent of a reachable object is kept: visit_reachable.
constexpr int keep_referent(object* self, visit_argument* given) noexcept {
    auto& view = *static_cast<generation_view*>(given);
    gc_head* link = looked_at(view, self);
    if (link == nullptr) {
        return 0;
    }
    if ((marks_of(link) & mark_in_doubt) != 0) {
        gc_head* before = previous_of(link);
        gc_head* after = link->_gc_next;
        before->_gc_next = after;
        set_previous(after, before, marks_of(after));
        link_last(link, *view.young);
        set_refs(link, 1);
    } else if (refs_of(link) == 0) {
        set_refs(link, 1);
    }
    return 0;
}

/// Moves the objects of a list that can't be reached from outside to another, an empty one.
constexpr void move_unreachable(gc_head& young, loose_gc_head& garbage) noexcept {
    generation_view view{};
    view.young = &young;
    begin_marks(view);
    for (gc_head* link = young._gc_next; link != &young; link = link->_gc_next) {
        visit_referents(link, subtract_reference, view);
    }
    // From here on the links of `young` lead forwards only, to the objects whose turn has not come.
    gc_head* kept = &young;
    while (kept->_gc_next != &young) {
        gc_head* link = kept->_gc_next;
        if (refs_of(link) != 0) {
            visit_referents(link, keep_referent, view);
            set_previous(link, kept, 0);
            kept = link;
        } else {
            kept->_gc_next = link->_gc_next;
            gc_head* last = garbage._gc_prev;
            last->_gc_next = link;
            link->_gc_next = &garbage;
            set_previous(link, last, mark_looked_at | mark_in_doubt);
            garbage._gc_prev = link;
        }
    }
    young._gc_prev = kept;
    for (gc_head* link = garbage._gc_next; link != &garbage; link = link->_gc_next) {
        set_previous(link, previous_of(link), 0);
    }
    end_marks(view);
}

/// Whether an object can be part of a cycle, now or later.
[[nodiscard]] constexpr bool may_be_tracked(object* self) noexcept {
    if (self->ob_type->tp_traverse == nullptr || is_immortal(self)) {
        return false;
    }
    return self->ob_type != &tuple_type ||
           is_linked(link_of<tuple_object, object*>(static_cast<tuple_object*>(self)));
}

/// Takes the tuples that hold nothing tracked out of a list. One with an empty place is still being
/// made.
constexpr void untrack_tuples(gc_head& young) noexcept {
    for (gc_head* link = young._gc_next; link != &young;) {
        gc_head* const at = link;
        link = link->_gc_next;
        const object* self = object_behind(at);
        if (self->ob_type != &tuple_type) {
            continue;
        }
        const auto* tuple = static_cast<const tuple_object*>(self);
        object* const* held = items(tuple);
        ssize i = 0;
        while (i < tuple->ob_size && held[i] != nullptr && !may_be_tracked(held[i])) {
            ++i;
        }
        if (i == tuple->ob_size) {
            unlink(at);
            at->_gc_next = nullptr;
            at->_gc_prev = nullptr;
        }
    }
}

/// Clears the weak references to the objects of a list. Those that are in it themselves tell
/// nobody: the number of others that have ended in their own call.
constexpr ssize handle_weak_references(gc_head& garbage, gc_head& old) noexcept {
    gc_head telling{&telling, &telling};
    for (gc_head* link = garbage._gc_next; link != &garbage; link = link->_gc_next) {
        if (object* self = object_behind(link); is_weak_reference(self)) {
            detach(as_weak_reference(self));
        }
    }
    for (gc_head* link = garbage._gc_next; link != &garbage; link = link->_gc_next) {
        object* const self = object_behind(link);
        if (self->ob_type->tp_weaklistoffset == 0) {
            continue;
        }
        object*& list = weak_list_at(self, link);
        while (list != nullptr) {
            weak_reference_object* const each = as_weak_reference(list);
            detach(each);
            if (each->wr_callback != nullptr) {
                increment(each);
                move_link(link_of_weak_reference(each), telling);
            }
        }
    }
    ssize ended = 0;
    while (telling._gc_next != &telling) {
        gc_head* const link = telling._gc_next;
        object* const self = object_behind(link);
        self->ob_type->tp_del(self);
        decrement(self);
        if (telling._gc_next == link) {
            move_link(link, old);
        } else {
            ++ended;
        }
    }
    return ended;
}

/// Calls tp_finalize for the objects of a list, and takes out of it what can be reached again.
constexpr void finalize_garbage(loose_gc_head& garbage, gc_head& old) noexcept {
    gc_head* first = garbage._gc_next;
    while (first != &garbage && object_behind(first)->ob_type->tp_finalize == nullptr) {
        first = first->_gc_next;
    }
    if (first == &garbage) {
        return;
    }
    gc_head seen{&seen, &seen};
    while (garbage._gc_next != &garbage) {
        gc_head* link = garbage._gc_next;
        object* self = object_behind(link);
        move_link(link, seen);
        if (self->ob_type->tp_finalize != nullptr && !is_finalized(link)) {
            increment(self);
            self->ob_type->tp_finalize(self);
            decrement(self);
        }
    }
    move_unreachable(seen, garbage);
    move_all(seen, old);
}

/// Breaks the cycles among the objects of a list, which nothing else refers to. What outlives that
/// for a while moves to another list.
constexpr void delete_garbage(gc_head& garbage, gc_head& old) noexcept {
    while (garbage._gc_next != &garbage) {
        gc_head* link = garbage._gc_next;
        object* self = object_behind(link);
        increment(self);
        if (self->ob_type->tp_clear != nullptr) {
            self->ob_type->tp_clear(self);
        }
        move_link(link, old);
        decrement(self);
    }
}

/// Collects a generation and the younger ones: the number of objects that were in dead cycles, or
/// that only those referred to.
constexpr ssize collect_generation(gc_state& collector, int number) noexcept {
    gc_generation* const generations = collector.generations;
    const bool full = number == generation_count - 1;
    collector.collecting = 1;
    if (!full) {
        ++generations[number + 1].count;
    }
    for (int i = 0; i <= number; ++i) {
        generations[i].count = 0;
        if (i < number) {
            move_all(generations[i].head, generations[number].head);
        }
    }
    gc_head& young = generations[number].head;
    gc_head& old = full ? young : generations[number + 1].head;
    loose_gc_head garbage{};
    garbage._gc_next = garbage._gc_prev = &garbage;
    move_unreachable(young, garbage);
    untrack_tuples(young);
    if (full) {
        collector.long_lived_pending = 0;
        collector.long_lived_total = size_of(young);
    } else {
        if (number == generation_count - 2) {
            collector.long_lived_pending += size_of(young);
        }
        move_all(young, old);
    }
    const ssize ended = handle_weak_references(garbage, old);
    finalize_garbage(garbage, old);
    const ssize found = size_of(garbage) + ended;
    delete_garbage(garbage, old);
    gc_generation_stats& stats = collector.generation_stats[number];
    ++stats.collections;
    stats.collected += found;
    collector.collecting = 0;
    return found;
}

/// Collects the oldest generation whose count is above its threshold.
STASIS_NEVER_INLINE constexpr void collect_due(gc_state& collector) noexcept {
    if (collector.enabled == 0 || collector.collecting != 0 ||
        collector.generations[0].threshold == 0) {
        return;
    }
    for (int number = generation_count; number-- > 0;) {
        const gc_generation& generation = collector.generations[number];
        const bool worth_it = number != generation_count - 1 ||
                              collector.long_lived_pending >= collector.long_lived_total / 4;
        if (generation.count > generation.threshold && worth_it) {
            collect_generation(collector, number);
            return;
        }
    }
}

} // namespace detail

/// Collects the objects of a generation and of those younger than it, as gc.collect() does: the
/// number of objects found.
constexpr ssize collect(thread_state& thread, int generation = generation_count - 1) noexcept {
    gc_state& collector = thread.interp->gc;
    return collector.collecting != 0 ? 0 : detail::collect_generation(collector, generation);
}

/// Collects if it is time to. To be called where everything that the caller goes on with is
/// counted, and no object is half made.
STASIS_ALWAYS_INLINE constexpr void collect_if_due(thread_state& thread) noexcept {
    gc_state& collector = thread.interp->gc;
    if (collector.generations[0].count > collector.generations[0].threshold) [[unlikely]] {
        detail::collect_due(collector);
    }
}

} // namespace stasis::state
