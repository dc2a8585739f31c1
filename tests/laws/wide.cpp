// SPDX-License-Identifier: BSL-1.0
// tests/laws/wide.cpp: the laws of wide.py in three engines.
#define STASIS_FAMILY wide
#include <laws/three_engines.hpp>
