// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/frame.hpp: the activation of one function, and the memory it lives in.
// Promises: a frame, its locals and its stack are one stretch of the thread's data stack; pushing
// one is an addition. A thread without a data stack, and constant evaluation, take a block of the
// heap for each. A generator's frame lies on the heap, too, and outlives each run of it.
// CPython 3.11: _PyInterpreterFrame (Include/internal/pycore_frame.h), _PyThreadState_PushFrame.
#pragma once

#include <stasis/interpreter/bind.hpp>
#include <stasis/interpreter/frame_object.hpp>

namespace stasis::interpreter {

namespace detail {

/// How many values take the room of a frame.
template <class Frame>
inline constexpr std::size_t slots_of = (sizeof(Frame) + sizeof(value) - 1) / sizeof(value);

inline constexpr std::size_t frame_slots = slots_of<frame>;

/// The frame of a generator, of a function whose data stack has no room, or in constant evaluation.
template <class Frame>
[[nodiscard]] STASIS_NEVER_INLINE constexpr Frame* push_heap_frame(thread_state& thread,
                                                                   std::size_t slots) noexcept {
    if (std::is_constant_evaluated()) {
        auto* result = new Frame{};
        result->locals = new value[slots + 1]{};
        return result;
    }
    constexpr std::size_t own = slots_of<Frame>;
    value* block = allocate_array<value>(thread.interp->memory, slots + own);
    if (block == nullptr) {
        raise_no_memory(thread);
        return nullptr;
    }
    auto* result = ::new (static_cast<void*>(block)) Frame{};
    result->locals = block + own;
    return result;
}

} // namespace detail

/// A frame whose first `bound` locals are for the caller to fill in and whose others are empty, or
/// null with an exception pending: MemoryError. The frame counts a reference to the function.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr frame* push_frame(thread_state& thread,
                                                               const function_object& function,
                                                               frame* previous,
                                                               ssize bound = 0) noexcept {
    const code_object* code = function.func_code;
    const ssize local_count = code->co_nlocalsplus;
    const auto slots = static_cast<std::size_t>(local_count + code->co_stacksize);
    value* const block = thread.datastack_top;
    frame* result = nullptr;
    if (!std::is_constant_evaluated() && block != nullptr &&
        static_cast<std::size_t>(thread.datastack_limit - block) >= slots + detail::frame_slots) {
        thread.datastack_top = block + slots + detail::frame_slots;
        result = ::new (static_cast<void*>(block)) frame;
        result->locals = block + detail::frame_slots;
        result->on_heap = false;
    } else {
        result = detail::push_heap_frame<frame>(thread, slots);
        if (result == nullptr) {
            return nullptr;
        }
        result->on_heap = true;
    }
    result->of_generator = false;
    result->owns_code = false;
    result->owns_names = false;
    result->frame_obj = nullptr;
    result->previous = previous;
    result->function = &function;
    result->code = code;
    result->names = nullptr;
    result->top = result->locals + local_count;
    result->at = bytecode(code);
    result->constants = items(code->co_consts);
    for (ssize i = bound; i < local_count; ++i) {
        result->locals[i] = value{};
    }
    increment(pointer_to(function));
    return result;
}

namespace detail {

/// Gives the memory of a frame back that isn't a generator's, whose code that was.
STASIS_ALWAYS_INLINE constexpr void free_frame(thread_state& thread, frame* self,
                                               std::size_t slots) noexcept {
    if (std::is_constant_evaluated()) {
        delete[] self->locals;
        delete self;
    } else if (!self->on_heap) {
        thread.datastack_top = self->locals - frame_slots;
    } else {
        release_array(self->locals - frame_slots, slots + frame_slots);
    }
}

} // namespace detail

/// Gives a frame back with its locals, unless its frame object keeps them; its stack must be empty.
STASIS_ALWAYS_INLINE constexpr void pop_frame(thread_state& thread, frame* self) noexcept {
    const code_object* code = self->code;
    const ssize local_count = code->co_nlocalsplus;
    const auto slots = static_cast<std::size_t>(local_count + code->co_stacksize);
    if (self->frame_obj != nullptr) [[unlikely]] {
        if (detail::keep_frame(thread, *self)) {
            detail::free_frame(thread, self, slots);
            return;
        }
    }
    for (ssize i = 0; i < local_count; ++i) { // which may run code that changes the function's
        decrement(self->locals[i]);
    }
    if (self->owns_names) [[unlikely]] {
        decrement(self->names);
    }
    if (self->owns_code) [[unlikely]] {
        decrement(const_cast<code_object*>(code));
    }
    // Not through pointer_to(): after its casts g++ doesn't know, in constant evaluation, that what
    // is deleted was allocated.
    decrement(const_cast<function_object*>(self->function));
    detail::free_frame(thread, self, slots);
}

} // namespace stasis::interpreter
