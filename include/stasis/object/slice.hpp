// SPDX-License-Identifier: BSL-1.0
// stasis/object/slice.hpp: slice, range and the iterators' shapes.
// CPython 3.11: PySliceObject (Include/sliceobject.h), rangeobject (Objects/rangeobject.c).
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object slice_type;
extern const type_object range_type;
extern const type_object range_iterator_type;
extern const type_object long_range_iterator_type;

/// PySliceObject.
struct slice_object : object {
    object* start = nullptr;
    object* stop = nullptr;
    object* step = nullptr;
};

/// rangeobject: ints of any size, the length computed when it is made.
struct range_object : object {
    object* start = nullptr;
    object* stop = nullptr;
    object* step = nullptr;
    object* length = nullptr;
};

/// rangeiterobject: iterates a range whose bounds, step and length fit 64 bits. The interpreter's
/// loops step it without a call; `start` may wrap around behind the last item.
struct range_iterator : object {
    std::int64_t start = 0; ///< the next item
    std::int64_t step = 1;
    std::int64_t remaining = 0;
    std::int64_t length = 0; ///< of the whole range
};

/// longrangeiterobject: iterates any other range.
struct long_range_iterator : object {
    object* index = nullptr; ///< of the next item: an int, or whatever __setstate__ was given
    object* start = nullptr;
    object* step = nullptr;
    object* length = nullptr;
};

} // namespace stasis
