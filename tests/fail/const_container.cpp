// SPDX-License-Identifier: BSL-1.0
// fail/const_container.cpp: a list that Python code may change is no const variable.
// expect: Python code may change this container: it can't be const
#include <images/const_container.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/stasis.hpp>

#if defined(STASIS_CONTROL)
constinit stasis::graph::mutable_list<stasis::graph::int_<1>> scores;
#else
constexpr stasis::graph::mutable_list<stasis::graph::int_<1>> scores;
#endif

int main() {
    auto loaded = stasis::program<stasis::images::const_container>::load();
    return *loaded.call<int>("append", scores);
}
