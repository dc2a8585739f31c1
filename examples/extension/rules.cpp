// SPDX-License-Identifier: BSL-1.0
// rules.cpp: how does a C++ file become a Python module, whose body is a Python file?
#include <images/rules.hpp> // made from rules.py at build time
#include <stasis/host/extension.hpp>

STASIS_HOSTED_MODULE(rules, stasis::images::rules);
