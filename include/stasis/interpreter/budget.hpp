// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/budget.hpp: the instructions that an interpreter may still run, as the engines
// that count them spend them: metered.hpp, and native code of programs that are metered.
// CPython 3.11: nothing like it.
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter::detail {

/// Whether an interpreter has wanted to run an instruction too many.
[[nodiscard]] constexpr bool is_exhausted(const state::interpreter_state& interpreter) noexcept {
    return interpreter.instructions_left < 0;
}

STASIS_NEVER_INLINE constexpr void raise_budget_exceeded(thread_state& thread) noexcept {
    thread.interp->instructions_left = -1;
    raise(thread, budget_exceeded_type, "no instructions are left");
}

/// Takes instructions from what is left; false: that is less, and BudgetExceeded is pending.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool spend(thread_state& thread,
                                                        std::int64_t count) noexcept {
    std::int64_t& left = thread.interp->instructions_left;
    if (left < count) [[unlikely]] {
        raise_budget_exceeded(thread);
        return false;
    }
    left -= count;
    return true;
}

/// The exception that is being handled as an engine is entered. When a program has ended it is so
/// again: frames that are left without their handlers' ends don't see to it.
class handled_at_entry {
public:
    constexpr explicit handled_at_entry(thread_state& thread) noexcept
        : thread_(thread),
          held_(thread.exc_info->exc_value != nullptr ? owned::share(thread.exc_info->exc_value)
                                                      : owned{}) {}
    handled_at_entry(const handled_at_entry&) = delete;
    handled_at_entry& operator=(const handled_at_entry&) = delete;
    constexpr ~handled_at_entry() {
        if (is_exhausted(*thread_.interp)) {
            state::replace(thread_.exc_info->exc_value,
                           held_ ? static_cast<exception_object*>(held_.release().data.object)
                                 : nullptr);
        }
    }

private:
    thread_state& thread_;
    owned held_;
};

/// The same of an engine that doesn't count.
struct nothing_at_entry {
    constexpr explicit nothing_at_entry(thread_state&) noexcept {}
};

} // namespace stasis::interpreter::detail
