// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/async_generator_awaitables.hpp: what asend(), __anext__(), athrow() and aclose()
// of an asynchronous generator return, to be awaited once.
// Promises: an item that the generator yields is the result of the awaitable; what is awaited in
// the generator goes through to the loop.
// CPython 3.11: _PyAsyncGenASend_Type, _PyAsyncGenAThrow_Type, async_gen_unwrap_value
// (Objects/genobject.c).
#pragma once

#include <stasis/builtins/generator_methods.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/async_generator.hpp>

namespace stasis::builtins {

using interpreter::async_generator_asend;
using interpreter::async_generator_athrow;
using interpreter::awaitable_state;

namespace detail {

/// The item that a generator has yielded, or null: what it awaits has yielded that.
[[nodiscard]] constexpr object* item_in(const owned& yielded) noexcept {
    using wrapped = interpreter::async_generator_wrapped_value;
    auto* item = as_exactly<wrapped>(yielded.get(), async_generator_wrapped_value_type);
    return item != nullptr ? item->agw_val : nullptr;
}

/// Whether the pending exception says that an asynchronous generator has ended.
[[nodiscard]] constexpr bool is_async_end(const thread_state& thread) noexcept {
    const type_object* raised = thread.curexc_value->ob_type;
    return is_subtype(raised, &stop_async_iteration_type) ||
           is_subtype(raised, &generator_exit_type);
}

/// What a generator has yielded goes on to the loop; or it is over: an item is a StopIteration,
/// which ends the awaiting.
[[nodiscard]] constexpr owned unwrap(thread_state& thread, generator_object* generator,
                                     owned yielded) noexcept {
    if (!yielded) {
        if (!pending(thread)) {
            raise(thread, stop_async_iteration_type);
        }
        if (is_async_end(thread)) {
            generator->gi_closed = 1;
        }
        generator->gi_running_async = 0;
        return {};
    }
    if (object* item = item_in(yielded)) {
        interpreter::raise_stop(thread, load(item));
        generator->gi_running_async = 0;
        return {};
    }
    return yielded;
}

[[nodiscard]] constexpr async_generator_asend* asend_of(value self) noexcept {
    return static_cast<async_generator_asend*>(self.data.object);
}

[[nodiscard]] constexpr async_generator_athrow* athrow_of(value self) noexcept {
    return static_cast<async_generator_athrow*>(self.data.object);
}

/// Lets the generator of an asend() go on; an empty value is next()'s.
[[nodiscard]] constexpr owned send_asend(thread_state& thread, async_generator_asend* self,
                                         value sent) noexcept {
    generator_object* generator = self->ags_gen;
    if (self->ags_state == awaitable_state::closed) {
        return raise(thread, runtime_error_type,
                     "cannot reuse already awaited __anext__()/asend()");
    }
    if (self->ags_state == awaitable_state::init) {
        if (generator->gi_running_async != 0) {
            return raise(thread, runtime_error_type,
                         "anext(): asynchronous generator is already running");
        }
        if (!sent || sent.kind == tag::none) {
            sent = self->ags_sendval != nullptr ? load(self->ags_sendval) : value{};
        }
        self->ags_state = awaitable_state::iter;
    }
    generator->gi_running_async = 1;
    owned result = unwrap(thread, generator, resume_or_stop(thread, generator, sent, false));
    if (!result) {
        self->ags_state = awaitable_state::closed;
    }
    return result;
}

[[nodiscard]] constexpr owned refuse_ignored_exit(thread_state& thread) noexcept {
    return raise(thread, runtime_error_type, "async generator ignored GeneratorExit");
}

/// An aclose() is over: an exception is pending, and that the generator has ended is its end.
constexpr void end_aclose(thread_state& thread) noexcept {
    if (is_async_end(thread)) {
        decrement(take_pending(thread));
        raise(thread, stop_iteration_type);
    }
}

/// Throws what athrow() was given, or else GeneratorExit, into a generator that it begins with.
[[nodiscard]] constexpr owned begin_athrow(thread_state& thread,
                                           async_generator_athrow* self) noexcept {
    generator_object* generator = self->agt_gen;
    if (self->agt_args == nullptr) {
        generator->gi_closed = 1;
        const thrown_parts parts{make_object(pointer_to(generator_exit_type)), {}, {}};
        return throw_into(thread, generator, parts, false);
    }
    const ssize count = self->agt_args->ob_size;
    object* const* given = items(self->agt_args);
    if (!interpreter::check_count(thread, "athrow", {nullptr, count, nullptr}, 1, 3)) {
        return {};
    }
    const thrown_parts parts{load(given[0]), count > 1 ? load(given[1]) : value{},
                             count > 2 ? load(given[2]) : value{}};
    return unwrap(thread, generator, throw_into(thread, generator, parts, false));
}

/// Whether an athrow() or aclose() that is awaited for the first time may begin; false: an
/// exception is pending.
[[nodiscard]] constexpr bool may_begin(thread_state& thread, async_generator_athrow* self,
                                       value sent) noexcept {
    if (self->agt_gen->gi_running_async != 0) {
        self->agt_state = awaitable_state::closed;
        raise(thread, runtime_error_type, self->agt_args == nullptr ? "aclose()" : "athrow()",
              ": asynchronous generator is already running");
        return false;
    }
    if (self->agt_gen->gi_closed != 0) {
        self->agt_state = awaitable_state::closed;
        raise(thread, stop_async_iteration_type);
        return false;
    }
    if (sent.kind != tag::none) {
        raise(thread, runtime_error_type, "can't send non-None value to a just-started coroutine");
        return false;
    }
    return true;
}

/// Lets the generator of an athrow() or aclose() go on.
[[nodiscard]] constexpr owned send_athrow(thread_state& thread, async_generator_athrow* self,
                                          value sent) noexcept {
    generator_object* generator = self->agt_gen;
    const bool closes = self->agt_args == nullptr;
    if (self->agt_state == awaitable_state::closed) {
        return raise(thread, runtime_error_type, "cannot reuse already awaited aclose()/athrow()");
    }
    if (generator->gi_frame_state >= interpreter::generator_completed) {
        self->agt_state = awaitable_state::closed;
        return raise(thread, stop_iteration_type);
    }
    owned result;
    if (self->agt_state == awaitable_state::init) {
        if (!may_begin(thread, self, sent)) {
            return {};
        }
        self->agt_state = awaitable_state::iter;
        generator->gi_running_async = 1;
        if (!closes && (self->agt_args->ob_size < 1 || self->agt_args->ob_size > 3)) {
            return begin_athrow(thread, self); // which leaves the generator as one that runs
        }
        result = begin_athrow(thread, self);
    } else {
        result = resume_or_stop(thread, generator, sent, false);
        if (!closes) {
            return unwrap(thread, generator, static_cast<owned&&>(result));
        }
    }
    if (result && !(closes && item_in(result) != nullptr)) {
        return result;
    }
    generator->gi_running_async = 0;
    self->agt_state = awaitable_state::closed;
    if (result) {
        return refuse_ignored_exit(thread);
    }
    if (closes) {
        end_aclose(thread);
    }
    return {};
}

} // namespace detail

[[nodiscard]] constexpr owned asend_next(thread_state& thread, value self) noexcept {
    return detail::send_asend(thread, detail::asend_of(self), {});
}

[[nodiscard]] constexpr owned asend_send(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "async_generator_asend.send", given)) {
        return {};
    }
    return detail::send_asend(thread, detail::asend_of(given.values[0]), given.values[1]);
}

