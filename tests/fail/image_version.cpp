// SPDX-License-Identifier: BSL-1.0
// fail/image_version.cpp: the .pyc of another version of Python is refused by its magic number.
// An offset of 0 is no subscript: it is an argument beside the reason.
// expect: refuse<true>\(.*the .pyc is not one of Python 3.11, whose magic number is 3495"(\)|\[0\]), 0\)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0N";
#else
constexpr unsigned char image[] = "\xcb\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0N";
#endif

constexpr const auto& result = stasis::image::index<image>;
