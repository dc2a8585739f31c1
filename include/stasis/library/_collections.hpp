// SPDX-License-Identifier: BSL-1.0
// stasis/library/_collections.hpp: the module _collections: the containers of collections that are
// written in C.
// CPython 3.11: Modules/_collectionsmodule.c, Objects/odictobject.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/count_elements.hpp>
#include <stasis/library/detail/defaultdict.hpp>
#include <stasis/library/detail/deque.hpp>
#include <stasis/library/detail/odict.hpp>
#include <stasis/library/detail/tuplegetter.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def collections_methods[] = {
    {"_count_elements", count_elements, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant collections_constants[] = {
    {"deque", &deque_type},
    {"defaultdict", &defaultdict_type},
    {"OrderedDict", &ordered_dict_type},
    {"_deque_iterator", &deque_iterator_type},
    {"_deque_reverse_iterator", &deque_reverse_iterator_type},
    {"_tuplegetter", &tuplegetter_type},
    {nullptr, nullptr}};

inline constexpr module_definition collections_definition{"_collections", collections_methods,
                                                          collections_constants};

} // namespace detail

/// The module _collections.
inline constexpr importable_module _collections_module =
    ready_module<detail::collections_definition>();

} // namespace stasis::library
