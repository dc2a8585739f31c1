// SPDX-License-Identifier: BSL-1.0
// unit/image/object_types.hpp: the types that objects of an image are of.
#pragma once

#include <stasis/builtins/complex.hpp>
#include <stasis/builtins/float.hpp>
#include <stasis/builtins/namespace.hpp>
