// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/finalizers.hpp: objects whose end runs Python code: generators that wait
// behind a yield, coroutines that wait or that nobody has awaited, objects of classes with __del__,
// and those that weak references refer to. Promises: the code of one that ends may end others:
// deeper than 20 of them, the next ones wait until those have ended, so that a chain of any length
// takes no native stack. Those that wait are in a list of their own, by the collector's header,
// which their references come from: nobody collects them. Until then a weak reference still leads
// to them. CPython 3.11: PyObject_CallFinalizerFromDealloc, PyObject_ClearWeakRefs
// (Objects/object.c, weakrefobject.c), the trashcan.
#pragma once

#include <stasis/interpreter/generator.hpp>
#include <stasis/state/weak_references.hpp>

namespace stasis::interpreter {

/// How many of them end one within the other before the next ones wait.
inline constexpr int nested_ends = 20;

namespace detail {

/// The collector's header of an object whose type has a tp_finalize, or a tp_weaklistoffset and a
/// tp_traverse.
[[nodiscard]] constexpr gc_head* link_of_finalizable(object* self) noexcept {
    if (!std::is_constant_evaluated()) {
        return state::detail::link_before(self);
    }
    using state::detail::link_of;
    const type_object* type = self->ob_type;
    return is_resumable(type)               ? link_of(static_cast<generator_object*>(self))
           : is_heap_type(type)             ? loose_parts(self).link
           : type == &type_type             ? link_of(static_cast<heap_type_object*>(self))
           : type == &function_type         ? link_of(static_cast<function_object*>(self))
           : type == &builtin_function_type ? link_of(static_cast<builtin_function_object*>(self))
           : type == &bound_method_type     ? link_of(static_cast<bound_method_object*>(self))
           : type == &generic_alias_type    ? link_of(static_cast<generic_alias_object*>(self))
           : type == &memoryview_type
               ? link_of<memoryview_object, ssize>(static_cast<memoryview_object*>(self))
           : type == &module_type      ? link_of(static_cast<module_object*>(self))
           : type->tp_is_gc != nullptr ? type->tp_is_gc(self)
                                       : link_of(static_cast<set_object*>(self));
}

/// The interpreter of such an object.
[[nodiscard]] constexpr state::interpreter_state& interpreter_of(object* self) noexcept {
    const type_object* type = self->ob_type;
    return is_heap_type(type)   ? *as_heap_type(type)->interp
           : is_resumable(type) ? *static_cast<generator_object*>(self)->interp
           : type == &type_type ? *static_cast<heap_type_object*>(self)->interp
                                : state::detail::interpreter_of_link(link_of_finalizable(self));
}

/// Where the list begins of the weak references to an object whose type has a tp_weaklistoffset.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr object*& weak_list_of(state::interpreter_state& interp,
                                                                   object* self) noexcept {
    if (state::is_constant(self)) {
        return interp.weak_references;
    }
    return state::detail::weak_list_at(
        self, std::is_constant_evaluated() ? link_of_finalizable(self) : nullptr);
}

/// Whether weak references refer to an object that is at its end.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool has_weak_references(object* self) noexcept {
    const type_object* type = self->ob_type;
    if (type->tp_weaklistoffset == 0) {
        return false;
    }
    if (std::is_constant_evaluated()) { // where it takes long to find an object's header
        if (type == &function_type) {
            return static_cast<function_object*>(self)->func_weakreflist != nullptr;
        }
        if (type == &code_type ||
            (is_heap_type(type) &&
             !static_cast<const heap_type_object*>(type)->weakly_referenced)) {
            return false;
        }
    }
    return state::detail::weak_list_at(
               self, std::is_constant_evaluated() ? link_of_finalizable(self) : nullptr) != nullptr;
}

/// Whether the end of a generator does more than drop what it refers to.
[[nodiscard]] constexpr bool is_to_finalize(const generator_object* self) noexcept {
    if (self->gi_frame_state != generator_created) {
        return self->gi_frame_state == generator_suspended;
    }
    return self->ob_type == &coroutine_type || self->gi_origin_or_finalizer != nullptr;
}

/// Whether the frame of a generator has a frame object, to which others may refer.
[[nodiscard]] constexpr bool has_frame_object(const generator_object* self) noexcept {
    return self->gi_iframe != nullptr && self->gi_iframe->frame_obj != nullptr;
}

} // namespace detail

