// SPDX-License-Identifier: BSL-1.0
// tests/laws/sets.cpp: the laws of sets.py in three engines.
#define STASIS_FAMILY sets
#include <laws/three_engines.hpp>
