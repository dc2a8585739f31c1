// SPDX-License-Identifier: BSL-1.0
// fail/system_in_constant.cpp: to ask the system needs run time, and the compiler's message says so.
// expect: system_needs_run_time
#include <stasis/library/posix.hpp>
#include <stasis/stasis.hpp>

constexpr bool ask_something() {
    stasis::state::interpreter_state interp{};
    const stasis::value path = stasis::make_object(stasis::pointer_to(stasis::graph::str_<"/">));
#if !defined(STASIS_CONTROL)
    constexpr auto ask =
        stasis::library::detail::posix_named<stasis::library::detail::chdir_parameters,
                                             stasis::library::detail::posix_chdir>;
#else
    constexpr auto ask = stasis::library::detail::posix_fspath;
#endif
    return static_cast<bool>(ask(interp._initial_thread, {&path, 1, nullptr}));
}

static_assert(ask_something());

int main() {}