[[nodiscard]] constexpr owned asend_throw(thread_state& thread, const arguments& given) noexcept {
    async_generator_asend* self = detail::asend_of(given.values[0]);
    if (!interpreter::no_keywords(thread, "async_generator_asend.throw", given)) {
        return {};
    }
    if (self->ags_state == awaitable_state::closed) {
        return raise(thread, runtime_error_type,
                     "cannot reuse already awaited __anext__()/asend()");
    }
    owned result = detail::unwrap(
        thread, self->ags_gen,
        detail::throw_by(thread, "async_generator_asend.throw", given, self->ags_gen));
    if (!result) {
        self->ags_state = awaitable_state::closed;
    }
    return result;
}

[[nodiscard]] constexpr owned asend_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "async_generator_asend.close", given)) {
        return {};
    }
    detail::asend_of(given.values[0])->ags_state = awaitable_state::closed;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned athrow_next(thread_state& thread, value self) noexcept {
    return detail::send_athrow(thread, detail::athrow_of(self), none_value);
}

[[nodiscard]] constexpr owned athrow_send(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "async_generator_athrow.send", given)) {
        return {};
    }
    return detail::send_athrow(thread, detail::athrow_of(given.values[0]), given.values[1]);
}

[[nodiscard]] constexpr owned athrow_throw(thread_state& thread, const arguments& given) noexcept {
    async_generator_athrow* self = detail::athrow_of(given.values[0]);
    generator_object* generator = self->agt_gen;
    if (!interpreter::no_keywords(thread, "async_generator_athrow.throw", given)) {
        return {};
    }
    if (self->agt_state == awaitable_state::closed) {
        return raise(thread, runtime_error_type, "cannot reuse already awaited aclose()/athrow()");
    }
    owned result = detail::throw_by(thread, "async_generator_athrow.throw", given, generator);
    if (self->agt_args != nullptr) {
        return detail::unwrap(thread, generator, static_cast<owned&&>(result));
    }
    if (result && detail::item_in(result) != nullptr) {
        generator->gi_running_async = 0;
        self->agt_state = awaitable_state::closed;
        return detail::refuse_ignored_exit(thread);
    }
    if (!result) {
        detail::end_aclose(thread);
    }
    return result;
}

