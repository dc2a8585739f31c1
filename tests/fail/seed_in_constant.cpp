// SPDX-License-Identifier: BSL-1.0
// fail/seed_in_constant.cpp: a seed by chance needs run time, and the compiler's message says so.
// expect: seed_needs_run_time
#include <stasis/library/_random.hpp>
#include <stasis/stasis.hpp>

constexpr bool seed_something() {
    stasis::state::interpreter_state interp{};
    stasis::library::detail::mersenne_twister generator{};
#if !defined(STASIS_CONTROL)
    const stasis::value seed = stasis::none_value;
#else
    const stasis::value seed = stasis::make_int(1);
#endif
    return stasis::library::detail::seed_by(interp._initial_thread, generator, seed);
}

static_assert(seed_something());

int main() {}
