// SPDX-License-Identifier: BSL-1.0
// What a hosted graph takes from the process lies where CPython's headers have it.
#include "runtime.h"

#include <doctest/doctest.h>

#include <stasis/host/python.hpp>
#include <stasis/host/twin.hpp>

using namespace stasis;
using hosted::process::runtime_objects;

TEST_CASE("_PyRuntime's small objects are where the headers have them") {
    const auto is_place = [](const runtime_place& place, const auto& mirrored) {
        CAPTURE(place.member);
        const auto offset = reinterpret_cast<const char*>(&mirrored) -
                            reinterpret_cast<const char*>(&hosted::process::runtime);
        CHECK(static_cast<std::size_t>(offset) == place.offset);
        CHECK(sizeof mirrored == place.size);
    };
    const runtime_objects& runtime = hosted::process::runtime;
    is_place(runtime_places[0], runtime.small_ints);
    is_place(runtime_places[1], runtime.empty_bytes);
    is_place(runtime_places[2], runtime.byte_characters);
    is_place(runtime_places[3], runtime.byte_characters[255]);
    is_place(runtime_places[4], runtime.empty_str);
    is_place(runtime_places[5], runtime.ascii_characters);
    is_place(runtime_places[6], runtime.latin1_characters);
    is_place(runtime_places[7], static_cast<const gc_head&>(runtime.empty_tuple));
    is_place(runtime_places[8],
             static_cast<const static_layout<tuple_object, object*, 1>&>(runtime.empty_tuple));
}

TEST_CASE("a mappingproxy is a head and its mapping") {
    CHECK(static_cast<std::size_t>(PyDictProxy_Type.tp_basicsize) ==
          sizeof(hosted::mapping_proxy_twin));
    CHECK((PyDictProxy_Type.tp_flags & Py_TPFLAGS_HAVE_GC) != 0);
    CHECK((PySlice_Type.tp_flags & Py_TPFLAGS_HAVE_GC) != 0);
    CHECK((PyFrozenSet_Type.tp_flags & Py_TPFLAGS_HAVE_GC) != 0);
    CHECK((PyCode_Type.tp_flags & Py_TPFLAGS_HAVE_GC) == 0);
}
