// SPDX-License-Identifier: BSL-1.0
// tests/bench/loop_peer.cpp: loop.py as C has it, with the argument out of the optimiser's sight.
#include <cstdio>

int main() {
    volatile long turns = 10000000;
    long s = 0;
    for (long i = 0, n = turns; i < n; ++i) {
        s = (s + i * i) % 1000003;
    }
    std::printf("%ld\n", s);
}
