// SPDX-License-Identifier: BSL-1.0
// stasis/object/tuple.hpp: tuple.
// Promises: CPython 3.11's PyTupleObject, the collector's header in front (tracked<>).
// CPython 3.11: Include/cpython/tupleobject.h.
#pragma once

#include <stasis/object/trailing.hpp>

namespace stasis {

extern const type_object tuple_type;

/// PyTupleObject without its items.
struct tuple_object : var_object {};

/// The items: ob_size references.
template <class Item = object*>
[[nodiscard]] constexpr const Item* items(const tuple_object* self) noexcept {
    return trailing<Item>(self, static_cast<std::size_t>(self->ob_size));
}

} // namespace stasis