[[nodiscard]] constexpr owned athrow_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "async_generator_athrow.close", given)) {
        return {};
    }
    detail::athrow_of(given.values[0])->agt_state = awaitable_state::closed;
    return owned::take(none_value);
}

constexpr int asend_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<async_generator_asend*>(held);
    return visit_each(visit, argument, self->ags_gen, self->ags_sendval);
}

constexpr int athrow_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<async_generator_athrow*>(held);
    return visit_each(visit, argument, self->agt_gen, self->agt_args);
}

inline constexpr method_def asend_methods[] = {{"send", asend_send, 0, nullptr},
                                               {"throw", asend_throw, 0, nullptr},
                                               {"close", asend_close, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr method_def athrow_methods[] = {{"send", athrow_send, 0, nullptr},
                                                {"throw", athrow_throw, 0, nullptr},
                                                {"close", athrow_close, 0, nullptr},
                                                {nullptr, nullptr, 0, nullptr}};

/// Of an awaitable that is its own iterator.
inline constexpr async_methods self_as_async{self_iterator, nullptr, nullptr, nullptr};

namespace detail {

/// The table of a type of awaitables that are their own iterators, without what is its own.
[[nodiscard]] consteval type_object awaitable_table(const char* name, const method_def* methods) {
    type_object self{};
    self.tp_name = name;
    self.tp_dealloc = container_dealloc;
    self.tp_as_async = &self_as_async;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_iter = self_iterator;
    self.tp_methods = methods;
    self.tp_base = &object_type;
    return self;
}

} // namespace detail

inline constexpr type_object asend_table = [] {
    type_object self = detail::awaitable_table("async_generator_asend", asend_methods);
    self.tp_basicsize = sizeof(async_generator_asend);
    self.tp_free = free_object<async_generator_asend>;
    self.tp_traverse = asend_traverse;
    self.tp_iternext = asend_next;
    return self;
}();

inline constexpr type_object athrow_table = [] {
    type_object self = detail::awaitable_table("async_generator_athrow", athrow_methods);
    self.tp_basicsize = sizeof(async_generator_athrow);
    self.tp_free = free_object<async_generator_athrow>;
    self.tp_traverse = athrow_traverse;
    self.tp_iternext = athrow_next;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object async_generator_asend_type =
    builtins::ready<async_generator_asend_type, builtins::asend_table, "send", "throw", "close">();
inline constexpr type_object async_generator_athrow_type =
    builtins::ready<async_generator_athrow_type, builtins::athrow_table, "send", "throw",
                    "close">();

} // namespace stasis
