// SPDX-License-Identifier: BSL-1.0
// stasis/object/buffer.hpp: the memory that an object lends, and memoryviews of it.
// Promises: the offsets of CPython 3.11's Py_buffer, PyBufferProcs, _PyManagedBufferObject and
// PyMemoryViewObject. Three numbers a dimension follow a memoryview: shape, strides and suboffsets.
// CPython 3.11: Include/cpython/object.h, Include/memoryobject.h.
#pragma once

#include <stasis/object/trailing.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

extern const type_object managed_buffer_type;
extern const type_object memoryview_type;
extern const type_object memoryview_iterator_type;

/// Py_buffer.
struct buffer_view {
    unsigned char* buf = nullptr;
    object* obj = nullptr; ///< whose memory it is; null: nobody's any more
    ssize len = 0;         ///< in bytes
    ssize itemsize = 1;
    int readonly = 0;
    int ndim = 0;
    const char* format = nullptr; ///< null: "B"
    ssize* shape = nullptr;
    ssize* strides = nullptr;
    ssize* suboffsets = nullptr; ///< always null: no memory here is reached by pointers in it
    void* internal = nullptr;
};

/// What is asked of a buffer, with CPython's numbers.
enum buffer_flag : int {
    buffer_simple = 0,
    buffer_writable = 1,
    buffer_format = 4,
    buffer_nd = 8,
    buffer_strides = 0x18,
    buffer_contiguous_read_only = 0x38,
    buffer_full_read_only = 0x11C,
};

using get_buffer_slot = int (*)(thread_state&, object*, buffer_view&, int); ///< -1: raised
using release_buffer_slot = void (*)(object*, buffer_view&);

/// PyBufferProcs.
struct buffer_methods {
    get_buffer_slot bf_getbuffer = nullptr;
    release_buffer_slot bf_releasebuffer = nullptr;
};

/// _PyManagedBufferObject: one loan that several memoryviews look at.
struct managed_buffer_object : object {
    int flags = 0;
    ssize exports = 0; ///< the memoryviews
    buffer_view master{};
};

/// PyMemoryViewObject::flags.
enum memoryview_flag : int {
    memoryview_released = 1,
    memoryview_c_contiguous = 2,
    memoryview_fortran_contiguous = 4,
    memoryview_scalar = 8,
};

/// PyMemoryViewObject.
struct memoryview_object : var_object {
    managed_buffer_object* mbuf = nullptr;
    hash_t hash = -1;
    int flags = 0;
    ssize exports = 0; ///< the loans of its own
    buffer_view view{};
    object* weakreflist = nullptr;
};

} // namespace stasis
