// SPDX-License-Identifier: BSL-1.0
// tests/laws/complexes.cpp: the laws of complexes.py in three engines.
#define STASIS_FAMILY complexes
#include <laws/three_engines.hpp>
