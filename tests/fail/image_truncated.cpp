// SPDX-License-Identifier: BSL-1.0
// fail/image_truncated.cpp: an image that ends inside an object is refused where the rest of it must be.
// expect: the image is truncated
// expect: (subscript value .17.|element 17 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "s\3\0\0\0abc";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "s\3\0";
#endif

constexpr const auto& result = stasis::image::index<image>;
