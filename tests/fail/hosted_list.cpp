// SPDX-License-Identifier: BSL-1.0
// fail/hosted_list.cpp: a list is no constant that a live CPython could share, wherever it stands.
// expect: a live CPython gets ints, floats, .*this constant is none of them, or holds one that isn't
#include <stasis/graph/int.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/host/ptr.hpp>

using namespace stasis::graph;

PyObject* value() {
#if defined(STASIS_CONTROL)
    return stasis::hosted::ptr<tuple_<none, tuple_<int_<1>, int_<2>>>>;
#else
    return stasis::hosted::ptr<tuple_<none, list_<int_<1>, int_<2>>>>;
#endif
}
