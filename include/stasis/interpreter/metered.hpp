// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/metered.hpp: the dispatch engine that counts the instructions it runs, up to
// its interpreter's instructions_left.
// Promises: it is another instantiation of the engine, so that to count costs nothing where nobody
// asks for it. The instruction that is one too many raises BudgetExceeded, a BaseException that no
// name leads to. No handler is looked for, neither `except BaseException` nor `finally`, and code
// that runs afterwards, a __del__ for one, raises at its first instruction: the program has ended,
// until its interpreter is given more instructions.
// Counted is what runs by this engine or as native code of a program with limits
// (builtins/limits.hpp). What a built-in function does takes one instruction, as many turns as it
// has. CPython 3.11: nothing like it.
#pragma once

#include <stasis/interpreter/dispatch.hpp>

namespace stasis::interpreter {

namespace detail {

/// The registers of the engine that counts.
class metered_frame : public dispatch_frame {
public:
    static constexpr bool is_metered = true;
    using entry_guard = handled_at_entry;

    using dispatch_frame::dispatch_frame;

    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool spend_one() noexcept {
        return spend(thread(), 1);
    }
    [[nodiscard]] constexpr bool is_exhausted() const noexcept {
        return detail::is_exhausted(*thread().interp);
    }
    template <class Thread = thread_state>
    [[nodiscard]] constexpr value make_generator() noexcept {
        return generator_of(&run_generator<Thread, metered_frame>);
    }
};

} // namespace detail

/// The engine that counts as a thread's eval_frame.
template <class Thread>
constexpr owned dispatch_metered(Thread& thread, const function_object& function,
                                 const arguments& given) noexcept {
    return detail::run_call<detail::metered_frame>(thread, function, given, nullptr);
}

/// The same as its eval_body.
template <class Thread>
constexpr owned run_body_metered(Thread& thread, const function_object& function,
                                 object* names) noexcept {
    return detail::run_call<detail::metered_frame>(thread, function, {}, names);
}

} // namespace stasis::interpreter
