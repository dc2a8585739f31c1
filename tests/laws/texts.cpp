// SPDX-License-Identifier: BSL-1.0
// tests/laws/texts.cpp: the laws of texts.py in three engines.
#define STASIS_FAMILY texts
#include <laws/three_engines.hpp>
