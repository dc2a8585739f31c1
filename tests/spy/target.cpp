// SPDX-License-Identifier: BSL-1.0
// spy/target.cpp: a program that never ends, for examples/spy.cpp to look at: two interpreters,
// each on a thread of its own, and if a plug-in is named (plugin.cpp) that one's on a third. It
// prints "go" for each when it is about to.
#include "spin.hpp"

#include <cstdio>
#include <dlfcn.h>
#include <sys/prctl.h>
#include <thread>

int main(int argc, char** argv) {
    // Where the kernel lets only a parent read (yama), the test isn't it.
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    auto& runtime = stasis::state::runtime<>;
    const auto second = stasis::state::new_interpreter(runtime);
    if (!second) {
        std::puts(second.reason);
        return 1;
    }
    std::thread worker([&] { spin(*second); });
    std::thread third;
    if (argc > 1) {
        void* const plugin = dlopen(argv[1], RTLD_NOW);
        void* const run = plugin != nullptr ? dlsym(plugin, "run_plugin") : nullptr;
        if (run == nullptr) {
            std::puts(dlerror());
            return 1;
        }
        third = std::thread(reinterpret_cast<void (*)()>(run));
    }
    return spin(runtime._main_interpreter);
}
