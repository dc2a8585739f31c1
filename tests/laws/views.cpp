// SPDX-License-Identifier: BSL-1.0
// tests/laws/views.cpp: the laws of views.py in three engines.
#define STASIS_FAMILY views
#include <laws/three_engines.hpp>
