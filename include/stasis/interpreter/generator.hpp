// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/generator.hpp: the generator object, and how it goes on. Coroutines and
// asynchronous generators are the same object of another type.
// Promises: CPython 3.11's fields up to gi_frame_state, under its names and at its offsets. A
// generator that waits has a frame on the heap, whose `at` is the instruction that it waits behind,
// RETURN_GENERATOR at first and a YIELD_VALUE later. The engine that made it runs it, through a
// pointer of its own, so no type knows an engine. Each resumption counts as a call, so that
// generators that resume one another end with RecursionError.
// CPython 3.11: PyGenObject, PyCoroObject, PyAsyncGenObject (Include/cpython/genobject.h),
// gen_send_ex2, _PyGen_yf (Objects/genobject.c). Differs from it: gi_iframe is the frame itself
// there and a pointer here, since frames differ; what stands behind is ours.
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/object/visit.hpp>
#include <stasis/opcode/opcode.hpp>

namespace stasis::interpreter {

struct generator_object;

} // namespace stasis::interpreter

namespace stasis {

extern const type_object generator_type;
extern const type_object coroutine_type;
extern const type_object async_generator_type;

/// Whether the objects of a type are generators, coroutines or asynchronous generators.
[[nodiscard]] constexpr bool is_resumable(const type_object* type) noexcept {
    return type == &generator_type || type == &coroutine_type || type == &async_generator_type;
}

} // namespace stasis

namespace stasis::interpreter {

/// PyFrameState.
enum generator_state : signed char {
    generator_created = -2,   ///< has not begun
    generator_suspended = -1, ///< waits behind a yield
    generator_executing = 0,  ///< runs
    generator_completed = 1,
    generator_cleared = 4, ///< at its end: there is no frame any more
};

/// Runs a generator's frame until it yields, returns or raises; `raises`: an exception is pending,
/// which the frame raises first.
using frame_runner = owned (*)(thread_state&, generator_frame*, bool raises);

/// PyGenObject, and PyCoroObject and PyAsyncGenObject, which have other names for the same fields.
struct generator_object : object {
    code_object* gi_code = nullptr;
    object* gi_weakreflist = nullptr;
    str_object* gi_name = nullptr;
    str_object* gi_qualname = nullptr;
    state::error_stack_item gi_exc_state{};
    /// Of a coroutine where it was made, of an asynchronous generator its finalizer, or null.
    object* gi_origin_or_finalizer = nullptr;
    char gi_hooks_inited = 0;  ///< it has asked for the hooks of its thread
    char gi_closed = 0;        ///< it has ended, or aclose() was awaited
    char gi_running_async = 0; ///< one of its awaitables is being awaited
    signed char gi_frame_state = generator_created;
    generator_frame* gi_iframe = nullptr; ///< null once it has ended
    frame_runner run = nullptr; ///< the engine that it belongs to
    state::interpreter_state* interp = nullptr;
    thread_state* thread = nullptr; ///< in which it ran last; that may have ended
};

namespace detail {

/// Gives back the memory of a generator's frame, and no reference.
constexpr void free_generator_frame(generator_frame* self) noexcept {
    if (std::is_constant_evaluated()) {
        delete[] self->locals;
        delete self;
    } else {
        constexpr std::size_t own = slots_of<generator_frame>;
        release_array(self->locals - own, self->slots + own);
    }
}

/// Gives back the frame of a generator that doesn't run, and all that it refers to.
constexpr void drop_generator_frame(generator_frame* self) noexcept {
    value* const bottom = self->locals + self->code->co_nlocalsplus;
    while (self->top != bottom) {
        decrement(*--self->top);
    }
    for (value* local = self->locals; local != bottom; ++local) {
        decrement(*local);
    }
    if (self->owns_names) {
        decrement(self->names);
    }
    decrement(const_cast<function_object*>(self->function));
    free_generator_frame(self);
}

/// Ends a generator that doesn't run. Its frame object, if others refer to that, keeps what its
/// frame has had.
constexpr void end_generator(generator_object* self) noexcept {
    generator_frame* const own = self->gi_iframe;
    self->gi_frame_state = generator_cleared;
    self->gi_iframe = nullptr;
    if (own == nullptr) {
        return;
    }
    if (*own->at == static_cast<unsigned char>(opcode::opcode::RETURN_GENERATOR)) {
        own->at += 4; // RESUME, as if it had begun, for who looks at it later
    }
    if (own->frame_obj != nullptr && leave_to_object(*own, own->top)) {
        free_generator_frame(own);
    } else {
        drop_generator_frame(own);
    }
}

/// What messages call a generator.
[[nodiscard]] constexpr const char* kind_of(const generator_object* self) noexcept {
    return self->ob_type == &generator_type   ? "generator"
           : self->ob_type == &coroutine_type ? "coroutine"
                                              : "async generator";
}

/// A StopIteration that leaves a generator becomes a RuntimeError (PEP 479), as does the
/// StopAsyncIteration of an asynchronous one.
STASIS_COLD constexpr void refuse_stop(thread_state& thread,
                                       const generator_object* self) noexcept {
    const type_object* const raised = thread.curexc_value->ob_type;
    const char* name = is_subtype(raised, &stop_iteration_type) ? "StopIteration" : nullptr;
    if (name == nullptr && self->ob_type == &async_generator_type &&
        is_subtype(raised, &stop_async_iteration_type)) {
        name = "StopAsyncIteration";
    }
    if (name != nullptr) {
        raise_from(thread, runtime_error_type, take_pending(thread), kind_of(self), " raised ",
                   name);
    }
}

/// The type of what a call of code that yields makes.
[[nodiscard]] constexpr const type_object& resumable_type_of(const code_object* code) noexcept {
    return (code->co_flags & code_generator) != 0   ? generator_type
           : (code->co_flags & code_coroutine) != 0 ? coroutine_type
                                                    : async_generator_type;
}

} // namespace detail

/// Moves a frame that runs, and is about to begin, into a generator, a coroutine or an asynchronous
/// generator, as its code says: that, or null with MemoryError pending. The frame is left with
/// nothing but its function.
[[nodiscard]] constexpr generator_object* make_generator(thread_state& thread, const frame& running,
                                                         frame_runner run) noexcept {
    const function_object& function = *running.function;
    code_object* const code = const_cast<code_object*>(running.code);
    auto* result = allocate<generator_object>(thread, detail::resumable_type_of(code));
    if (result == nullptr) {
        return nullptr;
    }
    const auto slots = static_cast<std::size_t>(code->co_nlocalsplus + code->co_stacksize);
    owned kept = owned::take(result);
    increment(code);
    result->gi_code = code;
    increment(function.func_name);
    result->gi_name = function.func_name;
    increment(function.func_qualname);
    result->gi_qualname = function.func_qualname;
    result->run = run;
    result->interp = thread.interp;
    result->thread = &thread;
    auto* const own = detail::push_heap_frame<generator_frame>(thread, slots);
    if (own == nullptr) {
        return nullptr;
    }
    own->function = &function;
    own->code = code;
    own->constants = running.constants;
    own->at = running.at;
    own->on_heap = true;
    own->of_generator = true;
    own->generator = result;
    own->slots = static_cast<std::uint32_t>(slots);
    own->top = own->locals + code->co_nlocalsplus;
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        own->locals[i] = running.locals[i];
        running.locals[i] = value{};
    }
    increment(pointer_to(function));
    result->gi_iframe = own;
    static_cast<void>(kept.release());
    return result;
}

