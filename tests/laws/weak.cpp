// SPDX-License-Identifier: BSL-1.0
// tests/laws/weak.cpp: the laws of weak.py in three engines.
#define STASIS_FAMILY weak
#include <laws/three_engines.hpp>
