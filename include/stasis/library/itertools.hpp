// SPDX-License-Identifier: BSL-1.0
// stasis/library/itertools.hpp: the module itertools.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/itertools_combinatorics.hpp>
#include <stasis/library/detail/itertools_groupby.hpp>
#include <stasis/library/detail/itertools_infinite.hpp>
#include <stasis/library/detail/itertools_joining.hpp>
#include <stasis/library/detail/itertools_selection.hpp>
#include <stasis/library/detail/itertools_tee.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def itertools_methods[] = {{"tee", tee, 0, nullptr},
                                                   {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant itertools_types[] = {
    {"accumulate", &accumulate_type},
    {"combinations", &combinations_type},
    {"combinations_with_replacement", &replacing_type},
    {"cycle", &cycle_type},
    {"dropwhile", &dropwhile_type},
    {"takewhile", &takewhile_type},
    {"islice", &islice_type},
    {"starmap", &starmap_type},
    {"chain", &chain_type},
    {"compress", &compress_type},
    {"filterfalse", &filterfalse_type},
    {"count", &count_type},
    {"zip_longest", &zip_longest_type},
    {"pairwise", &pairwise_type},
    {"permutations", &permutations_type},
    {"product", &product_type},
    {"repeat", &repeat_type},
    {"groupby", &groupby_type},
    {"_grouper", &grouper_type},
    {"_tee", &tee_type},
    {"_tee_dataobject", &tee_block_type},
    {nullptr, nullptr}};

inline constexpr module_definition itertools_definition{"itertools", itertools_methods,
                                                        itertools_types};

} // namespace detail

/// The module itertools.
inline constexpr importable_module itertools_module = ready_module<detail::itertools_definition>();

} // namespace stasis::library
