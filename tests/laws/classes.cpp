// SPDX-License-Identifier: BSL-1.0
// tests/laws/classes.cpp: the laws of classes.py in three engines.
#define STASIS_FAMILY classes
#include <laws/three_engines.hpp>
