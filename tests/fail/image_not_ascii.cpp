// SPDX-License-Identifier: BSL-1.0
// fail/image_not_ascii.cpp: a str tagged as ASCII is refused where it stops being ASCII.
// expect: a byte above 127 in a str tagged as ASCII
// expect: (subscript value .22.|element 22 of array)
#include <stasis/image/freeze.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1z\3abc";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1z\3ab\xe4";
#endif

constexpr const auto& result = stasis::image::frozen<image, 0>;
