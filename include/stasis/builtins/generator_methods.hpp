// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/generator_methods.hpp: next, send, throw and close of generators.
// Promises: in a `yield from`, throw and close go to what is delegated to first.
// CPython 3.11: gen_iternext, gen_send, _gen_throw, gen_close, gen_close_iter
// (Objects/genobject.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/generator.hpp>

namespace stasis::builtins {

using interpreter::generator_object;

namespace detail {

constexpr generator_object* generator_of(value self) noexcept {
    return static_cast<generator_object*>(self.data.object);
}

/// Resumes a generator: the item that it yields. Empty: it raised, or it has returned, and that is
/// a StopIteration.
[[nodiscard]] constexpr owned resume_or_stop(thread_state& thread, generator_object* self,
                                             value sent, bool raises) noexcept {
    interpreter::resumption went = interpreter::resume(thread, self, sent, raises);
    if (!went.yielded && went.result) {
        interpreter::raise_stop(thread, went.result.get());
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

[[nodiscard]] constexpr bool close(thread_state& thread, generator_object* self) noexcept;

/// Closes what a generator delegates to; false: an exception is pending.
[[nodiscard]] constexpr bool close_delegate(thread_state& thread, object* delegate) noexcept {
    if (delegate->ob_type == &generator_type) {
        return close(thread, static_cast<generator_object*>(delegate));
    }
    const object* name = &graph::str_<"close">;
    if (interpreter::look_up(thread, delegate->ob_type, name) == nullptr) {
        return true;
    }
    const owned method = interpreter::get_attribute(thread, make_object(delegate), name);
    return method && interpreter::call(thread, method.get(), arguments{});
}

/// Raises GeneratorExit in a generator; false: an exception is pending, whatever it is.
[[nodiscard]] constexpr bool close(thread_state& thread, generator_object* self) noexcept {
    const counted_call call(thread.recursion_remaining);
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
    if (resume_or_stop(thread, self, none_value, true)) {
        raise(thread, runtime_error_type, "generator ignored GeneratorExit");
        return false;
    }
    return state::clear_pending(thread, stop_iteration_type) ||
           state::clear_pending(thread, generator_exit_type);
}

/// What throw() was given.
struct thrown_parts {
    value type;
    value item;      ///< or empty
    value traceback; ///< or empty
};

/// The exception of a type and a value: PyErr_NormalizeException. Empty: making it raised.
[[nodiscard]] constexpr owned make_thrown(thread_state& thread,
                                          const thrown_parts& parts) noexcept {
    const auto* type = static_cast<const type_object*>(parts.type.data.object);
    if (!parts.item || parts.item.kind == tag::none) {
        return interpreter::call(thread, parts.type, arguments{});
    }
    if (is_instance(parts.item, *type)) {
        return owned::share(parts.item);
    }
    if (const auto* tuple = as<tuple_object>(parts.item, tuple_type)) {
        interpreter::detail::argument_room room(thread, tuple->ob_size);
        if (!room) {
            return {};
        }
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            room.data()[i] = load(items(tuple)[i]);
        }
        return interpreter::call(thread, parts.type, {room.data(), tuple->ob_size, nullptr});
    }
    return interpreter::call(thread, parts.type, parts.item);
}

/// Makes the exception that throw() was given pending; false: it is another one, of the arguments.
[[nodiscard]] constexpr bool raise_thrown(thread_state& thread,
                                          const thrown_parts& parts) noexcept {
    auto* traceback = as<traceback_object>(parts.traceback, traceback_type);
    if (parts.traceback && parts.traceback.kind != tag::none && traceback == nullptr) {
        raise(thread, type_error_type, "throw() third argument must be a traceback object");
        return false;
    }
    const auto* type = as<type_object>(parts.type, type_type);
    const bool is_type = type != nullptr && is_subtype(type, &base_exception_type);
    if (!is_type && !is_instance(parts.type, base_exception_type)) {
        raise(thread, type_error_type,
              "exceptions must be classes or instances deriving from BaseException, not ",
              type_of(parts.type)->tp_name);
        return false;
    }
    if (!is_type && parts.item && parts.item.kind != tag::none) {
        raise(thread, type_error_type, "instance exception may not have a separate value");
        return false;
    }
    owned made;
    if (is_type) { // g++ 12 ends the result of a ?: twice in constant evaluation
        made = make_thrown(thread, parts);
    } else {
        made = owned::share(parts.type);
    }
    if (!made) {
        return true; // that it can't be made is raised in its place
    }
    if (!is_instance(made.get(), base_exception_type)) {
        raise(thread, type_error_type, "calling ", type->tp_name,
              " should have returned an instance of BaseException, not ",
              type_of(made.get())->tp_name);
        return true;
    }
    auto* exception = static_cast<exception_object*>(made.as_object());
    if ((is_type || traceback != nullptr) && !is_immortal(exception)) {
        if (traceback != nullptr) {
            increment(traceback);
        }
        state::replace(exception->traceback, traceback);
    }
    exception_object* const before = thread.curexc_value;
    thread.curexc_value = exception;
    static_cast<void>(made.release());
    if (before != nullptr) {
        decrement(before);
    }
    return true;
}

/// Whether throw() was given GeneratorExit.
[[nodiscard]] constexpr bool throws_exit(const thrown_parts& parts) noexcept {
    const auto* type = as<type_object>(parts.type, type_type);
    return is_subtype(type != nullptr ? type : type_of(parts.type), &generator_exit_type);
}

/// What came of throwing into what a generator delegates to.
struct delegated {
    owned item;          ///< empty: it raised, or has no throw()
    bool here = false;   ///< the exception is to be thrown into the generator itself
    bool raised = false; ///< the pending exception is
};

[[nodiscard]] constexpr owned throw_into(thread_state& thread, generator_object* self,
                                         const thrown_parts& parts) noexcept;

/// Throws into what a generator delegates to.
[[nodiscard]] constexpr delegated throw_into_delegate(thread_state& thread, generator_object* self,
                                                      object* delegate,
                                                      const thrown_parts& parts) noexcept {
    const owned kept = owned::share(delegate);
    if (throws_exit(parts)) {
        const counts_as_running running(self);
        const bool closed = close_delegate(thread, delegate);
        return {{}, closed, !closed};
    }
    if (delegate->ob_type == &generator_type) {
        const counts_as_running running(self);
        return {throw_into(thread, static_cast<generator_object*>(delegate), parts)};
    }
    const object* name = &graph::str_<"throw">;
    if (interpreter::look_up(thread, delegate->ob_type, name) == nullptr) {
        return {{}, true, false};
    }
    const owned method = interpreter::get_attribute(thread, make_object(delegate), name);
    if (!method) {
        return {};
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
                                         const thrown_parts& parts) noexcept {
    const counted_call call(thread.recursion_remaining);
    if (!call) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    if (object* delegate = interpreter::delegate_of(self)) {
        delegated went = throw_into_delegate(thread, self, delegate, parts);
        if (went.item) {
            return static_cast<owned&&>(went.item);
        }
        if (went.raised) {
            return resume_or_stop(thread, self, none_value, true);
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

[[nodiscard]] constexpr owned generator_send(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "generator.send", given)) {
        return {};
    }
    return detail::resume_or_stop(thread, detail::generator_of(given.values[0]), given.values[1],
                                  false);
}

[[nodiscard]] constexpr owned generator_throw(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes(thread, "generator.throw", given, 1, 3)) {
        return {};
    }
    return detail::throw_into(thread, detail::generator_of(given.values[0]),
                              {given.values[1], given.count > 2 ? given.values[2] : value{},
                               given.count > 3 ? given.values[3] : value{}});
}

[[nodiscard]] constexpr owned generator_close(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "generator.close", given)) {
        return {};
    }
    return owned::take(detail::close(thread, detail::generator_of(given.values[0])) ? none_value
                                                                                    : value{});
}

} // namespace stasis::builtins
