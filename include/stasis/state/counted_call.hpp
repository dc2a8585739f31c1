// SPDX-License-Identifier: BSL-1.0
// stasis/state/counted_call.hpp: calls of C++ code by itself that nest as deeply as data does.
// Promises: whoever counts them ends with RecursionError where the native stack would end otherwise.
// CPython 3.11: _Py_EnterRecursiveCall (Include/internal/pycore_ceval.h).
#pragma once

namespace stasis::state {

/// One such call, for as long as it lasts. What is counted down is either the thread's
/// recursion_remaining, as CPython does, or its nesting_remaining where CPython lets the stack decide.
class counted_call {
public:
    constexpr explicit counted_call(int& remaining) noexcept
        : remaining_(remaining), entered_(remaining > 0) {
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
