// SPDX-License-Identifier: BSL-1.0
// tests/laws/floats.cpp: the laws of floats.py in three engines.
#define STASIS_FAMILY floats
#include <laws/three_engines.hpp>
