// SPDX-License-Identifier: BSL-1.0
// examples/run.cpp: a program that is a Python file and what it imports (see examples/run.sh).
#include "run.hpp"
#include <images/program.hpp>
#include <modules/imported.hpp>

int main(int argc, char** argv) {
    return examples::run<stasis::images::program, stasis::modules::imported>(argc, argv);
}
