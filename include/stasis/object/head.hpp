// SPDX-License-Identifier: BSL-1.0
// stasis/object/head.hpp: what every object begins with.
// Promises: the offsets of CPython 3.11's PyObject, PyVarObject and PyGC_Head on 64-bit Linux.
// Objects inherit from these heads, so that a downcast is a static_cast, which constant evaluation
// allows.
// CPython 3.11: Include/object.h, Include/internal/pycore_gc.h, _PyObject_IMMORTAL_INIT.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis {

/// A signed size or index: Py_ssize_t.
using ssize = std::ptrdiff_t;

/// A hash: Py_hash_t. -1 means "not computed yet" in a field and "raised" as a result.
using hash_t = std::ptrdiff_t;

struct type_object;

/// PyObject.
struct object {
    ssize ob_refcnt;
    const type_object* ob_type;
};

/// PyVarObject: an object that says how many items follow its head.
struct var_object : object {
    ssize ob_size = 0; // g++ 12 leaves it undefined under a derived class's {} without this
};

/// The reference count of a static object, which is never written: _PyObject_IMMORTAL_INIT.
inline constexpr ssize immortal_refcount = 999'999'999;

/// Whether nobody counts the references to this object (PEP 683).
[[nodiscard]] constexpr bool is_immortal(const object* self) noexcept {
    return self->ob_refcnt >= immortal_refcount;
}

/// What memory holds as the reference count. Of a counted object that is the number of references
/// to it. Of an immortal it is immortal_refcount, the value that CPython 3.11 begins its static
/// objects with (one more in a static container that isn't constant: object/static_container.hpp),
/// always, however many references there are: nobody counts them, since that would write to memory
/// that is shared and read-only. It is neither replaced by a prettier number nor by a sum, as
/// CPython 3.11's is, which adds references to that start value (sys.getrefcount(1) is 1000000210
/// there): whoever prints it sees the memory.
[[nodiscard]] constexpr ssize refcount(const object* self) noexcept { return self->ob_refcnt; }

/// PyGC_Head: stands in front of each object that can be part of a cycle.
struct gc_head {
    gc_head* _gc_next = nullptr;
    gc_head* _gc_prev = nullptr;
};

/// An object with its collector's header in front: PyObject_GC_New's layout.
template <class Object>
struct tracked : gc_head, Object {};

/// The first value of the head of an immortal object.
[[nodiscard]] constexpr object immortal_head(const type_object& type) noexcept {
    return {immortal_refcount, &type};
}

/// The first value of the head of an immortal object of that many items.
[[nodiscard]] constexpr var_object immortal_head(const type_object& type, ssize size) noexcept {
    return {immortal_head(type), size};
}

/// The address of a static object in the form in which references to it are stored. Nothing is
/// ever written through it: the object is immortal, and immortal is const.
template <class Object>
[[nodiscard]] constexpr object* pointer_to(const Object& self) noexcept {
    return const_cast<object*>(static_cast<const object*>(&self));
}

} // namespace stasis
