// SPDX-License-Identifier: BSL-1.0
// fail/graph_object_copied.cpp: a copy of an object of the graph, in a container, isn't made a Python object.
// expect: put a stasis::handle there
#include <stasis/builtins/make_value.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/stasis.hpp>

#include <utility>

stasis::owned made(stasis::thread_state& thread) {
#if defined(STASIS_CONTROL)
    return stasis::make_value(thread, std::pair{1, 2});
#else
    return stasis::make_value(thread, std::pair{stasis::graph::str_<"text">, 2});
#endif
}
