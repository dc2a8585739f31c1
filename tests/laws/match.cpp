// SPDX-License-Identifier: BSL-1.0
// tests/laws/match.cpp: the laws of match.py in three engines.
#define STASIS_FAMILY match
#include <laws/three_engines.hpp>
