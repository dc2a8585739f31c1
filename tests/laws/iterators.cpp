// SPDX-License-Identifier: BSL-1.0
// tests/laws/iterators.cpp: the laws of iterators.py in three engines.
#define STASIS_FAMILY iterators
#include <laws/three_engines.hpp>
