// SPDX-License-Identifier: BSL-1.0
// unit/graph/same.hpp: whether two names are one object, whatever their types.
#pragma once

#include <stasis/object/head.hpp>

/// Compares addresses.
constexpr bool same(const stasis::object& left, const stasis::object& right) {
    return &left == &right;
}
