// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/async_generator.hpp: what an asynchronous generator yields, and what its
// methods and a coroutine's __await__() return.
// Promises: CPython 3.11's fields, under its names and at its offsets. An item that such a
// generator yields is wrapped, so that it differs from what the awaitables inside it yield to their
// loop.
// CPython 3.11: _PyAsyncGenWrappedValue, PyAsyncGenASend, PyAsyncGenAThrow, PyCoroWrapper
// (Objects/genobject.c).
#pragma once

#include <stasis/interpreter/generator.hpp>

namespace stasis {

extern const type_object coroutine_wrapper_type;
extern const type_object async_generator_asend_type;
extern const type_object async_generator_athrow_type;
extern const type_object async_generator_wrapped_value_type;

} // namespace stasis

namespace stasis::interpreter {

/// PyCoroWrapper: what __await__() of a coroutine returns.
struct coroutine_wrapper_object : object {
    generator_object* cw_coroutine = nullptr;
};

/// _PyAsyncGenWrappedValue.
struct async_generator_wrapped_value : object {
    object* agw_val = nullptr;
};

/// AwaitableState.
enum class awaitable_state : int {
    init,   ///< it was not awaited yet
    iter,   ///< it is being awaited
    closed, ///< it was awaited, or closed
};

/// PyAsyncGenASend: what asend() and __anext__() return.
struct async_generator_asend : object {
    generator_object* ags_gen = nullptr;
    object* ags_sendval = nullptr; ///< null: nothing is sent
    awaitable_state ags_state = awaitable_state::init;
};

/// PyAsyncGenAThrow: what athrow() and aclose() return.
struct async_generator_athrow : object {
    generator_object* agt_gen = nullptr;
    tuple_object* agt_args = nullptr; ///< of athrow(); null: it is aclose()'s
    awaitable_state agt_state = awaitable_state::init;
};

/// Wraps an item that an asynchronous generator yields; empty: it raised.
[[nodiscard]] constexpr owned wrap_item(thread_state& thread, value item) noexcept {
    auto* made =
        allocate<async_generator_wrapped_value>(thread, async_generator_wrapped_value_type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->agw_val = box(thread, item);
    if (made->agw_val == nullptr) {
        return {};
    }
    return kept;
}

} // namespace stasis::interpreter
