// SPDX-License-Identifier: BSL-1.0
// support/print_expr.hpp: an image whose statement `-name` ends with PRINT_EXPR in the place of POP_TOP:
// an opcode that is none of a program's, and has no meaning here.
#pragma once

#include <cstddef>

namespace test_images {

template <std::size_t Size>
struct image_copy {
    unsigned char bytes[Size]{};
};

template <std::size_t Size>
consteval image_copy<Size> with_print_expr(const unsigned char (&image)[Size]) {
    constexpr unsigned char unary_negative = 11, pop_top = 1, print_expr = 70;
    image_copy<Size> result;
    for (std::size_t i = 0; i < Size; ++i) {
        const bool ends_statement = i >= 2 && image[i] == pop_top && image[i - 1] == 0 &&
                                    image[i - 2] == unary_negative;
        result.bytes[i] = ends_statement ? print_expr : image[i];
    }
    return result;
}

} // namespace test_images
