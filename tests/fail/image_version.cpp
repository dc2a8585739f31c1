// SPDX-License-Identifier: BSL-1.0
// fail/image_version.cpp: the .pyc of another version of Python is refused by its magic number.
// expect: the .pyc is not one of Python 3.11, whose magic number is 3495
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0N";
#else
constexpr unsigned char image[] = "\xcb\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0N";
#endif

constexpr const auto& result = stasis::image::index<image>;
