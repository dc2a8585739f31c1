// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/generator.hpp: the type of generators, and their end.
// What is said here of generators is true of coroutines and asynchronous generators, too, whose
// types are in coroutine.hpp and async_generator.hpp.
// Promises: a generator that waits behind a yield when its last reference goes is closed there and
// then, in the thread that it ran in last, so its `finally` blocks run. An exception that leaves
// them is written to standard error, as one that is ignored. It may come back to life meanwhile,
// and is closed so once. The code of one that ends may end others: deeper than 20 of them, the next
// ones wait until those have ended, so that a chain of any length takes no native stack. When an
// interpreter's module ends, those that are left are closed first. A coroutine that nobody has
// awaited is warned about instead; an asynchronous generator that has a finalizer is left to that.
// No cycle is collected while such code runs. In constant evaluation an exception there ends the
// compilation.
// CPython 3.11: PyGen_Type, gen_dealloc, _PyGen_Finalize (Objects/genobject.c),
// PyErr_WriteUnraisable (Python/errors.c).
#pragma once

#include <stasis/builtins/function.hpp>
#include <stasis/builtins/generator_methods.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/unawaited.hpp>

namespace stasis::builtins {

namespace detail {

/// The thread in which a generator's code may run at its end: the one in which it ran last, unless
/// that has ended; or null.
[[nodiscard]] constexpr thread_state* thread_for_end(const generator_object* self) noexcept {
    thread_state* const first = self->interp->threads.head;
    for (thread_state* each = first; each != nullptr; each = each->next) {
        if (each == self->thread) {
            return each;
        }
    }
    return first;
}

} // namespace detail

/// tp_finalize of what goes on as generators do.
constexpr void generator_finalize(object* held) noexcept {
    auto* self = static_cast<generator_object*>(held);
    thread_state* const thread = detail::thread_for_end(self);
    if (self->gi_frame_state >= interpreter::generator_completed || thread == nullptr) {
        return;
    }
    if (self->gi_frame_state != interpreter::generator_executing) {
        state::detail::set_finalized(interpreter::detail::link_of_finalizable(self));
    }
    const interpreter::finalizer_call running(*thread);
    if (self->ob_type == &async_generator_type && self->gi_origin_or_finalizer != nullptr &&
        self->gi_closed == 0) {
        const owned finalizer = owned::share(self->gi_origin_or_finalizer);
        if (!interpreter::call(*thread, finalizer.get(), make_object(self))) {
            interpreter::report_ignored(*thread, make_object(self));
        }
        return;
    }
    if (self->ob_type == &coroutine_type &&
        self->gi_frame_state == interpreter::generator_created) {
        interpreter::warn_unawaited(*thread, self);
        return;
    }
    if (!detail::close(*thread, self)) {
        interpreter::report_ignored(*thread, make_object(self));
    }
}

constexpr int generator_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<generator_object*>(held);
    if (self->gi_iframe != nullptr && self->gi_frame_state != interpreter::generator_executing) {
        if (const int stopped =
                interpreter::detail::visit_frame(*self->gi_iframe, visit, argument)) {
            return stopped;
        }
    }
    return visit_each(visit, argument, self->gi_code, self->gi_name, self->gi_qualname,
                      self->gi_exc_state.exc_value, self->gi_origin_or_finalizer);
}

constexpr void generator_clear(object* held) noexcept {
    auto* self = static_cast<generator_object*>(held);
    state::drop(self->gi_exc_state.exc_value);
    state::drop(self->gi_origin_or_finalizer);
    interpreter::detail::end_generator(self);
}

/// tp_free of generator.
constexpr void generator_free(object* held) noexcept {
    auto* self = static_cast<generator_object*>(held);
    if (self->gi_iframe != nullptr) {
        interpreter::detail::free_generator_frame(self->gi_iframe);
    }
    free_object<generator_object>(self);
}

namespace detail {

/// The end of a generator that runs code: what weak references are to call comes first, and last
/// what its frame object takes over.
constexpr void end_generator_with_code(object* self) noexcept {
    interpreter::tell_weak_references(self);
    if (interpreter::is_to_finalize(self)) {
        generator_finalize(self);
    }
    auto* const generator = static_cast<generator_object*>(self);
    if (self->ob_refcnt == 1 && interpreter::detail::has_frame_object(generator)) {
        interpreter::detail::end_generator(generator);
    }
}

} // namespace detail

constexpr void generator_dealloc(object* self) noexcept {
    if (interpreter::ends_with_code(self)) {
        interpreter::end_with_code(self, detail::end_generator_with_code, container_dealloc);
    } else {
        container_dealloc(self);
    }
}

