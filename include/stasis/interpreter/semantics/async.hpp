// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/async.hpp: await, async for, async with.
// Promises: as generators do, code that awaits runs in the dispatch engine.
// CPython 3.11: Python/ceval.c (GET_AWAITABLE, GET_AITER, GET_ANEXT, END_ASYNC_FOR,
// BEFORE_ASYNC_WITH, ASYNC_GEN_WRAP, format_awaitable_error).
#pragma once

#include <stasis/interpreter/async_generator.hpp>
#include <stasis/interpreter/awaitable.hpp>
#include <stasis/interpreter/semantics/with.hpp>

namespace stasis::interpreter {

namespace detail {

/// The iterator of what is awaited; `whose` says who returned it: 1 __aenter__, 2 __aexit__.
[[nodiscard]] constexpr owned awaited(thread_state& thread, value of, unsigned whose) noexcept {
    owned iterator = get_awaitable(thread, of);
    if (!iterator) {
        if (whose != 0 && !has_await(type_of(of))) {
            return raise(thread, type_error_type, "'async with' received an object from ",
                         whose == 1 ? "__aenter__" : "__aexit__",
                         " that does not implement __await__: ", type_of(of)->tp_name);
        }
        return {};
    }
    if (const auto* coroutine = as_exactly<generator_object>(iterator.get(), coroutine_type);
        coroutine != nullptr && delegate_of(coroutine) != nullptr) {
        return raise(thread, runtime_error_type, "coroutine is being awaited already");
    }
    return iterator;
}

/// What `async for` goes through.
[[nodiscard]] constexpr owned async_iterator(thread_state& thread, value of) noexcept {
    const async_methods* slots = async_methods_of(of);
    if (slots == nullptr || slots->am_aiter == nullptr) {
        return raise(thread, type_error_type,
                     "'async for' requires an object with __aiter__ method, got ",
                     type_of(of)->tp_name);
    }
    owned iterator = slots->am_aiter(thread, of);
    if (!iterator) {
        return {};
    }
    const async_methods* made = async_methods_of(iterator.get());
    if (made == nullptr || made->am_anext == nullptr) {
        return raise(thread, type_error_type,
                     "'async for' received an object from __aiter__ that does not implement "
                     "__anext__: ",
                     type_of(iterator.get())->tp_name);
    }
    return iterator;
}

/// What the next item of an asynchronous iterator is awaited through.
[[nodiscard]] constexpr owned async_next(thread_state& thread, value iterator) noexcept {
    const async_methods* slots = async_methods_of(iterator);
    if (slots == nullptr || slots->am_anext == nullptr) {
        return raise(thread, type_error_type,
                     "'async for' requires an iterator with __anext__ method, got ",
                     type_of(iterator)->tp_name);
    }
    owned item = slots->am_anext(thread, iterator);
    if (!item || as_exactly<object>(iterator, async_generator_type) != nullptr) {
        return item;
    }
    owned awaitable = get_awaitable(thread, item.get());
    if (!awaitable) {
        raise_from(thread, type_error_type, take_pending(thread),
                   "'async for' received an invalid object from __anext__: ",
                   type_of(item.get())->tp_name);
    }
    return awaitable;
}

} // namespace detail

template <>
struct meaning<op::GET_AWAITABLE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::replace_top(f,
                                   detail::released<&detail::awaited>(f.thread(), f[-1], argument));
    }
};

template <>
struct meaning<op::GET_AITER> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::replace_top(f, detail::released<&detail::async_iterator>(f.thread(), f[-1]));
    }
};

template <>
struct meaning<op::GET_ANEXT> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value awaitable = detail::released<&detail::async_next>(f.thread(), f[-1]);
        if (!awaitable) {
            return flow::raised;
        }
        f.put(0, awaitable);
        return flow::next;
    }
};

template <>
struct meaning<op::END_ASYNC_FOR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const value raised = f[-1];
        if (is_subtype(type_of(raised), &stop_async_iteration_type)) {
            f.release(-1);
            f.release(-2);
            return flow::next;
        }
        f.thread().curexc_value = static_cast<exception_object*>(f.take_value(-1).data.object);
        return flow::reraised;
    }
};

template <>
struct meaning<op::BEFORE_ASYNC_WITH> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::begin_with(f, detail::async_context);
    }
};

template <>
struct meaning<op::ASYNC_GEN_WRAP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::replace_top(f, detail::released<&wrap_item>(f.thread(), f[-1]));
    }
};

} // namespace stasis::interpreter
