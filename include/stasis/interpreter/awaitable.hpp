// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/awaitable.hpp: what `await` and `yield from` drive: the iterator of an
// awaitable, and a value sent to an iterator.
// CPython 3.11: _PyCoro_GetAwaitableIter, gen_is_coroutine (Objects/genobject.c), PyIter_Send
// (Objects/abstract.c).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/generator.hpp>

namespace stasis::interpreter {

/// Whether an object is a coroutine, or a generator that stands for one.
[[nodiscard]] constexpr bool is_coroutine(value held) noexcept {
    if (const auto* generator = as<generator_object>(held, generator_type)) {
        return (generator->gi_code->co_flags & code_iterable_coroutine) != 0;
    }
    return as<object>(held, coroutine_type) != nullptr;
}

/// The slots of a value's type that await and async ask for, or null.
[[nodiscard]] constexpr const async_methods* async_methods_of(value held) noexcept {
    return type_of(held)->tp_as_async;
}

/// Whether a type's objects can be awaited by their own means.
[[nodiscard]] constexpr bool has_await(const type_object* type) noexcept {
    return type->tp_as_async != nullptr && type->tp_as_async->am_await != nullptr;
}

/// The iterator that `await` goes through: a coroutine itself, or what __await__() returns. Empty:
/// it raised.
[[nodiscard]] constexpr owned get_awaitable(thread_state& thread, value of) noexcept {
    if (is_coroutine(of)) {
        return owned::share(of);
    }
    const type_object* type = type_of(of);
    if (!has_await(type)) {
        return raise(thread, type_error_type, "object ", type->tp_name,
                     " can't be used in 'await' expression");
    }
    owned iterator = type->tp_as_async->am_await(thread, of);
    if (!iterator) {
        return {};
    }
    if (is_coroutine(iterator.get())) {
        return raise(thread, type_error_type, "__await__() returned a coroutine");
    }
    const type_object* made = type_of(iterator.get());
    if (made->tp_iternext == nullptr) {
        return raise(thread, type_error_type, "__await__() returned non-iterator of type '",
                     made->tp_name, "'");
    }
    return iterator;
}

/// Sends a value to an iterator, where None asks for its next item. Empty: it raised.
[[nodiscard]] constexpr resumption send_to(thread_state& thread, value iterator,
                                           value sent) noexcept {
    if (auto* generator = as_exactly<generator_object>(iterator, generator_type)) {
        return resume(thread, generator, sent, false);
    }
    if (auto* coroutine = as_exactly<generator_object>(iterator, coroutine_type)) {
        return resume(thread, coroutine, sent, false);
    }
    owned item;
    const async_methods* slots = async_methods_of(iterator);
    if (slots != nullptr && slots->am_send != nullptr) {
        const send_result went = slots->am_send(thread, iterator, sent, item);
        return {static_cast<owned&&>(item), went == send_result::yielded};
    }
    if (sent.kind == tag::none && type_of(iterator)->tp_iternext != nullptr) {
        item = next_or_stop(thread, iterator);
    } else {
        const owned send = get_attribute(thread, iterator, &graph::str_<"send">);
        if (!send) {
            return {};
        }
        item = call(thread, send.get(), sent);
    }
    if (item) {
        return {static_cast<owned&&>(item), true};
    }
    return {take_stop_value(thread)};
}

} // namespace stasis::interpreter
