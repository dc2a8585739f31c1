// SPDX-License-Identifier: BSL-1.0
// bench/threads.cpp: what one thread gets done, and what two get done at once, an interpreter each,
// by dispatch and natively: milliseconds for the work of one, and the ratio of the two rates, which
// would be 2 if neither disturbed the other. The median of nine turns, in which all take their
// turns; a machine with one processor shows 1.
#include <images/threads.hpp>
#include <stasis/stasis.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

using namespace stasis::state;
using work = stasis::program<stasis::images::threads>;

struct task {
    const char* function;
    int argument;
};

void check(bool ok) {
    if (!ok) {
        std::fputs("bench_threads: a program went wrong\n", stderr);
        std::exit(1);
    }
}

void run(interpreter_state& interpreter, bool native, const task& what) {
    stasis::thread_state& thread = interpreter._initial_thread;
    auto loaded = native ? work::load_native(thread) : work::load(thread);
    check(static_cast<bool>(loaded.call<std::int64_t>(what.function, what.argument)));
}

/// The milliseconds that `count` threads need for the same work, each in its interpreter, from the
/// moment that all of them are there.
double milliseconds(interpreter_state* const* interpreters, std::size_t count, bool native,
                    const task& what) {
    std::atomic<std::size_t> ready = 0;
    std::atomic<bool> go = false;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            ++ready;
            while (!go) {
            }
            run(*interpreters[i], native, what);
        });
    }
    while (ready != count) {
        std::this_thread::yield();
    }
    const auto start = std::chrono::steady_clock::now();
    go = true;
    for (std::thread& each : threads) {
        each.join();
    }
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    return taken.count();
}

double median(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main() {
    const auto second = new_interpreter(runtime<>);
    check(static_cast<bool>(second));
    interpreter_state* const interpreters[] = {&runtime<>._main_interpreter, second.state};
    std::printf("%-10s %-10s %11s %11s   %s\n", "engine", "function", "1 thread", "2 threads",
                "rate of 2 / rate of 1 (wanted: 1.9)");
    for (const bool native : {false, true}) {
        const task tasks[] = {{"fib", native ? 34 : 27},
                              {"loop", native ? 30'000'000 : 2'000'000},
                              {"containers", native ? 60'000 : 40'000}};
        for (const task& what : tasks) {
            std::vector<double> alone;
            std::vector<double> together;
            std::vector<double> ratios;
            for (int turn = 0; turn < 9; ++turn) {
                alone.push_back(milliseconds(interpreters + turn % 2, 1, native, what));
                together.push_back(milliseconds(interpreters, 2, native, what));
                ratios.push_back(2 * alone.back() / together.back());
            }
            std::printf("%-10s %-10s %8.1f ms %8.1f ms   %.2f\n", native ? "native" : "dispatch",
                        what.function, median(alone), median(together), median(ratios));
        }
    }
    check(delete_interpreter(*second));
}
