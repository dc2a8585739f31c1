// SPDX-License-Identifier: BSL-1.0
// examples/spy.cpp: what is another process doing? Prints the Python stack of a running stasis
// program, or samples it and prints folded stacks, which flame graphs are drawn from:
//
//     spy PID                              the stack of each thread, innermost frame last
//     spy PID --every 10 [--for 2]         every 10 ms, for 2 s or until the program ends
//
// It uses nothing but the table of debug offsets in that program (stasis/state/debug_offsets.hpp)
// and /proc/PID/mem (and maps, to know where to look). The program isn't stopped, so what is read
// may change meanwhile: each pointer is checked, and a stack that makes no sense is left out and
// counted.
#include "spy/stack_reader.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

using namespace spy;

volatile std::sig_atomic_t interrupted = 0;

/// Calls found(thread, stack) for the threads of all runtimes; false: none can be read.
template <class Found>
bool each_stack(std::vector<stack_reader>& readers, const Found& found) {
    bool alive = false;
    for (stack_reader& each : readers) {
        alive = each.each_stack(found) || alive;
    }
    return alive;
}

/// Samples until the process has ended, the time is over or the user interrupts; prints folded
/// stacks.
void sample(std::vector<stack_reader>& readers, std::chrono::microseconds every,
            std::optional<std::chrono::duration<double>> limit) {
    std::map<std::string, std::size_t> counts;
    std::size_t torn = 0;
    const auto start = std::chrono::steady_clock::now();
    std::signal(SIGINT, [](int) { interrupted = 1; });
    while (interrupted == 0) {
        const auto began = std::chrono::steady_clock::now();
        const bool alive = each_stack(
            readers, [&](const std::string& thread, const std::vector<std::string>& stack) {
                std::string folded = thread;
                for (const std::string& frame : stack) {
                    folded += ';';
                    folded += frame;
                }
                ++(stack.empty() ? torn : counts[folded]);
            });
        if (!alive || (limit && began - start > *limit)) {
            break;
        }
        std::this_thread::sleep_until(began + every);
    }
    for (const auto& [stack, count] : counts) {
        std::printf("%s %zu\n", stack.c_str(), count);
    }
    if (torn != 0) {
        std::fprintf(stderr, "spy: left out %zu stacks that changed while they were read\n", torn);
    }
}

/// Prints each thread's stack. One that changes all the time is tried again.
bool print_stacks(std::vector<stack_reader>& readers) {
    constexpr int tries = 1000;
    for (int i = 0; i < tries; ++i) {
        std::string text;
        bool torn = false;
        const bool alive = each_stack(
            readers, [&](const std::string& thread, const std::vector<std::string>& stack) {
                torn = torn || stack.empty();
                text += thread + "\n";
                for (const std::string& frame : stack) {
                    text += "  " + frame + "\n";
                }
            });
        if (alive && !torn) {
            std::fputs(text.empty() ? "no Python code runs\n" : text.c_str(), stdout);
            return true;
        }
    }
    return false;
}

int fail(const std::string& message) {
    std::fprintf(stderr, "spy: %s\n", message.c_str());
    return 1;
}

int usage() {
    std::fputs("usage: spy PID [--every MILLISECONDS [--for SECONDS]]\n", stderr);
    return 2;
}

std::optional<double> positive(const char* text) {
    char* end = nullptr;
    const double result = std::strtod(text, &end);
    return *text != '\0' && *end == '\0' && result > 0 && result < 1e6 ? std::optional(result)
                                                                       : std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4 && argc != 6) {
        return usage();
    }
    std::optional<double> every;
    std::optional<double> seconds;
    for (int i = 2; i < argc; i += 2) {
        auto& option = std::strcmp(argv[i], "--every") == 0 ? every : seconds;
        option = positive(argv[i + 1]);
        if ((&option == &seconds && std::strcmp(argv[i], "--for") != 0) || !option) {
            return usage();
        }
    }
    const std::string pid = argv[1];
    if (pid.find_first_not_of("0123456789") != std::string::npos || pid.empty() ||
        (seconds && !every)) {
        return usage();
    }

    const process_memory memory(pid);
    if (!memory.is_open()) {
        const int error = errno;
        return fail(error == ENOENT
                        ? "there is no process " + pid
                        : "can't read the memory of process " + pid + ": " + std::strerror(error) +
                              (error == EACCES || error == EPERM
                                   ? " (only its user and root may, and with "
                                     "kernel.yama.ptrace_scope above 0 only root)"
                                   : ""));
    }
    const auto tables = find_tables(memory, pid);
    if (tables.empty()) {
        return fail("process " + pid +
                    " is no stasis program, or one of another version: it has no "
                    "table of debug offsets");
    }
    // A shared object that brings a runtime along makes a second one.
    std::vector<stack_reader> readers;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        readers.emplace_back(memory, tables[i],
                             tables.size() == 1 ? "" : "runtime " + std::to_string(i) + ", ");
    }
    if (every) {
        sample(readers, std::chrono::microseconds(static_cast<std::int64_t>(*every * 1000)),
               seconds ? std::optional(std::chrono::duration<double>(*seconds)) : std::nullopt);
        return 0;
    }
    return print_stacks(readers) ? 0 : fail("the stack of process " + pid + " can't be read");
}
