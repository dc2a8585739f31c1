// SPDX-License-Identifier: BSL-1.0
// support/main.cpp: the main function of every test binary.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
