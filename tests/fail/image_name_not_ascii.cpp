// SPDX-License-Identifier: BSL-1.0
// fail/image_name_not_ascii.cpp: an interned str tagged as ASCII is refused where it stops being
// ASCII, like any other.
// expect: a byte above 127 in a str tagged as ASCII
// expect: (subscript value .22.|element 22 of array)
#include <stasis/image/freeze.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1Z\3abc";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1Z\3ab\xe4";
#endif

constexpr const auto& result = stasis::image::frozen<image, 0>;
