// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/generators.hpp: yield, yield from, and the beginning of a generator.
// Promises: these run in the dispatch engine, which code that yields is left to. A call of a
// coroutine or an asynchronous generator is a NotImplementedError.
// CPython 3.11: Python/ceval.c (RETURN_GENERATOR, YIELD_VALUE, SEND, GET_YIELD_FROM_ITER).
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/generator.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

namespace detail {

/// Sends a value to an iterator, where None asks for its next item. Empty: it raised.
[[nodiscard]] constexpr resumption send_to(thread_state& thread, value iterator,
                                           value sent) noexcept {
    if (auto* generator = as<generator_object>(iterator, generator_type)) {
        return resume(thread, generator, sent, false);
    }
    owned item;
    if (sent.kind == tag::none) {
        item = next_or_stop(thread, iterator);
    } else {
        const owned send = get_attribute(thread, iterator, &graph::str_<"send">);
        if (send) {
            item = call(thread, send.get(), sent);
        }
    }
    if (item) {
        return {static_cast<owned&&>(item), true};
    }
    return {take_stop_value(thread)};
}

} // namespace detail

template <>
struct meaning<op::RETURN_GENERATOR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        if ((f.code()->co_flags & code_generator) == 0) [[unlikely]] {
            raise(f.thread(), not_implemented_error_type,
                  (f.code()->co_flags & code_coroutine) != 0
                      ? "coroutines are not implemented"
                      : "asynchronous generators are not implemented");
            return flow::raised;
        }
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
        if (as<generator_object>(f[-1], generator_type) != nullptr) {
            return flow::next;
        }
        return detail::replace_top(f, detail::released<&get_iterator>(f.thread(), f[-1]));
    }
};

template <>
struct meaning<op::SEND> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        resumption sent = detail::send_to(f.thread(), f[-2], f[-1]);
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
