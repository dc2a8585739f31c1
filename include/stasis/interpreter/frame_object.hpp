// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/frame_object.hpp: the frame objects that Python code, and tracebacks, have of
// activations.
// Promises: an activation has one frame object at most, made when somebody asks for it or an
// exception leaves an instruction of it, with room for the variables: where others refer to the
// object when the activation ends, it takes them over, which can't fail, and refers to the frame
// object of its caller. Activations that nobody has asked about pay for a comparison.
// CPython 3.11: _PyFrame_MakeAndSetFrameObject, take_ownership (Python/frame.c),
// _PyFrame_FastToLocalsWithError (Objects/frameobject.c).
#pragma once

#include <stasis/interpreter/activation.hpp>
#include <stasis/object/visit.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

/// Whether a frame object has the variables of an activation that has ended.
[[nodiscard]] constexpr bool is_ended(const frame_object* self) noexcept {
    return self->f_frame == &self->ended;
}

/// The instruction at which an activation is, in code units.
[[nodiscard]] constexpr int last_instruction(const frame& running) noexcept {
    return static_cast<int>((running.at - bytecode(running.code)) / 2);
}

namespace detail {

/// Brings the dict of a function's variables up to date; false: an exception is pending. What it
/// drops may end the activation, a waiting generator's, whose frame object has the variables from
/// then on.
[[nodiscard]] constexpr bool update_locals(thread_state& thread, const frame& running,
                                           dict_object* names) noexcept {
    const code_object* code = running.code;
    const unsigned char* kinds = bytes_data(code->co_localspluskinds);
    owned kept;
    if (running.frame_obj != nullptr) {
        kept = owned::share(running.frame_obj);
    }
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        const frame& now = kept ? *static_cast<frame_object*>(kept.as_object())->f_frame : running;
        if (now.locals == nullptr) {
            break;
        }
        value held = now.locals[i];
        const auto* cell = as_exactly<cell_object>(held, cell_type);
        if (cell != nullptr && (kinds[i] & (local_cell | local_free)) != 0) {
            held = cell->ob_ref != nullptr ? load(cell->ob_ref) : value{};
        }
        const owned shared = owned::share(held);
        const value name = make_object(items(code->co_localsplusnames)[i]);
        if (held ? !store(thread, names, name, held) : erase(thread, names, name) < 0) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// The local names of an activation: a mapping, of a function the same dict each time, brought up
/// to date. A function's code that exec() runs in other names than a dict leaves these alone.
/// Empty: an exception is pending.
[[nodiscard]] constexpr owned frame_locals(thread_state& thread, frame& running) noexcept {
    object* const given = running.names;
    if ((running.code->co_flags & code_optimized) == 0) {
        return owned::share(given != nullptr ? given : running.function->func_globals);
    }
    if (given != nullptr && (given->ob_type != &dict_type || is_immortal(given))) {
        return owned::share(given);
    }
    if (running.locals == nullptr) {
        return raise(thread, runtime_error_type, "the variables of this frame have not been kept");
    }
    if (running.names == nullptr) {
        running.names = new_dict(thread);
        if (running.names == nullptr) {
            return {};
        }
        running.owns_names = true;
    }
    owned names = owned::share(running.names);
    if (!detail::update_locals(thread, running, static_cast<dict_object*>(running.names))) {
        return {};
    }
    return names;
}

namespace detail {

/// How many values an activation of some code may have at its end: its variables, and of a
/// generator what is on its stack.
[[nodiscard]] constexpr std::size_t slots_to_keep(const code_object* code) noexcept {
    const bool may_wait = (code->co_flags & code_that_yields) != 0;
    return static_cast<std::size_t>(code->co_nlocalsplus + (may_wait ? code->co_stacksize : 0));
}

/// A frame object without an activation, with room for so many values; null: MemoryError is
/// pending.
[[nodiscard]] constexpr frame_object* new_frame_object(thread_state& thread,
                                                       std::size_t slots) noexcept {
    auto* const made = allocate<frame_object, value>(thread, frame_type, slots);
    if (made != nullptr) {
        made->f_frame = &made->ended;
        made->room = static_cast<std::uint32_t>(slots);
    }
    return made;
}

/// Gives an activation a function of the heap in the place of one that ends with it, the body of a
/// module (run_module()); false: MemoryError is pending.
[[nodiscard]] STASIS_COLD constexpr bool take_function(thread_state& thread,
                                                       frame& running) noexcept {
    const function_object& from = *running.function;
    auto* const made = allocate<function_object>(thread, function_type);
    if (made == nullptr) {
        return false;
    }
    increment(from.func_globals);
    made->func_globals = from.func_globals;
    increment(from.func_name);
    made->func_name = from.func_name;
    increment(from.func_qualname);
    made->func_qualname = from.func_qualname;
    increment(const_cast<code_object*>(from.func_code));
    made->func_code = from.func_code;
    running.function = made;
    return true;
}

/// Makes the frame object of an activation, which keeps a reference to it: that object, borrowed;
/// null: MemoryError is pending.
STASIS_NEVER_INLINE constexpr frame_object* make_frame_object(thread_state& thread,
                                                              frame& running) noexcept {
    if (is_immortal(running.function) && !take_function(thread, running)) {
        return nullptr;
    }
    running.frame_obj = new_frame_object(thread, slots_to_keep(running.code));
    if (running.frame_obj != nullptr) {
        running.frame_obj->f_frame = &running;
    }
    return running.frame_obj;
}

/// The frame object of an activation, borrowed; null: MemoryError is pending.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr frame_object*
borrow_frame_object(thread_state& thread, frame& running) noexcept {
    return running.frame_obj != nullptr ? running.frame_obj : make_frame_object(thread, running);
}

} // namespace detail

/// The frame object of an activation; empty: MemoryError is pending.
[[nodiscard]] constexpr owned frame_object_of(thread_state& thread, frame& running) noexcept {
    frame_object* const found = detail::borrow_frame_object(thread, running);
    if (found == nullptr) {
        return {};
    }
    return owned::share(found);
}

/// A frame object of a function that runs in native code, which has no variables; null: MemoryError
/// is pending.
[[nodiscard]] constexpr frame_object* native_frame_object(thread_state& thread,
                                                          const function_object* function,
                                                          const code_object* code,
                                                          int lasti) noexcept {
    frame_object* const made = detail::new_frame_object(thread, 0);
    if (made != nullptr) {
        increment(const_cast<function_object*>(function));
        made->ended.function = function;
        increment(const_cast<code_object*>(code));
        made->ended.code = code;
        made->ended.owns_code = true;
        made->ended.at = bytecode(code) + lasti;
    }
    return made;
}

/// The activation that called another one, or null; `run` is the run of the engine that it belongs
/// to, and the caller's then.
[[nodiscard]] constexpr frame* caller_of(const frame& running, const c_frame*& run) noexcept {
    frame* caller = running.previous;
    while (caller == nullptr && run != nullptr) {
        run = run->previous;
        caller = run != nullptr ? run->current_frame : nullptr;
    }
    return caller;
}

/// The run of the engine in which a thread has that activation, or null: it waits, as generators
/// do.
[[nodiscard]] constexpr const c_frame* run_of(const thread_state& thread,
                                              const frame& wanted) noexcept {
    for (const c_frame* run = thread.cframe; run != nullptr; run = run->previous) {
        for (const frame* each = run->current_frame; each != nullptr; each = each->previous) {
            if (each == &wanted) {
                return run;
            }
        }
    }
    return nullptr;
}

/// The frame object of whoever called an activation; empty: nobody has, or MemoryError is pending.
[[nodiscard]] constexpr owned caller_frame(thread_state& thread, const frame& running) noexcept {
    frame* caller = running.previous;
    if (caller == nullptr) {
        const c_frame* run = run_of(thread, running);
        caller = run != nullptr ? caller_of(running, run) : nullptr;
    }
    if (caller == nullptr) {
        return {};
    }
    return frame_object_of(thread, *caller);
}

namespace detail {

/// Calls a visit with what an activation that doesn't run refers to, its code aside.
constexpr int visit_frame(const frame& self, visit_slot visit, visit_argument* argument) noexcept {
    if (const int stopped = visit_each(visit, argument, self.function, self.frame_obj,
                                       self.owns_names ? self.names : nullptr)) {
        return stopped;
    }
    for (const value* place = self.locals; place != self.top; ++place) {
        if (place->kind == tag::object) {
            if (const int stopped = visit(place->data.object, argument)) {
                return stopped;
            }
        }
    }
    return 0;
}

/// Moves an activation that ends, and whose values begin at `locals` and end at `top`, to its frame
/// object, with all references that it has.
constexpr void move_to_object(frame_object* self, const frame& ended, const value* top) noexcept {
    frame& kept = self->ended;
    self->f_frame = &kept;
    kept.function = ended.function;
    kept.code = ended.code;
    if (!ended.owns_code) {
        increment(const_cast<code_object*>(kept.code));
    }
    kept.owns_code = true;
    kept.names = ended.names;
    if (kept.names != nullptr && !ended.owns_names) {
        increment(kept.names);
    }
    kept.owns_names = true;
    kept.at = ended.at;
    value* to = trailing_mutable<value>(self, self->room);
    kept.locals = to;
    for (const value* from = ended.locals; from != top; ++from) {
        *to++ = *from;
    }
    kept.top = to;
}

/// The end of an activation that has a frame object, and its values still, which end at `top`.
/// Whether others refer to that object, which has all then that the activation has had.
STASIS_ALWAYS_INLINE constexpr bool leave_to_object(frame& ended, const value* top) noexcept {
    frame_object* const self = ended.frame_obj;
    ended.frame_obj = nullptr;
    const bool is_kept = self->ob_refcnt > 1;
    if (is_kept) {
        move_to_object(self, ended, top);
    }
    decrement(self);
    return is_kept;
}

/// The same of a function that has returned, or raised: its frame object gets to know its caller's,
/// unless there is no memory for that. What is pending stays pending.
STASIS_NEVER_INLINE constexpr bool keep_frame(thread_state& thread, frame& ended) noexcept {
    frame_object* const self = ended.frame_obj;
    if (!leave_to_object(ended, ended.locals + ended.code->co_nlocalsplus)) {
        return false;
    }
    exception_object* const pending = thread.curexc_value;
    thread.curexc_value = nullptr;
    // It is no part of its run any more: its caller is the innermost one.
    const c_frame* run = thread.cframe;
    frame* const caller =
        run->current_frame != nullptr ? run->current_frame : caller_of(ended, run);
    if (caller != nullptr) {
        if (frame_object* const back = borrow_frame_object(thread, *caller)) {
            increment(back);
            self->f_back = back;
        } else {
            decrement(thread.curexc_value);
        }
    }
    thread.curexc_value = pending;
    return true;
}

} // namespace detail

} // namespace stasis::interpreter
