// SPDX-License-Identifier: BSL-1.0
// fail/hosted_module_in_module.cpp: what a module is in is a package.
// expect: a module of hosted::modules\(...\) is in one that is no package
#include <images/hosted_module_in_module.hpp>
#include <stasis/host/modules.hpp>

using namespace stasis;

#if defined(STASIS_CONTROL)
constexpr auto modules = hosted::modules(
    hosted::frozen<images::hosted_module_in_module>("a", hosted::module_kind::package),
    hosted::frozen<images::hosted_module_in_module>("a.b"));
#else
constexpr auto modules = hosted::modules(hosted::frozen<images::hosted_module_in_module>("a"),
                                         hosted::frozen<images::hosted_module_in_module>("a.b"));
#endif
