// SPDX-License-Identifier: BSL-1.0
// tests/laws/control.cpp: the laws of control.py in three engines.
#define STASIS_FAMILY control
#include <laws/three_engines.hpp>
