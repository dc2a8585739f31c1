// SPDX-License-Identifier: BSL-1.0
// tests/laws/exceptions.cpp: the laws of exceptions.py in three engines.
#define STASIS_FAMILY exceptions
#include <laws/three_engines.hpp>
