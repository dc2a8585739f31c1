// SPDX-License-Identifier: BSL-1.0
// tests/laws/coroutines.cpp: the laws of coroutines.py in three engines. What awaits or yields runs by
// dispatch in all of them: native are the functions that make, drive and ask coroutines.
#define STASIS_FAMILY coroutines
#include <laws/three_engines.hpp>
