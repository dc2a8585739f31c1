// SPDX-License-Identifier: BSL-1.0
// fail/image_flags.cpp: the flags of a .pyc are 0, 1 or 3 (PEP 552); others are refused.
// expect: the .pyc has flags that Python 3.11 does not know
// expect: (subscript value .4.|element 4 of array)
#include <stasis/image/census.hpp>

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\3\0\0\0\0\0\0\0\0\0\0\0N";
#else
constexpr unsigned char image[] = "\xa7\r\r\n\2\0\0\0\0\0\0\0\0\0\0\0N";
#endif

constexpr const auto& result = stasis::image::index<image>;
