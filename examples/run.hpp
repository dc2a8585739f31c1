// SPDX-License-Identifier: BSL-1.0
// examples/run.hpp: runs the program in an image with the engine that STASIS_PROGRAM_NATIVE names:
// 1 for native code, 0 for the dispatch engine. Modules is what it can import.
#pragma once

#include <stasis/stasis.hpp>

namespace examples {

/// The exit status of the program.
template <const auto& Image, const auto& Modules = stasis::no_modules>
int run() {
#if STASIS_PROGRAM_NATIVE
    return stasis::program<Image, Modules>::run_native();
#else
    return stasis::program<Image, Modules>::run();
#endif
}

} // namespace examples
