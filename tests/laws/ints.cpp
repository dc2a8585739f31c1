// SPDX-License-Identifier: BSL-1.0
// tests/laws/ints.cpp: the laws of ints.py in three engines.
#define STASIS_FAMILY ints
#include <laws/three_engines.hpp>
