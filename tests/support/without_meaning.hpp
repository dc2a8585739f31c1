// SPDX-License-Identifier: BSL-1.0
// support/without_meaning.hpp: an image whose statement `-name` has CACHE in the place of UNARY_NEGATIVE:
// an opcode that is none of a program's, and has no meaning.
#pragma once

#include <cstddef>

namespace test_images {

template <std::size_t Size>
struct image_copy {
    unsigned char bytes[Size]{};
};

template <std::size_t Size>
consteval image_copy<Size> with_cache(const unsigned char (&image)[Size]) {
    constexpr unsigned char unary_negative = 11, pop_top = 1, cache = 0;
    image_copy<Size> result;
    for (std::size_t i = 0; i < Size; ++i) {
        const bool negates = i + 2 < Size && image[i] == unary_negative && image[i + 1] == 0 &&
                             image[i + 2] == pop_top;
        result.bytes[i] = negates ? cache : image[i];
    }
    return result;
}

} // namespace test_images
