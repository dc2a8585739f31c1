// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/frame_object.hpp: the frame objects that Python code has asked for.
// Promises: an activation has one frame object at most, made when somebody asks for it. When a function
// returns, the object keeps its variables, and its caller's frame object. Activations that nobody has asked
// about pay for a comparison.
// CPython 3.11: _PyFrame_MakeAndSetFrameObject, take_ownership (Python/frame.c),
// PyFrame_FastToLocalsWithError (Objects/frameobject.c).
// Differs from CPython: f_locals of a function that runs is a new dict each time; CPython keeps one and
// updates it. The frame of a traceback, tb_frame, is a new object each time, without variables: no activation
// is kept for it.
#pragma once

#include <stasis/interpreter/activation.hpp>
#include <stasis/object/frame.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

namespace detail {

/// The variables of a function, in a new dict; empty: an exception is pending.
[[nodiscard]] constexpr owned locals_of(thread_state& thread, const frame& running) noexcept {
    owned made = owned::take(new_dict(thread));
    if (!made) {
        return {};
    }
    auto* to = static_cast<dict_object*>(made.as_object());
    const code_object* code = running.code;
    const unsigned char* kinds = bytes_data(code->co_localspluskinds);
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        value held = running.locals[i];
        const auto* cell = as_exactly<cell_object>(held, cell_type);
        if (cell != nullptr && (kinds[i] & (local_cell | local_free)) != 0) {
            held = cell->ob_ref != nullptr ? load(cell->ob_ref) : value{};
        }
        object* const name = items(code->co_localsplusnames)[i];
        if (held && !store(thread, to, make_object(name), held)) {
            return {};
        }
    }
    return made;
}

} // namespace detail

/// The local names of an activation: a mapping. Empty: an exception is pending.
[[nodiscard]] constexpr owned frame_locals(thread_state& thread, const frame& running) noexcept {
    if (running.names != nullptr) {
        return owned::share(running.names);
    }
    if ((running.code->co_flags & code_optimized) == 0) {
        return owned::share(running.function->func_globals);
    }
    return detail::locals_of(thread, running);
}

/// The instruction at which an activation is, in code units.
[[nodiscard]] constexpr int last_instruction(const frame& running) noexcept {
    return static_cast<int>((running.at - bytecode(running.code)) / 2);
}

/// A frame object of code that doesn't run; empty: MemoryError is pending.
[[nodiscard]] constexpr owned new_frame_object(thread_state& thread, const code_object* code,
                                               dict_object* globals, int lasti) noexcept {
    auto* made = allocate<frame_object>(thread, frame_type);
    if (made != nullptr) {
        increment(const_cast<code_object*>(code));
        made->code = code;
        increment(globals);
        made->globals = globals;
        made->lasti = lasti;
        made->interp = thread.interp;
    }
    return owned::take(made);
}

/// The frame object of an activation; empty: MemoryError is pending.
[[nodiscard]] constexpr owned frame_object_of(thread_state& thread, frame& running) noexcept {
    interpreter_state& interpreter = *thread.interp;
    if (running.seen) {
        frame_object* each = interpreter.first_frame_object;
        while (each->f_frame != &running) {
            each = each->next;
        }
        return owned::share(each);
    }
    owned made = new_frame_object(thread, running.code, running.function->func_globals, 0);
    if (made) {
        auto* self = static_cast<frame_object*>(made.as_object());
        self->f_frame = &running;
        self->next = interpreter.first_frame_object;
        if (self->next != nullptr) {
            self->next->previous = self;
        }
        interpreter.first_frame_object = self;
        running.seen = true;
    }
    return made;
}

/// The activation that called another one, or null; `run` is the run of the engine that it belongs to, and
/// the caller's then.
[[nodiscard]] constexpr frame* caller_of(const frame& running, const c_frame*& run) noexcept {
    frame* caller = running.previous;
    while (caller == nullptr && run != nullptr) {
        run = run->previous;
        caller = run != nullptr ? run->current_frame : nullptr;
    }
    return caller;
}

/// The run of the engine in which a thread has that activation, or null: it waits, as generators do.
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
    const c_frame* run = run_of(thread, running);
    frame* const caller = run != nullptr ? caller_of(running, run) : nullptr;
    if (caller == nullptr) {
        return {};
    }
    return frame_object_of(thread, *caller);
}

namespace detail {

/// Takes a frame object off the list of those that haven't ended.
constexpr void unlink_frame_object(frame_object* self) noexcept {
    (self->previous != nullptr ? self->previous->next : self->interp->first_frame_object) =
        self->next;
    if (self->next != nullptr) {
        self->next->previous = self->previous;
    }
    self->previous = self->next = nullptr;
    self->f_frame->seen = false;
    self->f_frame = nullptr;
}

/// The frame object of an activation that is seen.
[[nodiscard]] constexpr frame_object* find_frame_object(interpreter_state& interpreter,
                                                        const frame& ended) noexcept {
    frame_object* each = interpreter.first_frame_object;
    while (each->f_frame != &ended) {
        each = each->next;
    }
    return each;
}

/// The end of an activation that is seen, and has its variables still: its frame object keeps them. Where
/// there is no memory for that it has none; the pending exception stays pending.
STASIS_NEVER_INLINE constexpr void keep_frame(thread_state& thread, frame& ended) noexcept {
    frame_object* const self = find_frame_object(*thread.interp, ended);
    exception_object* const cause = thread.curexc_value;
    thread.curexc_value = nullptr;
    const owned kept = owned::share(self);
    self->lasti = last_instruction(ended);
    owned locals = frame_locals(thread, ended);
    self->locals = locals ? locals.release().data.object : nullptr;
    // It is no part of its run any more: its caller is the innermost one.
    const c_frame* run = thread.cframe;
    frame* const caller =
        run->current_frame != nullptr ? run->current_frame : caller_of(ended, run);
    owned back;
    if (caller != nullptr) {
        back = frame_object_of(thread, *caller);
    }
    self->f_back = back ? back.release().data.object : nullptr;
    if (thread.curexc_value != nullptr) {
        decrement(thread.curexc_value);
    }
    thread.curexc_value = cause;
    unlink_frame_object(self);
}

} // namespace detail

} // namespace stasis::interpreter
