// SPDX-License-Identifier: BSL-1.0
// examples/run.cpp: a program that is one Python file (see examples/run.sh).
#include "run.hpp"
#include <images/program.hpp>

int main() { return examples::run<stasis::images::program>(); }
