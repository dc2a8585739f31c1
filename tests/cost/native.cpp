// SPDX-License-Identifier: BSL-1.0
// tests/cost/native.cpp: one program in the native engine (see measure.py).
#define STASIS_PROGRAM_NATIVE 1
#include "../../examples/run.hpp"

#include <images/subject.hpp>

int main() { return examples::run<stasis::images::subject>(); }
