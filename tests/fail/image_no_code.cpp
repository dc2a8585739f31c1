// SPDX-License-Identifier: BSL-1.0
// fail/image_no_code.cpp: a .pyc that holds something else than code has no module_code.
// expect: the image is no code object
// expect: (subscript value .16.|element 16 of array)
#include <stasis/image/freeze.hpp>

#define EMPTY_CODE                                                                                 \
    "c\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0s\0\0\0\0)\0)\0)\0s\0\0\0\0z\0z\0z\0\1\0\0\0s\0\0\0" \
    "\0s\0\0\0\0"

#if defined(STASIS_CONTROL)
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0" EMPTY_CODE;
#else
constexpr unsigned char image[] = "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0N";
#endif

constexpr const auto& result = stasis::image::module_code<image>;
