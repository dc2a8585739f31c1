// SPDX-License-Identifier: BSL-1.0
// tests/bench/fib_peer.cpp: fib.py as C has it, with the argument out of the optimiser's sight.
#include <cstdio>

namespace {
long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
} // namespace

int main() {
    volatile long n = 32;
    std::printf("%ld\n", fib(n));
}
