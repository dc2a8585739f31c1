// SPDX-License-Identifier: BSL-1.0
// tests/laws/bytearrays.cpp: the laws of bytearrays.py in three engines.
#define STASIS_FAMILY bytearrays
#include <laws/three_engines.hpp>