/// What came of a resumption: an item, or the result that the generator ends with; empty: it
/// raised, or, if it had ended before and nothing is pending, it is at its end.
struct resumption {
    owned result;
    bool yielded = false;
};

/// Lets a generator go on: with a value, or, if that is empty, as next() does; or by raising the
/// pending exception, `closing` if that is to end it. CPython 3.11: gen_send_ex2.
[[nodiscard]] constexpr resumption resume(thread_state& thread, generator_object* self, value sent,
                                          bool raises, bool closing = false) noexcept {
    if (self->gi_frame_state == generator_created && sent && sent.kind != tag::none) {
        return {raise(thread, type_error_type, "can't send non-None value to a just-started ",
                      detail::kind_of(self))};
    }
    if (self->gi_frame_state == generator_executing) {
        return {raise(thread, value_error_type, detail::kind_of(self), " already executing")};
    }
    if (self->gi_frame_state >= generator_completed) {
        if (self->ob_type == &coroutine_type && !closing) {
            return {raise(thread, runtime_error_type, "cannot reuse already awaited coroutine")};
        }
        return {owned::take(sent && !raises ? none_value : value{})};
    }
    const owned kept = owned::share(self);
    generator_frame* const own = self->gi_iframe;
    self->thread = &thread;
    self->gi_exc_state.previous_item = thread.exc_info;
    thread.exc_info = &self->gi_exc_state;
    if (!raises) {
        increment(sent);
        *own->top++ = sent ? sent : none_value;
        own->at += 2; // neither YIELD_VALUE nor RETURN_GENERATOR has a cache
    } else if (self->gi_exc_state.exc_value != nullptr) {
        raise_object(thread, take_pending(thread)); // which gives it a context
    }
    own->yielded = false;
    self->gi_frame_state = generator_executing;
    owned result = self->run(thread, own, raises);
    thread.exc_info = self->gi_exc_state.previous_item;
    self->gi_exc_state.previous_item = nullptr;
    if (own->yielded) {
        self->gi_frame_state = generator_suspended;
        return {static_cast<owned&&>(result), true};
    }
    if (!result) {
        detail::refuse_stop(thread, self);
    }
    state::drop(self->gi_exc_state.exc_value);
    detail::end_generator(self);
    return {static_cast<owned&&>(result)};
}

/// The value of the pending StopIteration, which is taken away; None where nothing is pending, and
/// empty where another exception is. CPython 3.11: _PyGen_FetchStopIterationValue.
[[nodiscard]] constexpr owned take_stop_value(thread_state& thread) noexcept {
    if (!pending(thread)) {
        return owned::take(none_value);
    }
    if (!is_subtype(thread.curexc_value->ob_type, &stop_iteration_type)) {
        return {};
    }
    const owned stop = owned::take(take_pending(thread));
    object* const held = static_cast<valued_exception*>(stop.as_object())->value;
    return owned::share(held != nullptr ? load(held) : none_value);
}

/// Raises the StopIteration that an awaitable or a generator returns a value by.
constexpr void raise_stop(thread_state& thread, value result) noexcept {
    if (result.kind == tag::none) {
        raise(thread, stop_iteration_type);
    } else {
        raise_with(thread, stop_iteration_type, result);
    }
}

/// What a generator that waits in a `yield from` or an `await` delegates to, borrowed, or null.
[[nodiscard]] constexpr object* delegate_of(const generator_object* self) noexcept {
    if (self->gi_frame_state != generator_suspended) {
        return nullptr;
    }
    const frame& own = *self->gi_iframe;
    const unsigned char* const next = own.at + 2;
    if (next[0] != static_cast<unsigned char>(opcode::opcode::RESUME) || next[1] < 2 ||
        own.top == own.locals + self->gi_code->co_nlocalsplus || own.top[-1].kind != tag::object) {
        return nullptr;
    }
    return own.top[-1].data.object;
}

} // namespace stasis::interpreter
