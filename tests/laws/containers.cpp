// SPDX-License-Identifier: BSL-1.0
// tests/laws/containers.cpp: the laws of containers.py in three engines.
#define STASIS_FAMILY containers
#include <laws/three_engines.hpp>
