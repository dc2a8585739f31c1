// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/generators.hpp: yield, yield from, and the beginning of a generator,
// a coroutine or an asynchronous generator.
// Promises: these run in the dispatch engine, which code that yields is left to.
// CPython 3.11: Python/ceval.c (RETURN_GENERATOR, YIELD_VALUE, SEND, GET_YIELD_FROM_ITER).
#pragma once

#include <stasis/interpreter/awaitable.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

namespace detail {

/// `yield from` a coroutine, which only coroutines may.
[[nodiscard]] STASIS_NEVER_INLINE constexpr flow
delegates_to_coroutine(thread_state& thread, const code_object* code) noexcept {
    if ((code->co_flags & (code_coroutine | code_iterable_coroutine)) != 0) {
        return flow::next;
    }
    raise(thread, type_error_type,
          "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return flow::raised;
}

} // namespace detail

template <>
struct meaning<op::RETURN_GENERATOR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        state::collect_if_due(f.thread());
        const value made = f.make_generator();
        if (!made) {
            return flow::raised;
        }
        f.set_result(made);
        return flow::returned;
    }
};

template <>
struct meaning<op::YIELD_VALUE> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.set_result(f.take_value(-1));
        return flow::yielded;
    }
};

template <>
struct meaning<op::GET_YIELD_FROM_ITER> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        if (as_exactly<object>(f[-1], generator_type) != nullptr) {
            return flow::next;
        }
        if (as_exactly<object>(f[-1], coroutine_type) != nullptr) [[unlikely]] {
            return detail::delegates_to_coroutine(f.thread(), f.code());
        }
        return detail::replace_top(f, detail::released<&get_iterator>(f.thread(), f[-1]));
    }
};

template <>
struct meaning<op::SEND> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        resumption sent = send_to(f.thread(), f[-2], f[-1]);
        if (!sent.result) {
            return flow::raised;
        }
        f.release(-1);
        if (sent.yielded) {
            f.put(-1, sent.result.release());
            return flow::next;
        }
        f.release(-2);
        f.put(-2, sent.result.release());
        return flow::jump;
    }
};

} // namespace stasis::interpreter
