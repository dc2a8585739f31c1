// SPDX-License-Identifier: BSL-1.0
// examples/limits.cpp: programs that may run so many instructions, nest so many calls and have so
// much memory, and no more. What isn't limited costs nothing.
#include <images/limits.hpp>
#include <stasis/stasis.hpp>

namespace {

using stasis::limit;
using limited =
    stasis::program<stasis::images::limits, stasis::no_modules,
                    stasis::limits{
                        .recursion = 100, .instructions = 100'000, .memory = std::size_t{4} << 20}>;

// In the compiler, too: one instruction too many is a compile error, with its line.
static_assert(limited::call("turns", 100) == 4'950);

bool check(stasis::loaded_module& loaded) {
    // RecursionError and MemoryError are Python's: a program can handle them.
    bool right = !loaded.call<int>("deeper", 0) && loaded.reached() == limit::recursion;
    loaded.report(); // or a host goes on at once: the next call begins without an exception
    right = right && !loaded.call<int>("shown") && loaded.reached() == limit::recursion;
    right = right && !loaded.call<int>("too_large") && loaded.reached() == limit::memory;
    const auto kept = loaded.call<int>("hoard");
    right = right && kept && *kept > 300 && *kept < 420 && loaded.reached() == limit::none;

    // A budget's end is nobody's to handle: neither `except BaseException` nor `finally` runs.
    loaded.allow_instructions(5'000);
    right = right && !loaded.call<int>("forever") && loaded.reached() == limit::instructions;
    loaded.report(); // ... stasis.BudgetExceeded: no instructions are left
    right = right && !loaded.call<int>("turns", 1) && loaded.reached() == limit::instructions;
    loaded.report();

    // The host may allow more.
    loaded.allow_instructions(5'000);
    const auto sum = loaded.call<int>("turns", 100);
    return right && sum && *sum == 4'950 && loaded.instructions_left() < 5'000 - 400;
}

} // namespace

int main() {
    {
        auto loaded = limited::load_native();
        if (!loaded || !check(loaded)) {
            return 1;
        }
    }
    auto loaded = limited::load();
    return loaded && check(loaded) ? 0 : 1;
}
