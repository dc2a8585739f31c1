// SPDX-License-Identifier: BSL-1.0
// fail/hosted_no_object.cpp: hosted::ptr<...> takes an object of the graph, and no int of C++.
// expect: an item is a static object, such as none, int_<7>
#include <stasis/graph/int.hpp>
#include <stasis/host/ptr.hpp>

#if defined(STASIS_CONTROL)
constexpr const auto& seven = stasis::graph::int_<7>;
#else
constexpr int seven = 7;
#endif

PyObject* value() { return stasis::hosted::ptr<seven>; }