/// Whether tp_finalize is to be called for an object to which nothing refers any more.
[[nodiscard]] constexpr bool is_to_finalize(object* self) noexcept {
    const type_object* type = self->ob_type;
    if (type->tp_finalize == nullptr) {
        return false;
    }
    const bool waits =
        !is_resumable(type) || detail::is_to_finalize(static_cast<const generator_object*>(self));
    return waits && !state::detail::is_finalized(detail::link_of_finalizable(self)) &&
           !detail::interpreter_of(self).finalization.over;
}

/// Whether the end of an object, to which nothing refers any more, runs code of its own, or leaves
/// a generator's frame to its frame object.
[[nodiscard]] constexpr bool ends_with_code(object* self) noexcept {
    const type_object* type = self->ob_type;
    if (type->tp_weaklistoffset != 0 && detail::has_weak_references(self)) [[unlikely]] {
        return type->tp_traverse != nullptr; // a code object tells nobody
    }
    return type->tp_finalize != nullptr &&
           (is_to_finalize(self) ||
            (is_resumable(type) &&
             detail::has_frame_object(static_cast<const generator_object*>(self))));
}

/// Puts an object that nobody refers to any more at the end of a list of those that wait.
constexpr void wait_for_end(object* self, gc_head& list) noexcept {
    self->ob_refcnt = 1;
    state::detail::move_link(detail::link_of_finalizable(self), list);
}

/// Ends the first object of such a list.
constexpr void end_first(gc_head& list) noexcept {
    gc_head* const link = list._gc_next;
    object* const self = state::detail::object_behind(link);
    state::detail::move_link(link, detail::interpreter_of(self).gc.generations[0].head);
    decrement(self);
}

/// Whether an object's end has to wait.
[[nodiscard]] constexpr bool ends_later(const finalization_state& of) noexcept {
    return of.held != 0 || of.running >= nested_ends;
}

/// Ends the objects that wait for it, unless somebody does already.
constexpr void end_waiting(finalization_state& of) noexcept {
    if (of.waiting._gc_next == &of.waiting || of.draining || ends_later(of)) {
        return;
    }
    of.draining = true;
    while (of.waiting._gc_next != &of.waiting) {
        end_first(of.waiting);
    }
    of.draining = false;
}

/// The end of an object that runs code: calls `finalize`, and `release` if nobody refers to it
/// then, now or later.
template <class Finalize, class Release>
constexpr void end_with_code(object* self, const Finalize& finalize,
                             const Release& release) noexcept {
    finalization_state& of = detail::interpreter_of(self).finalization;
    if (ends_later(of)) {
        wait_for_end(self, of.waiting);
        return;
    }
    self->ob_refcnt = 1;
    ++of.running;
    finalize(self);
    if (--self->ob_refcnt == 0) {
        release(self);
    }
    if (--of.running == 0) {
        end_waiting(of);
    }
}

/// Calls what the weak references to an object at its end are to call: a part of end_with_code().
constexpr void tell_weak_references(object* self) noexcept {
    if (detail::has_weak_references(self)) {
        state::clear_weak_references(detail::weak_list_of(detail::interpreter_of(self), self));
    }
}

/// While it lasts, no object's end runs code: a container is being changed that the code might look
/// at.
class held_finalizers {
public:
    constexpr explicit held_finalizers(thread_state& thread) noexcept
        : of_(thread.interp->finalization) {
        ++of_.held;
    }
    held_finalizers(const held_finalizers&) = delete;
    held_finalizers& operator=(const held_finalizers&) = delete;
    constexpr ~held_finalizers() {
        --of_.held;
        end_waiting(of_);
    }

private:
    finalization_state& of_;
};

/// While it lasts, code runs because an object ends: what is pending is kept, and nothing is
/// collected.
class finalizer_call {
public:
    constexpr explicit finalizer_call(thread_state& thread) noexcept
        : thread_(thread), pending_(take_pending(thread)),
          collecting_(thread.interp->gc.collecting) {
        thread.interp->gc.collecting = 1;
    }
    finalizer_call(const finalizer_call&) = delete;
    finalizer_call& operator=(const finalizer_call&) = delete;
    constexpr ~finalizer_call() {
        thread_.interp->gc.collecting = collecting_;
        thread_.curexc_value = pending_;
    }

private:
    thread_state& thread_;
    exception_object* pending_;
    int collecting_;
};

} // namespace stasis::interpreter