[[nodiscard]] constexpr owned generator_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<");
    built.add(type_of(self)->tp_name);
    built.add(" object ");
    built.add(detail::generator_of(self)->gi_qualname);
    built.add(" at ");
    add_address(built, self.data.object);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned generator_name(thread_state&, value self) noexcept {
    return owned::share(detail::generator_of(self)->gi_name);
}

[[nodiscard]] constexpr int set_generator_name(thread_state& thread, value self, value,
                                               value item) noexcept {
    return detail::set_name(thread, detail::generator_of(self)->gi_name, "__name__", item);
}

[[nodiscard]] constexpr owned generator_qualname(thread_state&, value self) noexcept {
    return owned::share(detail::generator_of(self)->gi_qualname);
}

[[nodiscard]] constexpr int set_generator_qualname(thread_state& thread, value self, value,
                                                   value item) noexcept {
    return detail::set_name(thread, detail::generator_of(self)->gi_qualname, "__qualname__", item);
}

[[nodiscard]] constexpr owned generator_yieldfrom(thread_state&, value self) noexcept {
    return share_or_none(interpreter::delegate_of(detail::generator_of(self)));
}

[[nodiscard]] constexpr owned generator_is_running(thread_state&, value self) noexcept {
    return owned::take(
        make_bool(detail::generator_of(self)->gi_frame_state == interpreter::generator_executing));
}

[[nodiscard]] constexpr owned generator_is_suspended(thread_state&, value self) noexcept {
    return owned::take(
        make_bool(detail::generator_of(self)->gi_frame_state == interpreter::generator_suspended));
}

[[nodiscard]] constexpr owned generator_code(thread_state&, value self) noexcept {
    return owned::share(detail::generator_of(self)->gi_code);
}

namespace detail {

/// A generator with the frame that CPython's has in itself, or what goes on as one.
[[nodiscard]] constexpr ssize size_of_generator(value self) noexcept {
    constexpr ssize fixed = 152; // of PyGenObject, which ends with the head of a frame
    const code_object* code = generator_of(self)->gi_code;
    return fixed + (code->co_nlocalsplus + code->co_stacksize) * ssize{sizeof(object*)};
}

} // namespace detail

inline constexpr method_def generator_methods[] = {
    {"send", generator_send, 0, nullptr},
    {"throw", generator_throw, 0, nullptr},
    {"close", generator_close, 0, nullptr},
    size_row<"generator.__sizeof__", detail::size_of_generator>,
    {nullptr, nullptr, 0, nullptr}};

/// The frame object of what goes on as generators do, or None: it has ended.
[[nodiscard]] constexpr owned generator_frame(thread_state& thread, value self) noexcept {
    interpreter::frame* const own = detail::generator_of(self)->gi_iframe;
    if (own == nullptr) {
        return owned::take(none_value);
    }
    return interpreter::frame_object_of(thread, *own);
}

inline constexpr getset_def generator_members[] = {
    {"gi_code", generator_code, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def generator_getset[] = {
    {"__name__", generator_name, set_generator_name, nullptr, nullptr},
    {"__qualname__", generator_qualname, set_generator_qualname, nullptr, nullptr},
    {"gi_yieldfrom", generator_yieldfrom, nullptr, nullptr, nullptr},
    {"gi_running", generator_is_running, nullptr, nullptr, nullptr},
    {"gi_frame", generator_frame, nullptr, nullptr, nullptr},
    {"gi_suspended", generator_is_suspended, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr async_methods generator_as_async{nullptr, nullptr, nullptr, generator_am_send};

namespace detail {

/// The table of a type whose objects go on as generators do, without what is its own.
[[nodiscard]] consteval type_object resumable_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(generator_object);
    self.tp_dealloc = generator_dealloc;
    self.tp_repr = generator_repr;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_weaklistoffset = 24;
    self.tp_traverse = generator_traverse;
    self.tp_clear = generator_clear;
    self.tp_base = &object_type;
    self.tp_free = generator_free;
    self.tp_finalize = generator_finalize;
    return self;
}

} // namespace detail

inline constexpr type_object generator_table = [] {
    type_object self = detail::resumable_table("generator");
    self.tp_as_async = &generator_as_async;
    self.tp_iter = self_iterator;
    self.tp_iternext = generator_next;
    self.tp_methods = generator_methods;
    self.tp_members = generator_members;
    self.tp_getset = generator_getset;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object generator_type =
    builtins::ready<generator_type, builtins::generator_table, "send", "throw", "close", "gi_code",
                    "gi_yieldfrom", "gi_running", "gi_suspended">();

} // namespace stasis
