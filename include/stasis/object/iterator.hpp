// SPDX-License-Identifier: BSL-1.0
// stasis/object/iterator.hpp: the iterators of list and tuple, which loops step without a call, and
// that of what has no other than by its items' numbers.
// CPython 3.11: seqiterobject (Objects/iterobject.c), _PyListIterObject, _PyTupleIterObject. Here
// all are one struct, told apart by their type.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

extern const type_object list_iterator_type;
extern const type_object tuple_iterator_type;
extern const type_object item_iterator_type;

/// Iterates a list, a tuple, or whatever has __getitem__ alone. A list may change meanwhile: its
/// size is asked for at each step. An exhausted iterator has dropped its sequence and stays
/// exhausted.
struct sequence_iterator : object {
    object* sequence = nullptr; ///< null: exhausted
    ssize index = 0;            ///< of the next item
};

} // namespace stasis
