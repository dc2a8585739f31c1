// SPDX-License-Identifier: BSL-1.0
// fail/native_opcode.cpp: an opcode that isn't implemented is named, with its line, when native code
// is asked for.
// expect: opcode_of_line<.*CACHE, 5>
// expect: the program uses an opcode that stasis doesn.*t implement yet
#include <images/native_opcode.hpp>
#include <stasis/stasis.hpp>

#include "../support/without_meaning.hpp"

constexpr auto changed = test_images::with_cache(stasis::images::native_opcode);
using program = stasis::program<changed.bytes>;

#if defined(STASIS_CONTROL)
int main() { return program::run(); }
#else
int main() { return program::run_native(); }
#endif
