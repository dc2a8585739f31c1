// SPDX-License-Identifier: BSL-1.0
// stasis/state/own_containers.hpp: the dicts and lists that an interpreter holds by value, where
// CPython's holds pointers to objects on the heap.
// Promises: each is a static container (object/static_container.hpp): constant-initialised, its
// first storage inside it; it moves to the heap when that is outgrown, and is what it was at first,
// byte for byte, when the interpreter ends. The pointer fields, under CPython's names, point here.
// The filters of warnings are CPython's. What CPython fills in that no code here can see is left
// out: error handlers and codecs that were looked up. One that C++ code writes
// to has to be asked for first, by is_writable(), as any other one (state/static_containers.hpp).
// CPython 3.11: Python/pystate.c, Python/_warnings.c (init_filters), Python/codecs.c,
// Modules/atexitmodule.c, Modules/main.c (add_main_module): each makes its objects at start.
// Left out: builtins, which is a constant that no code can change, and so builtins_copy, from which
// CPython restores it.
#pragma once

#include <stasis/graph/int.hpp>
#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/module.hpp>
#include <stasis/state/warnings.hpp>

namespace stasis::state {

/// The names that the module that runs has room for before its namespace moves to the heap.
inline constexpr std::size_t main_namespace_room = 42;

/// The functions that atexit has room for at first: _PyAtExit_Init.
inline constexpr int atexit_room = 32;

namespace detail {

using graph::item_;
using graph::str_;

/// The namespace of a module before its body runs, but for its annotations; loading names its file.
using main_namespace_dict =
    graph::mutable_dict_with_room<main_namespace_room, item_<str_<"__name__">, str_<"__main__">>,
                                  item_<str_<"__doc__">, graph::none>,
                                  item_<str_<"__package__">, graph::none>,
                                  item_<str_<"__loader__">, graph::none>,
                                  item_<str_<"__spec__">, graph::none>,
                                  item_<str_<"__annotations__">, graph::none>,
                                  item_<str_<"__builtins__">, builtins_module>,
                                  item_<str_<"__file__">, graph::none>,
                                  item_<str_<"__cached__">, graph::none>>;

/// A filter of warnings of a category, from the module of that name or from any.
template <const auto& Action, const auto& Category, const auto& Module = graph::none>
inline constexpr const auto& warning_filter =
    graph::tuple_<Action, graph::none, Category, Module, graph::int_<0>>;

using warning_filter_list =
    graph::mutable_list<warning_filter<str_<"default">, deprecation_warning_type, str_<"__main__">>,
                        warning_filter<str_<"ignore">, deprecation_warning_type>,
                        warning_filter<str_<"ignore">, pending_deprecation_warning_type>,
                        warning_filter<str_<"ignore">, import_warning_type>,
                        warning_filter<str_<"ignore">, resource_warning_type>>;

/// Empty at first, with room for five entries and for four items.
using empty_dict = graph::mutable_dict_with_room<5>;
using empty_list = graph::mutable_list<>;

} // namespace detail

/// What an interpreter holds by value.
struct own_containers {
    detail::main_namespace_dict main_namespace{};
    detail::empty_dict main_annotations{};
    detail::empty_dict modules{};
    detail::empty_list modules_by_index{};
    detail::empty_dict sysdict{};
    detail::empty_dict interned{}; ///< the strs that sys.intern() was given
    detail::empty_list codec_search_path{};
    detail::empty_dict codec_search_cache{};
    detail::empty_dict codec_error_registry{};
    detail::warning_filter_list warning_filters{};
    detail::empty_dict once_registry{};
    detail::empty_dict thread_dict{}; ///< of the first thread
    detail::empty_list garbage{};      ///< of the collector: always empty
    detail::empty_list gc_callbacks{};
    atexit_callback* atexit_callbacks[atexit_room] = {};

    constexpr own_containers() noexcept { name_annotations(); }
    /// Fills in the one item that is no constant.
    constexpr void name_annotations() noexcept {
        main_namespace.keys.dk_entries[5].me_value = &main_annotations;
    }
};

} // namespace stasis::state
