// SPDX-License-Identifier: BSL-1.0
// tests/laws/calls.cpp: the laws of calls.py in three engines.
#define STASIS_FAMILY calls
#include <laws/three_engines.hpp>
