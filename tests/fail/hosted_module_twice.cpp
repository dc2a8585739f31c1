// SPDX-License-Identifier: BSL-1.0
// fail/hosted_module_twice.cpp: a set of modules has no name twice.
// expect: a module of hosted::modules\(...\) is there twice
#include <images/hosted_module_twice.hpp>
#include <stasis/host/modules.hpp>

using namespace stasis;

#if defined(STASIS_CONTROL)
constexpr auto modules = hosted::modules(hosted::frozen<images::hosted_module_twice>("a"),
                                         hosted::frozen<images::hosted_module_twice>("b"));
#else
constexpr auto modules = hosted::modules(hosted::frozen<images::hosted_module_twice>("a"),
                                         hosted::frozen<images::hosted_module_twice>("a"));
#endif
