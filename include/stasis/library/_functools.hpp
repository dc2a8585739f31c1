// SPDX-License-Identifier: BSL-1.0
// stasis/library/_functools.hpp: the module _functools: what Lib/functools.py has in C.
// CPython 3.11: Modules/_functoolsmodule.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/functools_cache.hpp>
#include <stasis/library/detail/functools_functions.hpp>
#include <stasis/library/detail/functools_partial.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def functools_methods[] = {{"reduce", reduce, 0, nullptr},
                                                   {"cmp_to_key", cmp_to_key, 0, nullptr},
                                                   {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant functools_types[] = {{"partial", &partial_type},
                                                      {"_lru_cache_wrapper", &cache_type},
                                                      {nullptr, nullptr}};

inline constexpr module_definition functools_definition{"_functools", functools_methods,
                                                        functools_types};

} // namespace detail

/// The module _functools.
inline constexpr importable_module _functools_module =
    ready_module<detail::functools_definition>();

} // namespace stasis::library
