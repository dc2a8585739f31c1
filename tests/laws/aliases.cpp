// SPDX-License-Identifier: BSL-1.0
// tests/laws/aliases.cpp: the laws of aliases.py in three engines.
#define STASIS_FAMILY aliases
#include <laws/three_engines.hpp>
