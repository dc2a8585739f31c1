// SPDX-License-Identifier: BSL-1.0
// stasis/version.hpp: the library's version. CMakeLists.txt reads it from here.
#pragma once

#define STASIS_VERSION_MAJOR 0
#define STASIS_VERSION_MINOR 1
#define STASIS_VERSION_PATCH 0
