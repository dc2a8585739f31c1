// SPDX-License-Identifier: BSL-1.0
// fail/image_cycle.cpp: a container that holds itself is refused where it refers to itself.
// expect: a reference to a container from inside it
// expect: (subscript value .19.|element 19 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "\xa9\1N";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "\xa9\1r\0\0\0\0";
#endif

constexpr const auto& result = stasis::image::index<image>;
