// SPDX-License-Identifier: BSL-1.0
// tests/oracle/programs.cpp: many programs in one executable; the argument names the one to run.
// Written by CMake beside each such executable: programs.hpp, the images and one ROW a program.
#include <programs.hpp>
#include <run.hpp>
#include <stasis/compiler/compile.hpp>
#include <stasis/library/all.hpp>

#include <cstdio>
#include <cstring>

namespace {
constexpr auto all = stasis::importable(stasis::library::all, stasis::source_compiler);
} // namespace

int main(int argc, char** argv) {
    const char* name = argc > 1 ? argv[1] : "";
#define STASIS_ROW(NAME)                                                                           \
    if (std::strcmp(name, #NAME) == 0) {                                                           \
        return examples::run<stasis::images::NAME, all>();                        \
    }
    STASIS_PROGRAMS(STASIS_ROW)
#undef STASIS_ROW
    std::fprintf(stderr, "no program named '%s'\n", name);
    return 2;
}
