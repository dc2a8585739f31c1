// SPDX-License-Identifier: BSL-1.0
// fail/importable_in_module.cpp: what a module is in is a package.
// expect: a module of importable\(...\) is in one that is no package
#include <images/importable_in_module.hpp>
#include <stasis/image/modules.hpp>

using namespace stasis;

#if defined(STASIS_CONTROL)
constexpr auto modules =
    importable(frozen<images::importable_in_module>("a.b"),
               frozen<images::importable_in_module>("a", module_kind::package));
#else
constexpr auto modules = importable(frozen<images::importable_in_module>("a.b"),
                                    frozen<images::importable_in_module>("a"));
#endif
