// SPDX-License-Identifier: BSL-1.0
// spy/plugin.cpp: a shared object with a runtime of its own, since its symbols are hidden.
#include "spin.hpp"

extern "C" __attribute__((visibility("default"))) void run_plugin() {
    spin(stasis::state::runtime<>._main_interpreter);
}
