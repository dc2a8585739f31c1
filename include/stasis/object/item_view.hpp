// SPDX-License-Identifier: BSL-1.0
// stasis/object/item_view.hpp: the items of a list or tuple, whichever it is.
// CPython 3.11: PySequence_Fast_ITEMS, Include/abstract.h.
#pragma once

#include <stasis/object/heap_type.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/tuple.hpp>
#include <stasis/object/value.hpp>

namespace stasis {

/// The items of a list or tuple, until it changes.
struct item_view {
    object* const* data = nullptr;
    ssize size = 0;
};

/// Whether a value is a list or tuple, and not of a class derived from one, which may see its items
/// otherwise.
[[nodiscard]] constexpr bool is_sequence(value held) noexcept {
    return held.kind == tag::object &&
           (held.data.object->ob_type == &list_type || held.data.object->ob_type == &tuple_type);
}

/// Views the items of an object that is known to be a list or tuple, of a class of its own or not.
[[nodiscard]] constexpr item_view view_items(const object* self) noexcept {
    if (built_in_base(self->ob_type) == &list_type) {
        const auto* list = static_cast<const list_object*>(self);
        return {list->ob_item, list->ob_size};
    }
    const auto* tuple = static_cast<const tuple_object*>(self);
    return {items(tuple), tuple->ob_size};
}

} // namespace stasis
