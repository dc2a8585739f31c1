// SPDX-License-Identifier: BSL-1.0
// fail/sine_in_constant.cpp: what C's library computes needs run time, and the compiler's message
// says so.
// expect: sin_needs_run_time
#include <stasis/library/math.hpp>
#include <stasis/stasis.hpp>

constexpr bool compute_something() {
    stasis::state::interpreter_state interp{};
    const stasis::value number = stasis::make_int(1);
#if !defined(STASIS_CONTROL)
    const char* name = "sin";
#else
    const char* name = "sqrt";
#endif
    const stasis::method_def* row = stasis::library::detail::math_methods;
    while (!stasis::interpreter::detail::same_name(row->ml_name, stasis::text{name})) {
        ++row;
    }
    const stasis::owned result = row->ml_meth(interp._initial_thread, {&number, 1, nullptr});
    return static_cast<bool>(result);
}

static_assert(compute_something());

int main() {}
