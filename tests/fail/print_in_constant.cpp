// SPDX-License-Identifier: BSL-1.0
// fail/print_in_constant.cpp: print needs run time, and the compiler's message says so.
// expect: print_needs_run_time
#include <stasis/builtins/namespace.hpp>

constexpr bool print_something() {
    stasis::state::interpreter_state interp{};
    const stasis::value number = stasis::make_int(1);
#if !defined(STASIS_CONTROL)
    const stasis::owned result =
        stasis::builtins::print(interp._initial_thread, {&number, 1, nullptr});
#else
    const stasis::owned result =
        stasis::builtins::repr(interp._initial_thread, {&number, 1, nullptr});
#endif
    return static_cast<bool>(result);
}

static_assert(print_something());

int main() {}
