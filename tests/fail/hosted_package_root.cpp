// SPDX-License-Identifier: BSL-1.0
// fail/hosted_package_root.cpp: a shared object's module is one of the set that it is made of.
// expect: STASIS_HOSTED_PACKAGE\(name, set\): the set has no module of that name
#include <images/hosted_package_root.hpp>
#include <stasis/host/extension.hpp>

constexpr auto modules =
    stasis::hosted::modules(stasis::hosted::frozen<stasis::images::hosted_package_root>("shapes"));

#if defined(STASIS_CONTROL)
STASIS_HOSTED_PACKAGE(shapes, modules);
#else
STASIS_HOSTED_PACKAGE(shape, modules);
#endif
