// SPDX-License-Identifier: BSL-1.0
// tests/laws/generators.cpp: the laws of generators.py in three engines. Generators themselves run by
// dispatch in all of them: native are the functions that make and ask them.
#define STASIS_FAMILY generators
#include <laws/three_engines.hpp>
