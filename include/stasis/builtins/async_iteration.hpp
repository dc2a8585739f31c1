// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/async_iteration.hpp: aiter and anext, and what anext(iterator, default) returns.
// Promises: CPython 3.11's results and messages. Of that awaitable's defects there are none: the
// default may be a tuple or an exception, send() takes a tuple as one item, and an __anext__() that
// raises raises.
// CPython 3.11: builtin_aiter, builtin_anext_impl (Python/bltinmodule.c), PyObject_GetAIter
// (Objects/abstract.c), _PyAnextAwaitable_Type (Objects/iterobject.c).
#pragma once

#include <stasis/builtins/async_generator.hpp>
#include <stasis/builtins/coroutine.hpp>
#include <stasis/interpreter/awaitable.hpp>

namespace stasis::builtins {

/// anextawaitableobject: awaits an item, or else results in a default.
struct anext_awaitable : object {
    object* wrapped = nullptr; ///< what __anext__() has returned
    object* default_value = nullptr;
};

namespace detail {

[[nodiscard]] constexpr anext_awaitable* anext_of(value self) noexcept {
    return static_cast<anext_awaitable*>(self.data.object);
}

/// The iterator of what is awaited; empty: it raised.
[[nodiscard]] constexpr owned iterator_of(thread_state& thread,
                                          const anext_awaitable* self) noexcept {
    owned awaitable = interpreter::get_awaitable(thread, load(self->wrapped));
    if (!awaitable || type_of(awaitable.get())->tp_iternext != nullptr) {
        return awaitable;
    }
    // Of what get_awaitable() returns only coroutines are no iterators.
    return coroutine_await(thread, awaitable.get());
}

/// The answer of what is awaited: its end is the default, as the result.
[[nodiscard]] constexpr owned or_default(thread_state& thread, const anext_awaitable* self,
                                         owned answer) noexcept {
    if (!answer && state::clear_pending(thread, stop_async_iteration_type)) {
        interpreter::raise_stop(thread, load(self->default_value));
    }
    return answer;
}

/// Calls a method of what is awaited.
[[nodiscard]] constexpr owned forward(thread_state& thread, const object* name, value self,
                                      const arguments& given) noexcept {
    const counted_call deeper(thread, thread.nesting_remaining);
    if (!deeper) {
        return raise(thread, recursion_error_type, "maximum recursion depth exceeded");
    }
    const owned kept = owned::share(self);
    const owned iterator = iterator_of(thread, anext_of(self));
    if (!iterator) {
        return {};
    }
    owned answer;
    const owned method = interpreter::get_attribute(thread, iterator.get(), name);
    if (method) {
        answer = interpreter::call(thread, method.get(), given);
    }
    return or_default(thread, anext_of(self), static_cast<owned&&>(answer));
}

/// The arguments of a method behind its object.
[[nodiscard]] constexpr arguments behind_self(const arguments& given) noexcept {
    return {given.values + 1, given.count - 1, nullptr};
}

} // namespace detail

[[nodiscard]] constexpr owned anext_awaitable_next(thread_state& thread, value self) noexcept {
    const owned iterator = detail::iterator_of(thread, detail::anext_of(self));
    if (!iterator) {
        return {};
    }
    return detail::or_default(thread, detail::anext_of(self),
                              interpreter::next_or_stop(thread, iterator.get()));
}

[[nodiscard]] constexpr owned anext_awaitable_send(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_one(thread, "anext_awaitable.send", given)) {
        return {};
    }
    return detail::forward(thread, &graph::str_<"send">, given.values[0],
                           detail::behind_self(given));
}

[[nodiscard]] constexpr owned anext_awaitable_throw(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "anext_awaitable.throw", given)) {
        return {};
    }
    return detail::forward(thread, &graph::str_<"throw">, given.values[0],
                           detail::behind_self(given));
}

[[nodiscard]] constexpr owned anext_awaitable_close(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "anext_awaitable.close", given)) {
        return {};
    }
    return detail::forward(thread, &graph::str_<"close">, given.values[0],
                           detail::behind_self(given));
}

constexpr int anext_awaitable_traverse(object* held, visit_slot visit,
                                       visit_argument* argument) noexcept {
    const auto* self = static_cast<anext_awaitable*>(held);
    return visit_each(visit, argument, self->wrapped, self->default_value);
}

inline constexpr method_def anext_awaitable_methods[] = {
    {"send", anext_awaitable_send, 0, nullptr},
    {"throw", anext_awaitable_throw, 0, nullptr},
    {"close", anext_awaitable_close, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object anext_awaitable_table = [] {
    type_object self = detail::awaitable_table("anext_awaitable", anext_awaitable_methods);
    self.tp_basicsize = sizeof(anext_awaitable);
    self.tp_free = free_object<anext_awaitable>;
    self.tp_traverse = anext_awaitable_traverse;
    self.tp_iternext = anext_awaitable_next;
    return self;
}();

inline constexpr type_object anext_awaitable_type =
    ready<anext_awaitable_type, anext_awaitable_table, "send", "throw", "close">();

[[nodiscard]] constexpr owned aiter(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "aiter", given) ||
        !interpreter::check_one(thread, "aiter", given)) {
        return {};
    }
    const value of = given.values[0];
    const async_methods* slots = interpreter::async_methods_of(of);
    if (slots == nullptr || slots->am_aiter == nullptr) {
        return raise(thread, type_error_type, "'", type_of(of)->tp_name,
                     "' object is not an async iterable");
    }
    owned iterator = slots->am_aiter(thread, of);
    if (!iterator) {
        return {};
    }
    const async_methods* made = interpreter::async_methods_of(iterator.get());
    if (made == nullptr || made->am_anext == nullptr) {
        return raise(thread, type_error_type, "aiter() returned not an async iterator of type '",
                     type_of(iterator.get())->tp_name, "'");
    }
    return iterator;
}

[[nodiscard]] constexpr owned anext(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "anext", given, 1, 2)) {
        return {};
    }
    const async_methods* slots = interpreter::async_methods_of(given.values[0]);
    if (slots == nullptr || slots->am_anext == nullptr) {
        return raise(thread, type_error_type, "'", type_of(given.values[0])->tp_name,
                     "' object is not an async iterator");
    }
    owned awaitable = slots->am_anext(thread, given.values[0]);
    if (!awaitable || given.count == 1) {
        return awaitable;
    }
    auto* made = allocate<anext_awaitable>(thread, anext_awaitable_type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->wrapped = box(thread, awaitable.get());
    made->default_value = made->wrapped != nullptr ? box(thread, given.values[1]) : nullptr;
    if (made->default_value == nullptr) {
        return {};
    }
    return kept;
}

inline constexpr method_def aiter_def{"aiter", aiter, 0, nullptr};
inline constexpr builtin_function_object aiter_object{immortal_head(builtin_function_type),
                                                      &aiter_def};

inline constexpr method_def anext_def{"anext", anext, 0, nullptr};
inline constexpr builtin_function_object anext_object{immortal_head(builtin_function_type),
                                                      &anext_def};

} // namespace stasis::builtins
