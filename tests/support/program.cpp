// SPDX-License-Identifier: BSL-1.0
// support/program.cpp: a program that is one Python file, and imports nothing.
#include "../../examples/run.hpp"
#include <images/program.hpp>

int main() { return examples::run<stasis::images::program>(); }
