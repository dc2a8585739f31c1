// SPDX-License-Identifier: BSL-1.0
// stasis/object/visit.hpp: for a type's tp_traverse: visiting what fields refer to.
// Promises: stops at the first visit that answers other than 0, and answers that.
// CPython 3.11: Py_VISIT (Include/objimpl.h).
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

/// Visits the objects that fields refer to; null fields are left out. A traversal visits each
/// reference that its object counts, once, and no other.
template <class... Fields>
STASIS_ALWAYS_INLINE constexpr int visit_each(visit_slot visit, visit_argument* argument,
                                              Fields*... fields) noexcept {
    int stopped = 0;
    static_cast<void>(((fields == nullptr ||
                        (stopped = visit(const_cast<object*>(static_cast<const object*>(fields)),
                                         argument)) == 0) &&
                       ...));
    return stopped;
}

} // namespace stasis
