// SPDX-License-Identifier: BSL-1.0
// tests/laws/locals.cpp: the laws of locals.py in three engines.
#define STASIS_FAMILY locals
#include <laws/three_engines.hpp>
