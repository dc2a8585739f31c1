// SPDX-License-Identifier: BSL-1.0
// examples/threads.cpp: two interpreters, each on a thread of its own, at the same time.
#include <images/threads.hpp>
#include <stasis/stasis.hpp>

#include <cstdint>
#include <cstdio>
#include <thread>

using primes = stasis::program<stasis::images::threads>;
using stasis::state::interpreter_state;

// An interpreter, its objects and its modules belong to one thread at a time. What interpreters
// share are constants, in read-only memory: there is no lock, and neither waits for the other.
static std::int64_t count(interpreter_state& interpreter, int low, int high) {
    auto loaded = primes::load_native(interpreter._initial_thread);
    const auto found = loaded.call<std::int64_t>("primes_between", low, high);
    return found ? *found : -loaded.report();
}

int main() {
    // The main interpreter is there before main() begins. Another one is placed in static memory
    // that is kept for it, and if that is used up, in memory from malloc or from a resource of
    // ours.
    stasis::state::runtime_state& runtime = stasis::state::runtime<>;
    const auto second = stasis::state::new_interpreter(runtime);
    if (!second) {
        std::puts(second.reason);
        return 1;
    }

    std::int64_t low = 0;
    std::thread worker([&] { low = count(*second, 2, 10'000); });
    const std::int64_t high = count(runtime._main_interpreter, 10'000, 20'000);
    worker.join();

    stasis::state::delete_interpreter(*second); // its memory can be used again
    std::printf("%ld and %ld primes\n", static_cast<long>(low), static_cast<long>(high));
    return low == 1'229 && high == 1'033 ? 0 : 1;
}
