// SPDX-License-Identifier: BSL-1.0
// stasis/state/counted_call.hpp: calls of C++ code by itself that nest as deeply as data does.
// Promises: whoever counts them ends with RecursionError where the native stack would end
// otherwise, however small it is. The thousand calls of the default limit fit into the stack that a
// thread usually has. CPython 3.11: _Py_EnterRecursiveCall (Include/internal/pycore_ceval.h).
#pragma once

#include <stasis/state/native_stack.hpp>

#include <type_traits>

namespace stasis::state {

/// Whether the native stack has room for one more call. The outermost one is the host's, who may
/// begin each on another thread.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool has_stack(thread_state& thread) noexcept {
    if (std::is_constant_evaluated()) {
        return true;
    }
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    if (here - thread.stack_floor < thread.stack_size) [[likely]] {
        return true;
    }
    const bool is_outermost = thread.recursion_remaining == thread.recursion_limit &&
                              thread.nesting_remaining == default_nesting_limit;
    return is_outermost || find_stack(thread, here);
}

/// One such call, for as long as it lasts. What is counted down is either the thread's
/// recursion_remaining, as CPython does, or its nesting_remaining where CPython lets the stack
/// decide.
class counted_call {
public:
    constexpr counted_call(thread_state& thread, int& remaining) noexcept
        : remaining_(remaining), entered_(remaining > 0 && has_stack(thread)) {
        remaining_ -= entered_ ? 1 : 0;
    }
    counted_call(const counted_call&) = delete;
    counted_call& operator=(const counted_call&) = delete;
    constexpr ~counted_call() { remaining_ += entered_ ? 1 : 0; }

    /// False: there are too many already, and the caller raises RecursionError.
    constexpr explicit operator bool() const noexcept { return entered_; }

private:
    int& remaining_;
    bool entered_;
};

} // namespace stasis::state
