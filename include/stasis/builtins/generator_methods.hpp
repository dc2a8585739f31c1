// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/generator_methods.hpp: next, send, throw and close of generators, coroutines and
// asynchronous generators.
// Promises: in a `yield from` or an `await`, throw and close go to what is delegated to first.
// CPython 3.11: gen_iternext, gen_send, _gen_throw, gen_close, gen_close_iter
// (Objects/genobject.c).
#pragma once

#include <stasis/builtins/thrown.hpp>
#include <stasis/interpreter/generator.hpp>
#include <stasis/interpreter/traceback.hpp>

namespace stasis::builtins {

using interpreter::generator_object;

namespace detail {

constexpr generator_object* generator_of(value self) noexcept {
    return static_cast<generator_object*>(self.data.object);
}

/// Resumes a generator: the item that it yields. Empty: it raised, or it has returned, and that is
/// a StopIteration, or, of an asynchronous one, a StopAsyncIteration.
[[nodiscard]] constexpr owned resume_or_stop(thread_state& thread, generator_object* self,
                                             value sent, bool raises,
                                             bool closing = false) noexcept {
    interpreter::resumption went = interpreter::resume(thread, self, sent, raises, closing);
    if (!went.yielded && went.result) {
        if (self->ob_type == &async_generator_type) {
            raise(thread, stop_async_iteration_type);
        } else {
            interpreter::raise_stop(thread, went.result.get());
        }
        return {};
    }
    return static_cast<owned&&>(went.result);
}

/// While it lasts, a generator counts as one that runs: what it delegates to does.
class counts_as_running {
public:
    constexpr explicit counts_as_running(generator_object* self) noexcept : self_(self) {
        self->gi_frame_state = interpreter::generator_executing;
    }
    counts_as_running(const counts_as_running&) = delete;
    counts_as_running& operator=(const counts_as_running&) = delete;
    constexpr ~counts_as_running() { self_->gi_frame_state = interpreter::generator_suspended; }

private:
    generator_object* self_;
};

/// While it lasts, a generator that waits stands where the thread is: as the caller of what it
/// delegates to, for whoever looks at the frames.
class stands_as_caller {
public:
    constexpr stands_as_caller(thread_state& thread, generator_object* self) noexcept
        : run_(*thread.cframe), own_(*self->gi_iframe) {
        own_.previous = run_.current_frame;
        run_.current_frame = &own_;
    }
    stands_as_caller(const stands_as_caller&) = delete;
    stands_as_caller& operator=(const stands_as_caller&) = delete;
    constexpr ~stands_as_caller() {
        run_.current_frame = own_.previous;
        own_.previous = nullptr;
    }

private:
    state::c_frame& run_;
    interpreter::frame& own_;
};

[[nodiscard]] constexpr bool close(thread_state& thread, generator_object* self) noexcept;

/// Whether throw and close of what is delegated to are known here.
[[nodiscard]] constexpr bool is_known_delegate(const object* delegate) noexcept {
    return delegate->ob_type == &generator_type || delegate->ob_type == &coroutine_type;
}

/// A method of what is delegated to; empty: it has none, or, if pending, asking for it raised.
[[nodiscard]] constexpr owned method_of(thread_state& thread, object* delegate,
                                        const object* name) noexcept {
    owned method = interpreter::get_attribute(thread, make_object(delegate), name);
    if (!method) {
        state::clear_pending(thread, attribute_error_type);
    }
    return method;
}

/// Closes what a generator delegates to; false: an exception is pending.
[[nodiscard]] constexpr bool close_delegate(thread_state& thread, object* delegate) noexcept {
    if (is_known_delegate(delegate)) {
        return close(thread, static_cast<generator_object*>(delegate));
    }
    const owned method = method_of(thread, delegate, &graph::str_<"close">);
    if (!method) {
        if (pending(thread)) {
            interpreter::report_ignored(thread, make_object(delegate));
        }
        return true;
    }
    return static_cast<bool>(interpreter::call(thread, method.get(), arguments{}));
}

/// Raises GeneratorExit in a generator; false: an exception is pending, whatever it is.
[[nodiscard]] constexpr bool close(thread_state& thread, generator_object* self) noexcept {
    const counted_call call(thread, thread.recursion_remaining);
    bool closed = static_cast<bool>(call);
    if (!closed) {
        raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    } else if (object* delegate = interpreter::delegate_of(self)) {
        const owned kept = owned::share(delegate);
        const counts_as_running running(self);
        closed = close_delegate(thread, delegate);
    }
    if (closed) {
        raise(thread, generator_exit_type);
    }
    if (resume_or_stop(thread, self, none_value, true, true)) {
        raise(thread, runtime_error_type, interpreter::detail::kind_of(self),
              " ignored GeneratorExit");
        return false;
    }
    return state::clear_pending(thread, stop_iteration_type) ||
           state::clear_pending(thread, generator_exit_type);
}

/// What came of throwing into what a generator delegates to.
struct delegated {
    owned item;           ///< empty: it raised, or has no throw()
    bool here = false;    ///< the exception is to be thrown into the generator itself
    bool raised = false;  ///< the pending exception is
    bool unasked = false; ///< asking for throw() raised, which is the caller's
};

/// Throws into a generator. `closes`: what it delegates to is closed where that is GeneratorExit;
/// not by athrow() and aclose(), since what is awaited there has to end by itself.
[[nodiscard]] constexpr owned throw_into(thread_state& thread, generator_object* self,
                                         const thrown_parts& parts, bool closes = true) noexcept;

/// Throws into what a generator delegates to.
[[nodiscard]] constexpr delegated throw_into_delegate(thread_state& thread, generator_object* self,
                                                      object* delegate, const thrown_parts& parts,
                                                      bool closes) noexcept {
    const owned kept = owned::share(delegate);
    if (closes && throws_exit(parts)) {
        const counts_as_running running(self);
        const bool closed = close_delegate(thread, delegate);
        return {{}, closed, !closed};
    }
    if (is_known_delegate(delegate)) {
        const counts_as_running running(self);
        const stands_as_caller caller(thread, self);
        return {throw_into(thread, static_cast<generator_object*>(delegate), parts, closes)};
    }
    const owned method = method_of(thread, delegate, &graph::str_<"throw">);
    if (!method) {
        const bool unasked = pending(thread);
        return {{}, !unasked, false, unasked};
    }
    const value values[] = {parts.type, parts.item, parts.traceback};
    const ssize count = !parts.item ? 1 : !parts.traceback ? 2 : 3;
    const counts_as_running running(self);
    return {interpreter::call(thread, method.get(), arguments{values, count, nullptr})};
}

/// Goes on behind a `yield from` whose iterator has ended, or has raised.
[[nodiscard]] constexpr owned leave_delegate(thread_state& thread,
                                             generator_object* self) noexcept {
    const owned result = interpreter::take_stop_value(thread);
    if (!result) {
        return resume_or_stop(thread, self, none_value, true);
    }
    // Behind the loop of a SEND and the YIELD_VALUE that stands next to it, where its result is
    // what is sent.
    interpreter::frame& own = *self->gi_iframe;
    const owned ended = owned::take(*--own.top);
    own.at += 2 * std::ptrdiff_t{own.at[-1]} - 2;
    return resume_or_stop(thread, self, result.get(), false);
}

[[nodiscard]] constexpr owned throw_into(thread_state& thread, generator_object* self,
                                         const thrown_parts& parts, bool closes) noexcept {
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    if (object* delegate = interpreter::delegate_of(self)) {
        delegated went = throw_into_delegate(thread, self, delegate, parts, closes);
        if (went.item) {
            return static_cast<owned&&>(went.item);
        }
        if (went.raised) {
            return resume_or_stop(thread, self, none_value, true);
        }
        if (went.unasked) {
            return {};
        }
        if (!went.here) {
            return leave_delegate(thread, self);
        }
    }
    if (!raise_thrown(thread, parts)) {
        return {};
    }
    return resume_or_stop(thread, self, none_value, true);
}

} // namespace detail

/// tp_iternext of generator.
[[nodiscard]] constexpr owned generator_next(thread_state& thread, value self) noexcept {
    interpreter::resumption went =
        interpreter::resume(thread, detail::generator_of(self), {}, false);
    if (!went.yielded && went.result) {
        if (went.result.get().kind != tag::none) {
            interpreter::raise_stop(thread, went.result.get());
        }
        return {};
    }
    return static_cast<owned&&>(went.result);
}

/// am_send of what goes on as generators do.
[[nodiscard]] constexpr send_result generator_am_send(thread_state& thread, value self, value sent,
                                                      owned& result) noexcept {
    interpreter::resumption went =
        interpreter::resume(thread, detail::generator_of(self), sent, false);
    result = static_cast<owned&&>(went.result);
    if (went.yielded) {
        return send_result::yielded;
    }
    return result ? send_result::returned : send_result::raised;
}

namespace detail {

/// send(item) of a generator, by the method of that name.
[[nodiscard]] constexpr owned send_by(thread_state& thread, const char* name,
                                      const arguments& given, generator_object* self) noexcept {
    if (!takes_one(thread, name, given)) {
        return {};
    }
    return resume_or_stop(thread, self, given.values[1], false);
}

/// throw(type[, item[, traceback]]) of a generator.
[[nodiscard]] constexpr owned throw_by(thread_state& thread, const char* name,
                                       const arguments& given, generator_object* self) noexcept {
    if (!takes(thread, name, given, 1, 3)) {
        return {};
    }
    return throw_into(thread, self, thrown_of(given));
}

/// close() of a generator.
[[nodiscard]] constexpr owned close_by(thread_state& thread, const char* name,
                                       const arguments& given, generator_object* self) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    return owned::take(close(thread, self) ? none_value : value{});
}

} // namespace detail

[[nodiscard]] constexpr owned generator_send(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::send_by(thread, "generator.send", given, detail::generator_of(given.values[0]));
}

[[nodiscard]] constexpr owned generator_throw(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::throw_by(thread, "generator.throw", given,
                            detail::generator_of(given.values[0]));
}

[[nodiscard]] constexpr owned generator_close(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::close_by(thread, "generator.close", given,
                            detail::generator_of(given.values[0]));
}

} // namespace stasis::builtins
