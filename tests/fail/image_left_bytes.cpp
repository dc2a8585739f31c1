// SPDX-License-Identifier: BSL-1.0
// fail/image_left_bytes.cpp: an image must end with its object; the offset is the one where it ended.
// expect: bytes are left behind the object
// expect: (subscript value .17.|element 17 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "N";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "NN";
#endif

constexpr const auto& result = stasis::image::index<image>;
