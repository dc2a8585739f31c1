// SPDX-License-Identifier: BSL-1.0
// examples/run.hpp: runs the program in an image with the engine that STASIS_PROGRAM_NATIVE names:
// 1 for native code, 0 for the dispatch engine. Modules is what it can import; argc and argv are
// main()'s.
#pragma once

#include <stasis/stasis.hpp>

namespace examples {

/// The exit status of the program.
template <const auto& Image, const auto& Modules = stasis::no_modules>
int run(int argc = 0, const char* const* argv = nullptr) {
#if STASIS_PROGRAM_NATIVE
    return stasis::program<Image, Modules>::run_native(argc, argv);
#else
    return stasis::program<Image, Modules>::run(argc, argv);
#endif
}

} // namespace examples
