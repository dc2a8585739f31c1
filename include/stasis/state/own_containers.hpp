// SPDX-License-Identifier: BSL-1.0
// stasis/state/own_containers.hpp: the dicts and lists that an interpreter holds by value, where
// CPython's holds pointers to objects on the heap.
// Promises: each is a static container (object/static_container.hpp): constant-initialised, its
// first storage inside it; it moves to the heap when that is outgrown, and is what it was at first,
// byte for byte, when the interpreter ends. The interpreter's pointer fields, under CPython's
// names, point here. CPython 3.11: Python/pystate.c, Python/_warnings.c (init_filters),
// Python/codecs.c, Modules/main.c (add_main_module); each makes its object when the interpreter
// starts.
#pragma once

#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>

namespace stasis::state {

/// The names that the module that runs has room for before its namespace moves to the heap.
inline constexpr std::size_t main_namespace_room = 42;

namespace detail {

using graph::item_;
using graph::str_;

/// The namespace of a module before its body runs; loading it names its annotations and its file.
using main_namespace_dict =
    graph::mutable_dict_with_room<main_namespace_room, item_<str_<"__name__">, str_<"__main__">>,
                                  item_<str_<"__doc__">, graph::none>,
                                  item_<str_<"__annotations__">, graph::none>,
                                  item_<str_<"__file__">, graph::none>>;

} // namespace detail

/// What an interpreter holds by value.
struct own_containers {
    detail::main_namespace_dict main_namespace{};
    graph::mutable_dict_with_room<5> main_annotations{};
};

} // namespace stasis::state
