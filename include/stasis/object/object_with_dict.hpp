// SPDX-License-Identifier: BSL-1.0
// stasis/object/object_with_dict.hpp: what the objects of a type in C++ begin with that keep
// attributes of their own in a dict, right behind the head: its tp_dictoffset is dict_behind_head.
// CPython 3.11: _PyNamespaceObject (Objects/namespaceobject.c), and others where they have it.
#pragma once

#include <stasis/object/head.hpp>

namespace stasis {

/// Such an object; what is its own follows.
struct object_with_dict : object {
    object* dict = nullptr; ///< null as long as it has no attributes
};

/// The offset of the dict.
inline constexpr ssize dict_behind_head = 16;

} // namespace stasis
