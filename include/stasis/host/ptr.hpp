// SPDX-License-Identifier: BSL-1.0
// stasis/host/ptr.hpp: a constant of the graph for CPython's API: ptr<str_<"name">>.
// Promises: each is one object in the program, the same at each call, which is never freed, and is
// usable wherever the API takes such an object: as an attribute's name, a key, a default, a
// keyword. A dict comes as a mappingproxy, since nobody may change it: Python code that gets hold
// of the dict behind it, as gc.get_referents() and the other side of a comparison do, and adds to
// it, has CPython free memory that is none of its own.
// Requires: the GIL, and that hosted::verify() was content before the first use.
#pragma once

#include <stasis/graph/item.hpp>
#include <stasis/host/tables.hpp>

namespace stasis::hosted {

inline namespace cpython_3_11 {

/// Converts to the PyObject* of a constant: a borrowed reference, so what steals a reference gets
/// Py_NewRef(ptr<...>). The first conversion of one that holds frozensets or dicts binds them.
template <const auto& Constant>
struct pointer {
    [[nodiscard]] PyObject* get() const noexcept {
        // No variable that holds the constant's address: unoptimised code would refer to it.
        bind(detail::list_tables<graph::detail::item_address<Constant>()>());
        return to_python(hosted_object<graph::detail::item_address<Constant>()>);
    }
    operator PyObject*() const noexcept { return get(); }
};

/// A constant of the graph, such as str_<"name">, dict_<...> or image::module_code<...>, as a live
/// CPython's object.
template <const auto& Constant>
inline constexpr pointer<Constant> ptr{};

} // namespace cpython_3_11

} // namespace stasis::hosted
