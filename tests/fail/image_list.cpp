// SPDX-License-Identifier: BSL-1.0
// fail/image_list.cpp: a list in an image can't be a constant, and the error says which and where.
// expect: a list cannot be a static object
// expect: (subscript value .19.|element 19 of array)
#include <stasis/image/freeze.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\2N)\0";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\2N[\0\0\0\0";
#endif

constexpr const auto& result = stasis::image::frozen<image, 0>;
