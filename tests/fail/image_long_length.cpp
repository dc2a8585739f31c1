// SPDX-License-Identifier: BSL-1.0
// fail/image_long_length.cpp: a length that the rest of the image can't hold is refused where it stands.
// expect: a length beyond the end of the image
// expect: (subscript value .17.|element 17 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "s\3\0\0\0abc";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" "s\5\0\0\0abc";
#endif

constexpr const auto& result = stasis::image::index<image>;
