// SPDX-License-Identifier: BSL-1.0
// spy/target.cpp: a program that never ends, for examples/spy.cpp to look at: two interpreters,
// each on a thread of its own. It prints "go" twice when both are about to.
#include <images/target.hpp>
#include <stasis/stasis.hpp>

#include <cstdint>
#include <cstdio>
#include <thread>

using target = stasis::program<stasis::images::target>;

static int spin(stasis::state::interpreter_state& interpreter) {
    auto loaded = target::load(interpreter._initial_thread);
    const auto ended = loaded.call<std::int64_t>("start", std::int64_t{1} << 60);
    return ended ? 0 : loaded.report();
}

int main() {
    auto& runtime = stasis::state::runtime<>;
    const auto second = stasis::state::new_interpreter(runtime);
    if (!second) {
        std::puts(second.reason);
        return 1;
    }
    std::thread worker([&] { spin(*second); });
    const int status = spin(runtime._main_interpreter);
    worker.join();
    return status;
}
