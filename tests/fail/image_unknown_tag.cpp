// SPDX-License-Identifier: BSL-1.0
// fail/image_unknown_tag.cpp: a tag of no version of marshal is refused where it stands.
// expect: an unknown tag
// expect: (subscript value .18.|element 18 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1N";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" ")\1q";
#endif

constexpr const auto& result = stasis::image::index<image>;
