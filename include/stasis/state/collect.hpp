// SPDX-License-Identifier: BSL-1.0
// stasis/state/collect.hpp: the end of all objects that can be part of a cycle.
// Promises: collect_everything() makes static containers what they were at first, and gives every
// tracked object back that nothing outside of the lists refers to, cycles included, in constant
// evaluation too; what is still referred to stays tracked, in generation 0. It is meant for the end
// of an interpreter, when the last frame has returned, and leaves the collector's counts and
// statistics as they were first.
// CPython 3.11: Modules/gcmodule.c (delete_garbage), tp_clear.
// finalize_everything() comes before, while a thread is left that the code of finalizers runs in.
// Refuses: collecting while code runs: it would empty containers that are in use. That is
// collector.hpp's.
#pragma once

#include <stasis/state/builtins.hpp>
#include <stasis/state/gc_list.hpp>
#include <stasis/state/native_functions.hpp>
#include <stasis/state/static_containers.hpp>
#include <stasis/state/weak_references.hpp>

namespace stasis::state {

namespace detail {

/// Whether a function has the names of the main module: then those and it are a cycle.
[[nodiscard]] constexpr bool is_main_namespace_in_use(interpreter_state& interpreter) noexcept {
    const auto uses_it = [&](gc_head& list) {
        for (gc_head* link = list._gc_next; link != &list; link = link->_gc_next) {
            const object* self = object_behind(link);
            if (self->ob_type == &function_type &&
                static_cast<const function_object*>(self)->func_globals ==
                    interpreter.main_namespace) {
                return true;
            }
        }
        return false;
    };
    bool found = uses_it(interpreter.gc.permanent_generation.head);
    for (gc_generation& generation : interpreter.gc.generations) {
        found = found || uses_it(generation.head);
    }
    return found;
}

} // namespace detail

/// Calls tp_finalize for all objects of an interpreter, those that have lived longest first; then
/// its threads have no context and no hooks of asynchronous generators any more. Before that, no
/// weak reference leads to any of them: as to what the collector finds, and telling nobody. What
/// only a main module without functions has ends first, as CPython has it, name by name.
constexpr void finalize_everything(interpreter_state& interpreter) noexcept {
    const int finalizing = interpreter.finalizing;
    interpreter.finalizing = 1;
    if (!detail::is_main_namespace_in_use(interpreter)) {
        clear(interpreter.main_namespace);
    }
    gc_generation* const generations = interpreter.gc.generations;
    gc_head waiting{&waiting, &waiting};
    detail::move_all(interpreter.gc.permanent_generation.head, generations[2].head);
    for (const int number : {2, 0, 1}) { // as in a full collection
        detail::move_all(generations[number].head, waiting);
    }
    bool any = false;
    for (gc_head* link = waiting._gc_next; link != &waiting; link = link->_gc_next) {
        object* self = detail::object_behind(link);
        any = any || self->ob_type->tp_finalize != nullptr;
        if (is_weak_reference(self)) {
            detach(detail::as_weak_reference(self));
        }
    }
    if (!any) {
        detail::move_all(waiting, generations[2].head);
    }
    while (waiting._gc_next != &waiting) {
        gc_head* link = waiting._gc_next;
        object* self = detail::object_behind(link);
        detail::move_link(link, generations[2].head);
        if (self->ob_type->tp_finalize != nullptr && !detail::is_finalized(link)) {
            increment(self);
            self->ob_type->tp_finalize(self);
            decrement(self);
        }
    }
    interpreter.finalizing = finalizing;
    for (thread_state* each = interpreter.threads.head; each != nullptr; each = each->next) {
        drop(each->async_gen_firstiter);
        drop(each->async_gen_finalizer);
        drop(each->context);
    }
}

/// Breaks the cycles among all objects of an interpreter and gives them back.
constexpr void collect_everything(interpreter_state& interpreter) noexcept {
    interpreter.finalization.over = true;
    interpreter.standard_output.below = nullptr;
    interpreter.standard_error.below = nullptr;
    interpreter.standard_input.below = nullptr;
    drop(interpreter.audit_hooks);
    drop(interpreter.before_forkers);
    drop(interpreter.after_forkers_parent);
    drop(interpreter.after_forkers_child);
    drop(interpreter.csv_dialects);
    for (object*& buffer : interpreter.standard_buffers) {
        drop(buffer);
    }
    reset_containers(interpreter);
    reset_builtins(interpreter);
    gc_head& collected = interpreter.gc.generations[0].head;
    for (gc_generation& generation : interpreter.gc.generations) {
        if (&generation.head != &collected) {
            detail::move_all(generation.head, collected);
        }
    }
    for (gc_head* link = collected._gc_next; link != &collected; link = link->_gc_next) {
        object* self = detail::object_behind(link);
        if (is_immortal(self)) {
            self->ob_refcnt = pinned_refcount;
        }
        ++self->ob_refcnt;
    }
    // Each is held now, so clearing one gives none of them back, and the list stays as it is.
    for (gc_head* link = collected._gc_next; link != &collected; link = link->_gc_next) {
        object* self = detail::object_behind(link);
        if (self->ob_type->tp_clear != nullptr) {
            self->ob_type->tp_clear(self);
        }
    }
    gc_head held{&held, &held};
    detail::move_all(collected, held);
    while (held._gc_next != &held) {
        gc_head* link = held._gc_next;
        object* self = detail::object_behind(link);
        if (self->ob_refcnt != 1) { // it outlives that
            detail::move_link(link, collected);
        }
        decrement(self);
    }
    // Nothing refers to the pinned functions any more, whatever their counts say. What ends with
    // them may stand anywhere in the list.
    gc_head pinned{&pinned, &pinned};
    for (gc_head* link = collected._gc_next; link != &collected;) {
        gc_head* const each = link;
        link = link->_gc_next;
        if (detail::object_behind(each)->ob_refcnt > pinned_refcount / 2) {
            detail::move_link(each, pinned);
        }
    }
    while (pinned._gc_next != &pinned) {
        object* const self = detail::object_behind(pinned._gc_next);
        self->ob_type->tp_dealloc(self);
    }
    for (const object*& stream : interpreter.standard_streams) {
        stream = nullptr;
    }
    interpreter.new_unraisable = nullptr;
    interpreter.open_file = nullptr;
    drop_native_code(interpreter);
    for (int i = 0; i < generation_count; ++i) {
        interpreter.gc.generations[i].count = 0;
        interpreter.gc.generation_stats[i] = {};
    }
    interpreter.gc.long_lived_total = 0;
    interpreter.gc.long_lived_pending = 0;
    interpreter.finalization.over = false;
}

} // namespace stasis::state
