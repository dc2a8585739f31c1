// SPDX-License-Identifier: BSL-1.0
// tests/laws/groups.cpp: the laws of groups.py in three engines.
#define STASIS_FAMILY groups
#include <laws/three_engines.hpp>
