// SPDX-License-Identifier: BSL-1.0
// stasis/object/weak_reference.hpp: references that don't keep their object, and proxies of it.
// Promises: the offsets of CPython 3.11's PyWeakReference. Those to one object are a list, which
// begins at its type's tp_weaklistoffset; they don't count it, and it doesn't count them.
// CPython 3.11: Include/cpython/weakrefobject.h.
#pragma once

#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object weak_reference_type;
extern const type_object weak_proxy_type;
extern const type_object weak_callable_proxy_type;

/// PyWeakReference.
struct weak_reference_object : object {
    object* wr_object = nullptr;   ///< not counted; None once the object is at its end
    object* wr_callback = nullptr; ///< what is called then, or null
    hash_t hash = -1;              ///< of the object, once it was asked for
    object* wr_prev = nullptr;     ///< the list, of other weak references
    object* wr_next = nullptr;
    any_slot vectorcall = nullptr; ///< always null
};

/// Whether a type is that of a proxy.
[[nodiscard]] constexpr bool is_weak_proxy(const type_object* type) noexcept {
    return type == &weak_proxy_type || type == &weak_callable_proxy_type;
}

} // namespace stasis
